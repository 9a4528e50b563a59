using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Words;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

internal sealed partial class AbsenceItems
{
    private const string Ends = @"(?=$|[,。;!?|、\s()\uE001-\uE004])";

    [GeneratedRegex(@"^(?:[、,;/\s(]|和|及|与|以及|还有)*(?=[\u4e00-\u9fff])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Glue();

    [GeneratedRegex($@"^(?:[\u4e00-\u9fff]{{0,4}}?(?:{Posts.Title}|{Posts.Before}|总工))(?=[\u4e00-\u9fff·]{{2,}})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Post();

    // What may follow a name: more names; a bracketed or marked reason; a reason; an absence; an end.
    [GeneratedRegex(
        @"^(?:同志)?(?:(?<list>(?:、|/|和|及|与|以及)(?=[\u4e00-\u9fff]{2}))|" +
        @"\s?(?<missing>请了?假|没来|没到|未到|缺席|未参加)\s?\((?<reason>[^()]{1,20})\)|\s?\((?<bracket>)(?<reason>[^()]{1,20})\)|(?::|-|,?原因[是为:]?|,?事由[是为:]?)\s?(?<reason>[^,。;!?|\n、()\s]{2,16})|" +
        $@"(?:[0-9一二两三四五六七八九十俩仨]+(?:个人|[人名位个])(?:同志)?|等[0-9一二两三四五六七八九十]*人?|均|都|也|已|则|分别|还|又|" +
        $@"\s)*(?:(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|" +
        $@"\n、()\s\uE003\uE004]{{0,18}}?)?(?:而)?(?<missing>(?:{AbsenceWords.Missing})(?:了|会议|本次会议|活动|学习|" +
        $@"会)*)(?:\s?\((?<reason>[^()]{{1,16}})\)|{Ends})|(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|" +
        $@"\n、()\s\uE003\uE004]{{0,18}}){Ends})|" +
        $@"(?:[0-9一二两三四五六七八九十俩仨]+(?:个人|[人名位个])|等[0-9一二两三四五六七八九十]*人|同志)?{Ends})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Follower();

    [GeneratedRegex(
        $@"\G[,\s]\s?(?:原因[是:]?)?(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|\n、()\s]{{0,16}})(?=[,。;!?|\n、()\s]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AfterComma();

    [GeneratedRegex(
        @"^(?:同志)?(?:迟到|晚到|早退|中途|代|参加(?!.*(?:没|未|培训|学习|会|考试|比赛|巡|调))|列席|发言|负责|牵头|主持|记录|.*(?:接入|连线|" +
        @"线上参加|视频参加|远程)|讲课(?!去)|等?[^,]{0,4}(?:获|被评|当选|作为|担任|任))|[\uE001]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotAbsent();

    // 汪洋调休 is no 汪洋调.
    [GeneratedRegex("^(?:调休|轮休|补休|公休|年休|病休|倒休|值班|出差|外出|公出|公差|请假|休假|事假|病假|公假|产假|住院|下乡|驻村|挂职|学习|培训|出庭|因(?=[^,。;、]{1,8}?(?:请假|缺席|没来|没到|未到|未参加|未能)))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SplitsReason();

    [GeneratedRegex("[没未缺不请]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SaysMissing();

    [GeneratedRegex("^(?:原因)?(?:未说明|未说|没说|未知|不详|不明|不清楚|无)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NoReason();

    [GeneratedRegex($"^(?:{AbsenceWords.Strong})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex StrongStart();

    [GeneratedRegex($"^(?:{AbsenceWords.Weak})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WeakStart();

    [GeneratedRegex(
        "^(?:正在(?=休|住|出|外)|因为|由于|请了(?:个)?(?=.假|.{1,3}假)|请(?=[病事产婚丧年公探哺]+假)|请了?假(?=.)|是)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ReasonLead();

    [GeneratedRegex($"(?:而|,)?(?:{AbsenceWords.Missing})(?:了|会议|本次会议|活动|学习|会)*$|去了$|(?<!^(?:家|孩|老|父|母|爱人|车|水|亲|媳|丈|岳|妈|爸)[^,]*)了$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ReasonTail();

    [GeneratedRegex("(?<!^因.)(?<!^)请了?假$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LeaveTail();
}
