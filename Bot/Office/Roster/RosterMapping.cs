using BotApp.Storage.Roster;

namespace BotApp.Office.Roster;

/// <summary>Converts between the stored rows and the snapshot.</summary>
internal static class RosterMapping
{
    /// <summary>The snapshot of stored rows. A row with a kind or role that a newer version wrote is left out: it grants nothing.</summary>
    /// <param name="zone">The office's, for the days on which units were added or changed size; null leaves these out, as for a roster file.</param>
    public static RosterSnapshot Read(RosterRows rows, IEnumerable<string> admins, TimeZoneInfo? zone = null)
    {
        var units = rows.Units
            .Where(u => Enum.TryParse<UnitKind>(u.Kind, out _))
            .Select(u => new Unit(u.Id, Enum.Parse<UnitKind>(u.Kind), u.Name, u.Order, zone is not null && u.Since is { } since ? DayOf(since, zone) : null)
            {
                FormerSizes = zone is null ? [] : u.FormerSizes.Select(s => new UnitSize(DayOf(s.Until, zone), s.Members, s.Groups)).ToArray(),
            });
        var members = rows.Members
            .Where(m => Enum.TryParse<Role>(m.Role, out _))
            .Select(m => new RosterMember(m.UserId, m.Upn, m.Name, m.UnitId, Enum.Parse<Role>(m.Role), m.Title, m.Group, m.RoleSince));
        return RosterSnapshot.From(units, members, admins);
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The rows of a snapshot.</summary>
    public static RosterRows Write(RosterSnapshot roster) => new(
        [.. roster.Units.Select(u => new RosterUnitRow(u.Id, u.Kind.ToString(), u.Name, u.Order))],
        [.. roster.Members.Select(m => new RosterMemberRow(m.UserId, m.Upn, m.Name, m.UnitId, m.Role.ToString(), m.Title, m.Group))]);
}
