using BotApp.Features.Status;
using BotApp.Office.Settings;
using BotApp.Storage.Posts;
using BotApp.Tests.Unit.Office.Calendar;

namespace BotApp.Tests.Unit.Status;

public sealed class StatusPostPlanTests
{
    [Theory]
    // A Monday that is worked.
    [InlineData(ChannelPost.Weekly, "2026-11-23T09:00:00+08:00", "2026-11")]
    [InlineData(ChannelPost.Weekly, "2026-11-23T23:59:00+08:00", "2026-11")]
    [InlineData(ChannelPost.Weekly, "2026-11-23T08:59:59+08:00", null)]
    [InlineData(ChannelPost.Weekly, "2026-11-24T09:00:00+08:00", null)]
    // 1 to 7 October are off: the week begins on the 8th, a Thursday, and the month with it.
    [InlineData(ChannelPost.Weekly, "2026-10-05T09:00:00+08:00", null)]
    [InlineData(ChannelPost.Weekly, "2026-10-08T09:00:00+08:00", "2026-10")]
    [InlineData(ChannelPost.Monthly, "2026-10-01T09:00:00+08:00", null)]
    [InlineData(ChannelPost.Monthly, "2026-10-08T10:00:00+08:00", "2026-09")]
    [InlineData(ChannelPost.Monthly, "2026-10-09T10:00:00+08:00", null)]
    // A Sunday opens November, so the 2nd is its first working day; it reports on October.
    [InlineData(ChannelPost.Monthly, "2026-11-02T09:00:00+08:00", "2026-10")]
    [InlineData(ChannelPost.None, "2026-11-23T09:00:00+08:00", null)]
    public void Due_OnTheFirstWorkingDayFromItsHourOn_IsThatPeriod(object post, string now, string? expected) => Assert.Equal(
        expected,
        StatusPostPlan.Due(
            ChannelSettings.Default with { Post = (ChannelPost)post, PostHour = new TimeOnly(9, 0) },
            DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
            ShippedCalendar.Shipped)?.ToString());

    [Theory]
    [InlineData(0, "2026-11-23T23:00:00+08:00", false)]
    [InlineData(1, "2026-11-23T09:09:59+08:00", false)]
    [InlineData(1, "2026-11-23T09:10:00+08:00", true)]
    [InlineData(3, "2026-11-23T09:39:59+08:00", false)]
    [InlineData(3, "2026-11-23T09:40:00+08:00", true)]
    public void MayBeSent_TriedBefore_OnlyWhereRefusedAndLaterEachTime(int refusals, string now, bool expected)
    {
        var at = DateTimeOffset.Parse("2026-11-23T01:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var former = new StoredPost("19:a", new DateOnly(2026, 11, 23), "2026-11") { Refusals = refusals, At = at };

        Assert.Equal(expected, StatusPostPlan.MayBeSent(former, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void MayBeSent_NotTriedYet_Is() => Assert.True(StatusPostPlan.MayBeSent(null, DateTimeOffset.UnixEpoch));
}
