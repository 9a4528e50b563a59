using BotApp.Delivery;

namespace BotApp.Features.Reminders;

/// <summary>People's days and hours: their own zone, working days, and the hour of their card.</summary>
internal sealed class DayClock(EveryonesSettings people, RecipientTimes times) : IDayClock
{
    /// <inheritdoc />
    public DateOnly DayOf(string personId, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, times.ZoneOf(people.LastReadOf(personId))).DateTime);

    /// <inheritdoc />
    public DateTimeOffset NextMessage(string personId, DateOnly after) => times.NextMorning(after, people.LastReadOf(personId)).NotBefore;
}
