using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Meetings;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Features.Records.Sentences;

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
    private readonly Dictionary<string, Register> byName = new(StringComparer.Ordinal);
    private readonly Lazy<Regex> names;

    /// <param name="registers">The registers of the office and what people call them.</param>
    /// <param name="meetings">Recognises reports of meetings, which are not entries.</param>
    public RecordSentences(RegisterCatalog registers, QuickLogParser meetings)
    {
        this.meetings = meetings;
        foreach (var register in registers.All.Where(r => r.HasGeneralCard))
            foreach (var name in register.Aliases.Append(register.Name.Zh))
                byName.TryAdd(Fold.Apply(name), register);
        var longestFirst = byName.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Regex.Escape);
        // Names are data, so this pattern cannot be generated at build time. Nothing in it repeats, so it cannot backtrack far.
        names = new(() => new Regex(
            string.Join('|', longestFirst.DefaultIfEmpty("(?!)")), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout)));
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="officeNow">Now, in the office's time zone.</param>
    /// <param name="asCommand">Whether it came after an explicit 登记 or 记: in doubt, it counts as a report. A plan or a question still does not.</param>
    /// <param name="writtenAt">When it was written, if earlier: words for days are relative to that day.</param>
    public RecordSentence? Read(string sentence, DateTime officeNow, bool asCommand, DateTime? writtenAt = null)
    {
        if (string.IsNullOrWhiteSpace(sentence) || sentence.Length > QuickLogParser.LongestSentence)
            return null;

        try
        {
            var message = new Message(sentence);
            var when = When.Read(message, writtenAt ?? officeNow, DateOnly.FromDateTime(officeNow));
            if (NameIn(message) is not { } name)
                return null;

            var meeting = meetings.Parse(sentence, officeNow, asCommand, writtenAt) as QuickLogResult.Understood;
            if (meeting is { Draft.Type: not null } || !IsReport(message, when, name.Where, officeNow, asCommand, isHeld: meeting is not null))
                return null;

            return new RecordSentence(name.Register, new SentenceFields(message, name.Register, name.Where).Read(DayOf(message, when, writtenAt ?? officeNow)));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that exhausts a pattern's time limit was made to do so, and reports nothing.
            return null;
        }
    }

    // The one register that is named outright; if there are two, neither.
    private (Register Register, Span Where)? NameIn(Message message)
    {
        var found = names.Value.Matches(message.Work)
            .Select(m => (Register: byName[m.Value], Where: m.ToSpan()))
            .Where(f => !IsOnlyTalkedAbout(message.Work, f.Where))
            .ToList();
        return found.Select(f => f.Register).Distinct().Take(2).Count() == 1 ? found[0] : null;
    }

    private static bool IsOnlyTalkedAbout(string text, Span name)
    {
        var clause = Clauses.StartOf(text, name.Start);
        return SentenceWords.TalkedAbout().IsMatch(text.AsSpan(clause, name.Start - clause)) || SentenceWords.PaperAbout().IsMatch(text.AsSpan(name.End));
    }

    private static bool IsReport(Message message, When when, Span name, DateTime now, bool asCommand, bool isHeld)
    {
        var today = DateOnly.FromDateTime(now);
        // The name itself must not count as wording: 立法计划 is not a plan.
        var text = string.Create(message.Length, (message.Work, name), static (target, source) =>
        {
            source.Work.CopyTo(target);
            target[source.name.Start..source.name.End].Fill(Mark.Type);
        });
        if (JudgeWords.EndsAsking().IsMatch(text) || JudgeWords.Question().IsMatch(text) || JudgeWords.Asking().IsMatch(text)
            || JudgeWords.Request().IsMatch(text) || JudgeWords.Notice().IsMatch(text) || JudgeWords.NotHeld().IsMatch(text)
            || JudgeWords.FirmPlan().IsMatch(text) || JudgeWords.Plan().IsMatch(text)
            || when.Day > today || when.MentionsAhead || when.IsRatherAhead)
            return false;
        if (asCommand)
            return true;

        var isHead = string.IsNullOrWhiteSpace(text[..name.Start].Trim(Mark.When, '我', '们', '部', '门', '支'));
        // The day is already marked in the text: a past day is as good as a word of the past.
        var isPast = JudgeWords.Past().IsMatch(text) || when.Day < today;
        // 工会活动：11月21日健步走，35人参加: what would be a meeting of unknown kind belongs to the register that heads it.
        return (isHeld && isHead) || IsHeading(text, name, when, today) || (message.Quotes.Count > 0 && (isPast || SentenceWords.Done().IsMatch(text)) && (isPast || isHead || when.Day is not null));
    }

    // 为群众办实事：11月19日加装了晾衣架
    private static bool IsHeading(string text, Span name, When when, DateOnly today) =>
        name.Start == 0 && name.End < text.Length && text[name.End] is ':' && when.Day <= today && SentenceWords.Done().IsMatch(text);

    // 刚发了 without a day means today; 上周发了 means an unknown day.
    private static DateOnly? DayOf(Message message, When when, DateTime writtenAt) =>
        when.Day ?? (!when.IsVague && message.Folded.Contains('刚', StringComparison.Ordinal) ? DateOnly.FromDateTime(writtenAt) : null);
}
