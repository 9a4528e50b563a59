using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>Figures such as 4/5 that look like a date and say how many came of how many.</summary>
internal static partial class HeadCounts
{
    /// <summary>Before such figures, as a part of patterns.</summary>
    public const string Before =
        "(?:到会|出席|参会|与会|出勤|到课|签到|实到|应到|到场|全勤|(?:都|全)(?:在|到)|到齐|(?:到会|出席|参会|参加)?人[数员])(?:率|情况|人数|人|了|:|\\s)*";

    /// <summary>After such figures, as a part of patterns; not 11/20到会5人, 11/20出席会议.</summary>
    public const string After =
        @"\s?[人名]?\s?(?:到会|出席|参会|与会|到场|实到|到课|出勤|(?:都|全)(?:在|到|来|参加)|到齐|到)(?:了|齐)?(?=$|[,。;!|\s)])(?!\s?[0-9一二两三四五六七八九十]+\s?[人名位个])";

    /// <summary>Whether a word for attendance stands next to the figures.</summary>
    public static bool IsOne(string text, Span where) =>
        IsFraction(text, where) && !IsBesideAll(text, where)
        && (Beside().IsMatch(text.AsSpan(where.End)) || (Announced().IsMatch(text.AsSpan(0, where.Start)) && Alone().IsMatch(text.AsSpan(where.End))));

    // 16人全到 11/20, 全员到齐 11/20: where all came, the figures are a day if the count precedes them or the two numbers differ.
    private static bool IsBesideAll(string text, Span where) =>
        CountedAll().IsMatch(text.AsSpan(0, where.Start))
        || (text[where.Start..where.End].Split('/') is var parts && parts[0].Trim() != parts[1].Trim()
            && (AllBefore().IsMatch(text.AsSpan(0, where.Start)) || AllAfter().IsMatch(text.AsSpan(where.End))));

    /// <summary>Whether the figures stand alone in a message about something just over (刚开完支委会 5/5): they may be a count as well as a day.</summary>
    public static bool MayBeOne(string text, Span where) =>
        IsFraction(text, where) && StandsAlone(text, where) && JustOver().IsMatch(text);

    /// <summary>Whether the figures stand between separators.</summary>
    public static bool StandsAlone(string text, Span where) =>
        where.Start > 0 && ",;| ".Contains(text[where.Start - 1], StringComparison.Ordinal)
        && (where.End == text.Length || Mark.EndsWord(text[where.End]));

    /// <summary>Whether they are one number over another.</summary>
    public static bool IsFraction(string text, Span where) => text.AsSpan(where.Start, where.Length).Count('/') == 1;

    private const string All = "(?:(?:都|全部?)(?:在|到|来)|到齐|全勤|齐)";

    [GeneratedRegex($@"{Mark.Number}\s?(?:个人|[人名位])(?:都|全部?)*{All}(?:了|:|\s|,)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex CountedAll();

    [GeneratedRegex($@"{All}(?:了|:|\s)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex AllBefore();

    [GeneratedRegex($@"^\s?{All}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AllAfter();

    [GeneratedRegex($"{Before}$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex Announced();

    // 出席 11/20 党员大会: the meeting that follows has that day.
    [GeneratedRegex(@"^[人名]?(?=$|[,。;!|\s)])(?!\s[^,。;|\s]{0,8}(?:会|课|党日|培训)(?:$|[,。;|\s]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Alone();

    [GeneratedRegex($"^{After}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Beside();

    [GeneratedRegex("刚刚?(?:才)?[^,。;!?|\n]{0,8}?(?:开|散|结束|上完)|开完|散会|散了", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex JustOver();
}
