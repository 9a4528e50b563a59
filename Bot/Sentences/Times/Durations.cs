using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>How long a meeting took: 历时90分钟, 一个半小时, 二十分钟收场.</summary>
internal static partial class Durations
{
    /// <summary>
    /// The only length given for the meeting; null when there is none, or it is approximate or of something else (每人5分钟,
    /// 片长48分钟, 迟到一刻钟).
    /// </summary>
    public static TimeSpan? Find(string text, out IReadOnlyList<Span> where)
    {
        var spans = new List<Span>();
        TimeSpan? length = null;
        foreach (Match match in Lengths().Matches(text))
        {
            spans.Add(match.ToSpan());
            if (match.Groups["not"].Success || match.Groups["about"].Success || AboutAfter().IsMatch(text.AsSpan(match.Index + match.Length)))
                continue;

            length ??= Read(match);
        }

        where = spans;
        return length is { Ticks: > 0 } && length <= TimeSpan.FromHours(12) ? length : null;
    }

    private static TimeSpan Read(Match match)
    {
        var total = TimeSpan.Zero;
        if (match.Groups["halfHour"].Success)
            return TimeSpan.FromMinutes(30);
        if (match.Groups["hours"] is { Success: true } hours)
            total += TimeSpan.FromHours(hours.Value.Contains('.', StringComparison.Ordinal) ? Decimal(hours.Value) : Numerals.Read(hours.Value) ?? 0);
        if (match.Groups["andHalf"].Success)
            total += TimeSpan.FromMinutes(30);
        if (match.Groups["minutes"] is { Success: true } minutes)
            total += TimeSpan.FromMinutes(Numerals.Read(minutes.Value) ?? 0);
        if (match.Groups["quarters"] is { Success: true } quarters)
            total += TimeSpan.FromMinutes(15 * (Numerals.Read(quarters.Value) ?? 0));
        return total;
    }

    private static double Decimal(string number) =>
        double.TryParse(number, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;

    private const string Num = $"[{Mark.Digits}]{{1,4}}";

    [GeneratedRegex(
        @"(?<not>(?:每人|每位|每场|每组|每天|人均|各|片长|时长为?片|视频|休息|迟到|晚到|晚来|早退|提前|等了?|推迟|延迟|延后|晚了|车程|路上|路程|" +
        @"往返|来回|来回车程|发言|限时|不超过|讨论了?|自由讨论|提问|互动|答题|每次|默哀|其中|学时|自学|朗读|播放)\s?)?" +
        @"(?<about>大概|大约|差不多|将近|接近|不到|超过|至少|约|近|快|小)?" +
        $@"(?:(?<halfHour>半个?(?:多?小时|钟头))|(?<hours>[0-9]{{1,2}}\.[0-9]|{Num})(?:(?:个|(?<andHalf>个半))?(?:小时|" +
        $@"钟头))(?<andHalf>半)?(?:零?(?<minutes>{Num})分钟?)?|(?<minutes>{Num})(?:分钟|min)|(?<quarters>[一二两三1-3])刻钟)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Lengths();

    [GeneratedRegex("^(?:左右|上下|多|余|不到|以上|的(?:片|视频|车程|休息|短片|录像|路)|学时|后休息|前)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AboutAfter();
}
