using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>
/// Clock times: 9点10分, 九点半, 十点过五分, 差一刻九点, 14:30, 下午3时. Read here and not by the recogniser, which takes
/// 九点 out of 差一刻九点, offers both 02:00 and 14:00 for 2点, and swallows a time next to a day whole.
/// </summary>
internal static partial class Clock
{
    /// <summary>All clock times of the working text, in order.</summary>
    public static List<ClockMention> Find(string text)
    {
        var found = new List<ClockMention>();
        foreach (Match match in Times().Matches(text))
        {
            if (Read(text, match) is { } mention)
                found.Add(mention);
        }

        return found;
    }

    private static ClockMention? Read(string text, Match match)
    {
        var written = match.Groups["h"].Value;
        if (Numerals.Read(written) is not (>= 0 and <= 24 and var hour) || Minutes(match) is not { } minute)
            return null;

        var after = text.AsSpan(match.Index + match.Length);
        var approximate = match.Groups["about"].Success || AboutAfter().IsMatch(after);
        var part = match.Groups["part"] is { Success: true } word ? DayParts.Read(word.Value) : (DayPart?)null;
        var isDial = hour <= 12 && !(written.Length == 2 && written[0] is '0');
        return new ClockMention(match.ToSpan(), hour, minute, part, isDial, approximate, RoleOf(text.AsSpan(0, match.Index), after));
    }

    private static int? Minutes(Match match)
    {
        if (match.Groups["before"] is { Success: true } before)
            return -Quantity(before.Value, match.Groups["beforeUnit"].Value);
        if (match.First("m") is { } minutes)
            return Numerals.Read(minutes.Value) is >= 0 and < 60 and var value ? value : null;
        if (match.Groups["quarter"] is { Success: true } quarter)
            return Quantity(quarter.Value, "刻");

        return match.Groups["half"].Success ? 30 : 0;
    }

    private static int Quantity(string number, string unit) => (Numerals.Read(number) ?? 0) * (unit.StartsWith('刻') ? 15 : 1);

    private static ClockRole RoleOf(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        // 9:30到，11:00走: where they came and left again
        ComeAndGone().IsMatch(after) ? ClockRole.Start
        : OtherAfter().IsMatch(after) ? ClockRole.Other
        : EndAfter().IsMatch(after) ? ClockRole.End
        // 拖到下午4点才开
        : PutOffBefore().IsMatch(before) && StartAfter().IsMatch(after) ? ClockRole.Start
        // 推迟到10点半
        : MovedBefore().IsMatch(before) ? ClockRole.Start
        // 开支委会到十点，七点半开始的
        : UntilBefore().IsMatch(before) ? ClockRole.End
        : BegunBefore().IsMatch(before) ? ClockRole.Start
        : StartAfter().IsMatch(after) ? ClockRole.Start
        : ClockRole.Unsaid;

    private const string Hour = "(?:[01]?[0-9]|2[0-4]|[零〇一二两三四五六七八九十]{1,3}|二十[一二三四]?)";

    private const string Minute = "(?:[0-5]?[0-9]|[零〇一二两三四五六七八九十]{1,3})";

    [GeneratedRegex(
        $@"(?<about>大概|大约|差不多|将近|约|近|快)?(?:(?<part>{DayParts.Words})(?:的|[\s,(])?)?(?:" +
        // 差一刻九点, 差5分9点
        $@"差(?<before>{Minute})(?<beforeUnit>刻|分)钟?(?:到|不到)?(?<h>{Hour})[点时]" +
        // 0830-1000, 14:30, 9:05:00
        @"|(?<![0-9.-])(?!20[0-9]{2}-20[0-9]{2})(?<h>[01][0-9]|2[0-3])(?<m>[0-5][0-9])(?=[-至到](?:[01][0-9]|2[0-3])[0-5][0-9](?![0-9年]))" +
        @"|(?<=(?<![0-9.])(?!20[0-9]{2}-20[0-9]{2})(?:[01][0-9]|2[0-3])[0-5][0-9][-至到])(?<h>[01][0-9]|2[0-3])(?<m>[0-5][0-9])(?![0-9年])" +
        @"|(?<![0-9.])(?<![0-9]:)(?<h>[01]?[0-9]|2[0-4]):(?<m>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])" +
        // 下午2-3点, 昨天九到十点: the first of two hours that share their word
        $@"|(?(part)|(?<=\uE002\s?))(?<![0-9.])(?<h>{Hour})(?=[-至到]{Hour}(?:点钟|点|时)(?![条建意要内体共措问说感想启希工注心思认收期诉提看考优弱不左间段代效事政评]))" +
        // 九点半, 9点10分, 十点过五分, 三点一刻, 15时30分; not the second point of a list, 看了3个点, 三点建议
        $@"|(?<!强调了?|提出了?|讲了?|说了?|要求|提了?|谈了?|部署了?|归纳为?|概括为?|指出了?|以下|如下|明确了?|" +
        $@"作了)(?<![0-9.第个几半前这那头:])(?<h>{Hour})(?:点钟|点|时)(?!间|段|代|效|事|政|下(?!课|午)|评|餐|名|位|赞|对|上的|期|" +
        $@"差(?!{Minute}))" +
        $@"(?:(?<half>半)|差(?<before>{Minute})(?<beforeUnit>刻|分)钟?|(?:过|零|〇)?(?<quarter>[一二两三1-3])刻钟?|(?:过|零|" +
        $@"〇)?(?!一[直起同共齐律边路])(?<m>{Minute})(?:分(?!钟)|(?![0-9名人位个件点条次]))|整|(?![条建意要内体共措问说感想启希工注心思认收期诉提看考优弱不左])))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Times();

    [GeneratedRegex(
        $@"^(?:钟|整)?\s?到(?:达|了)?[,;\s]\s?(?:{DayParts.Words})?{Hour}(?:[点时:]{Minute}?(?:半|分|一刻|三刻)?)钟?(?:左右)?就?(?:走|离开|离场|离村)(?=$|[,。;!|\s])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ComeAndGone();

    [GeneratedRegex("^(?:钟)?(?:左右|前后|上下|来钟|多钟|多|许|出头|不到)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AboutAfter();

    [GeneratedRegex(
        @"^(?:钟|整)?\s?(?:准时|左右|正式|就|才)?(?:开始|开讲|开会|开场|开课|开播|开了|开的|召开|举行|起|碰头|碰的头|动身开|讲起|开$|" +
        @"开[^到至完]|[\u4e00-\u9fff]{1,6}?(?:才开|准时开|正式开))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex StartAfter();

    [GeneratedRegex(
        @"^(?:钟|整)?\s?(?:准时|左右|多|就|才|全部|胜利|圆满)?(?:结束|散会|散场|散|下课|收场|收工|收尾|收官|完|止|为止|讲完|开完|离开|离场|离村|走(?=$|[,。;!|\s])|告终|" +
        @"闭会|休会)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EndAfter();

    [GeneratedRegex("(?:(?<![报签])到|至|(?:结束|散会|终止|完成)(?:时间|于|都|已经?|时)?[:是为在]?\\s?)$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex UntilBefore();

    [GeneratedRegex("(?:推迟|推后|延后|延迟|提前|改|调整|挪)(?:到|至)了?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex MovedBefore();

    [GeneratedRegex("(?:[拖等推调改挪移延]|推迟|推后|延后|延迟)(?:到|至)了?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex PutOffBefore();

    [GeneratedRegex(
        "(?:开始|开会|起始|开场|召开)(?:时间|于)?[:是为在]?\\s?$|(?:^|[,。;|\\s])(?:会议|活动)?时间[:是为在]?\\s?$",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        Limits.PatternTimeout)]
    private static partial Regex BegunBefore();

    [GeneratedRegex(
        @"^(?:钟|整)?\s?(?:准时|就)?(?:集合|集中上车|上车|签到|出发|到达|抵达|报到|发车|之?前|以前|截止|吃饭|开饭|点名|才到|赶到|到[的了场]|到(?=$|[,。;\s])|" +
        @"才?回来|才?回到|返程|才?返回|到家)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OtherAfter();
}
