using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>The wordings that distinguish an entry from talk about it, in addition to those that meetings share.</summary>
internal static partial class SentenceWords
{
    /// <summary>Before a number, as a part of patterns: it begins here and is not approximate.</summary>
    public const string WholeNumber =
        @"(?<![0-9零〇一二两俩仨三四五六七八九十百千廿万亿.]|[0-9],(?=[0-9]{3}(?![0-9]))|约|约莫|大概|将近|接近|近|超过?|逾|不到|不足|不少于|至少|起码|差不多|好几)";

    /// <summary>Right before a word: negates it, 不是原创.</summary>
    [GeneratedRegex("(?:[未没非不拟无]|没有|不是|不属于?|不算|不为|不作为?|并非)$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    public static partial Regex Denied();

    /// <summary>Right before a day: up to it.</summary>
    [GeneratedRegex("(?:截至|截止)(?:到|至)? ?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    public static partial Regex UpTo();

    /// <summary>Before 机关: it belongs to the name of an office, or means all of a city.</summary>
    [GeneratedRegex("(?:直|直属|[全省市区县])$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    public static partial Regex OfficeBefore();

    /// <summary>Where 机关 begins a clause, it is who did something.</summary>
    [GeneratedRegex($"(?:^|[{Mark.Ends}])$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    public static partial Regex AtStart();

    /// <summary>After 机关: it is the level after all.</summary>
    [GeneratedRegex("^(?:层面|级)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex LevelAfter();

    /// <summary>After 机关: it belongs to the name of an office.</summary>
    [GeneratedRegex("^(?:荣?获|被|公众号|工委|党委|党组|党总支|党支部|事务|工会|团委|妇委)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex OfficeAfter();

    /// <summary>It has happened.</summary>
    [GeneratedRegex(
        "刊发|刊登|刊载|发表|发布|印发|报送|报了|采用|采纳|获评|荣获|获得|评为|授予|推出|上线|完成|办结|答复|通过(?!率)|发出|发放|推荐|举办|开展|组织|召开|转发|登载|播出|排查|签|" +
        "了(?!吗|没|么|解|如)|已(?!经?没)|刚|登记[:：]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Done();

    /// <summary>Before a register's name: it is talked about, not entered.</summary>
    [GeneratedRegex(
        @"(?:研究|讨论|商量|学习(?!强国)|关于|筹备|筹划|准备|起草|修改|部署|布置|审议|汇报|听取|通知|传达|要求|催|查|看|找|统计|汇总|缺|没有?|未|不|培训|安排|负责|参加|议题|议程|会议内容)[^,。;!?|]{0,6}$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex TalkedAbout();

    /// <summary>Before a register's name: a meeting dealt with it.</summary>
    [GeneratedRegex(
        @"(?:研究|讨论|商量|学习(?!强国)|审议|汇报|听取|传达|议题|议程|会议内容)[^,。;!?|]{0,6}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex OnAgenda();

    /// <summary>Where the title of an entry begins that is said in words: what it names is not the entry's register.</summary>
    [GeneratedRegex("[:]|(?:名称|标题|题目|主题|内容)[是为]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex TitleBegins();

    /// <summary>After a register's name: a document about it, or counts of it.</summary>
    [GeneratedRegex(
        "^的?(?:工作)?(?:统计|数据|情况|要求|制度|模板|流程|办法|通知|培训|计划|名单|格式|任务|台账|表格|会议?(?!员)|系统|平台|栏目|怎么|还没|没有?|数量?|率|奖励|材料)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex PaperAbout();

    /// <summary>Where something was published: 在某某报刊发. Matches the working text, in which a quoted name is replaced by marks.</summary>
    [GeneratedRegex(
        @"(?:在|被|由|经|于|获|(?<=^|[,。;!?|\s\uE002])(?!协调))(?<outlet>(?:《\uE000+》|[^,。;!?|:在被由经于《》\uE001-\uE004]){1,24}?)(?:上|头版|一版|专栏)?(?:刊发|刊登|刊载|发表|发布|采用|采访|登载|播出|转发|推送|报道|发了|刊了|登了)|" +
        "(?<paper>(?<outlet>《\uE000+》))(?:杂志|报)?(?:头版|一版|专栏)?(?:刊发|刊登|刊载|登载|采用|转发)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Published();

    /// <summary>An address on the web.</summary>
    [GeneratedRegex(@"https?://[^\s，。；、）》”<>""]{3,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Limits.PatternTimeout)]
    public static partial Regex Link();

    /// <summary>A clause that is the name of a medium and nothing else.</summary>
    [GeneratedRegex(@"(?<=^|[\s,。;!?|\uE002-\uE004])(?!协调)(?:[\u4e00-\u9fff]{1,8}(?:日报|晚报|早报|时报|周报|报社|电视台|广播电台|网|网站|客户端|杂志)|学习强国)(?=[\s,。;!?|\uE002-\uE004]|$)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex OutletAlone();

    /// <summary>A title that is the name of a newspaper: 《法治日报》刊登…</summary>
    [GeneratedRegex("(?:报|刊|网|台|杂志|号|端)》$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Paper();

    /// <summary>What can be the name of a medium.</summary>
    [GeneratedRegex("(?:报|网|网站|台|刊|志|号|端|条|平台|强国|专栏|》)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Outlet();
}
