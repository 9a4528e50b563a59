using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Office;
using BotApp.Office.Calendar;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>When people's days are: in their own zone, on working days, at the hour of their card.</summary>
internal sealed class DayClock(EveryonesSettings people, RecipientTimes times, CalendarView calendar, IOptions<OfficeOptions> office) : IDayClock
{
    // Cards are planned when their hour comes, and take along what waits. Whoever gets none hears of it a moment later.
    private static readonly TimeSpan AfterTheCard = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public DateOnly DayOf(string personId, DateTimeOffset at)
    {
        var zone = LocalMoment.FindZone(people.LastReadOf(personId).TimeZone) ?? office.Value.Zone;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }

    /// <inheritdoc />
    public (DateOnly Day, DateTimeOffset At) NextDay(string personId, DateOnly after)
    {
        var own = people.LastReadOf(personId);
        var time = times.OfCard(calendar.Current.WorkdayOnOrAfter(after.AddDays(1)), own);
        return (time.Day, time.NotBefore + AfterTheCard);
    }
}
