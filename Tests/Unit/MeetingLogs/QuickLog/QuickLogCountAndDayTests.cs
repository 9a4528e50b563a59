using BotApp.Sentences.Times;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Numbers and days that stand beside each other with little between; Monday 2026-11-23.</summary>
public sealed class QuickLogCountAndDayTests
{
    [Theory]
    [InlineData("昨天党员大会实到十二人应到十五人", "expected=15", "present=12")]
    [InlineData("支委会昨天开的实到4人应到5人", "expected=5", "present=4")]
    [InlineData("支委会11月20日 实到4 应到5", "expected=5", "present=4")]
    [InlineData("支委会11月20日实到5应到7", "expected=7", "present=5")]
    [InlineData("党员大会11月20日 到会12人应到14人", "expected=14", "present=12")]
    [InlineData("党员大会11月20日 实到12 缺席2 应到14", "expected=14", "present=12")]
    [InlineData("党员大会11月20日，出席12人缺席2人应到14人", "expected=14", "present=12")]
    [InlineData("支委会11月20日 实到4人 应到 5人", "expected=5", "present=4")]
    [InlineData("支委会11月20日，实到5人（应到7人）", "expected=7", "present=5")]
    [InlineData("党员大会11月20日 参会12名应参会14名", "expected=14", "present=12")]
    [InlineData("党员大会11月20日，12人实到，14人应到", "expected=14", "present=12")]
    [InlineData("党员大会11月20日，14人应到，12人实到", "expected=14", "present=12")]
    [InlineData("党员大会11月20日 实到12人\n应到14人\n请假2人", "expected=14", "present=12")]
    [InlineData("党员大会11月20日 请假2人应到14人实到12人", "expected=14", "present=12")]
    [InlineData("昨天党员大会 14人应到 12人实到 2人请假", "expected=14", "present=12")]
    public void Counts_PresentBeforeExpected_AreOfTheWordsBeforeThem(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("昨天党员大会，14名党员12人参加", "expected=14", "present=12")]
    [InlineData("昨天党员大会14名党员到了12名", "expected=14", "present=12")]
    [InlineData("昨天党员大会，14名党员12名到会", "expected=14", "present=12")]
    [InlineData("昨天党课14名党员3名积极分子参加", "expected=", "present=")]
    [InlineData("昨天慰问20名党员12人参加", "expected=", "present=12")]
    [InlineData("昨天支委会，人都在，五个", "expected=5", "present=5")]
    public void Counts_OfThoseWhoBelongAndOfThoseWhoCame_AreBoth(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("昨天下午两点到四点支委会", "start=14:00", "end=16:00")]
    [InlineData("支委会昨天下午2点到4点半", "start=14:00", "end=16:30")]
    public void Start_OfASpan_HasItsEnd(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("黨小組會 11月20日 第一小組 7人 主持沈一舟 學習《民法典》", "type=group-meeting", "date=2026-11-20", "present=7", "host=沈一舟", "topic=學習《民法典》")]
    [InlineData("支部黨員大會昨天下午三點在三樓會議室召開，應到14人，實到12人，陳靜請假，張偉記錄", "type=branch-assembly", "start=15:00", "place=三樓會議室", "expected=14", "present=12", "absent=陳靜:請假", "recorder=張偉")]
    public void Fields_InTraditionalCharacters_AreReadAndKeptAsWritten(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("党课 16人全到 11/20 一楼", "expected=16", "present=16", "date=2026-11-20")]
    [InlineData("支委会 5人全到 11/20", "expected=5", "present=5", "date=2026-11-20")]
    [InlineData("支委会5人全到11/20", "expected=5", "present=5", "date=2026-11-20")]
    [InlineData("支委会 全员到齐 11/20", "date=2026-11-20", "expected=", "present=")]
    [InlineData("党课 周砚清讲 14人全到 11/19", "expected=14", "present=14", "date=2026-11-19")]
    [InlineData("支委会 11/20 5人全到", "expected=5", "present=5", "date=2026-11-20")]
    [InlineData("支委会 六人都到了 11/20", "expected=6", "present=6", "date=2026-11-20")]
    [InlineData("昨天支委会 到齐 5/5", "expected=5", "present=5", "date=2026-11-22")]
    [InlineData("昨天支委会 5/5 全到", "expected=5", "present=5", "date=2026-11-22")]
    [InlineData("党小组会 11/20 全到", "date=2026-11-20", "expected=", "present=")]
    [InlineData("昨天党小组会 到会 8/9", "expected=9", "present=8")]
    public void Date_BehindAllWhoCame_IsNoHeadCount(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("三天前上午开了支委会，应到5人实到4人，学习", "date=2026-11-20")]
    [InlineData("3天前的下午开了支委会，应到5人实到4人", "date=2026-11-20")]
    [InlineData("10天前下午3点开了支委会，应到5人实到4人", "date=2026-11-13", "start=15:00")]
    [InlineData("3天前14:00开了支委会，应到5人实到4人", "date=2026-11-20", "start=14:00")]
    [InlineData("一周前上午开了支委会，应到5人实到4人", "date=")]
    [InlineData("之前上午开了支委会，应到5人实到4人", "date=")]
    [InlineData("支委会提前下午开了，应到5人实到4人", "date=2026-11-23")]
    [InlineData("前晚开了支委会，应到5人实到4人", "date=2026-11-21")]
    public void Date_SoManyDaysBeforeAPartOfTheDay_IsNotTheDayBeforeYesterday(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("李明上午主持召开支委会，应到5人实到5人", "host=李明", "expected=5")]
    [InlineData("昨天李明上午主持召开支委会，应到5人实到5人", "host=李明", "date=2026-11-22")]
    [InlineData("昨天支委会由王晓明下午3点主持召开，应到5人实到5人", "host=王晓明", "date=2026-11-22", "start=15:00")]
    [InlineData("昨晚支委会，应到5人实到5人，李明主持", "host=李明", "date=2026-11-22")]
    public void Date_InANameThatEndsLikeTomorrow_IsNone(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("大家明早九点开支委会")]
    [InlineData("张主任明晚主持召开支委会")]
    [InlineData("支委会定于明早九点召开")]
    public void Date_OfTomorrow_IsStillRead(string text)
    {
        var today = new DateOnly(2026, 11, 23);

        var mention = Assert.Single(WrittenDates.Find(text, today));
        Assert.Equal(new WrittenDay.Exactly(today.AddDays(1)), mention.Day);
    }

    [Theory]
    [InlineData("中心组学习10月27日（周二），11人参加", "date=2026-10-27", "type=central-group-study")]
    [InlineData("党组理论学习中心组集体学习9月16日（星期三）上午", "date=2026-09-16")]
    [InlineData("主题党日集中学习11月5日（周四），12人", "date=2026-11-05")]
    [InlineData("政治学习11月20日（周五）下午，10人", "date=2026-11-20")]
    [InlineData("警示教育学习11月17日（周二）下午，14人", "date=2026-11-17")]
    [InlineData("今天补：集中学习11月19日，12人参加", "date=2026-11-19")]
    [InlineData("昨天补录：中心组学习11月17日，11人参加", "date=2026-11-17")]
    [InlineData("党小组学习11月17日周二晚上7点，6人", "date=2026-11-17", "start=19:00")]
    [InlineData("中心组学习11月17日上午9点，11人参加，下周二交心得", "date=2026-11-17", "start=09:00")]
    [InlineData("学习11月10日文件，支委会11月20日开的，5人", "date=2026-11-20")]
    [InlineData("支委会学习10月20日讲话，11月20日开的，5人", "date=2026-11-20")]
    [InlineData("昨天支委会学习11月3日《通知》，5人", "date=2026-11-22")]
    public void Date_BehindANameThatEndsWithStudy_IsTheMeetings(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("开了支委会时间是11月20号地点在二会议室", "date=2026-11-20", "place=二会议室")]
    [InlineData("刚开了支委会，时间11月20号地点二会议室", "date=2026-11-20", "place=二会议室")]
    [InlineData("支委会开完了时间是11月20号地点三楼", "date=2026-11-20", "place=三楼")]
    [InlineData("刚开完党小组会时间十一月二十号会议室在三楼", "date=2026-11-20")]
    [InlineData("刚开完支委会20号地点三楼会议室", "date=2026-11-20", "place=三楼会议室")]
    [InlineData("昨天支委会在3号楼开的，5人", "date=2026-11-22")]
    [InlineData("昨天在12号会议室开的支委会，5人", "date=2026-11-22")]
    [InlineData("昨天在25号地块开展主题党日，12人", "date=2026-11-22")]
    public void Date_OfAMonthBeforeAPlace_IsNoHouseNumber(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
