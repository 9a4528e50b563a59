using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class AbsenceItems
{
    private const string ReasonsPart = "、|以及|和|及(?!时)";

    // Without punctuation (请假了主要研究了评优), a reason ends before what the meeting did.
    private const string Ends = @"(?=$|[,。;!?|、\s()\uE001-\uE004]|主要(?:是|研究|讨论|学|传达|议|聊|听|商|通报|部署|安排)|(?:研究|讨论|传达|听取|审议|通报|通过|决定)了)";

    [GeneratedRegex(@"^(?:[、,;/\s(]|和|及|与|以及|还有)*(?=[\u4e00-\u9fff])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Glue();

    [GeneratedRegex($@"^(?:[\u4e00-\u9fff]{{0,4}}?(?:{Posts.Title}|{Posts.Before}|总工))(?=[\u4e00-\u9fff·]{{2,}})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Post();

    // What may follow a name: more names; a bracketed or marked reason; a reason; an absence; an end.
    [GeneratedRegex(
        $@"^(?:同志)?(?:(?<list>(?:、|/(?!{AbsenceWords.Strong})|和|及|与|以及)(?=[\u4e00-\u9fff]{{2}}))|" +
        $@"\s?(?<missing>请了?假|没来|没到|未到|缺席|未参加)\s?\((?<reason>[^()]{{1,20}})\)|\s?\((?<bracket>)(?<reason>[^()]{{1,20}})\)|(?::|/(?={AbsenceWords.Strong})|\s?[-–—]{{1,2}}|,?原因[是为:]?|,?事由[是为:]?)\s?(?<reason>[^,。;!?|\n、()\s]{{2,16}})|" +
        $@"(?:[0-9一二两三四五六七八九十俩仨]+(?:个人|[人名位个])(?:同志)?|等[0-9一二两三四五六七八九十]*人?|均|都|也|已|则|分别|还|又|" +
        $@"\s)*(?:(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|" +
        $@"\n、()\s\uE003\uE004]{{0,18}}?)?(?:而)?(?<missing>(?:{AbsenceWords.Missing})(?:了|会议|本次会议|活动|学习|" +
        $@"会)*)(?:\s?\((?<reason>[^()]{{1,16}})\)|{Ends}|(?=(?:学习?|观看|参观)了))|(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|" +
        $@"\n、()\s\uE003\uE004]{{0,18}}?){Ends})|" +
        $@"(?:[0-9一二两三四五六七八九十俩仨]+(?:个人|[人名位个])|等(?:[0-9一二两三四五六七八九十]*人)?|同志)?{Ends})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Follower();

    // At least two reasons: a single one, as in 分别请假, applies to all.
    [GeneratedRegex(
        $@"^(?:同志)?(?:{Mark.Number}(?:个人|[人名位])(?:同志)?|均|都|也|则|\s)*\(?分别[是为:]?(?<reasons>[^,。;!?|\n、()\s\uE003\uE004]{{1,16}}?(?:(?:{ReasonsPart})[^,。;!?|\n、()\s\uE003\uE004]{{1,16}}?)+)(?:\)|{Ends})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EachHisOwn();

    [GeneratedRegex(ReasonsPart, RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ReasonGlue();

    [GeneratedRegex(
        $@"\G[,\s]\s?(?:原因[是:]?)?(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak})[^,。;!?|\n、()\s]{{0,16}})(?=[,。;!?|\n、()\s]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AfterComma();

    // Anyone who came late, spoke, reported or was admitted was present: 王芳汇报了…, 李明带头发言, 张华接收为…; not 汇报去了, 做手术, 带孩子.
    [GeneratedRegex(
        @"^(?!.*[没未])(?:同志)?(?:因[^,。;、\s]{1,6}?|(?:临时)?有[急要]?事|身体不适|出差|外出|下乡|开会)(?:而|后|再|又|才|刚|先|只能|临时)*(?:迟到|晚到|早退|中途|提前[离退走]|离会|离场|列席|赶[回到来]|回来|返回)|" +
        // 请假后赶到
        @"^(?:同志)?请了?假,?[后再又才刚先]+(?:赶[回到来]|回来|返回|[来到]了|到会|到场|参加)|" +
        @"^(?:同志)?(?:还|也|又|再|先|后|都|均|则|分别|随后|接着|同时|随即|最后|首先|主动|积极)*(?:迟到|晚到|早退|中途|到会(?!计)|到场|到齐|到位|到了|赶到|赶来|回来|" +
        @"汇报(?!去)|述职|补充|提出|建议|表态|带头|带领|带病|领学|领读|领誓|领着|接收|接着|接受(?!培训|采访|治疗|审查|体检)|接任|接替|看了|看过|看完|看到|回答|回应|回顾|去年|办结|" +
        @"取得|取消|守住|学习(?:了|传达|领会|[《“\uE000])|(?:做好|做到|[做作][^,]{0,10}?(?:发言|总结|讲话|检讨|检视|表态|报告|汇报|点评|批评|说明|介绍|动员|部署|讲解|解读|辅导|" +
        @"通报|交流|表率|示范|剖析))|在[^,]{0,8}?(?:会上|会议上|会中|(?:发言|讨论|总结|交流|点评|批评)(?:时|中|环节))|" +
        @"(?!去|赴|到|前往|外出|因)[^,]{0,10}(?:发言|表态|自我批评|对照检查)|参加(?!.*(?:没|未|培训|学习|会|考试|比赛|巡|调))|列席|发言|负责|牵头|主持|记录|.*(?:接入|连线|" +
        @"线上参加|视频参加|远程)|讲课(?!去)|等?[^,]{0,4}(?:获|被评|当选|作为|担任|任))|[\uE001]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotAbsent();

    // 请假没批，还是来了: whose leave was refused, or who came all the same.
    [GeneratedRegex(
        @"^(?:同志)?[^,。;!?|\n]{0,6}假[^,。;!?|\n]{0,4}?(?:没|未|不)(?:有|能|获|被|予|得到)*[批准]|" +
        @"^[^,。;!?|\n]{0,12},?(?:但是?|不过|最后|结果|可是?|却|[他她]|本人)*(?:还是|后来|又|最终|终于|照样|仍然?)(?:也|还是)?(?:赶?[来到]了?|赶[来到]了?|参加了?)(?=$|[,。;!|\s])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex CameAllTheSame();

    // The name in 汪洋调休 is not 汪洋调, nor that in 陈静迟到 陈静迟.
    [GeneratedRegex("^(?:迟到|晚到|早退|[再又先刚也后]到|汇报|带头|带领|领学|发言|主持|记录|补充|[作做]了?[^,]{0,8}?(?:发言|总结|讲话|检讨|表态|报告|汇报|点评|批评|说明|介绍|交流)|调休|轮休|补休|公休|年休|病休|倒休|退休|值班|出差|外出|公出|公差|请假|休假|事假|病假|公假|产假|住院|下乡|驻村|挂职|学习|培训|出庭|因(?=[^,。;、]{1,8}?(?:请假|缺席|没来|没到|未到|未参加|未能)))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SplitsReason();

    // A single word after a name and a space; neither a room nor a topic.
    [GeneratedRegex($@"\G\s(?<reason>(?!{TopicWords.Discusses}|[一二三四五六七八九]楼)[\u4e00-\u9fff]{{2,4}})(?<!{PlaceWords.Last})(?=$|[,。;、)\s])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex BehindSpace();

    // （参加培训）、殷清越（接孩子）请假: what stands behind the last bracket is said of all.
    [GeneratedRegex(
        $@"^\s?\([^()\n]{{1,20}}\)(?:\s?(?:[、,;]|和|及|与|以及)?\s?[\u4e00-\u9fff·]{{2,8}}?\s?\([^()\n]{{1,20}}\))*\s?(?:等?{Mark.Number}(?:个人|[人名位])|同志|分别|均|都|因[公事病私故])*(?:请了?假|{AbsenceWords.Missing})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ListOfTheMissing();

    // （主持）, （组织委员）: in brackets, what somebody did or is.
    [GeneratedRegex($"(?:{Posts.Title}|[主会]席|主持|记录)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Role();

    [GeneratedRegex("^[1一](?:个人|[人名位])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OneMore();

    [GeneratedRegex("[没未缺不请]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SaysMissing();

    [GeneratedRegex("^(?:原因)?(?:未说明|未说|没说|未知|不详|不明|不清楚|无)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NoReason();

    [GeneratedRegex($"^(?:{AbsenceWords.Strong})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex StrongStart();

    [GeneratedRegex($"^(?:{AbsenceWords.Weak})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WeakStart();

    [GeneratedRegex(
        "^(?:[均皆]|都(?=[在是因出]))?(?:正在(?=休|住|出|外)|因为|由于|请了(?:个)?(?=.假|.{1,3}假)|请(?=[病事产婚丧年公探哺]+假)|请了?假(?=[^了])|是)?",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ReasonLead();

    [GeneratedRegex($"(?:而|,)?(?:{AbsenceWords.Missing})(?:了|会议|本次会议|活动|学习|会)*$|去了$|(?<!^(?:家|孩|老|父|母|爱人|车|水|亲|媳|丈|岳|妈|爸)[^,]*)了$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ReasonTail();

    [GeneratedRegex("(?<!^因.)(?<!^)(?:了?[都均皆])?请了?假$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LeaveTail();
}
