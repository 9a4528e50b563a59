using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What a stranger's sentences showed to be read wrongly, rule by rule; Monday 2026-11-23.</summary>
public sealed class QuickLogStrangerTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    // N/M beside a word for who came is no day of a month.
    [Theory]
    [InlineData("刚开完支委会 到会4/5", "2026-11-23", "5", "4")]
    [InlineData("党小组会刚开完，出席9/11，主持人张敏", "2026-11-23", "11", "9")]
    [InlineData("党员大会刚结束，出勤人数10/12", "2026-11-23", "12", "10")]
    [InlineData("支委会昨天下午4/5到会，王芳主持", "2026-11-22", "5", "4")]
    [InlineData("支委会11/20开的，5/5到会", "2026-11-20", "5", "5")]
    [InlineData("党员大会，11月19日，33/35到会", "2026-11-19", "35", "33")]
    [InlineData("刚开完支委会，5/5都在", "2026-11-23", "5", "5")]
    [InlineData("刚开完支委会 5/5", "2026-11-23", null, null)]
    [InlineData("支委会 5/5 刚开完", "2026-11-23", null, null)]
    [InlineData("支委会11/20到会5人", "2026-11-20", null, "5")]
    [InlineData("补记，11/20支委会，5人到会", "2026-11-20", null, "5")]
    public void Counts_OneOverAnother_AreWhoCame(string text, string date, string? expected, string? present) =>
        Assert.Equal((date, expected, present), (Field(text, "date"), Field(text, "expected"), Field(text, "present")));

    [Theory]
    [InlineData("支委会11月20日决定：购书40册；李娜12月5日前下单", "2026-11-20")]
    [InlineData("支委会昨天决定购书，李娜12月8日前下单", "2026-11-22")]
    [InlineData("支委会于11月16日决定成立专班", "2026-11-16")]
    [InlineData("支委会11月16日安排：李娜12月8日前下单", "2026-11-16")]
    [InlineData("昨天支委会传达了党组会11月16日决定，5人参加", "2026-11-22")]
    [InlineData("微党课比赛上周四办的，8名选手", "2026-11-19")]
    [InlineData("上周五没开成的支委会昨天补开了，5人", "2026-11-22")]
    [InlineData("本该上周五上的党课，昨天上的，20人", "2026-11-22")]
    [InlineData("11-19党小组会 10点 8人", "2026-11-19")]
    [InlineData("党小组会11-17 9:30 7人到会", "2026-11-17")]
    public void Date_BesideAVerbOrAnotherDay_IsTheMeetings(string text, string date) => Assert.Equal(date, Field(text, "date"));

    [Fact]
    public void Actions_DueInTheMonthsOfTheMeeting_IsInItsYear() =>
        Assert.Equal("办理 | 李娜 | 2026-10-20", Field("支委会10月14日决定：给困难党员补助1000元；李娜10月20日前办理", "actions"));

    // A due at the end of a task is of that task and never of the next.
    [Theory]
    [InlineData("支委会昨天开的，任务分工：1.王芳做海报，12月1日前；2.李娜订车，11月30日前；3.赵磊报名单，11月28日前", "做海报 | 王芳 | 2026-12-01; 订车 | 李娜 | 2026-11-30; 报名单 | 赵磊 | 2026-11-28")]
    [InlineData("支委会昨天开，工作任务：①王芳整理档案，12月1日前；②李娜更新公示栏，11月30日前", "整理档案 | 王芳 | 2026-12-01; 更新公示栏 | 李娜 | 2026-11-30")]
    [InlineData("支委会昨天开的，王芳做海报（12月1日前），李娜订车（11月30日前）", "做海报 | 王芳 | 2026-12-01; 订车 | 李娜 | 2026-11-30")]
    [InlineData("支委会昨天开完，任务：1. 王芳写简报，11月27日；2. 李娜整理照片，尽快；3. 赵磊下月10号前更新展板", "写简报 | 王芳 | 2026-11-27; 整理照片 | 李娜 | ; 更新展板 | 赵磊 | 2026-12-10")]
    [InlineData("支委会11月19日，任务：王芳写总结，11月28日前；5人到会", "写总结 | 王芳 | 2026-11-28")]
    [InlineData("支委会昨天开的，会上交办：1.王芳写简报11月28日前交；2.李娜报预算11月30日前", "写简报 | 王芳 | 2026-11-28; 报预算 | 李娜 | 2026-11-30")]
    [InlineData("支委会昨天开的。王芳：做海报，12月1日前。李娜：订车，11月30日前。", "做海报 | 王芳 | 2026-12-01; 订车 | 李娜 | 2026-11-30")]
    [InlineData("党员大会11月6日，同意增补王芳为支部委员；会后由木槿11月30日前报批", "报批 | 木槿 | 2026-11-30")]
    [InlineData("支委会昨天开的，5人参加，本月30日前，各党小组上报总结", "上报总结 | 各党小组 | 2026-11-30")]
    [InlineData("支委会昨天开的，5人参加，王芳做海报、李娜订车，12月1日前", "")]
    [InlineData("昨天支委会，任务：1.制作展板，12月1日前；2.收齐心得", "制作展板 |  | 2026-12-01; 收齐心得 |  | ")]
    [InlineData("支委会上周二决定购买书籍，王芳采购，12月1日前", "采购 | 王芳 | 2026-12-01")]
    public void Actions_EachWithADue_KeepTheirOwn(string text, string actions) =>
        Assert.Equal(actions, Field(text, "actions") ?? "");

    [Theory]
    [InlineData("支委会昨天开完，任务：1. 王芳写简报，11月27日；2. 李娜整理照片，尽快")]
    [InlineData("支委会11月19日，任务：王芳写总结，11月28日前；5人到会")]
    public void Decisions_UnderTasks_AreNone(string text) => Assert.Null(Field(text, "decisions"));

    [Theory]
    [InlineData("党员大会11月20日，会议就做好年底收官工作作出安排，20人参加", "就做好年底收官工作作出安排")]
    [InlineData("支委会11月20日，对年底前各项工作作了安排，5人到会", "对年底前各项工作作了安排")]
    [InlineData("党员大会11月20日，会上对岁末年初、年底前安全工作进行了强调，20人", "对岁末年初、年底前安全工作进行了强调")]
    [InlineData("支委会11月20日，研究月底前党费清缴事宜，5人", "研究月底前党费清缴事宜")]
    public void Actions_EndOfAMonthInWhatWasDealtWith_AreNone(string text, string topic) =>
        Assert.Equal((null, true), (Field(text, "actions"), topic.Contains(Field(text, "topic") ?? "—", StringComparison.Ordinal)));

    [Theory]
    [InlineData("各支部本月底前召开党员大会，会后报记录")]
    [InlineData("各支部12月10日前召开组织生活会")]
    [InlineData("收到通知，各支部本月底前召开党员大会")]
    [InlineData("各党小组月底前上一次党课，会后报小结")]
    [InlineData("12月5日前各支部完成民主评议党员大会")]
    [InlineData("如果人齐的话今天就把小组会开了")]
    [InlineData("趁今天人齐把党小组会开了")]
    [InlineData("等书记回来把组织生活会开了")]
    [InlineData("这周得把组织生活会开了")]
    [InlineData("上面催我们把民主生活会开了")]
    [InlineData("领导要求尽快把支委会开了")]
    [InlineData("我们想今天把党课上了")]
    [InlineData("还没把党小组会开了，抱歉")]
    [InlineData("党小组会还是尽快开了好")]
    [InlineData("11月16日向机关党委报送支部换届请示")]
    [InlineData("支部换届的请示11月16日报上去了")]
    [InlineData("组织生活会的批复收到了，11月20日")]
    [InlineData("收到机关党委关于组织生活会的批复，11月20日")]
    [InlineData("今天把支委会纪要打印了5份")]
    [InlineData("支委会纪要昨天发给机关党委了")]
    [InlineData("昨天订好了支委会的会议室")]
    [InlineData("今天上午布置了党员大会会场")]
    [InlineData("昨天通知了大家开党员大会的时间")]
    [InlineData("党员大会会议记录本昨天交上去了")]
    [InlineData("我们支部昨天在学习强国上发了一篇稿子")]
    [InlineData("今天在学习强国发表一篇稿件《调研手记》")]
    public void Sentence_CallWishOrPaper_IsNoReport(string text) =>
        Assert.IsType<QuickLogResult.NotALog>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    [Theory]
    [InlineData("昨天趁大家都在把支委会开了，5人参加")]
    [InlineData("刚把党员大会开了")]
    [InlineData("昨天书记出差回来，我们把组织生活会开了")]
    [InlineData("支部按要求在11月20日前召开了党员大会，28人参加")]
    [InlineData("支委会纪要 11月18日 应到5人 实到5人 研究党费")]
    [InlineData("昨天支委会，5人参加，纪要已发机关党委")]
    [InlineData("昨天在三楼会议室开的支委会，会场是小李布置的")]
    [InlineData("昨天支委会研究了支部换届请示，5人到会")]
    [InlineData("党员大会昨天开了，已向机关党委报送了纪要")]
    public void Sentence_HeldBesideAWishOrPaper_IsAReport(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    [Theory]
    [InlineData("上周二去凤凰村调研养老服务，9:30到，11:00走", "09:30", "11:00")]
    [InlineData("昨天上午去社区调研垃圾分类，9点到，10点半走，3个人", "09:00", "10:30")]
    [InlineData("走访慰问老党员，昨天14:00到，15:00离开", "14:00", "15:00")]
    [InlineData("昨天支委会9点开始，王芳9点半到，10点结束", "09:00", "10:00")]
    public void Times_OfComingAndLeaving_AreStartAndEnd(string text, string start, string end) =>
        Assert.Equal((start, end), (Field(text, "start"), Field(text, "end")));

    [Theory]
    [InlineData("昨天上午机关党委书记江枫给全体党员上了一堂题为《以实干担当践行初心》的党课，76人听课", "party-lecture", "江枫", "《以实干担当践行初心》")]
    [InlineData("11月20日上午，机关党委书记柳开给支部党员上了一堂题为“知敬畏”的党课", "party-lecture", "柳开", "知敬畏")]
    [InlineData("11月20日下午，工会主席给青年上了一节题为《团结就是力量》的微党课，20人", "party-lecture", null, "《团结就是力量》")]
    public void Lecture_SaidWithItsTitle_HasKindSpeakerAndTopic(string text, string type, string? speaker, string topic) =>
        Assert.Equal((type, speaker, topic), (Field(text, "type"), Field(text, "speaker"), Field(text, "topic")));

    [Theory]
    [InlineData("支委会11月19日上午，主持兼记录：白帆，到会3人")]
    [InlineData("支委会11月19日，主持并记录：白帆，到会3人")]
    [InlineData("支委会11月19日，白帆主持并记录，到会3人")]
    [InlineData("支委会11月19日，主持/记录：白帆，到会3人")]
    [InlineData("支委会11月19日，主持人和记录人都是白帆，到会3人")]
    public void People_OneWhoChairedAndTookTheMinutes_IsBoth(string text) =>
        Assert.Equal(("白帆", "白帆"), (Field(text, "host"), Field(text, "recorder")));

    [Theory]
    [InlineData("支委会11月19日，白帆主持，陈静记录，到会3人")]
    [InlineData("支委会11月19日，主持白帆、记录陈静")]
    public void People_TwoOfThem_AreEachTheOwn(string text) =>
        Assert.Equal(("白帆", "陈静"), (Field(text, "host"), Field(text, "recorder")));

    [Theory]
    [InlineData("党员大会11月17日，应到42实到38，缺席：李想（出差）、赵敏（病假）、孙悦（产假）、周末（挂职）", "absent", "李想:出差; 赵敏:病假; 孙悦:产假; 周末:挂职")]
    [InlineData("换届：11月5日党员大会选举产生新一届支委，应到33人实到30人", "type", "election")]
    [InlineData("换届：11月5日党员大会选举产生新一届支委，应到33人实到30人", "decisions", "选举产生新一届支委")]
    [InlineData("调研：水污染防治法实施情况，云溪县，10月21日，陪同县领导2人", "topic", "水污染防治法实施情况")]
    [InlineData("慰问老党员李贺，11月19日，陪同2人", "topic", null)]
    [InlineData("昨天主题党日去消防站学灭火，20人", "place", "消防站")]
    [InlineData("11月19日，支部赴红岩村开展“红色寻访”主题党日活动，31人参加，党员们参观了村史馆，重温了入党誓词", "topic", "红色寻访")]
    [InlineData("主题党日昨天9:00到达红军村，22人", "place", "红军村")]
    [InlineData("支委会开完了，五个支委都到了", "present", "5")]
    [InlineData("支委会昨天开的，支委7人实到6人", "expected", null)]
    [InlineData("党小组会昨天开的，除了王芳出差，其余12人全部参加", "present", "12")]
    [InlineData("昨天党员大会，33人参加，票决通过预备党员2名", "decisions", "票决通过预备党员2名")]
    [InlineData("支委会上周五定的：①主题党日改到12月4日；②购书40册。参会5人", "decisions", "主题党日改到12月4日; 购书40册")]
    [InlineData("党课11月12日，省委讲师团成员林逋主讲，20人", "speaker", "林逋")]
    [InlineData("党课11月12日，主讲市委宣讲团关山月，20人", "speaker", "关山月")]
    [InlineData("党员大会原定二会议室，地点改在五楼礼堂，昨天下午3点开的，45人参加", "place", "五楼礼堂")]
    [InlineData("支委会昨天开了没开成决议，4人", "present", "4")]
    [InlineData("读书班昨天办的，书名《苦难辉煌》，19人", "topic", "《苦难辉煌》")]
    public void Field_OfASingleSentence_IsAsSaid(string text, string field, string? value) => Assert.Equal(value, Field(text, field));

    // Numbers that one kind keeps beside the head counts.
    [Theory]
    [InlineData("昨天走访慰问困难党员3户", "households", "3")]
    [InlineData("昨天走访慰问困难党员3户，每户500元", "households", "3")]
    [InlineData("昨天走访慰问困难党员3户、老党员2户", "households", null)]
    [InlineData("今天上午开展了志愿服务，5人参加，共10小时", "hours", "10")]
    [InlineData("今天上午开展了志愿服务，5人参加，每人2小时", "hours", null)]
    [InlineData("今天上午开展了志愿服务，5人参加，2.5小时", "hours", null)]
    [InlineData("昨天组织党员培训，应到14人实到12人，共8学时", "hours", "8")]
    [InlineData("昨天支委会，5人参加，开了2小时", "hours", null)]
    public void Fields_OfItsKind_AreFilledWhereOneNumberIsOfTheirUnit(string text, string field, string? value) =>
        Assert.Equal(value, Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft.Fields.GetValueOrDefault(field));

    private static string? Field(string text, string name)
    {
        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));
        return QuickLogFields.Of(result).GetValueOrDefault(name);
    }
}
