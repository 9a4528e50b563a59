using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class TopicReader
{
    private const string Before = @"(?<=^|[,。;!?|\n\s()\[\]:、]|[\uE001-\uE004]|[\u2460-\u2473])";

    private const string Fillers =
        "(?:[新老]?(?:青年|年轻)?(?:同志|党员|干部|委员|代表|职工)们|刚才|刚刚|利用[\\u4e00-\\u9fff]{1,6}(?:会|时间|机会|间隙)|会议|会上|大会|本次|此次|这次|活动|主要|重点|一起|共同|集体(?!研讨)|集中|大家|大伙儿?|我们|支部|党员们?|与会人员|参会人员|" +
        "全体党员|全体|组织|召集|首先|然后|随后|接着|最后|期间|现场|还|又|并|先|先后|做了?|搞了?|认真|深入|专题|专门|再次|围坐|开会|会议上|" +
        "就是|有|去|来|内容|进行|开展|统一|系统|逐一|都|一同|同时|主题|的|是|了|在|当天|以及|过程中|带领大家|利用|边|主|" +
        "[一二三四五六七](?=审|学|传|研|讨|听|通|部|总|缴|安|议|观)|(?:和|与|跟)[\\u4e00-\\u9fff]{1,8}?(?:一起|一同|一道))*";

    // 作了发言, 作交流发言; not the end of 工作 or 担当作为
    private const string Gave =
        "[作做](?:了|(?=(?:专题|重点|交流|深入|主题|表态|集中|典型|个人)*(?:发言|交流|报告|讲话|表态|汇报|辅导|宣讲|讲解|解读|研讨|总结|剖析)))";

    [GeneratedRegex(
        $@"(?<![\u4e00-\u9fff“《]|^的)(?:{TopicWords.Labels})(?:(?<mark>\s?(?:[0-9一二两三四五六]+[个项条])?[:：]\s?|\s|是|为|有|定为|叫)+|" +
        $@"(?=[“《‘「]))|(?:主题|议题|内容|题目|课题)(?<mark>[:为是叫]+|(?=[\u4e00-\u9fff“《‘]))(?!教育|鲜明|突出|丰富|充实|活动|党日|很|[较太过偏]|" +
        $@"比较|实|班|详|略|包括|清单|忘|没|不|都|多|同|见|待|后|一|有|公园|组|攻关|明确|当[日天])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Label();

    [GeneratedRegex(
        $@"{Before}{Fillers}(?:(?<round>(?:就|对(?![照接标账]))(?<topic>[^,。;!?|\n\s\uE001\uE003\uE004]{{3,40}}?)(?:[作做]出?了?|进行了?|提出了?)(?:专题|全面|具体|再)?(?:安排|部署|强调|要求|动员|提醒)|" +
        $@"以(?<topic>[^,。;!?|\n\s\uE001-\uE004]{{2,40}}?)为(?:主题|题|主要内容|内容)|把(?<topic>[^,。;!?|" +
        $@"\n\s\uE001-\uE004]{{2,30}}?)(?:议|研究|讨论|商量|学)了|(?:围绕着?|紧扣|聚焦|针对|结合|就|关于)(?<topic>[^,。;!?|" +
        $@"\n\s\uE001-\uE004]{{2,40}}?)(?:为主题|为题|等(?:内容|问题|方面)|这个?(?:主题|话题|题目)|开展|进行|展开|{Gave}|谈|讨论|研讨|" +
        $@"交流|发言|座谈|学习|深入|逐一|畅谈|各抒己见|(?=[,。;!?|\n\s\uE001-\uE004]|$))|" +
        // 对双减落实情况进行调研
        $@"对(?![照接标账])(?<topic>[^,。;!?|\n\s\uE001-\uE004]{{3,40}}?)(?:开展|进行|展开)了?(?:专题|实地|集中|深入|全面)*\uE003)|(?:(?<titled>{TopicWords.Titled})|" +
        $@"{TopicWords.Lead})(?:[:为是])?(?<topic>)(?!解员|座|师|话|台|稿)(?=[^,。;!?|\n\s]))|" +
        // 上了一堂题为《…》的党课
        "(?<=[堂节场])(?<titled>题为|名为)(?<topic>)(?=[“《])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Leads();

    [GeneratedRegex($@"{Before}{Fillers}(?<topic>(?:集体|集中|专题|共同|深入|认真|原文|通读|逐条|逐篇)?(?:{TopicWords.Discusses}))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Discussion();

    [GeneratedRegex($@"{Before}{Fillers}(?<topic>(?:{TopicWords.Does}))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Activity();

    // The people visited are not the topic; what was brought or done is.
    [GeneratedRegex($@"{Before}{Fillers}(?!看望|慰问|走访|入户|了解)(?<topic>(?:{TopicWords.Does}))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex GivenOnVisit();

    [GeneratedRegex(
        @"(?:全天|半天|一?整天|[一二两三四五六七八九十0-9]天|为期.天|全员|集中|组织了?|开展了?|(?:参加|参与|出席|接受)了?|举办了?|举行了?|进行了?|召开了?|搞了?|做了|上了|" +
        @"办了|的|[一这那本][场次堂个期]|个)*(?<topic>(?:(?!参加|参与|出席|接受|召开|举办|举行|开展了|组织了)[\u4e00-\u9fff“”‘’《》、·0-9\uE000]){2,20}?)(?:专题|业务|主题|专项|工作|实地|" +
        @"集中)?\uE003",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Modifier();

    [GeneratedRegex(
        @"\uE003(?:了|的是|:\s?)?(?<topic>(?!了|组|报告|回|完|结束|活动|期|时|小|座谈|归|就|在|去|到|也|一|的|开|工作|过程|过|中|于|" +
        @"成)[\u4e00-\u9fff“”‘’《》、\uE000]{2,24})(?=[,。;!?|\n\s()]|$|[\uE001-\uE004])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Object();

    [GeneratedRegex(
        @"(?<=^|[,。;|\s(]|[\uE002\uE003])\uE003+[,。;:|\s\uE002\uE004-]+(?<topic>(?=[A-Za-z+]{0,12}[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z+、“”\uE000]{4,16})(?=$|[,。;|\s)]|" +
        @"[\uE002\uE004])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Beside();

    [GeneratedRegex(
        "[了的吗呢吧过着]|人员|听课|^(?:集体|集中|专题|认真|共同|深入|系统)(?:学习|研讨|讨论|交流)$|^(?:我|已|这|那|全|第|本|补|地|有|没|人|由|请|在|到|去|来|开|完|就|也|都|参|老|大家|圆满|顺利|如期|" +
        "正常|时间|线|省|市|县|区|机关|支部|各|因|共|另|其|会|下|上|早|晚|结|录|拍|现场|气氛|效果|反响|食堂|中午)|(?:结束|完成|班|期|人|" +
        "支部|小组|会|同志|干部|党员|学员|情况|参加|不多|较多|很好|不错|热烈|室|厅|馆|院|局|科|处|办|委|行|场|授课|主讲|请假|出差|座满|签到|录像|" +
        "拍照|存档|书记|主任)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NoSubject();

    [GeneratedRegex($"^(?:{TopicWords.Does}|学习|重温|观看)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoneBefore();

    [GeneratedRegex(
        @"^(?:我|一|这|那|第|本|上|下|在|到|去|赴|刚?从|[0-9])|^(?:全员|半天|封闭|脱产|岗前|入职|网络|新|青年|青年党员|党员|党员干部|机关|支部|" +
        @"专题|专项|集中|年度|大型|系列|线上|线下|外出|实地|[春秋冬夏]季|志愿者|业务|日常|常规|例行|定期|年终|年初)$|(?:开展|组织|举办|举行|" +
        @"参加|参与|出席|接受|进行|支部|小组|委|局|科|处|党员|青年|同志|人员|干部|成员|班子|积极分子|对象|骨干|书记|委员|次|期|场|天|个|的|了|节|堂|轮|批|" +
        @"在|于|去|到|把)$|[请由让]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex GenericModifier();

    [GeneratedRegex(@"^(?:[题名]为|第|自己|亲身|本人|一|专题|党课|辅导|授课|报告|讲座|[\uE001-\uE004])|专题$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NotTold();

    [GeneratedRegex(@"^[0-9一二两三四五六七八九十几多]+[个项件条]?$|^[\s\uE001-\uE004:、,。]*$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Blank();

    // 就刚刚, 测评票25张, 最后书记点评
    [GeneratedRegex("^(?:.{2,12}[前后]的|.{0,8}前(?:召开|开|上|办|搞)[了的]|服务(?:时长|时间|时数|小时).*|社区|就?刚刚|.{0,4}结束了?|了一[趟次下]|.{0,6}票[0-9]+张|(?:最后)?[\u4e00-\u9fff]{0,3}点评|(?:专题)?辅导(?:报告|讲座)|领[读学]的?是.*)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NeverTopic();

    // 议了三件事但没形成决定, 学习了一上午, 讨论热烈
    [GeneratedRegex(
        // 学习时间为…, 讨论氛围浓厚: about how it went.
        @"^(?:集体|集中|专题)?(?:学习|讨论|研讨|研究|交流|培训)(?:时间(?!安排|管理|表|节点|分配)|时长|效果|氛围|气氛|环节|(?:笔记|资料|材料)(?:也|都|均)*(?:已|[收交发补]))|" +
        @"^(?:研究|审议|讨论|听取)(?:事项|议题|议案|问题)?[0-9一二两三四五六七八九十]+(?:个|项|件|条)(?:事项|议题)?$|^(?:集中|集体)?(?:观看|学习|收看)(?:完毕|结束)$|^[学议谈讲看聊]到$|人均|如下$|^学习(?:于|在)|(?:举行|举办|召开|开)了?$|^为.*(?:开展|组织)了?$|(?:结果|得票)|^.{2,6}[前后]谈|^座谈|者(?:[0-9]+人)?$|^慰问(?:品|金|" +
        @"对象|信)$|^[^给送]{2,8}[0-9一二三四五六七八九十]+条$|^讨论通过$|^(?:布置|安排|部署|分配|落实)了?(?:任务|工作|分工|活)$|^(?:集体|" +
        @"集中|专题|共同)?(?:学习|学了?|研究|讨论|议|听|交流|安排|部署|商量|研讨|发言|总结|汇报|看|说|谈|聊)*(?:了|过|的|得|" +
        @"完)*(?:[一二两三四五六七八九十几多0-9]{1,3}(?:件|项|个|条|点|次|圈|轮|下|会儿?|上午|下午|天|整天|阵)?(?:村|地方|单位|企业|家|点位|" +
        @"事情?|工作|议题|问题|事项|内容|文件)?|也?很?热烈|充分|认真|结束|顺利|情况|会|资料|材料|时间|班|室|者|心得)?(?:但.*|没.*)?(?:等)?$|" +
        @"^(?:学员|学校|学时|学院|学生|议题|议程|报告厅|报告人|发展对象|交流发言|总结讲话|总结$|讲话|汇报人|学习委员|研究员|自学|学历|学年|" +
        @"商务|落实[:：]?$|安排[:：]?$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex IdleClause();

    [GeneratedRegex(
        @"^(?:了|的|得|完|着|过)?(?:[一二两三四五六七八九十几多0-9]{1,3}(?:件|项|个|条|点|次|人|名|位|小时|分钟|堂|节|场)|很|不|什么|啥|话|" +
        @"课|完|近|快|心|判|得|天|聊)|^[专题微廉政]{0,4}党课$|^[一二两三四五六七八九十几]{1,2}$|^(?:是|了)$|^(?:近|在|到|开|来|去|这|我|他|缺|差|没|等|能|会|得)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Vague();

    [GeneratedRegex($"(?:{FilingWords.Counts}(?:在|作?是?)|{FilingWords.As}|当作|记作|记为|按)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SortedAs();

    [GeneratedRegex("(?:一直)?[开学讲议聊谈忙]到了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LastedUntil();

    [GeneratedRegex("^(?:为主题|主题|专题|这?一主题|的?学习|的?解读|等)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex TitleEnd();

    [GeneratedRegex($@"^\s?(?:{Enumeration.Any})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ListHere();

    [GeneratedRegex("[0-9一二两三四五六几][件项个点](?:事|事项|事情|工作|议题|问题|内容|任务)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex CountsItems();

    [GeneratedRegex($@"^[;。\n]\s*(?:{Enumeration.Any})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ListGoesOn();

    [GeneratedRegex(@"[;；。,，]?[^\S\n]*\n\s*", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LineEnd();
}
