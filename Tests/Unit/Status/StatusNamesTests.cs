using BotApp.Cards.Texts;
using BotApp.Features.Status;

namespace BotApp.Tests.Unit.Status;

public sealed class StatusNamesTests
{
    [Theory]
    [InlineData("2026-01", "2026年1月", "January 2026")]
    [InlineData("2026-02", "2026年2月", "February 2026")]
    [InlineData("2026-03", "2026年3月", "March 2026")]
    [InlineData("2026-04", "2026年4月", "April 2026")]
    [InlineData("2026-05", "2026年5月", "May 2026")]
    [InlineData("2026-06", "2026年6月", "June 2026")]
    [InlineData("2026-07", "2026年7月", "July 2026")]
    [InlineData("2026-08", "2026年8月", "August 2026")]
    [InlineData("2026-09", "2026年9月", "September 2026")]
    [InlineData("2026-10", "2026年10月", "October 2026")]
    [InlineData("2026-11", "2026年11月", "November 2026")]
    [InlineData("2026-12", "2026年12月", "December 2026")]
    [InlineData("2026-Q1", "2026年第一季度", "Q1 2026")]
    [InlineData("2026-Q2", "2026年第二季度", "Q2 2026")]
    [InlineData("2026-Q3", "2026年第三季度", "Q3 2026")]
    [InlineData("2026-Q4", "2026年第四季度", "Q4 2026")]
    [InlineData("2026-H1", "2026年上半年", "First half of 2026")]
    [InlineData("2026-H2", "2026年下半年", "Second half of 2026")]
    [InlineData("2026", "2026年", "2026")]
    public void Of_EachPeriodOfAYear_IsNamedAsPeopleSayIt(string period, string zh, string en)
    {
        var read = StatusPeriodReader.Read(period, new DateOnly(2026, 11, 26))!.Value;

        Assert.Equal((zh, en), (StatusNames.Of(read, CardTexts.For("zh")), StatusNames.Of(read, CardTexts.For("en"))));
    }
}
