using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;

namespace BotApp.Features.Reminders.Appointments;

/// <summary>Checks whether a notice of a new secretary still holds: the roster may have been corrected since. Pure.</summary>
internal static class SecretaryHolds
{
    /// <summary>After this time every host has read the roster that a notice was made from; until then a missing secretary proves nothing.</summary>
    public static readonly TimeSpan KnownEverywhere = TimeSpan.FromMinutes(1);

    /// <summary>The reminder without people who did not become secretary on that day; null if nobody is left.</summary>
    /// <param name="offset">UTC offset of the office's zone, as the notice names the office's day.</param>
    public static Reminder? Now(Reminder reminder, RosterSnapshot roster, TimeSpan offset)
    {
        // Notices of earlier builds stored no accounts.
        if (reminder.Secretary is not { Ids.IsDefault: false } secretary)
            return reminder;

        var held = secretary.Ids
            .Where(id => !(roster.Find(id)?.Memberships.Any(m => m.UnitId == reminder.Audience && m.Role is Role.Secretary && IsOf(m, secretary.Since, offset)) ?? false))
            .Aggregate(secretary, (rest, id) => rest.Without(id));
        return held.Ids.IsEmpty ? null : ReferenceEquals(held, secretary) ? reminder : reminder with { Secretary = held };
    }

    private static bool IsOf(Membership membership, DateOnly day, TimeSpan offset) =>
        membership.RoleSince is { } since && DateOnly.FromDateTime(since.ToOffset(offset).DateTime) == day;
}
