using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>When someone may be written to, by the office's zone and calendar as they stand.</summary>
internal sealed class RecipientTimes(CalendarView calendar, IOptions<OfficeOptions> office)
{
    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <inheritdoc cref="RecipientTime.Of(DateOnly, TimeOnly, PersonalSettings, TimeZoneInfo, Office.Calendar.OfficeCalendar)"/>
    public RecipientTime Of(DateOnly day, TimeOnly hour, PersonalSettings person) => RecipientTime.Of(day, hour, person, zone, calendar.Current);

    /// <inheritdoc cref="RecipientTime.Of(DateTimeOffset, PersonalSettings, TimeZoneInfo, Office.Calendar.OfficeCalendar)"/>
    public RecipientTime Of(DateTimeOffset moment, PersonalSettings person) => RecipientTime.Of(moment, person, zone, calendar.Current);
}
