using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>When someone may be written to, by the office's current zone, calendar and settings.</summary>
internal sealed class RecipientTimes(CalendarView calendar, SettingsView settings, IOptions<OfficeOptions> office)
{
    // Cards are planned at their hour and include waiting notices. People without a card get those a moment later.
    private static readonly TimeSpan AfterTheCard = TimeSpan.FromMinutes(1);

    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <inheritdoc cref="RecipientTime.Of(DateOnly, TimeOnly, PersonalSettings, TimeZoneInfo)"/>
    public RecipientTime Of(DateOnly day, TimeOnly hour, PersonalSettings person) => RecipientTime.Of(day, hour, person, zone);

    /// <inheritdoc cref="RecipientTime.Of(DateTimeOffset, PersonalSettings, TimeZoneInfo)"/>
    public RecipientTime Of(DateTimeOffset moment, PersonalSettings person) => RecipientTime.Of(moment, person, zone);

    /// <summary>When the day card may come: at the person's own hour, or the office's.</summary>
    public RecipientTime OfCard(DateOnly day, PersonalSettings person) => Of(day, person.DayCardHour ?? settings.Office.DayCardHour, person);

    /// <summary>A card round for a person.</summary>
    public CardRound RoundOf(DateOnly day, PersonalSettings person) => new(day, OfCard(day, person).NotBefore);

    /// <summary>The morning of the next working day, when waiting notices go out, on the day card or after it.</summary>
    public RecipientTime NextMorning(DateOnly after, PersonalSettings person) =>
        AfterCard(calendar.Current.WorkdayOnOrAfter(after.AddDays(1)), person);

    /// <summary>Just after the person's day card would have come.</summary>
    public RecipientTime AfterCard(DateOnly day, PersonalSettings person)
    {
        var card = OfCard(day, person);
        return card with { NotBefore = card.NotBefore + AfterTheCard };
    }

    /// <summary>
    /// The earliest time to write to someone. If the person is away: the next working morning, then checked again day by day, so that
    /// a person who returns early gets it then. What is held back is not handed to anyone else.
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
