namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>A role word that is a label: in minutes by lines, from a table, or with nothing but blanks between.</summary>
public sealed class QuickLogLabelTests
{
    [Theory]
    [InlineData("支委会 11月13日\n应到5，实到4\n缺席：贺砺\n主持：褚听澜\n记录：解采薇", "host=褚听澜", "recorder=解采薇", "absent=贺砺")]
    [InlineData("支委会 11月13日\r\n应到5，实到4\r\n请假：贺砺\r\n记录：解采薇\r\n主持：褚听澜", "host=褚听澜", "recorder=解采薇", "absent=贺砺:请假")]
    [InlineData("党组会 11月19日\n列席：舒牧之、洪岚、庄朝露\n记录：舒静姝", "recorder=舒静姝", "host=")]
    [InlineData("党员大会 11月12日\n应到16 实到14\n请假：康茉、鲍云舒\n主持：褚听澜", "host=褚听澜", "absent=康茉:请假; 鲍云舒:请假")]
    [InlineData("党课 11月12日\n出席：程若微、贺砺\n主讲：褚听澜", "speaker=褚听澜")]
    [InlineData("党课 11月12日\n出席：程若微、贺砺\n授课：褚听澜\n主持：解采薇", "speaker=褚听澜", "host=解采薇")]
    [InlineData("支委会 11月13日 出席：褚听澜、解采薇、贺砺 主持：褚听澜 记录：解采薇", "host=褚听澜", "recorder=解采薇")]
    [InlineData("主题党日 11月22日\n缺席\t康茉、鲍云舒\n主持\t褚听澜\n记录\t解采薇", "host=褚听澜", "recorder=解采薇", "absent=康茉; 鲍云舒")]
    [InlineData("支委会11月20日 出席周砚清 林晓禾 苏知远 主持周砚清 记录林晓禾", "host=周砚清", "recorder=林晓禾")]
    [InlineData("支委会11月20日\n参会人员：周砚清、林晓禾\n会议主持：周砚清\n会议记录：林晓禾", "host=周砚清", "recorder=林晓禾")]
    [InlineData("支委会 11月20日 缺席：康茉 主持： 记录：解采薇", "host=", "recorder=解采薇")]
    [InlineData("支委会11月20日 出席：周砚清、苏知远主持：周砚清记录：林晓禾", "host=周砚清", "recorder=林晓禾")]
    [InlineData("支委会11月20日 周砚清 主持 林晓禾 记录", "host=周砚清", "recorder=林晓禾")]
    [InlineData("支委会11月20日，由周砚清主持：学习条例", "host=周砚清")]
    [InlineData("支委会11月20日 周砚清主持 林晓禾记录", "host=周砚清", "recorder=林晓禾")]
    [InlineData("昨天支委会 周砚清主持：一、学习条例；二、研究预算", "host=周砚清")]
    [InlineData("支委会11月20日\n主持：周砚清\n出席：林晓禾、苏知远\n记录 林晓禾", "host=周砚清", "recorder=林晓禾")]
    [InlineData("党小组会11月20日 参加：姚青 白帆 领学：白帆 主持：姚青", "host=姚青")]
    [InlineData("昨天党课 周砚清 讲白求恩", "speaker=周砚清")]
    [InlineData("会议记录：\n周砚清主持，支委会昨天开的，5人", "host=周砚清", "recorder=")]
    [InlineData("昨天支委会\n记录：\n林晓禾\n主持：\n周砚清", "host=周砚清", "recorder=林晓禾")]
    public void Role_WithItsNameBehind_IsNotTakenFromTheLineBefore(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
