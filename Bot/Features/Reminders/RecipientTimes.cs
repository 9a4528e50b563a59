using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>When someone may be written to, by the office's zone, calendar and settings as they stand.</summary>
internal sealed class RecipientTimes(CalendarView calendar, SettingsView settings, IOptions<OfficeOptions> office)
{
    // Cards are planned when their hour comes, and take along what waits. Whoever gets none hears of it a moment later.
    private static readonly TimeSpan AfterTheCard = TimeSpan.FromMinutes(1);

    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <inheritdoc cref="RecipientTime.Of(DateOnly, TimeOnly, PersonalSettings, TimeZoneInfo)"/>
    public RecipientTime Of(DateOnly day, TimeOnly hour, PersonalSettings person) => RecipientTime.Of(day, hour, person, zone);

    /// <inheritdoc cref="RecipientTime.Of(DateTimeOffset, PersonalSettings, TimeZoneInfo)"/>
    public RecipientTime Of(DateTimeOffset moment, PersonalSettings person) => RecipientTime.Of(moment, person, zone);

    /// <summary>When the day's card of a day may come: at the person's own hour, or the office's.</summary>
    public RecipientTime OfCard(DateOnly day, PersonalSettings person) => Of(day, person.DayCardHour ?? settings.Office.DayCardHour, person);

    /// <summary>A day on which cards go out, for someone who may be away on it.</summary>
    public CardRound RoundOf(DateOnly day, PersonalSettings person) => new(day, OfCard(day, person).NotBefore);

    /// <summary>The morning of the next working day, when what waits is said, on the day's card or after it.</summary>
    public RecipientTime NextMorning(DateOnly after, PersonalSettings person) =>
        AfterCard(calendar.Current.WorkdayOnOrAfter(after.AddDays(1)), person);

    /// <summary>When the day's card of a day has come, for whoever gets one.</summary>
    public RecipientTime AfterCard(DateOnly day, PersonalSettings person)
    {
        var card = OfCard(day, person);
        return card with { NotBefore = card.NotBefore + AfterTheCard };
    }

    /// <summary>
    /// From when on someone may be written to now. Whoever is away: the next working morning, and so on day by day, so that who
    /// comes back early hears of it then. Held back means held back: nothing is handed to anyone else.
    /// </summary>
    public RecipientTime From(DateTimeOffset now, PersonalSettings person)
    {
        var time = Of(now, person);
        return person.IsAwayOn(time.Day) ? NextMorning(time.Day, person) : time;
    }

    /// <summary>The person's own day.</summary>
    public DateOnly DayOf(DateTimeOffset moment, PersonalSettings person) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ZoneOf(person)).DateTime);

    /// <summary>The person's own zone.</summary>
    public TimeZoneInfo ZoneOf(PersonalSettings person) => RecipientTime.ZoneOf(person, zone);
}
