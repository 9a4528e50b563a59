using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Features.Status;

/// <summary>
/// Reads a period as typed: nothing (this month), 本月, 上月, 11月, 十一月份, 三季度, 第3季度, 本季度, 上半年, 今年, 2026,
/// 2026年11月, 去年四季度, 2026-11, 2026Q3, this month, last quarter, November 2026, Q3.
/// </summary>
/// <remarks>
/// A closed list of forms: anything else is asked back, not guessed. A month or quarter without a year is the latest
/// one that has begun: in January, 11月 is last year's.
/// </remarks>
internal static partial class StatusPeriodReader
{
    private const int LongestText = 24;
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    private static readonly string[] EnglishMonths =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] EnglishNumbers = ["first", "second", "third", "fourth"];

    /// <summary>Reads a period; null if the text is not one.</summary>
    /// <param name="today">The office's day.</param>
    public static StatusPeriod? Read(string? text, DateOnly today)
    {
        var folded = Spaces().Replace(Fold.Apply(text ?? "").Trim().ToLowerInvariant(), " ");
        if (folded.Length > LongestText)
            return null;

        // Chinese is written with or without spaces between its parts.
        var said = folded.Any(c => c >= '\u4e00') ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
        return Relative(said, today) ?? Chinese(said, today) ?? Digits(said, today) ?? English(said, today);
    }

    private static StatusPeriod? Relative(string said, DateOnly today) => said switch
    {
        "" or "本月" or "这个月" or "本月份" or "当月" or "this month" => StatusPeriod.Of(PeriodKind.Month, today),
        "上月" or "上个月" or "上月份" or "last month" or "previous month" => StatusPeriod.Of(PeriodKind.Month, today).Former,
        "本季度" or "本季" or "这个季度" or "当季" or "this quarter" => StatusPeriod.Of(PeriodKind.Quarter, today),
        "上季度" or "上季" or "上个季度" or "last quarter" or "previous quarter" => StatusPeriod.Of(PeriodKind.Quarter, today).Former,
        "今年" or "本年" or "本年度" or "今年度" or "全年" or "this year" => StatusPeriod.Of(PeriodKind.Year, today),
        "去年" or "上年" or "上年度" or "去年度" or "上一年" or "last year" or "previous year" => StatusPeriod.Of(PeriodKind.Year, today).Former,
        _ => null,
    };

    private static StatusPeriod? Chinese(string said, DateOnly today)
    {
        var match = ChineseForm().Match(said);
        if (!match.Success)
            return null;

        int? year = null;
        if (match.Groups["year"] is { Success: true, Value: var written })
        {
            year = YearOf(written, today);
            if (year is null)
                return null;
        }

        if (match.Groups["month"] is { Success: true, ValueSpan: var month })
            return Make(PeriodKind.Month, year, Numerals.Read(month), today);
        if (match.Groups["quarter"] is { Success: true, ValueSpan: var quarter })
            return Make(PeriodKind.Quarter, year, Numerals.Read(quarter), today);
        if (match.Groups["half"] is { Success: true, Value: var half })
            return Make(PeriodKind.Half, year, half is "上" ? 1 : 2, today);
        return year is { } whole ? new StatusPeriod(PeriodKind.Year, whole, 1) : null;
    }

    // 今年, 去年, 2026年, 二〇二六年, 26年.
    private static int? YearOf(string written, DateOnly today) => written switch
    {
        "今年" or "本年" => today.Year,
        "去年" or "上年" => today.Year - 1,
        "前年" => today.Year - 2,
        _ when Numerals.Read(written.AsSpan().TrimEnd('年')) is { } number => Century(number),
        _ => null,
    };

    private static StatusPeriod? Digits(string said, DateOnly today)
    {
        var match = DigitForm().Match(said);
        if (!match.Success)
            return null;

        int? year = match.Groups["year"] is { Success: true, ValueSpan: var written } ? int.Parse(written, CultureInfo.InvariantCulture) : null;
        if (match.Groups["month"] is { Success: true, ValueSpan: var month })
            return Make(PeriodKind.Month, year, int.Parse(month, CultureInfo.InvariantCulture), today);
        if (match.Groups["part"] is { Success: true, ValueSpan: var part })
            return Make(part[0] is 'q' ? PeriodKind.Quarter : PeriodKind.Half, year, part[1] - '0', today);
        return year is >= FirstYear and <= LastYear ? new StatusPeriod(PeriodKind.Year, year.Value, 1) : null;
    }

    private static StatusPeriod? English(string said, DateOnly today)
    {
        var match = EnglishForm().Match(said);
        if (!match.Success)
            return null;

        int? year = match.Groups["year"] is { Success: true, ValueSpan: var written } ? int.Parse(written, CultureInfo.InvariantCulture) : null;
        var word = match.Groups["word"].Value;
        if (match.Groups["of"] is { Success: true, Value: var of })
        {
            var kind = of is "quarter" ? PeriodKind.Quarter : PeriodKind.Half;
            return Make(kind, year, Array.IndexOf(EnglishNumbers, word) + 1, today);
        }

        if (word.Length > 3 && word is not "sept" && !EnglishMonths.Contains(word))
            return null;
        return Make(PeriodKind.Month, year, Array.FindIndex(EnglishMonths, m => m.StartsWith(word, StringComparison.Ordinal)) + 1, today);
    }

    private static StatusPeriod? Make(PeriodKind kind, int? year, int? number, DateOnly today)
    {
        if (number is not { } n || n < 1 || n > StatusPeriod.InYear(kind) || year is < FirstYear or > LastYear)
            return null;
        if (year is { } known)
            return new StatusPeriod(kind, known, n);

        var thisYears = new StatusPeriod(kind, today.Year, n);
        return thisYears.Days.First <= today ? thisYears : thisYears with { Year = today.Year - 1 };
    }

    private static int? Century(int number) => number switch
    {
        >= FirstYear and <= LastYear => number,
        >= 10 and < 100 => FirstYear + number,
        _ => null,
    };

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<year>今年|本年|去年|上年|前年|[0-9]{4}年|[0-9]{2}年|[零〇一二三四五六七八九]{4}年)?度?(?:(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?|第?(?<quarter>[1-4]|[一二三四])季度?|(?<half>上|下)半年|全年)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ChineseForm();

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})(?:[-/. ]?(?<month>0[1-9]|1[0-2]|(?<=[-/.])[1-9])|[- ]?(?<part>q[1-4]|h[12]))?|(?<part>q[1-4]|h[12])(?: (?<year>[0-9]{4}))?)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DigitForm();

    [GeneratedRegex(@"^(?<word>[a-z]{3,9})\.?(?: (?<of>quarter|half)(?: of)?)?(?: (?<year>[0-9]{4}))?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EnglishForm();
}
