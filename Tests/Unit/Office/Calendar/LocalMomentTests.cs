using System.Globalization;
using BotApp.Office.Calendar;
using CsCheck;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class LocalMomentTests
{
    /// <summary>Zones that change their clocks by an hour, by half of one, by two, at midnight, in a fast, by a whole day, for good, and never.</summary>
    public static TheoryData<string> Zones { get; } =
    [
        "Asia/Shanghai", "America/New_York", "Europe/London", "Europe/Dublin", "Europe/Moscow", "Africa/Casablanca", "Asia/Tehran",
        "Asia/Kathmandu", "Asia/Pyongyang", "Australia/Lord_Howe", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll",
        "Pacific/Chatham", "Pacific/Apia", "America/Caracas", "Asia/Gaza", "Pacific/Kiritimati",
    ];

    [Theory]
    [InlineData("2026-02-10 09:00", "Asia/Shanghai", "2026-02-10T09:00:00+08:00")]
    [InlineData("2026-02-10 09:00", "China Standard Time", "2026-02-10T09:00:00+08:00")]
    [InlineData("2026-07-10 09:00", "America/New_York", "2026-07-10T09:00:00-04:00")]
    [InlineData("2026-03-08 02:30", "America/New_York", "2026-03-08T03:00:00-04:00")] // skipped
    [InlineData("2026-03-08 02:00", "Pacific Standard Time", "2026-03-08T03:00:00-07:00")] // skipped
    [InlineData("2026-11-01 01:30", "America/New_York", "2026-11-01T01:30:00-04:00")] // shown twice
    [InlineData("2026-10-04 02:10", "Australia/Lord_Howe", "2026-10-04T02:30:00+11:00")] // half an hour skipped
    [InlineData("2011-12-30 08:30", "Pacific/Apia", "2011-12-31T00:00:00+14:00")] // a whole day skipped
    [InlineData("2018-11-04 00:15", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00")] // midnight skipped
    public void At_DayAndHour_IsTheMoment(string local, string zone, string expected)
    {
        var clock = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        var moment = LocalMoment.At(DateOnly.FromDateTime(clock), TimeOnly.FromDateTime(clock), LocalMoment.ZoneOf(zone, TimeZoneInfo.Utc));

        Assert.Equal(expected, moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Middle-earth/Shire")]
    public void ZoneOf_NoneOrUnknown_IsTheOffices(string? name) => Assert.Same(TimeZoneInfo.Utc, LocalMoment.ZoneOf(name, TimeZoneInfo.Utc));

    [Theory]
    [MemberData(nameof(Zones))]
    public void At_AnyDayAndHour_IsShownByTheClockOrFollowsTheGap(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);

        Gen.Select(ShippedCalendar.AnyDay, AnyMinute).Sample((day, hour) => Check(zone, day, hour), iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void At_AroundEveryChangeOfTheClocks_IsShownByTheClockOrFollowsTheGap(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        foreach (var day in DaysOfChange(zone))
        {
            var last = DateTimeOffset.MinValue;
            for (var minute = 0; minute < 3 * 24 * 60; minute += 15)
            {
                var clock = day.AddDays(-1).ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                var (on, at) = (DateOnly.FromDateTime(clock), TimeOnly.FromDateTime(clock));
                Check(zone, on, at);
                var moment = LocalMoment.At(on, at, zone);
                Assert.True(moment >= last, $"{name}: {clock:s} comes before what was earlier on the clock.");
                last = moment;
            }
        }
    }

    private static Gen<TimeOnly> AnyMinute => Gen.Int[0, (24 * 60) - 1].Select(m => new TimeOnly(m / 60, m % 60));

    private static void Check(TimeZoneInfo zone, DateOnly day, TimeOnly hour)
    {
        var clock = day.ToDateTime(hour);
        var moment = LocalMoment.At(day, hour, zone);

        Assert.Equal(zone.GetUtcOffset(moment.UtcDateTime), moment.Offset);
        if (moment.DateTime == clock)
        {
            // The first of the two where the clock shows it twice: no clock was ever set back by more than a day and a half.
            foreach (var earlier in new[] { 20, 30, 60, 90, 120, 180 })
                Assert.NotEqual(clock, Shown(zone, moment.UtcDateTime.AddMinutes(-earlier)));
        }
        else
        {
            Assert.True(moment.DateTime > clock);
            Assert.True(Shown(zone, moment.UtcDateTime.AddTicks(-1)) < clock, $"{zone.Id}: {clock:s} was not skipped.");
        }
    }

    private static DateTime Shown(TimeZoneInfo zone, DateTime utc) => utc + zone.GetUtcOffset(utc);

    private static IEnumerable<DateOnly> DaysOfChange(TimeZoneInfo zone)
    {
        var first = new DateOnly(2000, 1, 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        for (var day = 0; day < 50 * 365; day++)
            if (zone.GetUtcOffset(first.AddDays(day)) != zone.GetUtcOffset(first.AddDays(day + 1)))
                yield return DateOnly.FromDateTime(first.AddDays(day));
    }
}
