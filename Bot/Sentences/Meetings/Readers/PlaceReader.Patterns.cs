using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class PlaceReader
{
    private const string Words = @"[^,。;!?|\n\s()\[\]:\uE001-\uE004]";

    // Not 现在, 分别在, 在职党员; not the 于 of 关于坚持和完善….
    private const string InWord = "(?<![现实存所好内都旨意坐潜放摆]|分别)在(?![职岗编册](?:的|党员|干部|职工|人员|教师|青年|员工))|(?<![关对由至属等高低优善勇敢便终基鉴源忠急大小多少出用处过利位有])于";

    // 在京召开: 京召 is not a place.
    private const string OneCharacter = "[^,。;!?|\\n](?:召[开集]|举行|举办|开展|组织|集中)";

    private const string Opens =
        "召开|开会|召集|开展|开了|开的|开完|开(?!发|元|封|平|州|原|阳)|举行|举办|进行|旁听|敬献|正在?读|读(?=《)|组织|碰头|碰了|碰的|集中|集合|参观|上了|上的|观看|" +
        "收看|听|谈了|谈的|办了|办的|过了|过的|搞了|搞的|见面|座谈|讲|做了|办理|办了|研究|讨论|传达|听取|审议|部署|商议|商量|学习|" +
        "(?:积极|踊跃|主动|一起|共同|统一|集体|准时|按时|全程|脱产|封闭)*(?:参加|参与|出席|接受)|给|为|向|" +
        "跟|由|对|如期|顺利|圆满|和|与";

    [GeneratedRegex(
        $@"(?:会议地点|活动地点|地点|地址|(?<![\u4e00-\u9fff0-9])(?:会场|场地|场所|位置|会议室|教室|地方))(?:(?:没变|不变|未变),?(?=还是|仍))?(?:就|设)?(?:(?:[:\s]|还是|仍是|仍为|仍在|还在|在|是|为|定在|设在|" +
        $@"选在|放在|安排在|改在|改到|于)+|(?<=地点|地址|会场)(?=[\u4e00-\u9fff]))(?:[由从][^,。;!?|\n]{{1,14}}?[改换移挪搬调变]整?[到至在为])?(?<place>{Words}+(?:\((?:[^()]{{1,12}})\))?)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:在|于)(?:(?:(?!学习|传达|领学|召开)[^,。;!?|\n()]){2,40}?|" +
        // …在中央政治局第二十次集体学习时的讲话, …在主持召开座谈会时的讲话: the occasion may contain these verbs, but not right after a room.
        $@"(?:(?!(?:学习|传达|领学|召开)(?!的)(?<=(?:{PlaceWords.Last})(?:里面?|内)?..))[^,。;!?|\n()在]){{2,60}}?(?:时|上|中|后|期间|之际)(?:所?(?:作出?|发表))?的?(?:系列|重要)*)" +
        @"(?:讲话|批示|指示|报告(?!厅)|致辞|论述|文章|回信|贺信|演讲)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex GivenThere();

    [GeneratedRegex(@"(?:学习|传达|领学|研读|贯彻|重温|学了|\uE003)[^,。;!?|\n()]*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex Studies();

    [GeneratedRegex(
        $@"(?<!正)(?:{InWord})(?!{OneCharacter})(?<place>{Words}{{2,20}}?)(?:里面?|内)?(?:[\uE002\uE003\uE004]|(?={Opens}|" +
        $@"{PlaceWords.Acts}|{PlaceWords.Onto}))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OpenedIn();

    [GeneratedRegex(
        $@"(?:{InWord}|就在|设在|放在|定在|挪到|挪在|移到|移至|换到|搬到|借|(?<![使采启停利专挪占公租])(?>用(?:的是?)?)|借用)(?!{OneCharacter})(?<place>{Words}{{2,20}}?)(?={Opens}|" +
        $@"{PlaceWords.Acts}|{PlaceWords.Onto}|$|[,。;!?|\n\s()]|[\uE001-\uE004])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex StoodIn();

    [GeneratedRegex($@"@\s?(?<place>{Words}{{2,20}})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex At();

    [GeneratedRegex(
        $@"(?:(?<!内容(?:是|为|:)?)参观了?|走进|来到|(?<![未没])(?:到达|抵达)|前往|奔赴|赶赴|赴|" +
        $@"(?<![及遇达直找想看得收感受做签报迟应实听等大延扩推派分涉提谈说讲轮排调换转])到了?(?!达|会|场|底|位|齐|的|课|期)|" +
        $@"(?<![过出回下上进失除送带寄没未])去[了的]?是?(?!年|有))(?:一趟|趟|一次)?(?![的了有])(?<place>{Words}{{2,16}}?)(?=$|[,。;!?|\n\s()]|" +
        $@"[\uE001-\uE004]|{PlaceWords.Acts}|{PlaceWords.Onto}|报到|开展|进村|进社区|参加|参与|出席|(?<=[馆园校局院区村站厅所心])(?:看|学|讲|听|旁听|敬献))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex WentTo();

    // 三楼会议室开支委会
    [GeneratedRegex(
        $@"(?<=^|[,。;!?|\n\s()]|[\uE001-\uE004])(?<place>[^,。;!?|\n\s()\[\]:\uE001-\uE004在于到]{{2,16}}?)(?:里)?(?:召开|举行|举办|碰头|开会|" +
        $@"开的|开了|开)(?=[\uE003]|$|[,。;|\s]|了|的|个)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Precedes();

    // 地铁站引导乘客; 社区义诊 is a kind of work, not a place
    [GeneratedRegex(
        $@"(?:(?<=^|[,。;!?|\n\s()]|[\uE001-\uE004])(?!(?:社区|小区|街道)(?:{TopicWords.Does}))(?:(?:刚刚?|才)?从)?|在|到|去)(?<place>[^,。;!?|" +
        $@"\n\s()\[\]:\uE001-\uE004在到去于给为向帮对0-9]{{2,14}}?)(?={TopicWords.Does})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex WhereDone();

    [GeneratedRegex(
        $@"(?:通过|用|在|借助|以|采取)?(?:线上|网上|云端)?(?<place>{PlaceWords.Online})(?=召开|开会|开的|开了|开|举行|进行|形式|方式|参会|[,。;|\s]|" +
        $@"[\uE001-\uE004]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Online();

    [GeneratedRegex(
        $@"(?<=^|[,。;|\s(]|[\uE001-\uE004]|[用在])(?<place>{PlaceWords.Platforms})(?=[,。;|\s)]|[\uE001-\uE004]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Platform();

    [GeneratedRegex(
        @"(?<=^|[,。;!?|\n\s()\[\]]|[\uE001-\uE004])[^,。;!?|\n\s()\[\]:\uE001-\uE004]{2,18}(?=$|[,。;!?|\n\s()\[\]]|[\uE001-\uE004])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Segment();

    [GeneratedRegex(
        $@"(?:{PlaceWords.Last}|{PlaceWords.Online})(?:里面?|内|上|(?<=室)[一二三四五六七八九十]|[0-9]{{1,4}}|[A-Za-z]?[0-9]{{2,4}}室?|[一二三四五六七八九十0-9]+[楼层号]|" +
        $@"[A-Z]座)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EndsLikePlace();

    [GeneratedRegex(
        $@"^(?:[\u4e00-\u9fffA-Za-z0-9“”‘’\uE000·#-]*?)(?:{PlaceWords.Last}|腾讯会议|钉钉会议|视频会议)(?:里面?|内|(?<=室)[一二三四五六七八九十]|[0-9]{{1,4}}|[A-Z]|" +
        $@"[A-Za-z]?[0-9]{{2,4}}室?|[一二三四五六七八九十0-9]+[楼层号]|[A-Z]座)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex WholePlace();

    // 商定12月5日主题党日，地点在档案馆: a place right after something planned belongs to that.
    [GeneratedRegex(@"(?:商定|商量|定了|决定|议定|敲定|确定|下一?[次期回]|拟于|定于|计划)[^,。;!?\n]{0,12}(?:党日|党课|大会|会议|活动|培训|调研|参观|座谈)[^,。;!?\n]{0,8},$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex OfNext();

    [GeneratedRegex("^(?:(?:机关|办公楼|主楼|[A-Za-z0-9一二三四五六七八九十]{1,2}[座栋幢])?[A-Za-z]?[0-9]{3,4}|[东西南北]?[0-9一二三四五六七八九十]+号?楼[0-9]{3,4})(?:室|房间)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex RoomNumber();

    // 祭扫烈士墓
    [GeneratedRegex($"^(?:{PlaceWords.Acts})(?!部|室|中心|科|处|站|馆|厅)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Deed();

    [GeneratedRegex("负责人|代表(?!联络|之家|活动|工委|小组|接待|履职)|参加|同志|领导", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex PeopleWithin();

    [GeneratedRegex(@"^\s*(?:一大?早|大?清早|一早上)?(?:(?:刚刚?|才)?从|[都就也]?在|地点)?(?:(?:线上|网上)(?=[^,]))?", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex In();

    [GeneratedRegex("^(?:[一二三四五六七八九十0-9]楼|[^这那本该一每][室厅馆堂园]|操场|广场|线上|钉钉|党校)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex TwoCharacterPlace();

    [GeneratedRegex(
        "老地方|没变|未变|照旧|没定|临时|分别|还是|另行|待[定补填查核]|暂[无缺]|同[上前左]|如前|未填|未知|空白|不变|不详|忘了|没记|记不|^(?:布置|安排|保障|秩序|纪律)|" +
        // the next heading of a table
        "^(?:会议|活动|时间|日期|主持人?|人数|应到|实到|列席|缺席|记录人?|主讲人?|主题|内容|议题)(?:人数|人员)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NoPlaceSaid();

    // 在报告厅那边, 在会议室那个…
    [GeneratedRegex("^[那这](?:[边头里]$|个)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex PointsThere();

    [GeneratedRegex("^[\u4e00-\u9fff·]{2,6}(?:主持|记录|主讲)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoneByThere();

    [GeneratedRegex($"(?:{PlaceWords.Last})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LastWord();

    [GeneratedRegex($"(?<=^(?:{PlaceWords.Platforms}))上$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OnPlatform();

    // 线上腾讯会议, 支部利用腾讯会议
    [GeneratedRegex($"(?:^(?:线上|网上|云端)|利用|借助|通过|采用|使用)(?<platform>{PlaceWords.Platforms})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OnlinePlatform();

    // Not places where a meeting is held: times, circumstances, people's homes.
    [GeneratedRegex(
        $"^{PlaceWords.Errands}|" +
        @"^环[湖城山江河]?$|^因|扩大|[0-9一二两三四五六七八九十几]+[个家户]|(?:改到|改在|^[爬登]山|^有|室内$|户外$|基础上|期间|^(?:参加|参与|出席|主持|接受)|领导下|会上|会前|" +
        @"会后|之前|之后|以后|以前|过程中|(?<![一二三四五六七八九十])中$|方面$|工作$|(?<!之)家$|家中$|家里$|家门|时$|任$|岗$|职$|外地|外面|场的|此|该|(?<!沿)线$|于$|领导小组(?:办公室|办)$|农村委$|" +
        @"人$|们$|党员$|(?:人员|职工|干部|委员|成员|教师|学员|师生|分子)$|群众$|户$|者$|同志)|了(?!望)|^(?:室内|室外|会(?!议室|议厅|议中心|客|场|展|馆)|全|一起|场|乡里|县里|省里|市里|区里|家|单位|" +
        @"这里|那里|哪|[这那本该一][堂节次场个](?!室)|目前|当前|最后|讨论|学习(?!室)|书记(?!办公室)|支委)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotAPlace();

    [GeneratedRegex(
        "(?:(?<![地乡楼树山台线桥脚旗塔岭崖])下|后|之际|前夕|当[天日晚]|节|情况|阶段|形势|背景|条件|前提|框架|之中|时候|同时|之时|节日|端午|中秋)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Circumstance();

    [GeneratedRegex(
        @"^(?:[\u4e00-\u9fff]{0,8}?(?:的(?:情况|前提|背景|形势|条件)|基础上|(?:情况|前提|背景|形势|条件)下)|" +
        "(?:部署|指导|领导|带领|主持|组织|支持|关怀|见证|推动|号召|安排|要求|帮助|协助|配合|监督|陪同|引导)下(?!午|周|月|步|一|半|达|发|村|乡|基层|沉|社区|属|级|列|个|次|期|学|来|去|楼))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex GoesOnAsCircumstance();

    [GeneratedRegex(
        "^(?:分别|其他|其余|有的|另|[这那本该一][堂节次场个]|学习(?!室)|传达|研究|讨论|听取|审议|商议|议(?!政|事)|学(?!术|校|院|员|生|府|习室)|部署|安排|观看|通报|清理|打扫|参观|" +
        "慰问|走访|看|给|为|帮|给|主题|围绕|关于|由|请|支部(?!活动室|会议室|办公室|阵地|书屋)|党小组|我们|" +
        "第[一二三四五六七八九十0-9]+(?:党?小组|支部|组|期|次)|机关[一二三四五六七八九十](?!楼|层)|.*(?:支部|小组|党委|党组|机关|局|科|" +
        "处)$)|(?<!沿)线$|[一二两三四五六七八九十半几这那本上下][堂场]$|" +
        "党员(?!活动|之家|教育|会议|学习|阅览|书屋|服务|驿站|先锋|谈心)|干部(?!学|教|培|活动)|下沉",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotAlone();
}
