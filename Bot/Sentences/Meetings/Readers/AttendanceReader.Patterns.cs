using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class AttendanceReader
{
    private const string Filler =
        $@"(?:{Counting.People}|会议|活动|会|只|仅|人数|实有|有选举权的?|有表决权的?|有|了|为|是|与|和|及|共计|共|计|达到|达|总数|总|:|-|\s|" +
        $@"到)*";

    private const string C = Counting.Count;

    private const string KindOfMember = "(?:正式|预备|在职|在岗|退休|离退休|流动)(?:党员)?";

    private const string Said = Counting.Said;

    // 应14实13, 14人实13; not the end of a name or another word: 向秋实, 抓好落实.
    private const string ActualAlone = $"(?:(?<![\u4e00-\u9fff])|(?<=[{Mark.Digits}人名位个员]))实";

    // 在301参加, B302参加: bare figures after a word that leads to a room are its number.
    private const string NoRoom = @"(?<![在于楼号栋座层室A-Za-z](?=\s?[0-9]{1,4}(?![0-9人名位个员号])))";

    // After a count: what these people did other than attend. A number after such a word belongs to it (请假2人).
    private const string Other =
        $@"(?>(?:{Counting.People}|都|均|因[公事病私]|分别|先后|主动|重点|典型|作了?|做了?)*)(?:表态|交流)?(?:请了?假|缺席|缺勤|没(?:有)?能?[来到去]|没参加|不在|" +
        $@"未(?:能)?(?:到|来|参加|出席)|列席|旁听|发言|表态|交流|汇报|述职|转正|迟到|早退|晚到|离会|出差|休假|病假|事假|产假|外出)" +
        $@"(?!(?:人数|人员|的|者|有|[:\s])*(?>{Mark.Number})\s?(?:个人|[人名位个])?(?:$|[,。;!|\s)]))";

    // A number that belongs to the word before it, not to the word after it (应到 12人实到), unless that word is followed by a number too (应到14人实到12人).
    private const string Behind =
        $@"(?:会|人数|人员|党员|:|\s)*(?>{Mark.Number})(?>\s?(?:个人|[人名位个])?(?:{Counting.People})*)(?!(?:实到|到会|参加|出席|参会|请了?假|缺席|列席)(?!(?:会|人数|人员|:)*{Mark.Number}))";

    [GeneratedRegex($"^{Other}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoesOther();

    [GeneratedRegex($"^{Other}(?:$|[,。;!|\\s])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoesOtherAndEnds();

    // 就两个人, 只有3人, 共2人: how many there were, not that they came.
    [GeneratedRegex("^(?:就(?!我们)|有|现有|共|总共|一共|合计|总计)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SaysOnlyHowMany();

    [GeneratedRegex($@"{Mark.Number}\s?(?:个人|[人名位个])(?:{Counting.People})*(?:都|均)?\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex CountedBefore();

    // Whatever precedes a count of people other than those present.
    [GeneratedRegex(
        $@"(?:(?<!列席)(?:督导组|指导组|巡察组)(?:到会|参加|出席)|其中|其中有|随行|同行|主会场|分会场|各地|含|内含|包括|发言的?有?|交流发言|重点发言|" +
        $@"表彰|表扬|看望|慰问|走访|帮扶|救助|资助|邀请|发展|吸收|接收|转正|新增|增补|推荐|报名|培养|提问|抽查|约谈|谈话|联系|(?<!到会|实到|" +
        $@"参会|出席|参加)有选举权|在册|服务|受益|惠及)(?:了|{Counting.People}|有|:|\s|困难|老|群众|家庭|" +
        $@"的)*(?>(?<drop>{C}))(?![\u4e00-\u9fff]{{0,8}}列席)|" +
        // 没来的有魏来、常乐两人; 缺席凌笛等3人
        $@"(?:[没未][^,。;\s]{{1,4}}?|缺席|请假)(?:人员|同志|的|者|有|是|为|:|\s)*[\u4e00-\u9fff·]{{2,4}}(?:(?:[、和与及][\u4e00-\u9fff·]{{2,4}})+|等)(?>(?<drop>{C}))|" +
        // How many each sent: not the total.
        $@"(?:各[出来派]?|每组?)(?:{Counting.People}|有|:|\s)*(?>(?<drop>{C}))|" +
        // The count of a whole office is dropped, unless those people came and no count of ours follows.
        $@"全(?:[国省市县区镇局]|系统)(?:{Counting.People}|有|:|\s)*(?>(?<drop>{C}))(?!{Counting.People}*(?:列席|(?:参加|出席|到会)(?!.*(?:我|咱|本)[^,。;]{{0,8}}?{C})))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Elsewhere();

    // 组织代表15人调研…
    [GeneratedRegex($@"(?<!与|和|对|为|给){C}(?<=[人名位])(?=\uE003)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WentOut();

    // 慰问3人
    [GeneratedRegex($@"\uE003了?(?>(?<drop>{C}))(?!{Counting.People}*(?:列席|参加|出席|到会))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Visited();

    [GeneratedRegex(
        $@"列席(?:的|人员|人数|会议|代表|督导组|组长|各|{Counting.People}|单位|部门|有|了|为|是|共|:|\s)*{C}|(?:另有|另|邀请|还有|" +
        // 5人参加3人列席; not the 4 of 实到人数:4 列席人数:2
        $@",)?(?:[\u4e00-\u9fff]{{0,8}}?)(?<!(?:(?<![人名位个](?:{Counting.People})*)(?:出席|到会|实到|参加|参会|[到来]|(?<![另还外])有)|(?:应到|实到|出席|到会|参加|参会)(?:会|人数|人员|:|\s)+)\s?)" +
        $@"(?<take>{C}{Said}(?:[\u4e00-\u9fff]{{0,8}}?)列席(?!(?:人数|人员|人)?[:\s]*(?:(?>{Mark.Number})(?!\s?(?:个人|[人名位个]){Other})|:)))|列席:?\s?[\u4e00-\u9fff、]{{0,16}}?{C}{Said}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Limits.PatternTimeout)]
    private static partial Regex Observers();

    [GeneratedRegex(
        $@"应到?(?:会|人数|党员|:|\s|人|名)*(?<a>{Mark.Number})\s?(?:个人|[人名位个])?[,、/;\s]?(?:实到?|到)(?:会|了|人数|党员|:|" +
        $@"\s)*(?<b>{Mark.Number})\s?(?:个人|[人名位]|个(?!支部|单位|部门|小组|党))?(?![{Mark.Digits}个])|" +
        // 全体党员14人，实到12人
        $@"全体(?:{Counting.People})*(?<a>{Mark.Number})[人名],?\s?实到(?:会|人数|:)*(?<b>{Mark.Number})\s?[人名位]?(?![{Mark.Digits}])|" +
        // 7个委员到了6个, 7个到了6个
        $@"(?<![第0-9])(?<a>{Mark.Number})\s?(?:个人|[个人名位])(?:里|中|只|就)?(?:到|来)了?(?<b>{Mark.Number})[个人名位](?![{Mark.Digits}])|" +
        // 14人去了12人; not 14人听了3人发言
        $@"(?<![第0-9])(?<a>{Mark.Number})\s?(?:个人|[个人名位])(?:{Counting.People})?(?:里|中|只|就)?(?:去|听|参加|出席)了(?<b>{Mark.Number})(?:个人|[个人名位])(?=$|[,。;|\s)])|" +
        $@"(?<presentFirst>)(?:实到|到会|出席|参会)(?:会|人数|人|:|\s)*(?<a>{Mark.Number})[人名位]?\s?[/、,(]?\s?应到(?:会|人数|人|:|\s)*(?<b>{Mark.Number})[人名位]?|" +
        $@"(?<![第0-9])(?<a>{Mark.Number})\s?[个名位]?{Counting.People}{{1,2}}(?:里|中|只)?,?(?:到|来|实到|出席|参加)了?(?<b>{Mark.Number})[个人名位](?![{Mark.Digits}])|" +
        // 14名党员12人参加
        $@"(?<![第0-9])(?<a>{Mark.Number})\s?[个名位]{Counting.People}{{1,2}}(?:里|中)?,?(?<b>{Mark.Number})[人名位](?:实到|到会|到场|参加|参会|出席|与会)|" +
        $@"应到(?:会|人数|人)?\s?[/、和与,]?\s?实到(?:会|人数|人)?(?:人数|均|都|分别|各|为|是|:|" +
        $@"\s)*(?:(?<a>[0-9]+)[人名]?\s?[/、-]\s?(?<b>[0-9]+)|(?<same>{Mark.Number}))\s?[人名位]?|" +
        $@"(?<presentFirst>)实到(?:会|人数|人)?\s?[/、]\s?应到(?:会|人数|人)?(?:人数|为|是|:|\s)*(?<a>[0-9]+)[人名]?\s?[/、]\s?(?<b>[0-9]+)\s?[人名位]?|" +
        $@"(?<presentFirst>)(?:{HeadCounts.Before}|(?<=^|[,。;|" +
        @"\s(]))(?<a>[0-9]{1,4})\s?/\s?(?<b>[0-9]{1,4})(?:人|名)?(?=$|[,。;|\s)])|" +
        $@"(?<presentFirst>)(?<![0-9./])(?<a>[0-9]{{1,4}})\s?/\s?(?<b>[0-9]{{1,4}}){HeadCounts.After}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ExpectedAndPresent();

    [GeneratedRegex(
        $@"(?:应到|应参加|应参会|应出席|应参与|应参训|应参学|应该到|应该来|该到|该来|应有){Filler}{C}|" +
        // 14人应到; in 缺席2人应到14人 the number follows the word
        $@"(?<take>{C}{Said}{Counting.People}*应(?:该)?(?:到|参加|参会|出席)(?!{Behind}))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Expected();

    // 党员10名加家属3名, 全体党员及3名积极分子, 党员12人，群众3人参加: sums are not computed
    [GeneratedRegex(
        $@"(?<drop>{Mark.Number}[人名位]{Counting.People}*(?:、|加上?|和|及|与|外加|,另?外?加上?)(?:(?!缺|请|列|应|" +
        $@"实)[\u4e00-\u9fff]){{0,6}}?{Mark.Number}[人名位])(?!{Counting.People}*(?:列席|请假|缺席))|" +
        // 正式党员28人，预备党员2人，全部参加
        $@"(?<drop>(?:{KindOfMember}){Mark.Number}[人名位](?:[,、和及\s]*(?:{KindOfMember}){Mark.Number}[人名位])+)(?!{Counting.People}*(?:列席|请假|缺席))|" +
        $@"(?<drop>(?:全体|全部|所有)(?>(?:{Counting.People})*)(?:以?及|和|与|、|加上?)(?:(?!共|计)[\u4e00-\u9fff]){{0,6}}?{Mark.Number}[人名位])(?!(?:{Counting.People})*(?:列席|请假|缺席))|" +
        $@"(?<![\u4e00-\u9fff:])(?<drop>(?>(?:{Counting.People})+){Mark.Number}[人名位][,\s]\s?(?>(?:{Counting.People})+){Mark.Number}[人名位])(?!(?:{Counting.People})*(?:列席|请假|缺席|旁听))|" +
        // 14名党员3名积极分子参加
        $@"(?<drop>{Mark.Number}[名位](?>(?:{Counting.People})+){Mark.Number}[名位])(?=(?>(?:{Counting.People})+)(?!列席|请假|缺席|旁听))|" +
        // 两个支部共25人: ours is one of them
        $@"(?:(?:两个?|[二三四五2-5]个)党?支部|双方)(?:{Counting.People})*(?:共计|合计|总共|一共|共)(?:有|到|来了|[:\s])*(?<drop>{Mark.Number}[人名位])|" +
        // 书记 副书记 三个委员都在
        $@"(?:书记|主任|组长)(?:[\s、,和与及]|加上?)(?<drop>{Mark.Number}[个名位](?:支委|委员|党员|成员|组员))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Several();

    [GeneratedRegex(
        $@"(?<rest>(?:其余|其他|其它|剩下|剩余|余下|另外|另|还有)的?{Counting.People}*)?{C}{Said}{Counting.People}*,?(?:(?:全部|全都|全数|全员|" +
        $@"悉数|尽数|都|均|全|皆|准时)+(?:准时|按时)?(?:到|出席|参加|参会|与会|来|在|上线|接入|进入会议|齐|参与)|一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|" +
        $@"一人(?:不|没|未)[少缺落]|无一(?:人)?(?:缺席|请假|缺)|无人(?:缺席|请假)|没有?人?(?:缺席|请假)|零缺席|满员|到齐|齐了|齐(?=$|[,。;\s])|" +
        $@"[全满]勤)|" +
        $@"(?:全员|全体{Counting.People}*|人员(?:全部|都)?|人都?(?=齐|到齐)|全部|全|(?<![一-龥])(?:大家|人)?都(?=来了|到了|来齐|到齐|在[,\s]))(?:在线|在|到齐|到会|参加|出席|到场|参会|来|到|" +
        $@"齐)+(?:了)?[,:\s]*(?:一共|总共|共计|共|计|合计)?{C}|全员{C}{Counting.People}*(?:在线|参加|到会|出席|到场|参会)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AllOfThem();

    [GeneratedRegex(
        @"\G[,。;\s|]?(?:实际|当天|当日)?(?:全部|全都|全数|全员|悉数|尽数|都|均|全|皆|大家都|人)+(?:准时|按时)?(?:到|出席|参加|参会|与会|来|" +
        @"在|齐)|\G[,。;\s|]?(?:一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|无一(?:人)?缺席|无人缺席|没人缺席|满员|到齐|[全满]勤|齐了)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AllAfter();

    [GeneratedRegex(@"除[^,。;!?|]{1,30}外|除了", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Excepted();

    [GeneratedRegex(
        @"一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|无一(?:人)?(?:缺席|请假)|无人(?:缺席|请假)|没人(?:缺席|请假)|全员到齐|全部到齐|全部到会|" +
        @"[全满]勤|都到齐|(?<![一-龥-[了]])全到了?(?![一-龥])|零缺席|没有?(?:人)?缺席",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NobodyMissing();

    [GeneratedRegex(
        $@"(?<![未没不]|没有|未能|不能)(?:共到|总共到|一共到|共[来去]了?|实到|实际到会|实际到场|实际参加|实际参会|实际出席|实际来了|实际去了|实际到|实际|实来|实参会|实参加|实出席|{ActualAlone}|(?:参加|参会|出席|" +
        $@"与会)人员(?:[\u4e00-\u9fff]{{1,4}}?(?=[0-9]|{Mark.Number}\s?(?:个人|[人名位])))?|到会|到场|到课|参会|参加(?:者|学习|会议|活动|培训)?|参与者?|参训|参学|出席|与会|到学|到(?=[0-9]{{1,3}}缺)|(?<=^|[,。;|" +
        $@"\s])到(?=\s?[0-9]{{1,3}}(?:$|[,。;|\s]))|听众|听课|听讲|听会|签到|签了到|人数|在场(?:的)?|在座|受众|观众|收看|收听|观看|聆听|出勤|" +
        $@"现场|学员|受教育){Filler}{C}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Present();

    [GeneratedRegex(
        $@"(?:其余|其他|其它|剩下)的?(?<take>{C}{Counting.People}*(?:都|全部?|均|全都)?(?:在(?=$|[,。;\s]|场|座|岗)|到|来|参加|出席))|{NoRoom}{C}{Said}(?:[\u4e00-\u9fff]{{0,4}}{Counting.People}){{0,4}}(?:[\uE002\uE003]|准时|集体|现场|线上|共同|一起|踊跃|积极|的)*(?:实到|参加|到会|" +
        $@"参会|出席|到场|与会|参与|听课|听讲|听了|签到|签了到|在场|到了|来了|来听|来参加|到课|聆听|出勤|参训|参学|受教育|接受|前往|" +
        // Verbs that a room number may precede as well (在301开了, 508集中学习) need a count with a unit.
        $@"到齐|都在|上阵|受训|都到|全到|都来|均到|(?(unit)(?:现场|观看|收看|集中|坐在|开了|碰了|看完|听完|学完|看了|学了|听(?=$|[,。;\s]))|(?!)))(?!票)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentAfter();

    [GeneratedRegex(
        $@"(?<=^|[^\u4e00-\u9fff]|[就只才仅]|人|我们|大家|支部|总支|小组|党员|同志|的|去|来|到|同去|[\uE003])(?:到的|来的|去的|到了|来了|去了|到|来|合计|" +
        $@"共计|总计|一共|总共|共有|共|一行|同去的有|我们|就我们|就|有|现有|来人|拢共|上岗|共?出动|共?组织|共?发动|加起来|前后)(?:有|是|了|" +
        $@"共|来了|去了|到了|{Counting.People}|:|\s)*{C}(?<=[人名位个员]\s?)|(?:等|带队){C}(?<=[人名位])(?=$|[,。;|\s])|(?<!(?:派|安排|推荐|同意|抽调|慰问|看望|走访|邀请|组织|通知)[^,。;|\s]{{0,16}})等{C}(?<=[人名位])(?=一行|[到去赴]|前往|深入|走进|来到)|、[\u4e00-\u9fff]{{2,3}}{C}(?<=[人名位个])(?=去|到|参加|前往|一起|一同|[,。;|\s]|$)|[0-9]+(?:家|个)(?:单位|" +
        $@"部门)?{C}(?<=[人名位]\s?)(?=$|[,。;|\s)])|(?:共计|合计|一共|总共|共|一行|会上){C}(?<=[人名位个员]\s?)|(?:支部|小组|我们|我[委室处科局办]|我(?:和|" +
        $@"与|跟)[^,。;0-9]{{2,20}}?){C}(?<=[人名位])(?![发请缺获被受未没表报调退])|(?<=^|[,。;\s|" +
        $@"\uE002-\uE004])(?:第?[0-9一二三四五六七八九十]+(?=党?(?:支部|小组)))?{Counting.People}+{C}(?<=[人名位])(?=[\uE002]*(?:在|到|去|赴))|(?<=[\uE003\uE002,。;\s|]|" +
        $@"^){C}(?<=[人名位]){Counting.People}*(?:(?=在)|去|来|搞|到|赴|一起|一同|去了|干|忙活)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentLoosely();

    // 一共19人，到了17人: a clause of its own says who came.
    [GeneratedRegex($@"(?<=[,。;|\s])(?:实际)?[来到]了?(?:{Counting.People}|:|\s)*{C}(?<=[人名位个]\s?)(?=$|[,。;!|\s)])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Came();

    // 打扫卫生去了6个人, behind any word; at the end of its clause, or where the next thing has been read.
    [GeneratedRegex($@"(?<![没未])[来到去]了{C}(?<=人\s?)(?=$|[,。;!|\s)\uE002-\uE004])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex CameBehind();

    [GeneratedRegex(
        $@"(?<=^|[,。;|\s(\uE002\uE003]){Counting.People}*(?:共|:)?{C}(?<=[人名位个员]\s?){Counting.People}*(?=$|[,。;|" +
        $@"\s)\uE002\uE003])(?![,、]\s?(?:请假|缺席?)[0-9一二两三四五六])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Alone();

    // 第一小组8人，第二小组9人，共17人
    [GeneratedRegex(
        $@"(?:共计|合计|总计|一共|总共|共|加起来|合起来)(?:有|是|为|到会|到了|到|来了|参加)*{C}(?<=[人名位个]\s?)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Total();

    [GeneratedRegex($@"(?<!第){C}(?<=[人名位个]\s?)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Part();

    // Words telling that the counts before are of different kinds, or not of those who met.
    [GeneratedRegex("应到|实到|列席|请假|缺席|没来|未到|同意|赞成|反对|弃权|票|发展|推荐|慰问|走访", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OtherKinds();

    // 全区一千多人收看，我支部26人参加: ours is meant.
    [GeneratedRegex(
        $@"(?:我们?|本|咱们?)(?:支部|党支部|小组|党小组|处|科|局|单位|分会场)(?:共|有|到|来了|去了|参加|实到)*{C}(?<=[人名位个员]\s?)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentOfOurs();

    [GeneratedRegex(
        $@"(?:(?<rather>不是)\s?{Mark.Number}[人名位个]{{1,2}},?(?:而是|是|应是)|(?:{Corrections.Words}|[,。;]不[,。]|改成|改为)(?:了|啦|" +
        $@"一下)?[,。:;\s]*(?:是|应该是|应为|应是|实际是|实际|为|改成|改为|其实是|准确的?是|正确的?是)?){C}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Corrected();

    [GeneratedRegex(
        $@"以[^,。;]{{0,10}}?(?<n>{Mark.Number})[人名位]?(?:为准|算|计)|(?<n>{Mark.Number})[人名位个]?,以[^,。;0-9]{{0,8}}为准",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Authoritative();
}
