using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What the sentences of a fourth who knew neither code nor samples showed, rule by rule; Monday 2026-11-23.</summary>
public sealed class QuickLogColleagueTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    // The same clause says why, for whom or by what means it was held.
    [Theory]
    [InlineData("11月13日下午，支部书记温以宁同志为全体党员讲党课，题目为《守住底线》，12人参加", "party-lecture")]
    [InlineData("11月13日下午，温以宁为支部党员上了一堂专题党课，12人参加", "party-lecture")]
    [InlineData("11月13日下午，温以宁为支部全体党员作专题党课，12人参加", "party-lecture")]
    [InlineData("11月13日下午，温以宁同志为全体党员讲授题为《守住底线》的专题党课，12人参加", "party-lecture")]
    [InlineData("11月18日下午安听澜为支部上专题党课《守住底线》，17人", "party-lecture")]
    [InlineData("刚才温以宁书记为全体党员讲了党课", "party-lecture")]
    [InlineData("11月13日下午，第三党支部为全体党员开展警示教育，12人参加", "warning-education")]
    [InlineData("11月13日下午，机关党委为新任支委举办党务培训，12人参加", "training")]
    [InlineData("11月13日，支部为退休党员开展走访慰问，4人参加", "visit")]
    [InlineData("11月13日下午，支部为孤寡老人开展志愿服务，4人参加", "volunteer")]
    [InlineData("11月18日按照机关党委安排召开支委会，5人参加", "branch-committee")]
    [InlineData("11月18日按机关党委通知召开组织生活会，17人参加", "organisational-life")]
    [InlineData("11月18日根据机关党委要求开展警示教育，17人参加", "warning-education")]
    [InlineData("11月18日为庆祝建党105周年召开党员大会，17人参加", "branch-assembly")]
    [InlineData("11月18日我们支部为了年底述职开了支委会，5人参加", "branch-committee")]
    [InlineData("昨天下午第八党支部结合学习贯彻四中全会精神召开专题组织生活会，17人参加", "organisational-life")]
    [InlineData("昨天下午支部通过视频会议召开党员大会，17人参加", "branch-assembly")]
    [InlineData("昨天支委会研究召开党员大会，5人参加", "branch-committee")]
    [InlineData("昨天支委会讨论为老党员开展慰问，5人参加", "branch-committee")]
    [InlineData("昨天党组会决定按照市委要求召开民主生活会，5人参加", "party-group-meeting")]
    [InlineData("昨天支委会，会议通过了为退休党员开展走访慰问的方案，5人参加", "branch-committee")]
    [InlineData("昨天支委会，根据年度计划研究近期召开党员大会，5人参加", "branch-committee")]
    [InlineData("昨天支委会，按照机关党委安排筹备组织生活会，5人参加", "branch-committee")]
    [InlineData("昨天支委会部署了为新党员举办的培训，5人参加", "branch-committee")]
    [InlineData("昨天为更好开展主题党日召开支委会，5人参加", "branch-committee")]
    [InlineData("昨天为了开好组织生活会召开支委会，5人参加", "branch-committee")]
    [InlineData("昨天按照要求召开支委会通报培训情况，5人参加", "branch-committee")]
    [InlineData("昨天为筹备党员大会召开支委会，5人参加", "branch-committee")]
    [InlineData("昨天开会，为即将召开的党员大会做准备，5人参加", null)]
    [InlineData("昨天开会，为马上召开的党员大会做准备，5人参加", null)]
    public void Type_BehindAReasonForHolding_IsWhatWasHeld(string text, string? type) => Assert.Equal(type, Field(text, "type"));

    [Theory]
    [InlineData("11月13日下午，支部书记温以宁同志为全体党员讲党课，题目为《守住底线》，12人参加", "speaker", "温以宁")]
    [InlineData("刚才温以宁书记为全体党员讲了党课", "speaker", "温以宁")]
    [InlineData("请温以宁为全体党员讲了党课", "speaker", "温以宁")]
    [InlineData("上周温以宁为全体党员讲了党课", "speaker", "温以宁")]
    [InlineData("温以宁书记为全体党员讲党课", "type", "party-lecture")]
    [InlineData("昨天温以宁书记为全体党员讲的党课真好", "topic", null)]
    [InlineData("昨天下午我们为养老院的老人开展了志愿服务，8个人去的", "topic", null)]
    [InlineData("昨天上午根据年度培训计划组织了党务工作者培训，20人", "topic", "党务工作者")]
    [InlineData("11月13日下午，第三党支部为全体党员开展警示教育，12人参加", "topic", null)]
    [InlineData("11月18日我们支部为了年底述职开了支委会，5人参加", "topic", null)]
    [InlineData("11月18日根据机关党委要求开展警示教育，17人参加", "topic", null)]
    public void Field_BesideAReasonForHolding_IsNotTheReason(string text, string field, string? value) => Assert.Equal(value, Field(text, field));

    [Theory]
    [InlineData("各支部要为退休党员开展走访慰问")]
    [InlineData("根据机关党委要求，下周召开组织生活会")]
    [InlineData("通知：按照机关党委安排召开党员大会，请准时参加")]
    [InlineData("下周温以宁为全体党员讲党课")]
    [InlineData("请温以宁为全体党员讲党课")]
    [InlineData("安排温以宁为全体党员讲党课")]
    public void Sentence_ReasonForAMeetingToCome_IsNoReport(string text) => AssertNoReport(text);

    // Of two numbers the one beside a word of coming is of those who came.
    [Theory]
    [InlineData("昨天党员大会，19个到了17个，学习四中全会", "19", "17")]
    [InlineData("刚开完支委会 5个到4个", "5", "4")]
    [InlineData("昨天支委会，5个来了4个", "5", "4")]
    [InlineData("昨天支委会，就5个来了4个", "5", "4")]
    [InlineData("昨天支委会，我们5个到了4个", "5", "4")]
    [InlineData("昨天党员大会，19名到了17名", "19", "17")]
    [InlineData("昨天党课，一共19人，到了17人", null, "17")]
    [InlineData("昨天党课，总共19人，到了17人", null, "17")]
    [InlineData("昨天党课，全支部19人，到了17人", null, "17")]
    [InlineData("昨天党课，支部19人，来了17人", null, "17")]
    [InlineData("昨天支委会，5个委员到了4个", "5", "4")]
    [InlineData("昨天党课，19个人来了17个人", "19", "17")]
    [InlineData("昨天党课，8个人，到了7个", null, "7")]
    [InlineData("昨天小组会总共来了6个人", null, "6")]
    [InlineData("昨天志愿服务，一共10人，党员来了8人，群众来了2人", null, "10")]
    [InlineData("昨天慰问，去了3个人，看望了5个老党员", null, "3")]
    public void Counts_OfThoseWhoShouldHaveComeAndThoseWhoDid_AreKeptApart(string text, string? expected, string? present) =>
        Assert.Equal((expected, present), (Field(text, "expected"), Field(text, "present")));

    // A count behind what was done, without punctuation.
    [Theory]
    [InlineData("上周五下午我们去幸福社区做志愿服务打扫卫生一共去了六个人两点到四点", "6")]
    [InlineData("昨天早上八点半到九点半单禾书记给大家上党课讲的是廉洁自律到了十二个人", "12")]
    [InlineData("周二我们去石桥乡调研了人居环境整治的情况一共去了四个人", "4")]
    [InlineData("志愿服务打扫卫生去了6个人，昨天上午", "6")]
    [InlineData("昨天志愿服务共去了6人", "6")]
    [InlineData("昨天调研共去了3个村", null)]
    [InlineData("昨天支委会，县里来了2个人指导", null)]
    public void Present_BehindAnotherWord_IsReadWithItsVerb(string text, string? present) => Assert.Equal(present, Field(text, "present"));

    [Theory]
    [InlineData("昨天请党校老师来讲党课，17人参加", null)]
    [InlineData("昨天请市委党校的老师给大家讲党课，17人参加", null)]
    [InlineData("昨天请宣讲团老师来讲党课，17人参加", null)]
    [InlineData("昨天党校老师讲课，公文写作培训，17人参加", null)]
    [InlineData("昨天市委党校田穗教授应邀来讲党课，17人参加", "田穗")]
    [InlineData("昨天田穗教授应邀作专题党课，17人参加", "田穗")]
    [InlineData("昨天田穗受邀讲党课，17人参加", "田穗")]
    [InlineData("昨天邀请党校田穗老师来讲党课，17人参加", "田穗")]
    [InlineData("昨天请党校的田老师来讲党课，17人参加", "田老师")]
    [InlineData("昨天请宣讲团关山月来讲党课，17人参加", "关山月")]
    [InlineData("昨天老段讲党课，17人参加", "老段")]
    public void Speaker_WithoutAName_IsNobody(string text, string? speaker) => Assert.Equal(speaker, Field(text, "speaker"));

    [Theory]
    [InlineData("建议12月的党课请党校老师来讲")]
    [InlineData("建议主题党日去科技馆")]
    [InlineData("党课可以请党校老师讲")]
    [InlineData("12月党课想请党校老师讲")]
    [InlineData("换届选举的请示批下来了")]
    [InlineData("换届请示批复了")]
    [InlineData("换届选举的批复下来了")]
    [InlineData("换届选举大会的选票印好了")]
    [InlineData("换届后新一届支委的分工文件印发了")]
    [InlineData("支委会的会议记录写好了")]
    [InlineData("市里昨天召开了全市党建工作会议，新闻播了")]
    [InlineData("省委昨天召开了全省党建工作会议")]
    [InlineData("新闻里说市委昨天召开了党建工作会议")]
    [InlineData("市委昨天召开常委会会议，传达了全会精神")]
    [InlineData("县里昨天开了换届大会")]
    public void Sentence_SuggestionPaperOrNewsOfThoseAbove_IsNoReport(string text) => AssertNoReport(text);

    [Theory]
    [InlineData("昨天支委会讨论了党课想请党校老师讲的事，5人参加")]
    [InlineData("支委会定了，可以请党校老师讲党课")]
    [InlineData("区里昨天举办培训，李明去了")]
    [InlineData("昨天支委会，建议下月党课请党校老师讲，5人参加")]
    [InlineData("昨天支委会传达了换届请示批下来的消息，5人参加")]
    [InlineData("昨天换届选举大会开了，选票印了30张，28人参加")]
    [InlineData("支委会记录：11月18日，5人参加，讨论写好年终总结")]
    [InlineData("昨天支委会，5人参加，会议记录写好了")]
    [InlineData("市里昨天召开全市党建工作会议，我们3人参加")]
    [InlineData("昨天参加市里召开的党建工作会议")]
    [InlineData("市里昨天召开警示教育大会，支部组织收看")]
    [InlineData("市委组织部第一党支部昨天召开党员大会")]
    [InlineData("县委昨天召开常委会会议，12人出席，顾怀远主持")]
    public void Sentence_ReportBesideASuggestionPaperOrThoseAbove_IsAReport(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    [Theory]
    [InlineData("刚从杏林村调研回来，5个人，了解合作社经营情况", "杏林村")]
    [InlineData("刚从养老院慰问回来，2个人", "养老院")]
    [InlineData("昨天从杏林村调研回来，5个人", "杏林村")]
    [InlineData("昨天下午，从敬老院志愿服务回来，6个人", "敬老院")]
    [InlineData("刚从杏林村走访慰问回来，5个人", "杏林村")]
    [InlineData("刚从敬老院为老人理发回来，志愿服务，5人", "敬老院")]
    [InlineData("昨天下午支部利用腾讯会议召开党员大会，17人参加", "腾讯会议")]
    [InlineData("昨天下午支部通过腾讯会议召开党员大会，17人参加", "腾讯会议")]
    [InlineData("昨天支部在从化路社区开展志愿服务，6人", "从化路社区")]
    public void Place_BehindAPreposition_IsWithoutIt(string text, string place) => Assert.Equal(place, Field(text, "place"));

    [Theory]
    [InlineData("为弘扬雷锋精神，第八党支部11月5日在南门社区开展志愿服务，10人参加", null)]
    [InlineData("为迎接建党105周年，6月30日下午，第八党支部开展主题党日活动，参观革命纪念馆，17人参加", null)]
    [InlineData("为进一步做好服务群众工作，昨天支部开展志愿服务，清理楼道杂物，10人参加", "清理楼道杂物")]
    [InlineData("昨天从永嘉县调研回来，3人", null)]
    [InlineData("昨天志愿服务，为老人理发，10人参加", "为老人理发")]
    [InlineData("昨天志愿服务，为环卫工人送棉手套，10人参加", "为环卫工人送棉手套")]
    public void Topic_ReasonOfTheMeeting_IsNone(string text, string? topic) => Assert.Equal(topic, Field(text, "topic"));

    [Theory]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，家里有事", "季子衿:家里有事")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，出差", "季子衿:出差")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，在外地", "季子衿:在外地")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，身体不舒服", "季子衿:身体不舒服")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，孩子发烧", "季子衿:孩子发烧")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，去北京开会了", "季子衿:去北京开会")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，出差了", "季子衿:出差")]
    [InlineData("小组会，昨天下午，8个人，季子衿请假，家里有事", "季子衿:家里有事")]
    [InlineData("小组会，昨天下午，8个人，季子衿请假，学习党章第三章", "季子衿:请假")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，学习党章第三章", "季子衿")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，请向南笙记录", "季子衿")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，在302室开的", "季子衿")]
    [InlineData("主题党日，昨天下午，8个人，季子衿没来，去红岩村参观", "季子衿")]
    [InlineData("小组会，昨天下午，8个人，季子衿没来，休息室开的", "季子衿")]
    public void Absent_ReasonInAClauseOfItsOwn_IsKept(string text, string absent) => Assert.Equal(absent, Field(text, "absent"));

    [Theory]
    [InlineData("11月5日换届选举党员大会，11人参加，选举温以宁、翟秋实、顾怀远、邢汀、闵思齐为新一届支部委员会委员", "选举温以宁、翟秋实、顾怀远、邢汀、闵思齐为新一届支部委员会委员")]
    [InlineData("11月5日换届选举党员大会，16人参加。大会以无记名投票方式选举安听澜、方采薇、傅砺、单怀瑾为支部委员。", "选举安听澜、方采薇、傅砺、单怀瑾为支部委员")]
    [InlineData("11月5日换届选举党员大会，18人参加，会议以差额选举的方式，选举产生5名支委", "选举产生5名支委")]
    [InlineData("11月5日换届选举党员大会，18人参加，大会以无记名投票方式选举产生新一届支部委员会", "选举产生新一届支部委员会")]
    [InlineData("11月5日换届选举党员大会，18人参加，选举安听澜、方采薇为支部委员", "选举安听澜、方采薇为支部委员")]
    [InlineData("11月5日党员大会，18人参加，会议以学习为主", null)]
    public void Decisions_ElectionOfMany_IsOne(string text, string? decisions) => Assert.Equal(decisions, Field(text, "decisions"));

    [Theory]
    [InlineData("11月20日下午，第三党支部召开树立和践行正确政绩观专题研讨会，温以宁主持，12人参加", "树立和践行正确政绩观")]
    [InlineData("11月20日机关党委举办公文写作培训，12人参加", "公文写作")]
    [InlineData("11月20日支部举办培训，12人参加", null)]
    [InlineData("刚开完支委会，4个人，说了下评优的事", "评优的事")]
    [InlineData("刚开完支委会，4个人，说了下周的安排", "下周的安排")]
    public void Topic_BetweenTheVerbAndTheKind_IsWithoutWhoHeldIt(string text, string? topic) => Assert.Equal(topic, Field(text, "topic"));

    // Who chaired, behind another word and without punctuation: only the roster tells where the name begins.
    [Theory]
    [InlineData("党小组会开完了六个人都到了卞茉主持学习了纪律处分条例", "host", "卞茉")]
    [InlineData("昨天下午开组织生活会十二个党员都来了单禾主持大家都做了批评和自我批评", "host", "单禾")]
    [InlineData("上个星期四下午四点小组会七个人参加卞茉主持学习党章第三章单禾记录", "recorder", "单禾")]
    [InlineData("上个星期四下午四点小组会七个人参加卞茉主持学习党章第三章单禾记录", "topic", "学习党章第三章")]
    [InlineData("昨天支委会，支部书记卞茉主持，学习党章", "host", "卞茉")]
    [InlineData("昨天支委会研究了卞茉主持的项目，5人参加", "host", null)]
    [InlineData("昨天支委会，5人参加，会议同意卞茉主持日常工作", "host", null)]
    [InlineData("党小组会开完了六个人都到了党小组长主持学习了纪律处分条例", "host", null)]
    public void People_OnTheRoster_AreFoundBehindAnotherWord(string text, string field, string? name) =>
        Assert.Equal(name, QuickLogFields.Of(Parser.Parse(text, QuickLogScorer.SamplesNow, people: ["卞茉", "单禾", "温汀"])).GetValueOrDefault(field));

    private static void AssertNoReport(string text) => Assert.IsType<QuickLogResult.NotALog>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    private static string? Field(string text, string name)
    {
        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));
        return QuickLogFields.Of(result).GetValueOrDefault(name);
    }
}
