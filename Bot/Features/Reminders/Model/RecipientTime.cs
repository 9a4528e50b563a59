using BotApp.Office.Calendar;
using BotApp.Office.Settings;

namespace BotApp.Features.Reminders.Model;

/// <summary>When someone may be written to. Absence is checked only when the moment comes.</summary>
/// <param name="Day">The person's own day that the message counts for.</param>
/// <param name="NotBefore">Not before this moment.</param>
/// <param name="Expires">The end of that day: what was not sent by then was missed.</param>
internal sealed record RecipientTime(DateOnly Day, DateTimeOffset NotBefore, DateTimeOffset Expires)
{
    /// <summary>A day and hour in the person's own zone, later if the person wants nothing at that hour.</summary>
    public static RecipientTime Of(DateOnly day, TimeOnly hour, PersonalSettings person, TimeZoneInfo office)
    {
        var zone = ZoneOf(person, office);
        return From(LocalMoment.At(day, hour, zone), person, zone);
    }

    /// <summary>A moment, adjusted in the same way.</summary>
    public static RecipientTime Of(DateTimeOffset moment, PersonalSettings person, TimeZoneInfo office)
    {
        var zone = ZoneOf(person, office);
        return From(TimeZoneInfo.ConvertTime(moment, zone), person, zone);
    }

    /// <summary>The person's own zone, or the office's.</summary>
    public static TimeZoneInfo ZoneOf(PersonalSettings person, TimeZoneInfo office) => LocalMoment.ZoneOf(person.TimeZone, office);

    private static RecipientTime From(DateTimeOffset moment, PersonalSettings person, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(moment.DateTime);
        var hour = TimeOnly.FromDateTime(moment.DateTime);
        if (person.QuietUntil is { } until && person.IsQuietAt(hour))
        {
            // From 22:00 until 07:00: at 23:00 the end lies on the next day, at 06:00 on the same.
            if (hour >= until)
                day = day.AddDays(1);
            moment = LocalMoment.At(day, until, zone);
        }

        return new RecipientTime(day, moment, LocalMoment.At(day.AddDays(1), TimeOnly.MinValue, zone));
    }
}
