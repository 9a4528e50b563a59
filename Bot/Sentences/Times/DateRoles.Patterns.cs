using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

internal static partial class DateRoles
{
    [GeneratedRegex("^(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?的?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MonthAlone();

    [GeneratedRegex("时间|日期", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Labelled();

    // 会议时间：, 开会日期：, 一、时间：; not 下次会议时间：
    [GeneratedRegex(
        @"(?<![\u4e00-\u9fff])(?![^:\n]{0,12}(?:下[次回一期]|原定|拟))(?:(?<own>(?:[\u4e00-\u9fff]{0,10}(?:会议?|党课|党日|活动|学习|培训|调研|慰问|走访|服务|谈话|谈心|研讨|" +
        @"教育))?的?(?:会议|开会|召开|举行|举办|开展|活动|上课|授课|讲课|学习|培训)|[\u4e00-\u9fff]{0,10}(?:会议?|党课|党日|慰问|走访|调研|服务|谈话|谈心|研讨|教育))|具体|实际)?(?:时间|日期)(?:[及和与、]?地点)?(?:[:是为在]|\s)*$",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        Limits.PatternTimeout)]
    private static partial Regex OwnLabel();

    [GeneratedRegex(
        "(?:印发|填表|填写|填报|填|记录|整理|登记|制表|打印|报送|上报|上传|签发|发布|发文|发送|发出|成文|归档|存档|录入|起草|拟稿|撰写|审核|审批|审签|收文|转发)(?:的)?(?:时间|日期)(?:[:是为]|\\s)*$",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        Limits.PatternTimeout)]
    private static partial Regex OtherLabel();

    // 上一次支委会, at the beginning of a statement.
    [GeneratedRegex(@"(?:^|[。;!|\n])\s*(?:补记|补录|补报|另外?)?[,:\s]*(?:上一?次|上回|前一?次)的?[^,。;:\n ]{0,12}[是在于]?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex LastTime();

    [GeneratedRegex($@"^(?:{DayParts.Words}|[0-9:点半时]){{0,4}}(?:就|已经?)?(?:在[^,。;]{{2,12}}?)?(?:$|[,。;!|\n]|(?:召?开|举行|办|上|搞|过)(?:了|的|完|过))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LastTimeHeld();

    // Between the abandoned day and the day it was held: 的支委会因停电改到; not 决定把主题党日改到, nor another meeting in a clause of its own.
    [GeneratedRegex(
        "^(?![^。;\n]*(?:决定|研究|讨论|同意|议定|商定|审议|通过|安排|部署|确定|明确|通知|[把将]))[^,。;!?|\n]{0,20}(?:,(?:因[^,。;!?|\n]{1,10},?)?(?:会议?|后来?|临时|最后|现|又|再|才|就)?)?" +
        "(?:改成|改为|(?:改|改期|换|调|调整|挪|移|推|推迟|延|延期|延后|顺延)(?:到|至|在)|提前到)了?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex MovedOff();

    [GeneratedRegex(
        $@"^\s?(?:\(?(?:周|星期)[一二三四五六日天]\)?)?(?:{DayParts.Words})?(?:[0-9一二两三四五六七八九十]{{1,3}}(?:点半?|时|:[0-9]{{2}}))?(?:[0-9]{{1,2}}分)?(?:在[^,。;]{{2,12}}?)?(?:才|重新|正式)?(?:召开|举行|举办|进行|开|上|办|搞)(?![成始])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex HeldThen();

    [GeneratedRegex(
        @"^[\u4e00-\u9fff]?(?:同志|书记|副书记|局长|主任|组长|委员|处长|科长)?(?:主持|记录|主讲|讲课|授课|讲党课|讲的|领学|请假|出差|病假|" +
        @"事假|因公|因病|因事|没来|未到|缺席|外出|住院|休假|列席|负责|牵头|[,、](?:[\u4e00-\u9fff]{2,3}[,、])*[\u4e00-\u9fff]{2,3}(?:请假|" +
        @"出差|病假|事假|因|没来|未到|缺席))|^[\u4e00-\u9fff-[的了那这是也就都开会上下早晚中]](?:值班|休|去|在|[,。;|\s)]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NameGoesOn();

    [GeneratedRegex(
        @"^(?:[(（]?(?:周|星期)[一二三四五六日天][)）]?)?(?:上午|中午|下午|晚上|晚)?(?:[0-9一二两三四五六七八九十]{1,3}(?:点半?|时|" +
        @":[0-9]{2}))?(?:下班|上班|午夜|零点|会议|开会)?(?:之前|以前|前(?!往|去|后|来|夕|期|赴|天|线|半)|为限|为止|截止|止(?!步))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(?:截止|截至|截止到|限期|限|时限|期限|完成时间|完成时限|办结时限|最迟|最晚|不晚于|不迟于|务必于|务于|须于|需于|应于|赶在|" +
        @"deadline)(?:日期|时间)?\s?(?:是|为|到|在|于|:)?\s?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex UntilBefore();

    [GeneratedRegex(
        @"^(?:上午|中午|下午|晚上)?(?:下班|一早)?(?:就|再|要|得|必须|务必|统一|集中|把|将[^,。;]{1,12})?(?:完成|交|上交|上报|报送|报给|报|" +
        @"提交|递交|办结|到位|拿出|拿|落实|公示|发出|发布|发|出稿|出|下单|写好|写完|整理|汇总|更新|反馈|汇报|送达|送|张贴|挂网|采购|核|联系|" +
        @"对接|检查|验收|归档|补齐|收齐|收|搞定|弄好|做好|备齐|印发|公开)(?!了|过|的)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ToBeDone();

    // 年底考评 is a kind of appraisal, not a deadline.
    [GeneratedRegex(
        @"^(?:就|再|要|得|必须|务必|统一|集中|一并|由|请|拿|完|交|上|报|提|办|到|落|公|发|出|写|整|汇|更|反|送|张|挂|采|对|检|验|归|补|收|" +
        @"搞|弄|做|备|印|各|[,。;!?|\s()]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EndIsDeadline();

    [GeneratedRegex(@"^\s?(?:和|及|与|、|-{1,2}|至|到|,又?|,还有)\s?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SeveralDays();

    [GeneratedRegex(
        // 昨天补录：…, 11月20日补报11月18日…: when it was written down
        @"^(?:就|已|上午|下午)?(?:补(?:录|记|登|报|一?下)?一?下?:|补(?:录|记|登|报)了?|发的?通知|通知的?|下的?通知|报名|发文|印发|成立以来|收到|报送的|提交的|出生|入党)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Announcement();

    [GeneratedRegex(
        @"(?:原定|原计划|原先定|本来定|本应|原本|本该|原该|本来(?=要|该|应|想|打算|是|说)|下次|下一次|下回|下期|下一期|下场|上次|上一次|截至|根据|按照|关于|对照|落实|贯彻|区别于|" +
        @"不是|自(?![查学评我己愿主身纠])|比(?!赛|武|拼|学|选|较)|迎接|纪念|定了|决定|商定|敲定|定于|定在|拟于|拟|将于|约定|约好|预计|改到|改在|推迟到|推到|延到|预定|计划)[^,: (]{0,12}$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ElseBefore();

    [GeneratedRegex(@"^(?:上午|下午|晚上|中午)?,?(?:临时|又|再|才)?(?:改成|改为|(?:改|改期|换|调|调整|挪|移|推|推迟|延|延期|提前?)(?:到|至|在)|改)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MovedStraight();

    [GeneratedRegex("(?:改成|改为|(?:改|改期|换|调|调整|挪|移|推|推迟|延|延期)(?:到|至|在)|提前到|提到)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MovedTo();

    [GeneratedRegex(
        "^(?:一?早上?|上午|中午|下午|傍晚|晚上|晚)?[^,。;!?|]{0,8}?(?:开|召开|办|举行|举办|进行|上|搞)(?:了|完|的|过)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Held();

    [GeneratedRegex(@"(?:学习(?!会|班|时间|中心组|于|在)|传达|宣读|重温|解读|通报|研究|讨论)[^,: (]{0,8}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Content();

    // After a day: the sentence ends, or goes on with the weekday, the hour or a head count.
    [GeneratedRegex(
        $@"^\s?(?:$|[,;。!|\n(]|(?:周|星期|礼拜)[一二三四五六日天]|{DayParts.Words}|{Mark.Number}(?:点|时|:|\s?(?:个人|[人名位])))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NothingStudied();

    [GeneratedRegex(DealtWith, RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DealtWithIt();

    [GeneratedRegex($"(?:^|[,。;|\\s]|会议?上?|并)(?:{Deals})了?[^,。;!?|\\n由请让]{{0,12}}$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex DealingWith();

    // 任务：1.王芳写简报，11月27日；: a day by itself in a list of tasks
    [GeneratedRegex(@"(?:任务|分工|待办|行动项|交办)[^,。;:!?|\n]{0,4}:[^。!?|\n]{0,200}[,(]\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex ListedTask();

    [GeneratedRegex(@"^\s?(?:$|[;。)!\n])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EndsItem();

    // 昨天没开成的支委会, 周五该上的党课
    [GeneratedRegex(
        "^(?:一?早上?|上午|中午|下午|晚上|晚)?(?:本该|应该|该|没|未)(?:有)?(?:能)?(?:召开|开|上|办|搞|组织|举行|举办|进行)(?:成|了|起来)?的",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotHeldThen();

    // 支委会11月16日决定…: right after the body that met, the day is that of the meeting; not 传达支委会11月16日决定.
    [GeneratedRegex(@"(?:会|会议|支委|党组|小组)[于在]?\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex MeetingBefore();

    [GeneratedRegex("^(?:决定|安排)(?!的|精神|要求|事项)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Resolves();

    private const string Paper = "^(?:重要)?(?:的)?(?:重要)?(?:讲话|批示|指示|文件|通知精神|会议精神|来信|来函|回信|信|决定|任务|工作|安排|计划)";

    [GeneratedRegex(Paper, RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ElseAfter();

    [GeneratedRegex($@"{Paper}(?:精神|要求|内容)?(?:$|[,。;、:!?|\s()的])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ElseWhole();
}
