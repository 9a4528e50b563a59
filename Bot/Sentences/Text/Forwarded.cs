using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Text;

/// <summary>
/// A forwarded message, below a heading that says who wrote it and when: 转发自 褚听澜 2026-11-25 17:02, [11-20 09:12] 林晓禾：,
/// 林晓禾 昨天 17:32, the head of an e-mail. 昨天 refers to that day, and the hour in the heading is not a meeting's.
/// </summary>
internal static partial class Forwarded
{
    /// <summary>The forwarded text and when it was written; without such a heading, the text as it is.</summary>
    public static (string Text, DateTime WrittenAt) Read(string text, DateTime writtenAt)
    {
        // 转：“…”
        if (AllQuoted().Match(text) is { Success: true } quoted)
            text = quoted.Groups["before"].Value + quoted.Groups["said"].Value;
        if (Headings(text).FirstOrDefault(h => h.Success) is not { } heading)
            return (text, writtenAt);

        // 高新区 11-20 9:00 may begin a report of the meeting itself; such a line is a heading only if the text refers to its day.
        var rest = text[heading.Length..];
        if (!heading.Groups["said"].Success && (!Names.IsName(heading.Groups["name"].ValueSpan) || !(heading.Groups["framed"].Success || SpeaksOfItsDay().IsMatch(rest))))
            return (text, writtenAt);

        return (rest, Stamp(heading, writtenAt) is { } stamp && stamp <= writtenAt ? stamp : writtenAt);
    }

    private static IEnumerable<Match> Headings(string text)
    {
        yield return NameFirst().Match(text);
        yield return StampFirst().Match(text);
        yield return MailHead().Match(text);
    }

    private static DateTime? Stamp(Match heading, DateTime writtenAt)
    {
        if (!heading.Groups["h"].Success)
            return null;

        if (heading.Groups["day"] is { Success: true } day)
            return At(Times.Calendar.Past(Relative(day.Value, DateOnly.FromDateTime(writtenAt)), DateOnly.FromDateTime(writtenAt)));
        if (!heading.Groups["m"].Success)
            return null;

        var year = heading.Groups["y"].Success ? Number("y") : writtenAt.Year;
        if (Make(year) is { } stamp && (heading.Groups["y"].Success || stamp <= writtenAt))
            return stamp;
        return heading.Groups["y"].Success ? null : Make(year - 1);

        int Number(string group) => int.Parse(heading.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

        DateTime? Make(int y) => At(Times.Calendar.Make(y, Number("m"), Number("d")));

        DateTime? At(DateOnly? on)
        {
            var hour = Number("h");
            if (heading.Groups["part"] is { Success: true } part)
                hour = DayParts.HourOf(hour, DayParts.Read(part.Value));
            return on is { } known && hour < 24 ? known.ToDateTime(new TimeOnly(hour, Number("min"))) : null;
        }
    }

    // 昨天, 星期二
    private static WrittenDay Relative(string word, DateOnly today) => word[0] switch
    {
        '前' => new WrittenDay.Exactly(today.AddDays(-2)),
        '昨' => new WrittenDay.Exactly(today.AddDays(-1)),
        '今' => new WrittenDay.Exactly(today),
        _ => new WrittenDay.Weekday((DayOfWeek)("日一二三四五六".IndexOf(word[^1], StringComparison.Ordinal) is >= 0 and var weekday ? weekday : 0)),
    };

    private const string Stamps =
        @"(?:(?:(?:(?<y>20[0-9]{2})[-/.年])?(?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?|(?<day>[昨前今]天|(?:星期|周)[一二三四五六日天]))\s*)?" +
        @"(?<part>凌晨|早上|上午|中午|下午|晚上)?\s?(?<h>[0-9]{1,2})[:：](?<min>[0-5][0-9])(?:[:：][0-5][0-9])?";

    private const string Name = @"(?<name>[\u4e00-\u9fff·]{2,4})";

    [GeneratedRegex(
        $@"^\s*(?<said>转发(?:自|的?消息)?\s?[:：]?\s*)?{Name}\s*[:：]?\s*{Stamps}\s*[:：]?\s*[\r\n]+",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NameFirst();

    // Copied from Teams or QQ: the time first; a time in brackets cannot be anything else.
    [GeneratedRegex(
        $@"^\s*(?:(?<framed>[\[【]){Stamps}[\]】]|{Stamps})\s*{Name}\s*(?:[:：]\s*|[\r\n]+)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex StampFirst();

    [GeneratedRegex(
        @"^\s*(?<said>发件人|寄件人|From)\s?[:：][^\r\n]*[\r\n]+(?:(?:(?:发送时间|发送日期|时间|日期|Sent|Date)\s?[:：][^\r\n0-9]{0,12}" + Stamps + @"[^\r\n]*|(?:收件人|抄送|密送|主题|To|Cc|Bcc|Subject)\s?[:：][^\r\n]*)[\r\n]+){1,6}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex MailHead();

    [GeneratedRegex("^\\s*(?<before>(?:转[发载]?[:：\\s]*)?)[“\"「](?<said>[^“”\"「」]{8,})[”\"」][。\\s]*$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AllQuoted();

    [GeneratedRegex("[昨今前]天|[昨今]晚|今早|刚|[昨今]日|(?:时间|日期)[:：]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SpeaksOfItsDay();
}
