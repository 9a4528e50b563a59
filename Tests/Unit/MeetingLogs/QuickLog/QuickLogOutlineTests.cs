using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Minutes with numbered lines, rows of a table, lists with brackets, and dictation: what the blind set of 2026-11-29 found, and what must not change beside it.</summary>
public sealed class QuickLogOutlineTests
{
    private static readonly string[] Roster = ["周砚清", "林晓禾", "苏知远", "殷清越", "凌笛", "桑南笙", "齐子衿", "许芷", "祝稷", "解采薇"];

    [Theory]
    [InlineData("支委会11月20日\n三、主持：向秋实\n四、记录：林晓禾", "present=", "host=向秋实", "recorder=林晓禾")]
    [InlineData("支委会11月20日\n三、出席：周砚清、向秋实\n四、缺席：罗汀（出差）", "present=", "absent=罗汀:出差")]
    [InlineData("支委会11月20日\n三、参加人员：全体支委\n四、主持人：周砚清", "present=", "host=周砚清")]
    [InlineData("支委会11月20日\n参会人员：\n1、周砚清\n2、林晓禾", "present=")]
    [InlineData("支委会11月20日，参会人员：1、周砚清；2、林晓禾", "present=")]
    [InlineData("支委会11月20日\n议题：工作落实\n五、决定：同意", "present=", "topic=工作落实")]
    [InlineData("支委会11月20日，主持：翟秋实 5人参加", "present=5", "host=翟秋实")]
    [InlineData("支委会11月20日\n实到：4\n二、学习党章", "present=4")]
    [InlineData("支委会11.20\n实到\n4\n主持 周砚清", "present=4", "host=周砚清")]
    [InlineData("支委会11.20，应5实4", "expected=5", "present=4")]
    [InlineData("党员大会11.20，党员14人实12人", "present=12")]
    [InlineData("党员大会11.20，出席：12、缺席：2", "present=12")]
    public void Present_NumberOfALineOrEndOfAName_IsNoCount(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData(
        "11月20日支委会一、地点：三楼会议室二、应到5人，实到4人三、请假：向秋实（孩子发烧）四、主持人：周砚清五、议题：学习全会精神六、会议决定：明确林晓禾同志为档案管理员",
        "place=三楼会议室", "expected=5", "present=4", "absent=向秋实:孩子发烧", "host=周砚清", "topic=学习全会精神", "decisions=明确林晓禾同志为档案管理员")]
    [InlineData("11月20日支委会1、地点：三楼会议室2、主持人：周砚清3、议题：学习全会精神", "place=三楼会议室", "host=周砚清", "topic=学习全会精神")]
    [InlineData("11月20日支委会，议题：学习一、二、三季度通报，主持人：周砚清，地点：三楼", "topic=学习一、二、三季度通报", "host=周砚清")]
    [InlineData("11月20日支委会，地点：三楼会议室，议题：学习第二、第三专题", "place=三楼会议室", "topic=学习第二、第三专题")]
    public void Fields_NumberedLinesWhoseBreaksWereLost_EndAtTheNextNumber(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("支委会昨天开的，就两个人没到：柳星阑开会、霍茉在路上堵车", "present=")]
    [InlineData("支委会昨天开的，只有3人没来：凌笛、许芷、祝稷", "present=")]
    [InlineData("支委会昨天开的，共2人请假：凌笛、许芷", "present=")]
    [InlineData("党小组会昨天开的，只有5人到会，凌笛、许芷请假", "present=5")]
    [InlineData("党小组会昨天，一共7人，请假1人：凌笛", "present=7")]
    [InlineData("党小组会昨天开的，就三个人来了，周砚清主持", "present=3")]
    public void Present_CountOfThoseMissing_IsNone(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("11.20支委会：①研究党建经费，同意支出3000元；②明确许芷同志为档案管理员；③凌笛12.15前完成年度总结", "decisions=同意支出3000元; 明确许芷同志为档案管理员", "actions=完成年度总结 | 凌笛 | 2026-12-15")]
    [InlineData("昨天支委会，会议决定：明确桑南笙同志为档案管理员", "decisions=明确桑南笙同志为档案管理员", "actions=")]
    [InlineData("昨天支委会，会议指定苏知远同志为监票人", "actions=")]
    [InlineData("昨天支委会，明确由殷清越同志兼任通讯员", "actions=", "topic=明确由殷清越同志兼任通讯员")]
    [InlineData("昨天支委会，会后请苏知远为新党员找介绍人", "actions=为新党员找介绍人 | 苏知远 | ")]
    [InlineData("昨天支委会任务：1.许芷为困难党员送慰问金；2.凌笛12月3日前报计划", "actions=为困难党员送慰问金 | 许芷 | ; 报计划 | 凌笛 | 2026-12-03")]
    public void Actions_WhoBecomesWhat_IsNoTask(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("支委会昨天开的，议定：林晓禾本周内把宣传栏换掉", "decisions=", "actions=把宣传栏换掉 | 林晓禾 | 2026-11-29")]
    [InlineData("支委会昨天开的，林晓禾本月内完成台账", "actions=完成台账 | 林晓禾 | 2026-11-30")]
    [InlineData("支委会昨天开的，凌笛年内完成培训", "actions=完成培训 | 凌笛 | 2026-12-31")]
    [InlineData("支委会昨天开的，请许芷下周内报送方案", "actions=报送方案 | 许芷 | 2026-12-06")]
    [InlineData("11月20日支委会，研究了本月内完成的工作", "actions=", "topic=研究了本月内完成的工作")]
    [InlineData("本周内开了支委会，5人参加", "date=", "present=5")]
    [InlineData("支委会11月20日，年内应完成的任务已完成，5人参加", "actions=")]
    [InlineData("支委会11月20日，本月内第二次召开，5人参加", "actions=")]
    public void Deadlines_WithinAWeekAMonthOrTheYear_AreTheirLastDay(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("支委会11月20日，苏知远（参加区里培训）和殷清越（年休假）请假，周砚清主持", "absent=苏知远:参加区里培训; 殷清越:年休假")]
    [InlineData("支委会11月20日，桑南笙（区委党校学习）、殷清越（接孩子）缺席", "absent=桑南笙:区委党校学习; 殷清越:接孩子")]
    [InlineData("支委会11月20日，桑南笙（参加培训）请假", "absent=桑南笙:参加培训")]
    [InlineData("支委会11月20日，周砚清（主持）、林晓禾（记录）、凌笛（出差）请假", "absent=凌笛:出差")]
    [InlineData("支委会11月20日，出席：周砚清（书记）、林晓禾（组织委员），许芷（病假）请假", "absent=许芷:病假")]
    public void Absent_ListWithBracketsBeforeTheWord_IsReadWhole(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("昨天党员大会用的腾讯会议，应到17实到15", "place=腾讯会议")]
    [InlineData("昨天支委会，用的是党员活动室，5人参加", "place=党员活动室")]
    [InlineData("昨天支委会在腾讯会议上开的，5人参加", "place=腾讯会议")]
    [InlineData("昨天上午在报告厅那个管书记给我们讲了一堂党课", "place=报告厅")]
    [InlineData("昨天支委会在三楼会议室那边开的", "place=三楼会议室")]
    [InlineData("昨天党课在报告厅周书记讲了一个小时", "place=报告厅", "speaker=周书记")]
    [InlineData("昨天支委会在用电检查室开的", "place=用电检查室")]
    [InlineData("支委会，昨天开的，地点没变还是302，五人全到", "place=302")]
    [InlineData("昨天支委会，地点还是老地方，5人参加", "place=")]
    [InlineData("上周三下午两点党组会在六楼开的陈书记主持", "place=六楼", "host=陈书记")]
    [InlineData("昨天支委会，党校周教授主持，5人参加", "place=", "host=周教授")]
    [InlineData("昨天支委会，主持人由原定的周砚清改为苏知远", "host=苏知远")]
    [InlineData("昨天支委会，主持人由周砚清担任", "host=周砚清")]
    public void Place_WordsAroundIt_AreNoPartOfIt(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("昨天支委会四点开到四点五十定了两件事一个是搞一次活动一个是党费公示解采薇下周五之前弄好", "actions=党费公示 | 解采薇 | 2026-12-04")]
    [InlineData("昨天开支委会研究了党费公示林晓禾下周五前完成", "actions=党费公示 | 林晓禾 | 2026-12-04")]
    [InlineData("昨天支委会任务：林晓禾——整理档案（12月10日前）；许芷——交台账（12月3日前）", "actions=整理档案 | 林晓禾 | 2026-12-10; 交台账 | 许芷 | 2026-12-03")]
    [InlineData("昨天支委会，会上明确：桑南笙牵头联系共建单位，12月5日前报方案", "actions=联系共建单位 | 桑南笙 | ; 报方案 | 桑南笙 | 2026-12-05")]
    [InlineData("昨天支委会，凌笛负责海报，12月5日前各小组报名单", "actions=海报 | 凌笛 | ; 报名单 | 各小组 | 2026-12-05")]
    public void Actions_ByHasteOrSigns_HaveTheirOwnWordsAndOwner(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("支委会11月20日，会议决定：同意按月收缴，每月10日前完成。", "decisions=同意按月收缴，每月10日前完成")]
    [InlineData("支委会11月20日，同意接收齐子衿，报机关党委审批，周砚清主持", "decisions=同意接收齐子衿，报机关党委审批", "host=周砚清")]
    [InlineData("支委会11月20日，同意发放慰问金，标准为每人500元", "decisions=同意发放慰问金，标准为每人500元")]
    [InlineData("支委会11月20日，通过了许芷转正，每人发言三分钟", "decisions=通过了许芷转正")]
    [InlineData("支委会11月20日，同意慰问困难党员，许芷12月5日前送到", "decisions=同意慰问困难党员", "actions=送到 | 许芷 | 2026-12-05")]
    [InlineData("换届选举党员大会\n时间：2026年10月29日14:00\n选举结果：选举产生新一届支部委员会委员3名", "decisions=选举产生新一届支部委员会委员3名")]
    [InlineData("党员大会11月20日，推选结果：林晓禾为组织委员", "decisions=林晓禾为组织委员")]
    public void Decisions_AreReadToTheirEnd(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("序号\t日期\t类型\t地点\t应到\t实到\t主持人\t主题\n3\t2026-11-20\t党员大会\t多功能厅\t14\t13\t周砚清\t讨论预备党员转正", "date=2026-11-20", "place=多功能厅", "expected=14", "present=13", "host=周砚清", "topic=讨论预备党员转正")]
    [InlineData("日期,类型,地点,应到人数,实到人数,记录人\n11月20日,支委会,302,5,4,林晓禾", "place=302", "expected=5", "present=4", "recorder=林晓禾")]
    [InlineData("日期|类型|缺席人员|主持\n11-20|支委会|凌笛|周砚清", "date=2026-11-20", "absent=凌笛", "host=周砚清")]
    [InlineData("主题党日\t11月14日\t9:00\t11:00\t红军纪念馆\t18人", "start=09:00", "end=11:00", "place=红军纪念馆", "present=18")]
    [InlineData("主题党日，11月14日，分9:00，14:00两场，18人", "end=")]
    public void Rows_OfATable_AreReadByTheirHeading(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);

    [Theory]
    [InlineData("机关党组会议决定，从下月起实行新的考勤制度，请遵照执行", false)]
    [InlineData("党组会决定，下月起实行新制度，请遵照执行", false)]
    [InlineData("支委会决定，从12月起每月10日交党费，请各小组遵照执行", false)]
    [InlineData("经党组会议研究决定，从下周起实行弹性上班，望周知", false)]
    [InlineData("11月20日党组会议决定，从12月起实行新的考勤制度，请遵照执行，7人参加", true)]
    [InlineData("刚开完支委会，决定从12月起每月10日交党费，请各小组执行", true)]
    [InlineData("昨天志愿服务到场名单\n1. 向云舒\n2. 苏以宁\n时间：8:00-9:00 地点：社区图书馆", true)]
    [InlineData("转：“第三支部11.20下午3点党员大会如期召开，实到13，翟秋实记录，温以宁主持”", true)]
    public void Parse_WhatIsMadeKnown_IsNoReport(string text, bool isReport) =>
        Assert.Equal(isReport, new QuickLogParser(TestRegisters.All).Parse(text, QuickLogScorer.SamplesNow) is QuickLogResult.Understood);
}
