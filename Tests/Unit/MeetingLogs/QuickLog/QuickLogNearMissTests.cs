using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Words that look like something else: the end of 预算, a speech's occasion, an absence's reason, a group that is none of the party.</summary>
public sealed class QuickLogNearMissTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("11月20日机关党组会议审议年度预算，党组书记主持，6人参加", "审议年度预算")]
    [InlineData("11月20日支委会，议题：年度预算，实到5人", "年度预算")]
    [InlineData("11月20日党组会听取2026年部门决算，6人参加", "听取2026年部门决算")]
    [InlineData("11月20日党小组会，讨论干部担当作为，9人到会", "讨论干部担当作为")]
    [InlineData("11月20日集体研讨，围绕激励干部担当作为，8人参加", "激励干部担当作为")]
    [InlineData("11月20日集体研讨，围绕重点工作作交流发言，8人参加", "重点工作")]
    [InlineData("11月20日党课，题目：新时代青年的担当与作为，30人参加", "新时代青年的担当与作为")]
    [InlineData("昨天义务植树算主题党日，12人参加", "义务植树")]
    [InlineData("昨天义务植树作为主题党日，12人参加", "义务植树")]
    public void Topic_EndsLikeAWordOfFiling_IsWholeUnlessARegisterFollows(string text, string topic) => Assert.Equal(topic, Read(text).Topic);

    [Theory]
    [InlineData("11月20日党组会，听取预算培训情况汇报，6人参加", "party-group-meeting")]
    [InlineData("昨天支委会传达王书记在党组会上的讲话，5人到会", "branch-committee")]
    public void Type_BehindTheEndOfAnotherWord_IsNotSaidToBeFiledThere(string text, string type) => Assert.Equal(type, Read(text).Type);

    [Theory]
    [InlineData("11月20日支部党员大会学习了习近平总书记在中央政治局第二十次集体学习时的重要讲话精神，28人参加", null, "学习了习近平总书记在中央政治局第二十次集体学习时的重要讲话精神")]
    [InlineData("昨天支委会传达学习习近平总书记在主持召开部分省区市座谈会时的重要讲话，5人参加", null, "传达学习习近平总书记在主持召开部分省区市座谈会时的重要讲话")]
    [InlineData("11月20日中心组学习习近平总书记在二十届中央政治局第二十一次集体学习时的重要讲话精神，12人参加", null, null)]
    [InlineData("昨天支委会在三楼会议室学习习近平总书记在中央政治局第二十次集体学习时的讲话，5人参加", "三楼会议室", "学习习近平总书记在中央政治局第二十次集体学习时的讲话")]
    [InlineData("昨天支委会在三楼会议室学习省委全会上的讲话精神，5人参加", "三楼会议室", "学习省委全会上的讲话精神")]
    public void Place_OccasionThatIsAStudyOrWasOpened_IsTheSpeechsNotTheMeetings(string text, string? place, string? topic)
    {
        var draft = Read(text);

        Assert.Equal((place, topic), (draft.Place, draft.Topic));
    }

    [Theory]
    [InlineData("11月20日在市委党校参加培训，8人", "市委党校")]
    [InlineData("昨天在市委党校参加入党积极分子培训，5人", "市委党校")]
    [InlineData("上周三在市政协会议室参加专题研讨", "市政协会议室")]
    [InlineData("昨天去区政务中心三楼参加培训，5人", "区政务中心三楼")]
    [InlineData("昨天8名干部在省委党校接受集中培训", "省委党校")]
    [InlineData("昨天去参加培训，5人", null)]
    [InlineData("昨天在职党员积极参加社区志愿服务，12人", null)]
    [InlineData("昨天主题党日，20人参加，李强去采购物资", null)]
    [InlineData("昨天主题党日，20人参加，布置会议室，重温入党誓词", null)]
    [InlineData("昨天主题党日去联系村走访，12人参加", "联系村")]
    public void Place_BesideWhatPeopleDidThere_IsThePlaceAlone(string text, string? place) => Assert.Equal(place, Read(text).Place);

    [Theory]
    [InlineData("11月20日第三党小组开会，7人参加，赵明在外调研", "赵明", "在外调研")]
    [InlineData("昨天第一党小组学习了《条例》，9个人参加，孙磊外出培训", "孙磊", "外出培训")]
    [InlineData("昨天第二党小组学习，9人到会，李娜请假（参加业务培训）", "李娜", "参加业务培训")]
    public void Type_WhoMetIsSaidBeforeAnAbsencesReason_IsTheirs(string text, string name, string reason)
    {
        var draft = Read(text);

        Assert.Equal("group-meeting", draft.Type);
        Assert.Equal([new Absence(name, reason)], draft.Absent);
    }

    [Theory]
    [InlineData("昨天支委碰头，把年底慰问的名单定了，5人参加", "branch-committee")]
    [InlineData("今天上午支部几个委员碰头，把春节慰问的事定了，王芳12月20日前采购好慰问品", null)]
    [InlineData("刚把党员大会的时间定了，支委会，5人参加", "branch-committee")]
    [InlineData("昨天支部把培训搞完了，15人参加", "training")]
    [InlineData("刚把党员大会开了，28人参加", "branch-assembly")]
    public void Type_OfWhatWasSettledAboutIt_IsNotWhatWasHeld(string text, string? type) => Assert.Equal(type, Read(text).Type);

    [Theory]
    [InlineData("11月20日青年理论学习小组集中学习，8人参加", null)]
    [InlineData("11月20日科室学习小组学习了新修订的监督法，8人", null)]
    [InlineData("11月20日宣传思想工作小组会议，6人参加", null)]
    [InlineData("11月20日第二小组会，7人参加", "group-meeting")]
    [InlineData("昨天我们小组开会，6人参加", "group-meeting")]
    public void Type_GroupForSomethingElse_IsNoGroupOfTheParty(string text, string? type) => Assert.Equal(type, Read(text).Type);

    [Theory]
    [InlineData("11月20日召开组织生活会征求意见座谈会，8人参加", null)]
    [InlineData("11月20日召开民主生活会会前学习研讨，8人参加", null)]
    [InlineData("11月20日召开民主生活会情况通报会，20人参加", null)]
    [InlineData("11月20日组织生活会，会前征求意见12条，18人参加", "organisational-life")]
    public void Type_BeforeOrAfterAnotherMeeting_IsNotThatMeeting(string text, string? type) => Assert.Equal(type, Read(text).Type);

    [Theory]
    [InlineData("11月20日党员大会，应到30人，实到28人，邀请入党积极分子2人列席", 28, 2)]
    [InlineData("11月20日专题民主生活会，邀请2名党外人士列席，班子成员7人参加", 7, 2)]
    [InlineData("昨天警示教育大会，全局干部职工210人参加", 210, null)]
    [InlineData("昨天警示教育大会，全系统120名党员干部参加", 120, null)]
    [InlineData("昨天警示教育大会，全市500人参加，我们12人在分会场", 12, null)]
    [InlineData("11月20日民主生活会，班子6人参加，纪委、组织部各1人列席", 6, null)]
    public void Counts_OfOthers_AreLeftUnlessTheyObservedOrAllCame(string text, int? present, int? observers)
    {
        var draft = Read(text);

        Assert.Equal((present, observers), (draft.Present, draft.Observers));
    }

    [Theory]
    [InlineData("今天党小组会改到周一开")]
    [InlineData("今天的党小组会改在周一了")]
    [InlineData("今天的支委会换到周二开")]
    [InlineData("今天党小组会改到12月4日了")]
    [InlineData("今天的主题党日挪到下周二开")]
    [InlineData("今天停电，支委会改到明天下午召开")]
    public void Sentence_MovedToADayAhead_IsNoReport(string text) => Assert.IsNotType<QuickLogResult.Understood>(Parser.Parse(text, Friday));

    [Theory]
    [InlineData("周三的党小组会改到周四开了，8人参加", "2026-11-26")]
    [InlineData("周三的支委会改到昨天下午才开的", "2026-11-26")]
    [InlineData("原定周三的党小组会改到周四上午，学习了《条例》", null)]
    [InlineData("昨天支委会上定了主题党日改到周一", "2026-11-26")]
    public void Date_OfAMeetingThatWasMovedAndHeld_IsNotGuessed(string text, string? date) =>
        Assert.Equal(date, Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, Friday)).Draft.Date?.ToString("O", null));

    [Theory]
    [InlineData("11月20日支委会应到5人实到3人，李强、王芳分别因病、因事请假", "李强:因病; 王芳:因事请假")]
    [InlineData("昨天党小组会，9人到会，赵敏和孙磊分别出差、住院", "赵敏:出差; 孙磊:住院")]
    [InlineData("昨天支委会，实到3人，缺席2人：李强、王芳（分别因病、因公）", "李强:因病; 王芳:因公")]
    [InlineData("昨天党员大会，实到25人，李强、王芳、赵敏分别因病、因事请假", "李强; 王芳; 赵敏")]
    [InlineData("昨天支委会，实到3人，李强、王芳均因公出差", "李强:因公出差; 王芳:因公出差")]
    public void Absent_ReasonsSaidOneByOne_AreEachTheirOwn(string text, string absent) =>
        Assert.Equal(absent, QuickLogFields.Join(Read(text).Absent.Select(a => QuickLogFields.Absence(a.Name, a.Reason))));

    [Theory]
    [InlineData("11月20日支委会明确李红为纪检委员，12月10日前完成报备", "完成报备 |  | 2026-12-10")]
    [InlineData("昨天支委会，明确李明为入党积极分子培养联系人，5人参加", "")]
    [InlineData("昨天支委会，由李明为老党员送学上门，12月5日前完成，5人参加", "为老党员送学上门 | 李明 | 2026-12-05")]
    [InlineData("昨天支委会把走访慰问名单定下来了，由民政委员老马12月10日前报上去", "报上去 | 老马 | 2026-12-10")]
    [InlineData("昨天支委会5人参加，党费台账李红12月5日前交上去", "党费台账 | 李红 | 2026-12-05")]
    [InlineData("昨天支委会5人参加，整改报告办公室12月5日前报上去", "整改报告 | 办公室 | 2026-12-05")]
    public void Actions_WhoBecomesWhatOrHandsIn_AreTheTasksAlone(string text, string actions) =>
        Assert.Equal(actions, QuickLogFields.Of(Parser.Parse(text, QuickLogScorer.SamplesNow)).GetValueOrDefault("actions", ""));

    private static readonly DateTime Friday = new(2026, 11, 27, 17, 0, 0, DateTimeKind.Unspecified);

    private static MeetingDraft Read(string text) => Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;
}
