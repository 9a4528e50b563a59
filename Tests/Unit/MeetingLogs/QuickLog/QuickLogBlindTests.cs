using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What the sentences of a fifth who knew neither code nor tests showed, rule by rule; Monday 2026-11-23.</summary>
public sealed class QuickLogBlindTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    private static readonly string[] People = ["卞茉", "单禾", "温汀", "林知雨", "安然"];

    // The day that a message begins with is the meeting's, whatever word follows; a paper named by its day is none.
    [Theory]
    [InlineData("11月20日信息员培训，12人参加", "2026-11-20")]
    [InlineData("11月20日信访业务培训，12人参加，单禾12月5日前交名单", "2026-11-20")]
    [InlineData("11月20日工作领导小组会议，5人参加", "2026-11-20")]
    [InlineData("11月20日工作例会（党组会），5人参加", "2026-11-20")]
    [InlineData("11月20日计划生育培训，12人参加", "2026-11-20")]
    [InlineData("11月10日讲话，昨天支委会学习了，5人参加", "2026-11-22")]
    [InlineData("11月10日文件精神，昨天支委会学习了，5人参加", "2026-11-22")]
    [InlineData("昨天支委会学习11月10日文件，5人参加", "2026-11-22")]
    public void Date_AtTheBeginning_IsTheMeetingsDay(string text, string date) => Assert.Equal(date, Field(text, "date"));

    // 工作培训 is no training that somebody gave.
    [Theory]
    [InlineData("11月20日，信访工作培训，12人参加", null)]
    [InlineData("11月20日，单禾作了党务培训，12人参加", "单禾")]
    [InlineData("11月20日，单工作了党务培训，12人参加", "单工")]
    public void Speaker_BeforeWork_IsNoneOfItsLetters(string text, string? speaker) => Assert.Equal(speaker, Field(text, "speaker"));

    // Between who did it and the verb, or before both, stands the room.
    [Theory]
    [InlineData("昨天下午单禾在党校报告厅给大家讲党课，20人听课", "党校报告厅", "speaker", "单禾")]
    [InlineData("昨天下午书记单禾在五楼会议室给全体党员讲党课，20人听课", "五楼会议室", "speaker", "单禾")]
    [InlineData("昨天下午单禾在支部活动室主持召开支委会，5人参加", "支部活动室", "host", "单禾")]
    [InlineData("昨天支委会在党员活动室卞茉主持，5人参加", "党员活动室", "host", "卞茉")]
    [InlineData("昨天党小组会在活动室开的卞茉主持单禾记录6人参加", "活动室", "recorder", "单禾")]
    [InlineData("昨天支委会在二楼会议室陈书记主持，5人参加", "二楼会议室", "host", "陈书记")]
    [InlineData("组织生活会上周四晚上开的在党员活动室卞茉主持应到14人实到12人", "党员活动室", "host", "卞茉")]
    [InlineData("组织生活会上周四晚上开的在党员活动室陈立新主持应到14人实到12人", "党员活动室", "recorder", null)]
    [InlineData("昨天在社区云龙山讲党课，20人听课", "社区云龙山", "speaker", null)]
    public void Place_BesideAPerson_IsRead(string text, string place, string role, string? name)
    {
        Assert.Equal(place, Field(text, "place"));
        Assert.Equal(name, Field(text, role));
    }

    [Theory]
    [InlineData("昨天支委会，三楼休息区，5人参加", "三楼休息区")]
    [InlineData("昨天支委会，B座1203，5人参加", "B座1203")]
    [InlineData("昨天支委会/3栋201/5人参加", "3栋201")]
    [InlineData("昨天党小组会，学习室，5人参加，学习党章", "学习室")]
    [InlineData("昨天党小组会，学习党章，5人参加", null)]
    public void Place_AsAClauseOfItsOwn_IsRead(string text, string? place) => Assert.Equal(place, Field(text, "place"));

    // Without punctuation, the roster tells where the next of the absent begins, and what the meeting did ends a reason.
    [Theory]
    [InlineData("昨天支委会应到7人实到5人卞茉住院单禾出差温汀主持研究了评优", "卞茉:住院; 单禾:出差")]
    [InlineData("昨天支委会应到七个实到五个卞茉孩子发烧单禾值班", "卞茉:孩子发烧; 单禾:值班")]
    [InlineData("昨天支委会应到7人实到5人，卞茉在省里开会单禾陪老人看病没来", "卞茉:在省里开会; 单禾:陪老人看病")]
    [InlineData("昨天支委会应到7人实到6人卞茉陪单禾看病没来", "卞茉:陪单禾看病")]
    [InlineData("昨天支委会应到7人实到6人卞茉替单禾值班", null)]
    [InlineData("昨天支委会，5人参加，会议研究了卞茉住院单禾值班的补助", null)]
    [InlineData("昨天支委会，5人参加，会议通报了卞茉住院单禾出差", null)]
    [InlineData("昨天支委会应到7人实到6人，卞茉看望单禾住院的母亲", "卞茉:看望单禾住院的母亲")]
    [InlineData("昨天支委会应到7人实到6人卞茉家里有事没来主要研究了评优", "卞茉:家里有事")]
    [InlineData("昨天支委会应到7人实到6人卞茉去党校学习了主要讨论评优", "卞茉:去党校学习")]
    [InlineData("昨天支委会应到7人实到6人卞茉住院没来学习了党章", "卞茉:住院")]
    [InlineData("昨天支委会应到7人实到5人，卞茉在外地单禾生病了都请假了", "卞茉:在外地; 单禾:生病")]
    [InlineData("昨天支委会，5人参加，卞茉请假了", "卞茉:请假")]
    [InlineData("昨天支委会，5人参加，卞茉因病请假了", "卞茉:因病请假")]
    [InlineData("昨天支委会，应到8人实到6人，卞茉带队出差，单禾值班", "卞茉:带队出差; 单禾:值班")]
    [InlineData("昨天主题党日，卞茉带队，去市博物馆，12人参加", null)]
    public void Absent_RunTogether_KeepsEachReason(string text, string? absent) => Assert.Equal(absent, Field(text, "absent"));

    [Theory]
    [InlineData("昨天支委会应到7人实到6人卞茉请假了主要研究了评优", "研究了评优")]
    [InlineData("昨天支委会应到5人实到5人单禾记录的主要研究了评优", "研究了评优")]
    [InlineData("昨天支委会研究了预算开到五点，5人参加", "研究了预算")]
    [InlineData("昨天主题党日，老党员们重走长征路，12人参加", "重走长征路")]
    [InlineData("昨天主题党日，青年干部们清理河道垃圾，12人参加", "清理河道垃圾")]
    [InlineData("昨天专题研讨，AI辅助办公，9人参加", "AI辅助办公")]
    [InlineData("昨天举办“五四”专题党课，单禾主讲《青春》，20人参加", "《青春》")]
    public void Topic_BehindOtherWords_IsRead(string text, string topic) => Assert.Equal(topic, Field(text, "topic"));

    [Theory]
    [InlineData("昨天支委会，五人满勤", "present", "5")]
    [InlineData("昨天党小组会，全组六人满勤，卞茉主持", "expected", "6")]
    [InlineData("昨天志愿服务，我们去了6个小伙伴，清理楼道", "present", "6")]
    [InlineData("昨天走访慰问，卞茉等3人到柳河村看望老党员", "present", "3")]
    [InlineData("昨天走访慰问，看望李大爷等4人到社区服务中心", "present", null)]
    [InlineData("昨天支委会，选派卞茉等3人到省委党校学习", "present", null)]
    public void Count_BesideItsWord_IsRead(string text, string field, string? count) => Assert.Equal(count, Field(text, field));

    [Theory]
    [InlineData("昨天党小组会开了推选卞茉做组长单禾主持温汀记录6人参加", "推选卞茉做组长")]
    [InlineData("昨天党小组会推举卞茉当组长单禾主持，6人参加", "推举卞茉当组长")]
    [InlineData("昨天党小组会，推选卞茉做新的组长，单禾主持，6人参加", "推选卞茉做新的组长")]
    public void Decision_BeforeWhoChaired_EndsThere(string text, string decision)
    {
        Assert.Equal(decision, Field(text, "decisions"));
        Assert.Equal("单禾", Field(text, "host"));
    }

    private static string? Field(string text, string name)
    {
        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true, people: People));
        return QuickLogFields.Of(result).GetValueOrDefault(name);
    }
}
