using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>When the meeting began and ended, out of all clock times and lengths of the message.</summary>
internal static partial class MeetingTimes
{
    public readonly record struct StartAndEnd(TimeOnly? Start, TimeOnly? End);

    /// <param name="text">The working text with days already marked.</param>
    /// <param name="mentions">Clock times that are not deadlines, in order.</param>
    /// <param name="detached">A part of the day said apart from a clock time (昨天下午，三楼，三点开的), with its position.</param>
    /// <param name="length">How long it took.</param>
    public static StartAndEnd Choose(string text, IReadOnlyList<ClockMention> mentions, IReadOnlyList<(Span Where, DayPart Part)> detached, TimeSpan? length)
    {
        var ranges = Ranges(text, mentions);
        var open = mentions.Where(m => m.Role is not ClockRole.Other && !ranges.Any(r => r.From == m || r.To == m)).ToList();
        var starts = open.Where(m => m.Role is ClockRole.Start).ToList();

        // 上午9点下午2点各一场, or two ranges: two sessions, so no one start.
        if (ranges.Count > 1 && !Corrections.Between(text, ranges[0].To.Where.End, ranges[^1].From.Where.Start))
            return default;
        if (ranges.Count > 0)
            return Of(ranges[^1].From, ranges[^1].To, detached);

        var end = open.FirstOrDefault(m => m.Role is ClockRole.End);
        var start = starts.FirstOrDefault() ?? Only(open.Where(m => m.Role is ClockRole.Unsaid && m != end), text);
        if (start is null && end is null)
            return default;
        if (start is null)
            return new StartAndEnd(null, end!.IsApproximate ? null : end.At(PartBefore(end, detached)));

        var from = start.IsApproximate ? null : start.At(PartBefore(start, detached));
        if (end is not null)
            return Of(start, end, detached);

        return new StartAndEnd(from, from is { } begun && length is { } took && begun.ToTimeSpan() + took < TimeSpan.FromDays(1) ? begun.Add(took) : null);
    }

    private static ClockMention? Only(IEnumerable<ClockMention> candidates, string text)
    {
        var list = candidates.ToList();
        return list switch
        {
            [] => null,
            [var one] => one,
            [var first, .., var last] when Corrections.Between(text, first.Where.End, last.Where.Start) => last,
            _ => null,
        };
    }

    private static StartAndEnd Of(ClockMention start, ClockMention end, IReadOnlyList<(Span Where, DayPart Part)> detached)
    {
        var part = start.Part ?? PartBefore(start, detached);
        var from = start.At(part);
        // 下午2点到4点: 下午 applies to both. 上午10点到1点: the end is never before the start.
        var to = end.Part is null && end.IsDial && start is { IsDial: false, Hour: >= 12 } ? end.At(DayPart.Afternoon) : end.At(part);
        if (from is { } f && to is { } t && t <= f)
            to = end.IsDial && end.Part is null && t.Add(TimeSpan.FromHours(12), out var days) is var later && days == 0 && later > f ? later : null;

        return new StartAndEnd(start.IsApproximate ? null : from, end.IsApproximate ? null : to);
    }

    // The nearest part of the day said before the time, else the only one said at all (11月18日支委会上午开，十点一刻到…).
    private static DayPart? PartBefore(ClockMention mention, IReadOnlyList<(Span Where, DayPart Part)> detached)
    {
        DayPart? found = null;
        foreach (var (where, part) in detached)
        {
            if (where.Start <= mention.Where.Start)
                found = part;
        }

        return found ?? (detached.Count == 1 ? detached[0].Part : null);
    }

    private static List<(ClockMention From, ClockMention To)> Ranges(string text, IReadOnlyList<ClockMention> mentions)
    {
        var ranges = new List<(ClockMention, ClockMention)>();
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (from, to) = (mentions[i], mentions[i + 1]);
            var between = text[from.Where.End..to.Where.Start];
            var joined = Joint().IsMatch(between) && from.Role is not (ClockRole.End or ClockRole.Other);
            var startedAndEnded = from.Role is ClockRole.Start && to.Role is ClockRole.End && between.Length <= 24;
            if (joined || startedAndEnded)
            {
                ranges.Add((from, to));
                i++;
            }
        }

        return ranges;
    }

    [GeneratedRegex(
        @"^(?:整|钟|分)?\s?(?:开始|准时|开|讲|干|忙|学|谈|座谈|持续|延续|活动|看|进行)?,?\s?(?:一直)?(?:开|讲|干|忙|学|谈|持续|延续|" +
        @"进行)?(?:-{1,2}|至|到|直到|直至)\s?(?:当天|次日|了)?\s?[\uE002]*$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Joint();
}
