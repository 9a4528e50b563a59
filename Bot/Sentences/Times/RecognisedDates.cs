using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace BotApp.Sentences.Times;

/// <summary>
/// Days read by Microsoft.Recognizers.Text. It is shown the pieces that look like a day, not the sentence: over a whole
/// sentence it glues neighbours together (前天下午2:30到4点 becomes one afternoon, 今天9点10分开始 an open range), and its
/// patterns have no time limit, so what it sees is kept short. <see cref="Calendar"/> decides the year or week of a day
/// written without one.
/// </summary>
internal static partial class RecognisedDates
{
    // More days than a message about one meeting has; bounds the work for a hostile one.
    private const int MostPieces = 24;

    private const char Gap = ';';

    private static readonly DateTimeModel Model = new DateTimeRecognizer("zh-cn", DateTimeOptions.None, lazyInitialization: false).GetDateTimeModel();

    /// <summary>The days of the working text, in order.</summary>
    public static List<DateMention> Find(string text, DateTime now)
    {
        var pieces = new List<Span>();
        foreach (var match in Pieces().EnumerateMatches(text))
        {
            if (pieces.Count == MostPieces)
                break;
            if (!IsHouseNumber(text, new Span(match.Index, match.Index + match.Length)))
                pieces.Add(new Span(match.Index, match.Index + match.Length));
        }

        return pieces.Count == 0 ? [] : Recognise(text, pieces, now);
    }

    private static List<DateMention> Recognise(string text, List<Span> pieces, DateTime now)
    {
        var shown = new StringBuilder();
        var offsets = new List<int>(pieces.Count);
        foreach (var piece in pieces)
        {
            offsets.Add(shown.Length);
            // It does not recognise 15号 with digits and alone, but does recognise 15日.
            shown.Append(text, piece.Start, piece.Length).Replace('号', '日', offsets[^1], piece.Length).Append(Gap);
        }

        var found = new List<DateMention>();
        foreach (var result in Model.Parse(shown.ToString(), now))
        {
            var piece = offsets.FindLastIndex(o => o <= result.Start);
            var start = pieces[piece].Start + result.Start - offsets[piece];
            var end = Math.Min(pieces[piece].Start + result.End + 1 - offsets[piece], pieces[piece].End);
            if (result.Resolution?["values"] is List<Dictionary<string, string>> values
                && values.Count > 0
                && values[0].TryGetValue("timex", out var timex)
                && ReadTimex(timex) is { } day)
            {
                found.Add(new DateMention(new Span(start, end), day));
            }
        }

        return found;
    }

    /// <summary>Reads the TIMEX of a day: 2026-11-18, XXXX-11-18, XXXX-XX-18, XXXX-WXX-3; anything longer is not one day.</summary>
    private static WrittenDay? ReadTimex(string timex)
    {
        if (timex.StartsWith('P'))
            return null;

        var parts = timex.Split('-');
        if (parts is ["XXXX", "WXX", [var weekday]])
            return new WrittenDay.Weekday((DayOfWeek)((weekday - '0') % 7));
        if (parts is not [var y, var m, { Length: 2 } d] || !int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return new WrittenDay.NoOneDay();
        if (!int.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var month))
            return day <= 31 ? new WrittenDay.DayOfMonth(day) : new WrittenDay.NoOneDay();
        if (!int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Calendar.Exists(month, day) ? new WrittenDay.MonthAndDay(month, day) : new WrittenDay.NoOneDay();

        return Calendar.Make(year, month, day) is { } date ? new WrittenDay.Exactly(date) : new WrittenDay.NoOneDay();
    }

    // 3号楼, 二号会议室, 12号文件: the number of a thing; not if a month is named with it, nor after another day (10月9号到11号办公室…).
    // 102号 is no day of a month, though the recogniser takes its end for one.
    private static bool IsHouseNumber(string text, Span piece) =>
        (piece.Length is 4 && !text.AsSpan(piece.Start, 3).ContainsAnyExceptInRange('0', '9'))
        || text[piece.End - 1] is '号' && !text.AsSpan(piece.Start, piece.Length).Contains('月')
        && !UpTo().IsMatch(text.AsSpan(0, piece.Start)) && ThingWithNumber().IsMatch(text.AsSpan(piece.End));

    private const string Num = "[0-9零〇一二三四五六七八九十廿]";

    [GeneratedRegex(
        "大?[前后]天|[昨今明]天|[前昨今明]日|" +
        // 周三四 is not one day; 周三四点 is a day and its hour, 周三一整天 a whole day.
        // 每周五 and 每月5日 recur.
        "(?<!每个?)(?:上{1,2}|本|这|下{1,2})?个?(?:周|星期|礼拜)[一二三四五六日天](?![一二三四五六七八九十](?!大?早|整天|整?个?(?:上午|下午|晚上)|[一二三四五六七八九十]{0,2}点))|" +
        $"(?:[0-9]{{2,4}}年)?{Num}{{1,3}}月份?(?:{Num}{{1,3}}[日号]?)?|" +
        $"(?:上|本|这|下|当)个?月(?:{Num}{{1,3}}[日号])?|" +
        $"(?<!第|{Num}|每个?月的?){Num}{{1,3}}[日号](?!制)|" +
        $"{Num}{{1,2}}天前|" +
        "(?:元旦|国庆节?|劳动节|妇女节|植树节|青年节|儿童节|建党节|建军节|教师节)(?=那天|当天|当日|这天|上午|下午|晚上)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Pieces();

    [GeneratedRegex($"月{Num}{{1,3}}[日号](?:到|至|-)$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex UpTo();

    [GeneratedRegex(
        "^(?:楼|院|厅|会议|会|线|文|令|公馆|门|车|店|桥|馆|库|棚|点|岗|展|地(?!点)|路|教|病|仓|井|院|宿|机|码|公|报|多功能|通知|大院|阶梯|活动|" +
        "办公|实验|窗|台|厂|泵|塔|码头|[A-Za-z])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ThingWithNumber();
}
