using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class PeopleReader
{
    [GeneratedRegex(
        "领学人?|领读人?|带队人?(?!(?:外出|出差|在外|出国|出访|参赛)(?:$|[,。;|、\\s]))|带队领导|领队|谈话人|主谈人?|谈话对象|重点发言人?|发言人|召集人|联系人|监票人|计票人|总监票人|" +
        "点评人?|宣读人|传达人|记分|领誓人?|带领|" +
        "(?<both>(?<label>主持(?:人|者)?(?:[并/和与及]|并?兼任?)(?:会议)?记录(?:人|员)?(?:都|均|皆)?(?=[:是为]))|主持(?:会议|大会)?(?:[并/和与]|并?兼任?)(?:[做作]|负责|担任)?(?:会议)?记录(?=$|[,。;|\\s]))|" +
        "(?<lectures>主持(?:会议|大会)?(?:[并/和与]|并?兼任?)(?:主讲|讲课|授课)(?=$|[,。;|\\s]))|" +
        "(?<host>(?<label>主持(?:座谈|会议|研讨|活动|会)的(?=是)|会议主持人|主持人|主持者|会议主持)|主持(?!词|工作|稿|得|有|正常))|" +
        "(?<recorder>(?<=[\\u4e00-\\u9fff]{2})记的(?=$|[,。;|\\s])|(?<label>会议记录人|会议记录员|记录人|记录员|记录者)|(?:(?:做|作|负责|担任)的?)?(?:会议)?记录(?!日期|时间|本|表|仪|簿|片|如下|了|下来|在案|完整|齐全|模板|及时|规范|详细|清楚|清晰|翔实|准确|到位|归档|存档|备查|另附|见))|" +
        "(?<speaker>(?<label>主讲人|主讲老师|主讲嘉宾|主讲者|主讲专家|授课人|授课老师|辅导老师|辅导教师|辅导专家|辅导人|培训老师|培训讲师|培训教师|任课老师|主讲教师|授课教师|授课专家|授课讲师|讲课人|讲课老师|(?:讲课|" +
        "上课|授课)的(?:老师|专家|教师|人)?(?=是|为|有|叫|:)|宣讲人|报告人|讲授人|讲师(?!团)|(?:请|请来|请到|邀请|邀请到)的是|老师(?=[:\\s]|是|有|为|分别|请)|(?<=^|[,。;|\\s])老师(?=[\\u4e00-\\u9fff]{2,3}(?:[,。;|\\s]|$))|主讲的)|主讲|" +
        "授课|讲课|讲授|宣讲(?!团|员)|" +
        "(?<talks>(?:来给?|给[^,。;]{1,8}?|为(?!题|主题)[^,。;]{1,8}?|带头|亲自|主动)?(?:讲(?!解员|座|师|话|台|稿)(?:的|了|完|" +
        "起)?(?:[一这本][堂节次场]|[堂节次场]|一下|一个|个)?(?:[专微题廉政]{0,4})?(?=[\\uE002-\\uE004“《,。;\\s(]|$)|讲(?=[“《\\uE003]|$|[,。;|])|" +
        "讲了(?=[^,。;]{2,})|讲(?!解员|座|师|话|台|稿|究|求|评|述|清|政治|规矩|明|好)(?=[\\u4e00-\\u9fff]{2,})|[给为](?:大家|" +
        "[^,。;]{1,8}?)(?=\\uE003)|上(?:的|了|完)?(?:[一这本][堂节次场]|[堂节次场])?(?:(?:题|名|主题|题目|标题)[为是]?[“《‘「]\\uE000+[”》’」]的)?(?:[专微题廉政生动的]{0,6})\\uE003|(?<=请[^,。;|]{2,14})辅导(?=$|[,。;|\\s])|(?:(?<!工)作|作(?=了)|做)了?[^,。;|" +
        "]{0,24}?(?:辅导|讲座|报告|讲解|授课|讲课|\\uE003))))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex RoleWords();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])\((?:[^(),。;|\n\s]{1,8}[、兼])?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex OpenedBefore();

    [GeneratedRegex(
        "由|委托|委派|指派|指定|授权|请来了?|请到了?|请了|邀请了?|特邀|轮到|是|为|请|让|听取?|会议|活动|支部|大会|仍|还是|给|当天|同时|刚才|刚刚",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        Limits.PatternTimeout)]
    private static partial Regex LeadIns();

    [GeneratedRegex(
        @"\G(?:分别|依次|同志|嘉宾|专家|老师)?(?:[:\s-]|由[^,。;:!|\n\s\uE001-\uE004]{1,10}?(?:改成|改为|换成|换为)|的是|还是|仍是|是|为|由|系|有|叫|换成了?|改成了?|改为|请的?是?|请|[0-9]+岁的?)*",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Separator();

    [GeneratedRegex(
        "主持|记录|主讲|讲课|授课|议了|研究(?!室|院|所|会|员|生)|商议|讨论|听取|应到|实到|参加|列席|出席|缺席|请假|地点|时间|主题|内容|议题|题目|召开|会议|宣布|传达|学习|领学|总结|带领|" +
        "同志|讲了|讲的|讲(?!师|座|解|团)|作了|的(?=会议|活动|支部|是|[^\\u4e00-\\u9fff]|$)|并|到会|参会|开场|就|在|对|了|等|担任|兼任|暂代|代$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ValueEnds();

    [GeneratedRegex("(?:(?<!办公)室|厅|楼|层|馆|堂|中心|基地|广场|(?:[开搞办]|举行)的)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex RoomAtEnd();

    // 推选陶然做组长潘志明主持: the post is the one that somebody else was given.
    [GeneratedRegex("(?:推选|推举|选举|选出|补选|增选)[\u4e00-\u9fff]{2,8}(?:为|[担当兼]?任|当|[做作])[\u4e00-\u9fff]{1,8}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Elects();

    [GeneratedRegex("(?<=因[\u4e00-\u9fff]{1,8})(?:委托|委派|指派|指定|授权|请|改?由)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex InPlaceOf();

    [GeneratedRegex(@"^\s?:", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Colon();

    [GeneratedRegex($"(?<=^|[{Mark.Ends}由是让请]|会议)(?:我|本人)(?:来|亲自|自己)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WriterBefore();

    [GeneratedRegex($@"\G(?:\s?:\s?|是|为|由)(?:我|本人)(?=$|[{Mark.Ends}、])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WriterBehind();

    // …主持周砚清 记录林晓禾, …主持：周砚清记录：林晓禾
    [GeneratedRegex($@"\G(?<colon>\s?:\s?)?(?<name>[\u4e00-\u9fff·]{{2,4}}?)(?=$|[{Mark.Ends}、]|(?:主持|记录|主讲)(?:人|员)?:)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Behind();

    // Between the speaker and the verb, on one line: the day, the room, the title.
    [GeneratedRegex(
        @"(?:[^\S\n]|\uE002|(?<=[\u4e00-\u9fff\uE002])(?:在|于)[^,。;!?|\n\s\uE000-\uE004]{2,14}|(?:以|围绕着?|就|结合)[“《‘「]\uE000+[”》’」](?:为题|为主题|" +
        @"这?一?(?:主题|专题|题目))?)+$",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        Limits.PatternTimeout)]
    private static partial Regex Between();

    [GeneratedRegex($"(?:{Posts.UnitEnd}|单位|部门|研究室|讲师团)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfficeAtEnd();

    [GeneratedRegex("[讲上作做](?:了|的|完|起)?[一这本]?[堂节次场个]?", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Verb();

    [GeneratedRegex("(?:同志)?(?:(?:列席|出席|参加|参会)?[并兼]|分别|先后|依次|轮流|各自|各|亲自|主动|带头|应邀|受邀|刚刚|刚才|已经|(?:临时|暂时?)?代[为替]?|临时|暂时)+$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Adverbs();

    [GeneratedRegex($"@(?=(?<name>[\u4e00-\u9fff·]{{2,4}})(?<!(?:{PlaceWords.Last}))(?:$|[{Mark.Ends}]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AtName();

    [GeneratedRegex("^(?:会议|活动|工作)?的(?!主要(?:是|研究|讨论|学|传|议|聊|说|讲|听|商|通报|部署|安排))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfIt();

    // 同意卞茉主持日常工作: what the meeting dealt with.
    [GeneratedRegex("(?:研究|讨论|商议|商量|听取|传达|通报|审议|安排|同意|决定|推荐|明确|确定|委派|建议|下次|下周|下月)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DealtWith();

    [GeneratedRegex("[、和与及/]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex ListSeparators();
}
