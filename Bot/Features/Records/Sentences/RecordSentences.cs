using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Meetings;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Features.Records.Sentences;

/// <summary>What a sentence came behind.</summary>
internal enum SentenceCommand
{
    /// <summary>Nothing: it must say by itself that it reports an entry.</summary>
    None,

    /// <summary>记, which is for meetings first.</summary>
    Log,

    /// <summary>登记: what follows is an entry of a register.</summary>
    Record,
}

/// <summary>What was understood of a sentence about something other than a meeting.</summary>
internal sealed record RecordSentence(Register Register, ImmutableSortedDictionary<string, string> Values);

/// <summary>
/// Reads one Chinese sentence that reports an entry of a register: the register, the day, the title in 《》, and values named by
/// the register's fields. All of it comes from the registers; a new one needs no code. Immutable and thread-safe.
/// </summary>
/// <remarks>A wrong field is worse than an empty one: where two things are possible, nothing is filled in.</remarks>
internal sealed class RecordSentences
{
    private readonly QuickLogParser meetings;
    private readonly ReportPhrases phrases;
    private readonly SaidRegister registerOf;

    /// <param name="registers">The registers of the office and what people call them.</param>
    /// <param name="meetings">Recognises reports of meetings, which are not entries.</param>
    public RecordSentences(RegisterCatalog registers, QuickLogParser meetings)
    {
        this.meetings = meetings;
        phrases = new ReportPhrases(registers);
        registerOf = new SaidRegister(registers, phrases);
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="officeNow">Now, in the office's time zone.</param>
    /// <param name="command">Behind one, it counts as a report in doubt. A question still does not, and a plan only where the register keeps plans.</param>
    /// <param name="writtenAt">When it was written, if earlier: words for days are relative to that day.</param>
    public RecordSentence? Read(string sentence, DateTime officeNow, SentenceCommand command, DateTime? writtenAt = null)
    {
        if (string.IsNullOrWhiteSpace(sentence) || sentence.Length > QuickLogParser.LongestSentence)
            return null;

        try
        {
            return Read(new Said(sentence, officeNow, command, writtenAt));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that exhausts a pattern's time limit was made to do so, and reports nothing.
            return null;
        }
    }

    private RecordSentence? Read(Said said)
    {
        var message = new Message(said.Text);
        if (registerOf.Find(message, said.Command) is not { } named)
            return null;

        var fields = new SentenceFields(message, named, said.WrittenAt);
        if (said.IsEntry)
            fields.TakeLabelled();
        var days = When.MentionsIn(message.Work, said.WrittenAt);
        var when = When.Read(message, said.WrittenAt, said.Today);
        // What was written like a form behind 登记 reports what the form is of.
        if (!(said.IsEntry && fields.IsForm) && !IsReport(said, message, named, when))
            return null;

        if (said.IsEntry)
            fields.TakePhrases(phrases);
        else
            fields.TakeLabelled();
        return new RecordSentence(named.Register, fields.Read(DayOf(said, message, named.Register, when, days)));
    }

    private bool IsReport(Said said, Message message, NamedRegister named, When when)
    {
        var meeting = MeetingIn(said, named)?.Draft;
        return !IsOfMeeting(said, named, meeting) && IsReport(said, message, named, when, isHeld: meeting is not null);
    }

    // Behind 登记 a register's name outweighs a kind of meeting of which nothing else is said; without a name, people who came make it a meeting.
    private static bool IsOfMeeting(Said said, NamedRegister named, MeetingDraft? meeting)
    {
        if (meeting is null)
            return false;

        var isCounted = meeting is not { Expected: null, Present: null, Start: null };
        if (named.IsByName)
            return meeting.Type is not null && (isCounted || !said.IsEntry);
        return meeting.Type is not null || (isCounted && !named.Register.Fields.Any(f => f.CountedIn?.Contains("人") is true));
    }

    private static bool IsReport(Said said, Message message, NamedRegister named, When when, bool isHeld)
    {
        var name = named.Where;
        // The name itself must not count as wording: 立法计划 is not a plan.
        var text = string.Create(message.Length, (message.Work, name), static (target, source) =>
        {
            source.Work.CopyTo(target);
            target[source.name.Start..source.name.End].Fill(Mark.Type);
        });
        if (JudgeWords.EndsAsking().IsMatch(text) || JudgeWords.Question().IsMatch(text) || JudgeWords.Asking().IsMatch(text)
            || JudgeWords.Request().IsMatch(text) || JudgeWords.Notice().IsMatch(text) || JudgeWords.NotHeld().IsMatch(text))
            return false;
        var isAhead = JudgeWords.FirmPlan().IsMatch(text) || JudgeWords.Plan().IsMatch(text) || when.Day > said.Today || when.MentionsAhead || when.IsRatherAhead;
        if (isAhead && !KeepsPlans(said, named.Register))
            return false;
        if (said.Command is not SentenceCommand.None)
            return true;

        var isHead = string.IsNullOrWhiteSpace(text[..name.Start].Trim(Mark.When, '我', '们', '部', '门', '支'));
        // The day is already marked in the text: a past day is as good as a word of the past.
        var isPast = JudgeWords.Past().IsMatch(text) || when.Day < said.Today;
        // 工会活动：11月21日健步走，35人参加: what would be a meeting of unknown kind belongs to the register that heads it.
        return (isHeld && isHead) || IsHeading(text, name, when, said.Today) || (message.Quotes.Count > 0 && (isPast || SentenceWords.Done().IsMatch(text)) && (isPast || isHead || when.Day is not null));
    }

    // 登记 值班安排 12月5日: an entry of such a register may be of a day to come.
    private static bool KeepsPlans(Said said, Register register) => said.IsEntry && register.Field(register.DateField) is { Past: false };

    // A kind of meeting that only the register's own name holds (调研 in 调研报告) reports no meeting.
    private QuickLogResult.Understood? MeetingIn(Said said, NamedRegister named)
    {
        var (start, end) = named.Where;
        var understood = Parse(said.Text);
        return understood?.Draft.Type is null || !named.IsByName
            ? understood
            : Parse($"{said.Text[..start]}{new string(' ', end - start)}{said.Text[end..]}");

        QuickLogResult.Understood? Parse(string text) =>
            meetings.Parse(text, said.Now, said.Command is not SentenceCommand.None, said.WrittenAt) as QuickLogResult.Understood;
    }

    // 为群众办实事：11月19日加装了晾衣架
    private static bool IsHeading(string text, Span name, When when, DateOnly today) =>
        name.Start == 0 && name.End < text.Length && text[name.End] is ':' && when.Day <= today && SentenceWords.Done().IsMatch(text);

    // 刚发了 without a day means today; 上周发了 means an unknown day.
    private static DateOnly? DayOf(Said said, Message message, Register register, When when, IReadOnlyList<DateMention> days) =>
        KeepsPlans(said, register) && days is [{ IsOneDay: true } only] ? SaidValue.Nearest(only.Day, DateOnly.FromDateTime(said.WrittenAt))
        : when.Day ?? (!when.IsVague && message.Folded.Contains('刚', StringComparison.Ordinal) ? DateOnly.FromDateTime(said.WrittenAt) : null);

    private sealed record Said(string Text, DateTime Now, SentenceCommand Command, DateTime? SentAt)
    {
        public DateTime WrittenAt => SentAt ?? Now;

        public DateOnly Today => DateOnly.FromDateTime(Now);

        /// <summary>Whether it was said outright that an entry follows.</summary>
        public bool IsEntry => Command is SentenceCommand.Record;
    }
}
