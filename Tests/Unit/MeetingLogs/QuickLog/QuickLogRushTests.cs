namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What was read wrongly of sentences typed in a hurry; Monday 2026-11-23.</summary>
public sealed class QuickLogRushTests
{
    private static readonly string[] Roster = ["林晓禾", "许芷", "沈一舟", "凌笛", "周砚清"];

    // Who is on leave did not come, and the total is not who came.
    [Theory]
    [InlineData("党员大会11月13日，14人应到 13人实到 1人请假（齐子衿 挂职）", "expected=14", "present=13", "absent=齐子衿:挂职")]
    [InlineData("党员大会11月13日，12人实到 2人请假（许芷、凌笛）", "present=12", "absent=许芷:请假; 凌笛:请假")]
    [InlineData("党员大会11月13日，实到12人 2人请假（许芷、凌笛）", "present=12")]
    [InlineData("党员大会11月13日，应到14人实到12人请假（许芷、凌笛）", "expected=14", "present=12")]
    [InlineData("主题党日11月20日，14人去了12人", "expected=14", "present=12")]
    [InlineData("主题党日11月20日，16人去了13人，博物馆", "expected=16", "present=13")]
    [InlineData("党课昨天 14人听了12人", "expected=14", "present=12")]
    [InlineData("主题党日11月20日，14个党员去了12个", "expected=14", "present=12")]
    [InlineData("党课昨天，14人听了3名同志的发言", "expected=", "present=14")]
    [InlineData("昨天党小组会只来了4个人", "present=4")]
    [InlineData("昨天党小组会只到4人", "present=4")]
    [InlineData("昨天党小组会才到了4个人，地点201", "present=4")]
    [InlineData("7月16日到环卫中心慰问环卫工人，周砚清带队7人", "present=7")]
    public void Counts_OfLeaveAndTotals_AreNotWhoCame(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    // 应到14 and one on leave by name do not leave one: a count that the sentence itself denies stays empty.
    [Theory]
    [InlineData("支委会11月20日，应到5人，实到5人，许芷请假", "expected=5", "present=", "absent=许芷:请假")]
    [InlineData("支委会11月20日，应到5人，实到4人，许芷请假", "expected=5", "present=4")]
    [InlineData("支委会11月20日，应到5人，实到3人，许芷请假", "expected=5", "present=3")]
    [InlineData("支委会11月20日，应到5人，实到4人，许芷、凌笛请假", "expected=5", "present=")]
    public void Present_AgainstTheAbsentByName_IsEmpty(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("支委会11月17日 缺1（林晓禾 公休）", "林晓禾:公休")]
    [InlineData("支委会11月17日 缺席1人：林晓禾 公休 主持周砚清", "林晓禾:公休")]
    [InlineData("支委会11月17日 缺2（林晓禾 公休、许芷 病假）", "林晓禾:公休; 许芷:病假")]
    [InlineData("支委会11月17日 请假：林晓禾 年休，许芷 陪产", "林晓禾:年休; 许芷:陪产")]
    [InlineData("党员大会昨天，请假：沈一舟 年休假", "沈一舟:年休假")]
    [InlineData("党员大会昨天，请假：沈一舟 备课、许芷 发烧", "沈一舟:备课; 许芷:发烧")]
    [InlineData("党员大会昨天，请假2人：沈一舟 驻村 许芷 换药", "沈一舟:驻村; 许芷:换药")]
    [InlineData("党员大会昨天，缺席2人：沈一舟 备考 许芷 高烧", "沈一舟:备考; 许芷:高烧")]
    [InlineData("昨天党员大会，实到12人，请假：凌笛、许芷（均出差）", "凌笛:出差; 许芷:出差")]
    [InlineData("昨天党员大会，请假：凌笛、许芷（都在外地出差），实到12人", "凌笛:在外地出差; 许芷:在外地出差")]
    [InlineData("昨天党员大会，实到12人，请假：凌笛/出差，许芷/病假", "凌笛:出差; 许芷:病假")]
    public void Absent_BesideAReasonOfTwoCharacters_IsThePersonAlone(string text, string absent) => QuickLogAssert.Fields(text, [$"absent={absent}"]);

    // Behind a name of the roster and a space, what the roster has not is why.
    [Theory]
    [InlineData("党员大会昨天，请假：沈一舟 管护病人", "沈一舟:管护病人")]
    [InlineData("党员大会昨天，请假：沈一舟 高考 陪考", "沈一舟:高考")]
    [InlineData("党员大会昨天，请假：沈一舟 盖房、许芷 病假", "沈一舟:盖房; 许芷:病假")]
    [InlineData("党员大会昨天，请假：沈一舟 许芷", "沈一舟:请假; 许芷:请假")]
    [InlineData("党员大会昨天，请假：沈一舟 王建国", "沈一舟:请假; 王建国:请假")]
    [InlineData("党员大会昨天 请假：沈一舟 三楼会议室 12人参加", "沈一舟:请假")]
    public void Absent_WithARoster_HasNobodyElseBehindTheSpace(string text, string absent) => QuickLogAssert.Fields(text, [$"absent={absent}"], Roster);

    [Theory]
    [InlineData("支委会昨天10点半开的，因为等人，4人参加", "absent=", "present=4")]
    [InlineData("支委会昨天10点才开始，因为下雨，4人参加", "absent=", "start=10:00")]
    [InlineData("昨天支委会，通报了许芷缺勤问题，4人参加", "absent=", "topic=通报了许芷缺勤问题")]
    [InlineData("昨天党员大会，许芷原请假后赶到，实到14人", "absent=", "present=14")]
    [InlineData("昨天党员大会，凌笛请假后又来了，实到14人", "absent=", "present=14")]
    [InlineData("昨天党小组会 沈一舟家里 5个人 缺2个", "absent=", "present=5")]
    [InlineData("昨天党员大会，沈一舟家里有事没来，12人参加", "absent=沈一舟:家里有事")]
    [InlineData("昨天支委会，因为凌笛没来，转正没讨论，4人参加", "absent=凌笛")]
    public void Absent_OfACauseOrAPlace_IsNobody(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("11月19日赴市生态环境局就固废条例实施情况开展调研，7人", "place=市生态环境局", "topic=固废条例实施情况")]
    [InlineData("11月19日到红星村就垃圾分类开展调研，参加7人", "place=红星村", "topic=垃圾分类")]
    [InlineData("11月19日赴柳溪镇围绕养老服务开展专题调研，参加7人", "place=柳溪镇", "topic=养老服务")]
    [InlineData("11月19日赴市教育局对双减落实情况进行调研，参加7人", "place=市教育局", "topic=双减落实情况")]
    [InlineData("昨天赴市一中围绕宪法日开展志愿服务，6人参加", "place=市一中", "topic=宪法日")]
    [InlineData("昨天在三楼会议室就乡村振兴开展专题研讨，6人参加", "place=三楼会议室", "topic=乡村振兴")]
    [InlineData("11月19日赴市就业局调研社保政策，参加7人", "place=市就业局", "topic=社保政策")]
    [InlineData("理论学习中心组昨天上午9点在常委会会议室集体学习，顾怀远主持", "place=常委会会议室")]
    [InlineData("昨天下午党小组会在党员之家认真学习全会精神，12人参加", "place=党员之家", "topic=学习全会精神")]
    [InlineData("昨天下午党小组会在党员之家专题学习全会精神，12人参加", "place=党员之家")]
    [InlineData("党小组会昨天在党员之家深入学习全会精神，7人参加", "place=党员之家")]
    [InlineData("昨天支委会，会议地点由三楼改到五楼小会议室，4人参加", "place=五楼小会议室")]
    [InlineData("昨天支委会，地点从三楼换到五楼，4人", "place=五楼")]
    [InlineData("昨天主题党日，因道路施工未到达纪念馆，12人", "place=", "present=12")]
    [InlineData("党员大会昨天在一楼报告厅召开，12人参加", "place=一楼报告厅")]
    [InlineData("昨天党员大会在一楼报告厅开的，12人", "place=一楼报告厅")]
    [InlineData("昨天党小组会地方在201，4人参加", "place=201")]
    [InlineData("培训11月18日，机关301，58人参训", "place=机关301")]
    [InlineData("支委会11月18日，A座1203，4人参加", "place=A座1203")]
    public void Place_BeforeWhatWasDoneThere_EndsThere(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("党员大会11月11日学习时间为13:30到14:20，14人参加")]
    [InlineData("党小组会11月20日，研究时间14点到15点，7人")]
    [InlineData("党员大会11月20日，学习时长1小时，14人参加")]
    [InlineData("支委会11月20日，讨论时间比较长，4人参加")]
    [InlineData("党小组会11月20日，学习效果很好，7人参加")]
    [InlineData("党小组会11月20日，学习氛围浓厚，7人")]
    [InlineData("党小组会11月20日，学习笔记已收齐，7人")]
    [InlineData("党小组会11月20日，学习资料已发，7人")]
    [InlineData("昨天支委会，议题较多，4人参加")]
    [InlineData("昨天支委会，因议题较多开到6点，4人")]
    [InlineData("昨天党员大会，实到12人，周砚清主持并讲党课")]
    [InlineData("11月20日民主评议后的党员大会，14人参加")]
    [InlineData("党课11月20日，在一楼会议室集体学习，12人")]
    public void Topic_OfWordsAboutTheMeeting_IsEmpty(string text) => QuickLogAssert.Fields(text, ["topic="]);

    [Theory]
    [InlineData("培训11月18日8点报到9点开班，地点党校，58人", "start=09:00", "end=")]
    [InlineData("培训11月18日8点半签到9点开始，58人参加", "start=09:00", "end=")]
    [InlineData("昨天支委会下午3点报到3点半开始，4人参加", "start=15:30", "end=")]
    [InlineData("支委会昨天推迟到10点半，4人参加", "start=10:30", "end=")]
    [InlineData("支委会昨天下午2点开，拖到5点，4人参加", "start=14:00", "end=17:00")]
    [InlineData("支委会昨天10点半开的，等人等了半小时，4人参加", "start=10:30", "end=")]
    [InlineData("上周五9点交材料，支委会4人，时间11月18日", "date=2026-11-18", "start=")]
    [InlineData("支委会 时间：11月18日（上周三）下午三点一刻到四点，4人", "start=15:15", "end=16:00")]
    public void Hours_BesideComingAndWaiting_AreThoseOfTheMeeting(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("支委会11月20日，会后整改：苏知远12月底前建立学习台账。", "建立学习台账 | 苏知远 | 2026-12-31")]
    [InlineData("支委会11月20日，整改：苏知远12月5日前建立学习台账", "建立学习台账 | 苏知远 | 2026-12-05")]
    [InlineData("昨天支委会，整改事项：苏知远12月5日前完成台账，4人参加", "完成台账 | 苏知远 | 2026-12-05")]
    [InlineData("昨天支委会，整改要求：苏知远12月5日前完成台账，4人参加", "完成台账 | 苏知远 | 2026-12-05")]
    [InlineData("昨天支委会，待办事项：苏知远12月5日前完成台账，4人参加", "完成台账 | 苏知远 | 2026-12-05")]
    [InlineData("昨天支委会，工作安排：苏知远12月5日前完成台账，4人参加", "完成台账 | 苏知远 | 2026-12-05")]
    [InlineData("昨天支委会，任务：1.许芷：海报，12月3日；2.凌笛：场地，12月5日", "海报 | 许芷 | 2026-12-03; 场地 | 凌笛 | 2026-12-05")]
    [InlineData("昨天支委会，12月10日前召开组织生活会，由林晓禾筹备，4人参加", "召开组织生活会 | 林晓禾 | 2026-12-10")]
    public void Actions_BehindALabel_KeepTheirOwner(string text, string actions) => QuickLogAssert.Fields(text, [$"actions={actions}"]);

    // A slash between fields parts them; not that of 11/20, 5/4 or 沈一舟/许芷.
    [Theory]
    [InlineData("支委会/11.20/14:30/三楼小会议室/应到5实到4/桑南笙出差/周砚清主持/议题:研究四季度发展党员工作", "date=2026-11-20", "start=14:30", "place=三楼小会议室", "expected=5", "present=4", "absent=桑南笙:出差", "host=周砚清", "topic=研究四季度发展党员工作")]
    [InlineData("支委会/11-20/14:30/到会4人/议题:研究党费", "date=2026-11-20", "start=14:30", "present=4", "topic=研究党费")]
    [InlineData("党员大会/昨天/401/应到14/实到12/许芷病假/凌笛出差/周砚清主持", "date=2026-11-22", "place=401", "expected=14", "present=12", "absent=许芷:病假; 凌笛:出差", "host=周砚清")]
    [InlineData("支委会/11月20日/14:30/书记办公室/实到4人/主持:周砚清/记录:林晓禾", "start=14:30", "place=书记办公室", "present=4", "host=周砚清", "recorder=林晓禾")]
    [InlineData("11/20 支委会 三楼小会议室 应到/实到：5/4", "date=2026-11-20", "expected=5", "present=4")]
    public void Fields_BetweenSlashes_AreApart(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("党课 11月20日 周砚清 《守纪律》 13人", "speaker=周砚清", "topic=《守纪律》", "present=13")]
    [InlineData("微党课 昨天 沈一舟 《我身边的共产党员》 10分钟 13人听", "speaker=沈一舟")]
    [InlineData("昨天党课，苏知远主持并主讲，12人", "host=苏知远", "speaker=苏知远")]
    [InlineData("党小组会昨天，参加人员：骆松筠（组长、主持）、林晓禾、苏知远", "host=骆松筠")]
    [InlineData("支委会11月17日，记录由殷清越代 主持周砚清，4人", "recorder=殷清越", "host=周砚清")]
    public void People_ByTheirPlace_AreRead(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
