using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using Calendar = BotApp.Sentences.Times.Calendar;

namespace BotApp.Features.Settings;

/// <summary>A person's sentence about their own absence. Pure.</summary>
internal abstract partial record AbsenceSentence
{
    private const int LongestSentence = 60;
    private const char DayMark = '\uE010';
    private static readonly string[] DayGroups = ["from", "until", "week", "length"];

    private AbsenceSentence() { }

    /// <summary>Away until a day, inclusive.</summary>
    /// <param name="From">The first day; null means from now on.</param>
    public sealed record Away(DateOnly? From, DateOnly Until) : AbsenceSentence;

    /// <summary>Away, but the end is missing, past, or more than a year ahead.</summary>
    public sealed record Unclear : AbsenceSentence;

    /// <summary>Back again.</summary>
    /// <param name="IsBare">The words may mean something else, so they only count while an absence runs.</param>
    public sealed record Back(bool IsBare) : AbsenceSentence;

    /// <summary>The unit of an absence's length.</summary>
    internal enum Counted
    {
        Days,
        Weeks,
        Months,
    }

    /// <summary>Reads a sentence; null unless it is about the speaker's own absence and nothing else.</summary>
    public static AbsenceSentence? Read(string sentence, DateTime officeNow)
    {
        if (sentence.Length > LongestSentence)
            return null;

        try
        {
            // Phones write the apostrophe in I'm as a curly quote.
            var text = Noise().Replace(Fold.Apply(sentence).Trim().ToLowerInvariant().Replace('’', '\''), "");
            return BackAgain().IsMatch(text) || EnglishBack().IsMatch(text)
                ? new Back(Bare().IsMatch(text))
                : EnglishAbsence.Read(text, DateOnly.FromDateTime(officeNow)) ?? Chinese(text, officeNow);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static AbsenceSentence? Chinese(string text, DateTime now)
    {
        if (!AwayWord().IsMatch(text))
            return null;

        var today = DateOnly.FromDateTime(now);
        var (marked, days) = Mark(text, now);
        if (Whole().Match(marked) is { Success: true } whole && DayGroups.Any(group => whole.Groups[group].Success))
            return Resolve(whole, days, today);
        return NoDay().IsMatch(marked) ? new Unclear() : null;
    }

    /// <summary>The text without spaces and commas and with each day replaced by a mark; and the days in order.</summary>
    private static (string Text, List<WrittenDay> Days) Mark(string text, DateTime now)
    {
        var written = WrittenDates.Find(text, DateOnly.FromDateTime(now)).Where(m => m.IsOneDay).ToList();
        var rest = text.ToCharArray();
        foreach (var mention in written)
            Array.Fill(rest, DayMark, mention.Where.Start, mention.Where.Length);

        var mentions = written.Concat(RecognisedDates.Find(new string(rest), now).Where(m => m.IsOneDay)).OrderBy(m => m.Where.Start).ToList();
        var marked = new StringBuilder();
        var at = 0;
        foreach (var mention in mentions)
        {
            marked.Append(text, at, mention.Where.Start - at).Append(DayMark);
            // The match of 月底前 includes 前, which the pattern needs to see.
            if (mention.IsDeadline && text[mention.Where.End - 1] is '前')
                marked.Append('前');
            at = mention.Where.End;
        }

        marked.Append(text, at, text.Length - at);
        return (Gaps().Replace(marked.ToString(), ""), [.. mentions.Select(m => m.Day)]);
    }

    private static AbsenceSentence Resolve(Match whole, List<WrittenDay> days, DateOnly today)
    {
        var next = 0;
        var from = whole.Groups["from"].Success ? DayAt(days[next++], today, today) : null;
        var start = from ?? today;
        var until = whole.Groups["until"].Success ? DayAt(days[next], start, today)
            : whole.Groups["week"].Success ? today.AddDays((7 - (int)today.DayOfWeek) % 7)
            : whole.Groups["length"].Success ? Length(whole, start)
            : from;
        // 周五回来上班: back at work on Friday, so the absence ends the day before.
        if (whole.Groups["work"].Success)
            until = until?.AddDays(-1);
        return until is { } last ? Between(start, last, today) : new Unclear();
    }

    /// <summary>Away on these days; unclear if the days make no sense.</summary>
    internal static AbsenceSentence Between(DateOnly from, DateOnly until, DateOnly today) =>
        until >= today && until >= from && until <= today.AddYears(1) ? new Away(from > today ? from : null, until) : new Unclear();

    /// <summary>The last day of an absence of this length; null if the length is missing or more than a year.</summary>
    internal static DateOnly? LastDay(DateOnly from, int? count, Counted unit) => (count, unit) switch
    {
        ( >= 1 and <= 366, Counted.Days) => from.AddDays(count.Value - 1),
        ( >= 1 and <= 52, Counted.Weeks) => from.AddDays((7 * count.Value) - 1),
        ( >= 1 and <= 12, Counted.Months) => from.AddMonths(count.Value).AddDays(-1),
        _ => null,
    };

    private static DateOnly? DayAt(WrittenDay day, DateOnly from, DateOnly today) => day switch
    {
        // On a Monday, 周一 means the next one: today would be 今天.
        WrittenDay.Weekday(var weekday) when weekday == today.DayOfWeek => today.AddDays(7),
        WrittenDay.MonthAndDay or WrittenDay.MonthEnd => OfMonth(day, today),
        _ => Calendar.Next(day, from, today),
    };

    /// <summary>
    /// A day with a month and no year: the coming one, unless it has just passed. Then it is the past day, the start of a running
    /// absence or a slip; read as next year, it would hold everything back for a year.
    /// </summary>
    internal static DateOnly? OfMonth(WrittenDay day, DateOnly today) => Calendar.Next(day, today.AddDays(-Calendar.LatelyDays), today);

    private static DateOnly? Length(Match whole, DateOnly start)
    {
        var text = whole.Groups["length"].Value;
        var count = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : Numerals.Read(text);
        return LastDay(start, count, whole.Groups["unit"].Value switch
        {
            "天" or "日" => Counted.Days,
            "月" => Counted.Months,
            _ => Counted.Weeks,
        });
    }

    private const string Day = "\uE010";
    private const string Me = "(?:我|本人)?(?:这次|最近|目前|现在|正在|正|刚|已经?)?";
    private const string Always = "(?:都|一直|全|整周|仍|还|要|将|得|会|准备|打算)*";
    private const string Going = "(?:(?:去|到|赴|在)[\\u4e00-\\u9fff]{1,8}?)?";
    private const string Reason =
        "(?:出差|外出(?:学习|培训|开会|考察|调研|办事)?|休(?:年|病|产|陪产|探亲|婚|丧)?假|(?:年|病|事|产|探亲)假|请了?(?:年|病|事|产|公|探亲)?假|住院|出国|出境|" +
        "在外(?:地|面)?(?:出差|学习|培训|开会|考察|调研|休假|办事)?|不在(?:单位|办公室|机关|岗|本地|家)?|脱产(?:学习|培训))";

    [GeneratedRegex("出差|外出|假|住院|出国|出境|在外|不在|脱产", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AwayWord();

    [GeneratedRegex(
        "^" + Me + "(?:" +
        // 出差到周五, 明天起去北京出差到周五, 出差周五回来上班
        "(?:从|自)?(?:(?<from>" + Day + ")(?:起|开始)?)?" + Always + Going + Reason + "(?:了|中)?" +
        "(?:(?:一直|持续)?(?:到|至|直到)(?<until>" + Day + ")(?:晚上|晚|下午|中午|上午|早上)?(?:为止|结束|才?(?:回来|返回|回)(?<work>上班)?)?" +
        "|(?<until>" + Day + ")(?:晚上|晚|下午|中午|上午|早上)?(?:才|再|就)?能?(?:(?:回来|返回|回)(?<work>上班)?|(?<work>上班))" +
        "|(?<length>[0-9一二两三四五六七八九十]{1,3})个?(?<unit>天|日|周|星期|礼拜|月))?" +
        // 周五前都在外地
        "|(?<until>" + Day + ")(?:之前|以前|前)我?" + Always + Going + Reason +
        // 11月25日到27日休假
        "|(?:从|自)?(?<from>" + Day + ")(?:到|至|-)(?<until>" + Day + ")我?" + Always + Going + Reason +
        // 本周都在外地
        "|(?<week>本周|这周|本星期|这(?:个)?星期|这(?:个)?礼拜)(?:内|里)?我?" + Always + Going + Reason +
        ")(?:了|期间)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Whole();

    [GeneratedRegex("^(?:我|本人)" + Always + "(?:已经?|正在|在)?" + Going + Reason + "(?:了|中)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NoDay();

    [GeneratedRegex(
        "^(?:我|本人)?(?:今天|昨天|刚刚?|已经?)?(?:出差|外出|休假|请假|年假|病假|出国|住院)?(?:已经?|刚刚?|提前)?" +
        "(?:回来(?:上班)?|回(?:到)?(?:单位|机关|办公室)|返回|返岗|结束|销假|出院|上班)了?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex BackAgain();

    // 「返回」 may mean the previous card, and 「今天上班」 may be said on any day.
    [GeneratedRegex("^(?:我|本人)?(?:今天|昨天|刚刚?|已经?)*(?:返回|结束|上班)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:i'?\s?a?m\s+)?back(?:\s+(?:from\s+[a-z' ]{1,30}|in\s+(?:the\s+)?office|at\s+work|now|again))?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EnglishBack();

    // Includes the dash, as folding turns a closing ～ into one.
    [GeneratedRegex("[。.;!-]+$|^[,。]+", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Noise();

    [GeneratedRegex(@"[\s,、]+", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Gaps();
}
