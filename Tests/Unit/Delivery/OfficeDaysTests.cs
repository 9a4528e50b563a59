using BotApp.Delivery;
using BotApp.Office;
using BotApp.Office.Settings;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Delivery;

public sealed class OfficeDaysTests
{
    private readonly OfficeDays days = new(Options.Create(new OfficeOptions()));

    [Fact]
    public void DayOf_LateInTheEveningByUtc_IsTheOfficesNextDay() =>
        Assert.Equal(new DateOnly(2026, 11, 24), days.DayOf("p", new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-23", "2026-11-24")]
    [InlineData("2026-11-26", "2026-11-27")]
    [InlineData("2026-11-27", "2026-11-30")]
    [InlineData("2026-11-28", "2026-11-30")]
    public void NextMessage_IsTheNextWeekdaysMorning(string after, string next)
    {
        var hour = DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(OfficeSettings.Default.DayCardHour);

        var moment = days.NextMessage("p", DateOnly.Parse(after, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((hour, TimeSpan.FromHours(8)), (moment.DateTime, moment.Offset));
    }

    [Fact]
    public async Task Compose_NoFeatureMakesTheDaysMessage_FailsVisibly() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new NoDayMessage().ComposeAsync("p", new DateOnly(2026, 11, 23), [], FakeTime.Stop));
}
