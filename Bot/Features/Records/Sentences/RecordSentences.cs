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
    private readonly Dictionary<string, Register> byName = new(StringComparer.Ordinal);
    private readonly Lazy<Regex> names;
    private readonly ReportPhrases phrases;

    /// <param name="registers">The registers of the office and what people call them.</param>
    /// <param name="meetings">Recognises reports of meetings, which are not entries.</param>
    public RecordSentences(RegisterCatalog registers, QuickLogParser meetings)
    {
        this.meetings = meetings;
        phrases = new ReportPhrases(registers);
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
    /// <param name="command">Behind one, it counts as a report in doubt. A question still does not, and a plan only where the register keeps plans.</param>
    /// <param name="writtenAt">When it was written, if earlier: words for days are relative to that day.</param>
    public RecordSentence? Read(string sentence, DateTime officeNow, SentenceCommand command, DateTime? writtenAt = null)
    {
        if (string.IsNullOrWhiteSpace(sentence) || sentence.Length > QuickLogParser.LongestSentence)
            return null;

        try
        {
            var message = new Message(sentence);
            if (NameIn(message, command) is not { } name)
                return null;

            var fields = new SentenceFields(message, name.Register, name.Where, writtenAt ?? officeNow);
            if (command is SentenceCommand.Record)
                fields.TakeLabelled();
            var days = When.MentionsIn(message.Work, writtenAt ?? officeNow);
            var when = When.Read(message, writtenAt ?? officeNow, DateOnly.FromDateTime(officeNow));
            // What was written like a form behind 登记 reports what the form is of.
            if (!(command is SentenceCommand.Record && fields.IsForm) && !IsReport(message, name, when, sentence, officeNow, command, writtenAt))
                return null;

            if (command is SentenceCommand.Record)
                fields.TakePhrases(phrases);
            else
                fields.TakeLabelled();
            return new RecordSentence(name.Register, fields.Read(DayOf(message, name.Register, when, days, command, writtenAt ?? officeNow)));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that exhausts a pattern's time limit was made to do so, and reports nothing.
            return null;
        }
    }

    // The one register that is named outright, or by its phrases behind 登记; if there are two, neither.
    private (Register Register, Span Where)? NameIn(Message message, SentenceCommand command)
    {
        var found = names.Value.Matches(message.Work)
            .Select(m => (Register: byName[m.Value], Where: m.ToSpan()))
            .Where(f => !IsOnlyTalkedAbout(message.Work, f.Where, command))
            .ToList();
        // A form is of what its head names; its values may name others.
        if (command is SentenceCommand.Record && found.Count > 0 && SentenceWords.TitleBegins().Match(message.Work) is { Success: true } title && found[0].Where.End <= title.Index)
            found.RemoveAll(f => f.Where.Start > title.Index);
        // 协调电视台采访代表联络站: what is said in a phrase is not what the entry is of; 公众号发了原创稿件: nor is part of the other's name.
        var reports = command is SentenceCommand.Record ? phrases.Reports(message.Work, message.Folded) : [];
        if (reports is [{ Register: var other }, ..])
            found.RemoveAll(f => f.Register != other && (reports.Any(p => p.Said.Any(s => s.Where.Overlaps(f.Where))) || NamesOf(other).Any(n => n.Contains(message.Folded[f.Where.Start..f.Where.End], StringComparison.Ordinal))));
        // 公众号发布原创稿件: 稿件 alone is part of a name of the other.
        found.RemoveAll(f => found.Exists(o => o.Register != f.Register && NamesOf(o.Register).Any(n => n.Contains(message.Folded[f.Where.Start..f.Where.End], StringComparison.Ordinal))));
        if (found.Count > 0 || command is not SentenceCommand.Record)
            return found.Select(f => f.Register).Distinct().Take(2).Count() == 1 ? found[0] : null;

        // 《理论速递》第15期
        foreach (var quote in message.Quotes)
            if (byName.TryGetValue(message.Folded[(quote.Start + 1)..(quote.End - 1)], out var quoted))
                return (quoted, quote);
        return reports is [{ Register: var reported }, ..] ? (reported, default) : null;
    }

    private static bool IsOnlyTalkedAbout(string text, Span name, SentenceCommand command)
    {
        var clause = Clauses.StartOf(text, name.Start);
        var before = text.AsSpan(clause, name.Start - clause);
        if (command is SentenceCommand.Record)
            return SentenceWords.OnAgenda().IsMatch(before);
        return SentenceWords.TalkedAbout().IsMatch(before) || SentenceWords.PaperAbout().IsMatch(text.AsSpan(name.End));
    }

    private bool IsReport(Message message, (Register Register, Span Where) named, When when, string sentence, DateTime now, SentenceCommand command, DateTime? writtenAt)
    {
        var (register, name) = named;
        var meeting = MeetingIn(sentence, name, now, command, writtenAt);
        // Behind 登记 a register's name outweighs a kind of meeting of which nothing else is said, and a phrase no meeting with people in it.
        var isCounted = meeting is { Draft: not { Expected: null, Present: null, Start: null } };
        var countsPeople = register.Fields.Any(f => f.CountedIn?.Contains("人") is true);
        if (name.IsEmpty ? meeting is { Draft.Type: not null } || (isCounted && !countsPeople) : meeting is { Draft.Type: not null } && (isCounted || command is not SentenceCommand.Record))
            return false;

        var today = DateOnly.FromDateTime(now);
        // The name itself must not count as wording: 立法计划 is not a plan.
        var text = string.Create(message.Length, (message.Work, name), static (target, source) =>
        {
            source.Work.CopyTo(target);
            target[source.name.Start..source.name.End].Fill(Mark.Type);
        });
        if (JudgeWords.EndsAsking().IsMatch(text) || JudgeWords.Question().IsMatch(text) || JudgeWords.Asking().IsMatch(text)
            || JudgeWords.Request().IsMatch(text) || JudgeWords.Notice().IsMatch(text) || JudgeWords.NotHeld().IsMatch(text))
            return false;
        var isAhead = JudgeWords.FirmPlan().IsMatch(text) || JudgeWords.Plan().IsMatch(text) || when.Day > today || when.MentionsAhead || when.IsRatherAhead;
        if (isAhead && !KeepsPlans(register, command))
            return false;
        if (command is not SentenceCommand.None)
            return true;

        var isHeld = meeting is not null;
        var isHead = string.IsNullOrWhiteSpace(text[..name.Start].Trim(Mark.When, '我', '们', '部', '门', '支'));
        // The day is already marked in the text: a past day is as good as a word of the past.
        var isPast = JudgeWords.Past().IsMatch(text) || when.Day < today;
        // 工会活动：11月21日健步走，35人参加: what would be a meeting of unknown kind belongs to the register that heads it.
        return (isHeld && isHead) || IsHeading(text, name, when, today) || (message.Quotes.Count > 0 && (isPast || SentenceWords.Done().IsMatch(text)) && (isPast || isHead || when.Day is not null));
    }

    // 登记 值班安排 12月5日: an entry of such a register may be of a day to come.
    private static bool KeepsPlans(Register register, SentenceCommand command) =>
        command is SentenceCommand.Record && register.Field(register.DateField) is { Past: false };

    // A kind of meeting that only the register's own name holds (调研 in 调研报告) reports no meeting.
    private QuickLogResult.Understood? MeetingIn(string sentence, Span name, DateTime now, SentenceCommand command, DateTime? writtenAt)
    {
        var asCommand = command is not SentenceCommand.None;
        return meetings.Parse(sentence, now, asCommand, writtenAt) is not QuickLogResult.Understood understood ? null
            : understood.Draft.Type is null || name.IsEmpty ? understood
            : meetings.Parse($"{sentence[..name.Start]}{new string(' ', name.Length)}{sentence[name.End..]}", now, asCommand, writtenAt) as QuickLogResult.Understood;
    }

    private static IEnumerable<string> NamesOf(Register register) => register.Aliases.Append(register.Name.Zh).Select(Fold.Apply);

    // 为群众办实事：11月19日加装了晾衣架
    private static bool IsHeading(string text, Span name, When when, DateOnly today) =>
        name.Start == 0 && name.End < text.Length && text[name.End] is ':' && when.Day <= today && SentenceWords.Done().IsMatch(text);

    // 刚发了 without a day means today; 上周发了 means an unknown day.
    private static DateOnly? DayOf(
        Message message, Register register, When when, IReadOnlyList<DateMention> days, SentenceCommand command, DateTime writtenAt) =>
        KeepsPlans(register, command) && days is [{ IsOneDay: true } only] ? SaidValue.Nearest(only.Day, DateOnly.FromDateTime(writtenAt))
        : when.Day ?? (!when.IsVague && message.Folded.Contains('刚', StringComparison.Ordinal) ? DateOnly.FromDateTime(writtenAt) : null);
}
