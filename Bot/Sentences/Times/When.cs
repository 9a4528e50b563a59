using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>A deadline found in the message.</summary>
internal sealed record Deadline(Span Where, WrittenDay Day);

/// <summary>Everything the message says about time.</summary>
internal sealed partial class When
{
    private When()
    {
    }

    /// <summary>The day of the meeting if one day is named; it may lie ahead.</summary>
    public DateOnly? Day { get; private init; }

    public TimeOnly? Start { get; private init; }

    public TimeOnly? End { get; private init; }

    /// <summary>Whether the day has no year, comes again soon and last came long ago: 12月1日 said in November.</summary>
    public bool IsRatherAhead { get; private init; }

    /// <summary>Some time is named but no one day (上周, 10月): today is not meant either.</summary>
    public bool IsVague { get; private init; }

    /// <summary>The first clock time, whatever it refers to.</summary>
    public TimeOnly? FirstClock { get; private init; }

    /// <summary>Whether a day is named that lies ahead and is not a deadline (明天, 下周五).</summary>
    public bool MentionsAhead { get; private init; }

    /// <summary>Where a day still ahead is named to which something was moved (改到周三开).</summary>
    public Span? MovedAhead { get; private init; }

    /// <summary>The words that say that the meeting was moved to the day on which it was held: 推迟到11月6日.</summary>
    public Span? MovedBehind { get; private init; }

    /// <summary>All past days named that are not deadlines, with their words.</summary>
    public IReadOnlyList<(Span Where, DateOnly Day)> PastDays { get; private init; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private init; } = [];

    /// <summary>Reads and marks all days, hours and lengths of the message.</summary>
    /// <param name="writtenAt">When it was written; words for days are relative to that day.</param>
    /// <param name="today">Days after this one lie ahead.</param>
    public static When Read(Message message, DateTime writtenAt, DateOnly today)
    {
        var writtenOn = DateOnly.FromDateTime(writtenAt);
        // 〔2026〕9号 is part of a document's name, so it is treated like a quotation.
        foreach (Match number in DocumentNumber().Matches(message.Work))
            message.Take(number, Mark.Quoted);

        var days = Days(message, writtenAt, writtenOn);
        var candidates = DateRoles.Candidates(message.Work, days, today);
        var moved = DateRoles.MovedAhead(message.Work, days, today);
        foreach (var day in days)
            message.Take(day.Where, day.IsDeadline ? Mark.Due : Mark.When);

        var length = Durations.Find(message.Work, out var lengths);
        foreach (var where in lengths)
            message.Take(where, Mark.When);

        var clocks = Clock.Find(message.Work).Where(c => !BelongsToDeadline(message.Work, c)).ToList();
        var parts = Parts(message.Work, clocks);
        var times = MeetingTimes.Choose(message.Work, [.. clocks.Where(c => !IsOfOther(message.Work, c, days, candidates.FirstOrDefault()))], parts, length);
        foreach (var clock in clocks)
            message.Take(clock.Where, Mark.When);
        foreach (var (where, _) in parts)
            message.Take(where, Mark.When);

        var chosen = candidates.FirstOrDefault();
        var next = chosen is null ? null : ReturnsSoon(chosen.Day, writtenOn);
        // 25日下午开支委会, written on the 20th: what was ahead then may be past by now.
        var isRatherAhead = next > today;
        return new When
        {
            Day = chosen is null ? null : isRatherAhead || next is null ? Calendar.Past(chosen.Day, writtenOn) : next,
            IsRatherAhead = isRatherAhead,
            IsVague = candidates.Count > 0 || moved is not null || days.Exists(d => !d.IsDeadline && DateRoles.IsOfOtherLabel(message.Folded, d)),
            Start = times.Start,
            End = times.End,
            FirstClock = clocks.Count == 0 ? null : clocks[0].At(parts.Count > 0 ? parts[0].Part : null),
            MentionsAhead = days.Any(d => !d.IsDeadline && d.Day is WrittenDay.Exactly(var day) && day > today),
            MovedAhead = moved?.Where,
            MovedBehind = chosen is null ? null : DateRoles.MovedBehind(message.Folded, days, chosen, today),
            PastDays = [.. days.Where(d => !d.IsDeadline && ReturnsSoon(d.Day, writtenOn) is null).Select(d => (d.Where, Day: Calendar.Past(d.Day, writtenOn)))
                .Where(d => d.Day <= today).Select(d => (d.Where, d.Day!.Value))],
            Deadlines = [.. days.Where(d => d.IsDeadline && d.IsOneDay).Select(d => new Deadline(d.Where, d.Day))],
        };
    }

    /// <summary>The days that a text names, whatever they are days of.</summary>
    public static IReadOnlyList<DateMention> MentionsIn(string text, DateTime writtenAt)
    {
        var written = WrittenDates.Find(text, DateOnly.FromDateTime(writtenAt));
        var rest = text.ToCharArray();
        foreach (var mention in written)
            Array.Fill(rest, Mark.When, mention.Where.Start, mention.Where.Length);
        return [.. written, .. RecognisedDates.Find(new string(rest), writtenAt)];
    }

    /// <summary>The next occurrence of a day whose last one was long ago; null if the last one is about as near.</summary>
    public static DateOnly? ReturnsSoon(WrittenDay day, DateOnly today) =>
        day is WrittenDay.MonthAndDay or WrittenDay.DayOfMonth
        && Calendar.Next(day, today, today) is { } next
        && Calendar.Past(day, today) is { } past
        && next > today && next.DayNumber - today.DayNumber <= 60 && today.DayNumber - past.DayNumber > 7 * (next.DayNumber - today.DayNumber) / 2
            ? next
            : null;

    private static List<DateMention> Days(Message message, DateTime now, DateOnly today)
    {
        var text = FirstMonth().Replace(message.Work, "1");
        var days = DateRoles.Classify(text, [.. MentionsIn(text, now)], today);
        days.RemoveAll(d => HeadCounts.IsOne(text, d.Where));
        // 11.10支委会；5/5；: next to a day, a fraction that stands alone is a head count.
        if (days.Count(d => d.IsOneDay && !d.IsDeadline) > 1)
            return [.. days.Where((d, i) => !(HeadCounts.IsFraction(text, d.Where) && HeadCounts.StandsAlone(text, d.Where) && (i > 0 || text[d.Where.Start - 1] is not ' ')))];

        foreach (var unclear in days.Where(d => HeadCounts.MayBeOne(text, d.Where)))
            message.Take(unclear.Where);
        days.RemoveAll(d => HeadCounts.MayBeOne(text, d.Where));
        return days;
    }

    private static List<(Span Where, DayPart Part)> Parts(string text, List<ClockMention> clocks)
    {
        var parts = new List<(Span, DayPart)>();
        foreach (Match match in DetachedParts().Matches(text))
        {
            if (!clocks.Any(c => c.Where.Overlaps(match.ToSpan())))
                parts.Add((match.ToSpan(), DayParts.Read(match.Value)));
        }

        return parts;
    }

    // 12月5日下午5点前, 周五17:00前报送
    private static bool BelongsToDeadline(string text, ClockMention clock) =>
        (clock.Where.Start > 0 && text[clock.Where.Start - 1] is Mark.Due)
        || UntilAfter().IsMatch(text.AsSpan(clock.Where.End));

    // 定下周三上午9点开党员大会: an hour right after a day belongs to that day, whether the meeting's or another.
    private static bool IsOfOther(string text, ClockMention clock, List<DateMention> days, DateMention? meeting)
    {
        var day = days.FindLast(d => d.Where.End <= clock.Where.Start && RightBehind().IsMatch(text.AsSpan(d.Where.End, clock.Where.Start - d.Where.End)));
        if (day is not { IsOneDay: true } || meeting is not { IsOneDay: true })
            return IsOfLater(text, clock);
        if (day.Where == meeting.Where || day.Day == meeting.Day)
            return false;

        // 11月18日（周三）下午3点, 11月18日（上周三）: the weekday only repeats it.
        return !(meeting.Where.End <= day.Where.Start && (day.Day is WrittenDay.Weekday || text[meeting.Where.End] is '(') && RightBehind().IsMatch(text.AsSpan(meeting.Where.End, day.Where.Start - meeting.Where.End)));
    }

    // 下次会议12月3日9点
    private static bool IsOfLater(string text, ClockMention clock)
    {
        var from = Clauses.StartOf(text, clock.Where.Start);
        return Later().IsMatch(text.AsSpan(from, clock.Where.Start - from));
    }

    [GeneratedRegex($@"(?<=[\uE002])(?:早|晚|午|晨|夜)(?:上|间)?|(?:{DayParts.Words})(?<!早|晚|夜)|(?<=早)上|早上|晚上", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DetachedParts();

    // 元月8日; not 单元月度, 300元月底
    [GeneratedRegex("(?<![0-9零〇一二两三四五六七八九十百千万亿单公状多])元(?=月(?![度票饼租费嫂]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex FirstMonth();

    [GeneratedRegex(@"[\[(]20[0-9]{2}年?[\])]\s?第?[0-9]{1,4}号", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex("^(?:之前|以前|前(?!往|去|后|来)|截止)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex UntilAfter();

    [GeneratedRegex(@"^[\s(),的]{0,3}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex RightBehind();

    [GeneratedRegex("下次|下一次|下回|下期|下一期|定于|拟于|将于|改到|原定", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Later();
}
