using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class TypeReader
{
    private const string Ordinal = $"(?:20[0-9]{{2}}年度?)?第?[{Mark.Digits}]{{1,4}}[次期](?:全体|扩大|专题|工作|集体)?";

    private const string Deliberates = "研究|讨论|商议|商量|商讨|审议|决定|同意|筹备|准备|筹划|酝酿|建议";

    // What stands between the verb and the name; 上 and the like are too common to be believed unless they stand right before it.
    private const string Holds =
        "(?:召开|举行|举办|开展|组织(?!部|委|关系|工作|生活))(?!好|的|前)了?|开(?:了|一[次场堂节期])*$|(?:讲授?|上|(?<!工)作)(?:[了的]|一[次场堂节期]|(?:题|名)为[“《]\uE000+[”》]的)*$";

    [GeneratedRegex(Ordinal, RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Numbering();

    [GeneratedRegex("^(?:.*培训.*|走访|谈话|研讨|交流研讨|调研|慰问|换届|小组会|谈心|轮训|党日|中心组|志愿活动|办公室会议)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Generic();

    [GeneratedRegex("^(?:走访|谈话)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Faint();

    [GeneratedRegex(
        $@"(?:(?<=^|,|。)记|(?<!书)记在|记到|记入|记作|记为|登在|登到|归到|归入|归在|归为|计入|{FilingWords.Counts}[在作是]?|列入|列为|录入|录在|类型|类别|种类|" +
        @"形式|名称|会议类型|活动类型|会议名称|活动名称|会议|活动)(?:一次|是|为|:|\s|了|的)*$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex SortedUnder();

    [GeneratedRegex(
        @"(?:研究(?!室|院|所|会|员|生)|讨论|商议|商量|商讨|(?<![会评建])议(?!室|程|题|厅)定?|审议|筹备|部署(?!下[开组召举,])|布置|安排|总结|听取|汇报|学习(?!型|室|小组|教育)|" +
        @"通知|关于|传达|通报|准备|复盘|筹划|策划|谋划|酝酿|对照|(?<![代作成认因称题名])为(?!题|主题)|迎接|宣读|下次|下周的?|下月的?|下一次|聊了?|" +
        @"谈了?(?!话)|明确|决定|同意|通过|要求|推迟|整理|上次|要开|缴纳|通报了?|安排了?|开展好|开好|补齐)[^,(]{0,24}$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex TalkedAbout();

    // 为全体党员讲, 按照机关党委安排召开, 通过视频会议召开: why, for whom or by what means it was held; not 为…研究召开, 为了开好.
    [GeneratedRegex(
        @"(?:(?<purpose>(?<![代作成认因称题名])为(?!题|主题))|按照?|依照|根据|依据|遵照|结合|落实|利用|通过(?=视频|腾讯|线上|网络|微信|钉钉|电话|[^,(]{1,10}(?:方式|形式|平台)))" +
        $"[^,(]{{1,24}}?(?<!(?:{Deliberates})了?[^,(]{{0,4}})(?:{Holds})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex HeldFor();

    // 为更好开展主题党日召开支委会: what was held comes after its purpose.
    [GeneratedRegex("^(?:活动|工作)?(?:召开|举行|举办|开展|开)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex HeldAfter();

    [GeneratedRegex("把[^,(]{0,12}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Handled();

    [GeneratedRegex("^(?:活动)?的(?!时候)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfIt();

    [GeneratedRegex("^(?:活动|工作|任务|会|班|课)?(?:也|都|全|一起|顺利|圆满|如期)*(?:搞|办|开|做|完|弄|上|过|组织|进行|举办|举行|结束)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoneWith();

    // The purpose of a group stands before 小组; a party group has a number or the name of an office there.
    [GeneratedRegex(
        "(?:学习|理论|工作|领导|专班|专项|攻关|课题|调研|创作|兴趣|筹备|协调|推进|整改|检查|督导|督查|巡察|审查|评审|评议|宣讲|互助|帮扶|项目|编写|起草|志愿|服务|QC)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OtherGroup();

    // 按主题党日登记
    [GeneratedRegex($"(?:按|当作?|{FilingWords.As}|以)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex By();

    [GeneratedRegex("^(?:登记|记|算|计|录|归档|上报)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Filed();

    // 支委会后召开党员大会: the second is the meeting that is reported.
    [GeneratedRegex(
        "^(?:会议?)?(?:结束)?(?:之|以)?后,?(?:紧?接着|随即|马上|立即|继续|又|就|我们|支部|党支部)*(?:召开|开|举行|组织|开展|上|进行|搞|举办)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Afterwards();

    [GeneratedRegex("(?<!是)不是(?:开的?)?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex Denied();

    [GeneratedRegex($@"^[,。;\s(]*(?:{Corrections.Words}|不是?[,。\s]|改成|改为)(?:了|啦|[,。:;\s])*(?:应该是|应为|应是|其实是|实际是|是)?(?:开的是|开的|召开了?|开了?)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Corrected();

    // 换届选举动员会 comes before the election.
    [GeneratedRegex(
        @"^[^,。;]{0,8}谈心|^议室|^(?:的)?(?:征求意见|征集意见|意见征[求集]|情况通报|整改|动员(?:部署)?(?:大?会|工作会)|部署(?:大?会|工作会)|工作(?:大?会|推进会|部署会|动员会|专题会|安排会|布置会)|筹备|准备|方案|通知|分工|材料|制度|流程|会前|前的|之前|前,|前夕|精神|计划|事宜|纪律|时间安排|经费|" +
        @"名额|(?:会议)?(?:记录|笔记|签到)(?:本|簿|册)|会后的|前(?=\p{IsCJKUnifiedIdeographs}{0,6}(?:谈心|学习|研讨|征[求集])))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PartOfOther();

    [GeneratedRegex(
        @"^(?:品|金|信|费|室|楼|教室|中心|基地|学校|组(?!织|一行|赴|到|去|来到|深入|前往|走)|员(?!\s|参)|报告|师|对象|资料|教材|证|手册|函|款|物资|老师|讲师)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PartOfOtherWeak();
}
