using System.Text.RegularExpressions;
using BotApp.Sentences.Meetings.Readers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings;

/// <summary>
/// Reads one Chinese sentence about a meeting. Immutable and thread-safe; never throws.
/// </summary>
/// <remarks>
/// A chain of readers over one text: each takes what it is sure of and overwrites it in the working text, so the next sees
/// only what is left. The order is the design: quotations first (a date in a title is no date), then times, because a
/// number with 点 or 日 is no head count, then the register's name, head counts, people, absences, decisions and tasks;
/// place and topic, the most open ones, last.
/// </remarks>
public sealed class QuickLogParser
{
    /// <summary>The longest sentence read, in characters; the rest of a longer one is not looked at.</summary>
    public const int LongestSentence = 1000;

    private readonly TypeReader _types;

    /// <param name="registers">The registers of the office and what people call them.</param>
    public QuickLogParser(IReadOnlyList<RegisterNames> registers)
    {
        ArgumentNullException.ThrowIfNull(registers);
        _types = new TypeReader(registers);
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">As typed, without the word 记 of the command.</param>
    /// <param name="officeNow">Now, in the office's time zone.</param>
    /// <param name="asCommand">
    /// The sentence came after an explicit 记: in doubt, it counts as a report. A plan, a cancellation or a question still
    /// does not.
    /// </param>
    /// <param name="writtenAt">
    /// When it was written, if earlier: 昨天 and 刚 refer to that day. Whether a day lies ahead is still judged from now.
    /// </param>
    /// <param name="people">The names on the roster; they split names that are written without a separator.</param>
    /// <param name="writer">The writer's name, for 由我主持. In a forwarded message 我 is somebody else.</param>
    public QuickLogResult Parse(
        string sentence, DateTime officeNow, bool asCommand = false, DateTime? writtenAt = null, IEnumerable<string>? people = null, string? writer = null)
    {
        if (string.IsNullOrWhiteSpace(sentence))
            return new QuickLogResult.NotALog();

        try
        {
            var read = sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence];
            var (text, writtenThen) = Forwarded.Read(read, writtenAt ?? officeNow);
            return Read(NumberedLines.Broken(CopiedRow.AsForm(text)), officeNow, asCommand, writtenThen, new KnownPeople(people ?? []), text.Length == read.Length ? writer : null);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that exhausts a pattern's time limit was made to do so, and reports no meeting.
            return new QuickLogResult.NotALog();
        }
    }

    private QuickLogResult Read(string sentence, DateTime now, bool asCommand, DateTime writtenAt, KnownPeople people, string? writer)
    {
        var writtenOn = DateOnly.FromDateTime(writtenAt);
        var message = new Message(sentence);
        var reading = new Reading(message, When.Read(message, writtenAt, DateOnly.FromDateTime(now)), people, writer);

        reading.Type = _types.Read(message);
        var another = OtherMeetings.Find(message.Folded, reading.Type, reading.When);
        // Attendance and decisions after that point belong to the other meeting.
        if (another is var (other, start) && start > reading.Type.Where.Start
            && Read(sentence[..start], now, asCommand, writtenAt, people, writer) is QuickLogResult.Understood first)
            return first with { Another = other };

        reading.Attendance = AttendanceReader.Read(message, reading.Type);
        PeopleReader.Read(reading);
        AbsenceReader.Read(reading);
        ResolutionReader.Read(reading, writtenOn);
        if (!LogJudge.IsLog(reading, now, writtenOn, asCommand))
            return new QuickLogResult.NotALog();

        PlaceReader.Read(reading);
        TopicReader.Read(reading);
        return new QuickLogResult.Understood(MeetingConventions.Draft(reading, writtenOn)) { Another = another?.Meeting };
    }
}
