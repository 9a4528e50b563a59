using BotApp.Features.Files;

namespace BotApp.Tests.Unit.Files;

public sealed class AskForFileTests
{
    [Theory]
    [InlineData("2026", 2026)]
    [InlineData("2026年", 2026)]
    [InlineData("２０２６ 年度", 2026)]
    [InlineData("去年", 2026)]
    [InlineData("上年度", 2026)]
    [InlineData("last year", 2026)]
    [InlineData("今年", 2027)]
    [InlineData("明年", 2028)]
    [InlineData("前年", 2025)]
    [InlineData("", 2026)] // in January people mean the year that is over
    [InlineData("1999", null)]
    [InlineData("26", null)]
    [InlineData("年", null)]
    [InlineData("上月", null)]
    public void YearIn_InJanuary_IsTheYearMeant(string argument, int? year) => Assert.Equal(year, AskForFile.YearIn(argument, new DateOnly(2027, 1, 4)));

    [Fact]
    public void YearIn_WithoutOneInApril_IsThisYear() => Assert.Equal(2027, AskForFile.YearIn("", new DateOnly(2027, 4, 1)));
}
