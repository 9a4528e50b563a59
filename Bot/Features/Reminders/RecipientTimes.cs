using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>When someone may be written to, by the office's zone and calendar as they stand.</summary>
internal sealed class RecipientTimes(CalendarView calendar, SettingsView settings, IOptions<OfficeOptions> office)
{
    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <inheritdoc cref="RecipientTime.Of(DateOnly, TimeOnly, PersonalSettings, TimeZoneInfo, Office.Calendar.OfficeCalendar)"/>
    public RecipientTime Of(DateOnly day, TimeOnly hour, PersonalSettings person) => RecipientTime.Of(day, hour, person, zone, calendar.Current);

    /// <inheritdoc cref="RecipientTime.Of(DateTimeOffset, PersonalSettings, TimeZoneInfo, Office.Calendar.OfficeCalendar)"/>
    public RecipientTime Of(DateTimeOffset moment, PersonalSettings person) => RecipientTime.Of(moment, person, zone, calendar.Current);

    /// <summary>When the day's card of a day may come: at the person's own hour, or the office's.</summary>
    public RecipientTime OfCard(DateOnly day, PersonalSettings person) => Of(day, person.DayCardHour ?? settings.Office.DayCardHour, person);

    /// <summary>A day on which cards go out, for someone who may be away on it.</summary>
    public CardRound RoundOf(DateOnly day, PersonalSettings person) => new(day, OfCard(day, person with { AwayUntil = null }).NotBefore);
}
