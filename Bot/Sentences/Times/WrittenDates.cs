using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Times;

/// <summary>
/// Forms of dates that the recogniser does not see or misreads (measured with 1.8.13): 11.18 and 20261118 give
/// nothing, “11/14 周六” a duration, 去年3月5日 this year's, 月底 and 三天内 nothing, 昨儿 nothing, 今早 and 昨晚 a range
/// of hours; a year written 二〇二六 takes it 10 ms.
/// </summary>
internal static partial class WrittenDates
{
    /// <summary>All such dates of the working text, in order, none overlapping.</summary>
    public static List<DateMention> Find(string text, DateOnly today)
    {
        var found = new List<DateMention>();
        foreach (Match match in Forms().Matches(text))
        {
            if (!EndsName(text, match.Index) && Read(match, today) is { } day)
                found.Add(new DateMention(match.ToSpan(), day, IsDeadline: match.Groups["due"].Success));
        }

        return found;
    }

    // 李明上午主持, 主讲人王晓明下午讲了: a name, not 明上午; in 大家明早 and 张主任明早 none begins.
    private static bool EndsName(string text, int at)
    {
        if (text[at] is not '明')
            return false;

        for (var start = at - 1; start >= Math.Max(0, at - 2); start--)
        {
            if (BeforeName().IsMatch(text.AsSpan(0, start)) && Names.IsName(text.AsSpan(start, at + 1 - start)))
                return true;
        }

        return false;
    }

    private static WrittenDay? Read(Match match, DateOnly today)
    {
        if (match.First("full", "compact", "wordy") is not null)
            return OfYear(Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (match.Groups["relativeYear"] is { Success: true } year)
            return OfYear(today.Year + YearShift(year.Value), Number(match, "m"), Number(match, "d"));
        // 去年今天; of 29 February there may be none
        if (match.Groups["sameDay"] is { Success: true } then)
            return OfYear(today.Year + YearShift(then.Value), today.Month, today.Day);
        if (match.Groups["short"].Success)
            return Calendar.Exists(Number(match, "m"), Number(match, "d")) ? new WrittenDay.MonthAndDay(Number(match, "m"), Number(match, "d")) : null;
        if (match.Groups["spoken"] is { Success: true } spoken)
            return new WrittenDay.Exactly(today.AddDays(spoken.Value[0] switch { '大' => -3, '前' => -2, '昨' => -1, '明' => 1, _ => 0 }));
        if (match.Groups["end"] is { Success: true } end)
            return EndOf(end.Value, match.Groups["endYear"].Value, today);
        // 本周内: until its Sunday.
        if (match.Groups["week"] is { Success: true } week)
            return new WrittenDay.Exactly(today.AddDays((7 - (int)today.DayOfWeek) % 7 + (week.Value[0] is '下' ? 7 : 0)));
        if (match.Groups["within"] is { Success: true } within)
            return Within(within.Value, match.Groups["unit"].Value, today);

        return new WrittenDay.NoOneDay();
    }

    private static WrittenDay OfYear(int year, int month, int day) =>
        Calendar.Make(year < 100 ? 2000 + year : year, month, day) is { } date ? new WrittenDay.Exactly(date) : new WrittenDay.NoOneDay();

    private static int YearShift(string word) => word switch { "前年" => -2, "去年" => -1, "明年" => 1, _ => 0 };

    // 年底 is this year's, also in January.
    private static WrittenDay.MonthEnd EndOf(string words, string yearWords, DateOnly today)
    {
        int? year = yearWords switch
        {
            "" => null,
            ['2', ..] => int.Parse(yearWords[..4], CultureInfo.InvariantCulture),
            _ => today.Year + YearShift(yearWords),
        };
        var month = MonthNumber().Match(words);
        if (month.Success && Numerals.Read(month.Value) is >= 1 and <= 12 and var named)
            return new WrittenDay.MonthEnd(named, year);
        if (year is not null || words.Contains('年', StringComparison.Ordinal))
            return new WrittenDay.MonthEnd(12, year ?? today.Year);

        return new WrittenDay.MonthEnd(words[0] is '下' ? today.AddMonths(1).Month : today.Month);
    }

    private static WrittenDay Within(string number, string unit, DateOnly today)
    {
        if (Numerals.Read(number) is not (>= 1 and <= 366 and var count))
            return new WrittenDay.NoOneDay();

        return new WrittenDay.Exactly(unit[^1] switch
        {
            '天' or '日' => today.AddDays(count),
            '月' => today.AddMonths(count),
            _ => today.AddDays(7 * count),
        });
    }

    private static int Number(Match match, string group)
    {
        var text = match.Groups[group].Value;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Numerals.Read(text) ?? 0;
    }

    private const string Han = "零〇一二三四五六七八九十廿";
    private const string YearNumber = "(?<![0-9])20[0-9]{2}年";
    private const string Festivals = "元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?";
    // Behind 年内: something to do; not 年内重点工作, 本月内召开了.
    private const string ToDo = $"(?=$|[,。;)]|(?:就|再|要|得|必须|务必|须|争取|力争|统一|一并)*(?:{TaskWords.Does}|整改|搞|弄|催|由|请|全部)(?![^,。;!?\\n]{{0,16}}[已了过]))";
    private const string WasHeld = "(?=(?:开|召开|搞|组织|举行|举办|上|办)(?:了|的|过))";

    [GeneratedRegex(
        // 2026.11.18, 2026-11-18, 2026/11/18, 2026年11月18日
        @"(?<full>(?<![0-9./-])(?<y>20[0-9]{2})\s?(?:[./-]|年)\s?(?<m>[0-9]{1,2})\s?(?:[./-]|月)\s?(?<d>[0-9]{1,2})(?:日|号)?(?![0-9]))" +
        @"|(?<compact>(?<![0-9])(?<y>20[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9]))" +
        // 二〇二六年十一月十八日
        $@"|(?<wordy>(?<y>二[〇零][{Han}]{{2}})年(?<m>[{Han}]{{1,3}})月(?<d>[{Han}]{{1,3}})[日号])" +
        // 去年3月5日
        $@"|(?<relativeYear>前年|去年|今年|明年)(?<m>[0-9{Han}]{{1,3}})月(?<d>[0-9{Han}]{{1,3}})[日号]" +
        // 去年今天
        "|(?<sameDay>前年|去年|明年)的?(?:今[天日]|同一?[天日]|这一?天)" +
        // 上个月今天
        "|[上下]个?(?:月|周|星期|礼拜)的?今[天日]" +
        // 11/14, 11.18; not 3/4 of a number, a price, a version, nor the anniversary 12.4国家宪法日
        @"|(?<short>(?<![0-9./第%-])(?<![0-9]:)(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12][0-9]|0?[1-9])(?:日|号)?(?![0-9./:%月]|\s?(?:元|" +
        $@"万|亿|米|公里|平|小时|个|人|名|位|版|分|{Observances.Names}|运动|精神|讲话|事件|重要)))" +
        // 11-18 only where it stands alone
        @"|(?<short>(?<=^|[\s,;|。(]|[会课日]|(?:日期|时间):\s?)(?<m>1[0-2]|0?[1-9])-(?<d>3[01]|[12][0-9]|0?[1-9])(?=$|[\s,;|。)]|支委会|支部|党|主题|中心组|组织生活|民主生活|志愿|培训))" +
        // 昨儿, 今早, 昨晚: the part of the day is left for the clock; not 三天前上午, 此前下午, 提前下午
        "|(?<spoken>大前儿个?|[前昨今明]儿个?|[前昨今明]日(?![期后])|(?:[今昨明]|(?<![天日周月年期拜此之提])前)(?=早|晚|晨|夜|午|上午|下午|中午|傍晚))" +
        // 12月底开了支委会, 岁末召开…, 元旦开了…, 四季度开了…: about when it was
        $@"|(?:(?:(?:今年|{YearNumber})?[0-9{Han}]{{1,3}}月|本月|这个?月|月|农历年|今年年?|{YearNumber}年?|年)[底末]|岁末|年终|跨年前|新年第一[天周]|[一二三四1-4]季度|(?:{Festivals})(?!当天))(?:期间)?{WasHeld}" +
        // 月底, 12月底, 年底前, 本月底, 明年3月底, 2027年底
        $@"|(?<due>(?:(?<endYear>今年|明年|{YearNumber}))?(?<end>(?:[0-9{Han}]{{1,3}}月|本月|这个?月|下个?月|月)[底末]|年[底末])(?:之?前|以前)?)" +
        $@"|(?<due>(?<endYear>今年|明年|{YearNumber})(?<end>[底末])(?:之?前|以前)?)" +
        // 三天内, 两周之内, 一个月内, 十个工作日内 (this last is no fixed day)
        $@"|(?<due>(?<within>[0-9{Han}两]{{1,3}})个?(?<unit>天|日|周|星期|礼拜|月)(?:之|以)?内)" +
        // 本周内, 下月内, 年内
        $@"|(?<due>(?:(?<week>(?:本|这个?|下个?)(?:周|星期|礼拜))|(?<end>(?:本|这个?|当|下个?)月|(?<![0-9{Han}两几半近多整全])年|今年|本年))(?:之|以)?内{ToDo})" +
        // 请苏知远春节前报送, 由林晓禾一季度内完成: a deadline, but not a single day; not 研究春节前走访慰问
        $@"|(?<due>(?<=(?:请|由|让|安排)[\u4e00-\u9fff]{{2,4}}[于在]?)(?:(?:{Festivals})(?:放假)?(?:之|以)?前|[一二三四1-4本下]季度(?:之|以)?[内前]))" +
        // about a time
        $@"|(?:具体)?哪[天日](?:忘|记不|不记|想不)|(?:上个?月|本月|这个?月|[0-9{Han}]{{1,2}}月份?)的?(?:最后|第)[一二三四五]?个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?[一二三四五六日天]|前几天|" +
        $@"前些天|前些日子|前两天|前阵子|这几天|这两天|这阵子|近日|(?<![0-9{Han}])日前|最近|近期|上旬|中旬|下旬|月初|年初|上半年|下半年|" +
        $@"[上本这]季度|上次|上回|那次|[上本这下]{{1,2}}个?(?:周|星期|礼拜)(?![一二三四五六日天0-9])末?|" +
        $@"上个?月(?![0-9零一二三四五六七八九十廿])|去年|前年|" +
        // 两周前, 半个月前, 前段时间
        $@"(?:[0-9{Han}两几]{{1,2}}个?多?(?:周|星期|礼拜)|[0-9{Han}两几]{{1,2}}个多?月|半个?[月年])(?:之|以)?前(?!往|去|后|完|交|报|上(?!午)|提|办|落|拿|[,。;]|$)|前一?段时间|前一阵|前不久|不久前|" +
        // 周末搞了…, 春节前开了…: a time of the year before what was done; not 刚开完，春节期间值班安排了
        $@"(?<=^|[,。;!?\s]|[会课日动务习]|支部|我们)(?<!刚[^。\n]{{0,60}})(?:周末|年前|(?:(?:{Festivals}|五一|十一|双节|节)(?:期间|前后|前|后)|[寒暑]假(?:期间)?|暑期))" +
        @"(?=[^,。;]{0,10}?(?:开|召开|搞|组织|举行|举办|上|去|做|办|碰|开展|进行|学)(?:了|的|过))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Forms();

    [GeneratedRegex(@"(?:^|[^\u4e00-\u9fff]|[由请让是天日持讲人])$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex BeforeName();

    [GeneratedRegex($"^[0-9{Han}]{{1,3}}(?=月)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MonthNumber();
}
