namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>The hour at which a message was sent is no meeting's, however the program writes it that it was copied from; Monday 2026-11-23 10:00.</summary>
public sealed class QuickLogForwardedTests
{
    [Theory]
    [InlineData("[2026/11/20 17:32] 林晓禾: 今天下午开了支委会，4人参加", "date=2026-11-20", "start=", "present=4")]
    [InlineData("[11-20 09:12] 林晓禾：刚开完支委会，4人参加", "date=2026-11-20", "start=")]
    [InlineData("[2026/11/20 17:32] 林晓禾: 11月18日开了支委会，4人参加", "date=2026-11-18", "start=")]
    [InlineData("林晓禾 昨天 17:32\n今天下午2点到3点开了支委会，4人参加", "date=2026-11-22", "start=14:00", "end=15:00")]
    [InlineData("林晓禾 星期五 17:32\n今天下午2点到3点开了支委会，4人参加", "date=2026-11-20", "start=14:00", "end=15:00")]
    [InlineData("林晓禾 上午9:32\n刚刚开完支委会，4人参加", "date=2026-11-23", "start=")]
    [InlineData("11月20日 17:32 林晓禾：今天下午3点支委会，4人参加", "date=2026-11-20", "start=15:00")]
    [InlineData("2026-11-19 18:03:11 林晓禾\n今天下午开了支部党员大会，实到13人", "date=2026-11-19", "start=", "present=13")]
    [InlineData("发件人：林晓禾\n发送时间：2026年11月20日 17:32\n收件人：周砚清\n主题：支委会纪要\n今天下午3点支委会，4人参加，周砚清主持", "date=2026-11-20", "start=15:00", "present=4", "host=周砚清", "topic=")]
    [InlineData("林晓禾 11-20 17:32\n支委会\n会议时间：11月18日15:00", "date=2026-11-18", "start=15:00")]
    [InlineData("11月20日 9:30 党员大会：今天学习了《条例》", "date=2026-11-20", "start=09:30")]
    [InlineData("11月20日 15:00 周砚清主持支委会，4人参加", "date=2026-11-20", "start=15:00")]
    public void Start_BelowWhoSentItAndWhen_IsNotTheHourOfSending(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
