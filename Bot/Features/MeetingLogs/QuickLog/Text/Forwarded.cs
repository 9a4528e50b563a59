using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Words;

namespace BotApp.Features.MeetingLogs.QuickLog.Text;

/// <summary>
/// A message that was handed on, below the line that says who wrote it and when: 转发自 褚听澜 2026-11-25 17:02. 昨天 is meant of
/// that day, and the hour is no meeting's.
/// </summary>
internal static partial class Forwarded
{
    /// <summary>What was handed on and when it was written; the text as it is where it has no such heading.</summary>
    public static (string Text, DateTime WrittenAt) Read(string text, DateTime writtenAt)
    {
        if (Heading().Match(text) is not { Success: true } heading)
            return (text, writtenAt);

        // 高新区 11-20 9:00 may head a report of the meeting itself; it is no heading without a word that needs one.
        var rest = text[heading.Length..];
        if (!heading.Groups["said"].Success && (!Names.IsName(heading.Groups["name"].ValueSpan) || !SpeaksOfItsDay().IsMatch(rest)))
            return (text, writtenAt);

        return (rest, Stamp(heading, writtenAt) is { } stamp && stamp <= writtenAt ? stamp : writtenAt);
    }

    private static DateTime? Stamp(Match heading, DateTime writtenAt)
    {
        if (!heading.Groups["m"].Success)
            return null;

        var year = heading.Groups["y"].Success ? Number("y") : writtenAt.Year;
        if (Make(year) is { } stamp && (heading.Groups["y"].Success || stamp <= writtenAt))
            return stamp;
        return heading.Groups["y"].Success ? null : Make(year - 1);

        int Number(string group) => int.Parse(heading.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

        DateTime? Make(int y) => Times.Calendar.Make(y, Number("m"), Number("d")) is { } day && Number("h") < 24
            ? day.ToDateTime(new TimeOnly(Number("h"), Number("min")))
            : null;
    }

    [GeneratedRegex(
        @"^\s*(?<said>转发(?:自|的?消息)?\s?[:：]?\s*)?(?<name>[\u4e00-\u9fff·]{2,4})\s*[:：]?\s*" +
        @"(?:(?:(?<y>20[0-9]{2})[-/.年])?(?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?\s*)?(?<h>[0-9]{1,2})[:：](?<min>[0-5][0-9])(?:[:：][0-5][0-9])?\s*[:：]?\s*[\r\n]+",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Heading();

    [GeneratedRegex("[昨今前]天|[昨今]晚|今早|刚|[昨今]日", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SpeaksOfItsDay();
}
