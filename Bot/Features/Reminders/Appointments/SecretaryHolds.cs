using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;

namespace BotApp.Features.Reminders.Appointments;

/// <summary>Whether what a notice says of a new secretary still holds: the roster may have been corrected since it was made. Pure.</summary>
internal static class SecretaryHolds
{
    /// <summary>By then every host has read the roster that a notice was made from; before it, one that has not says nothing about it.</summary>
    public static readonly TimeSpan KnownEverywhere = TimeSpan.FromMinutes(1);

    /// <summary>The reminder as it holds now, without those who are not secretaries since that day; null when nobody is left.</summary>
    /// <param name="offset">Of the office's zone: the notice speaks of the office's day.</param>
    public static Reminder? Now(Reminder reminder, RosterSnapshot roster, TimeSpan offset)
    {
        // Notices of former builds kept no accounts.
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
