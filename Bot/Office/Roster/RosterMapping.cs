using BotApp.Storage.Roster;

namespace BotApp.Office.Roster;

/// <summary>Between the stored rows and the snapshot.</summary>
internal static class RosterMapping
{
    /// <summary>The snapshot of stored rows. A row whose kind or role a newer version wrote is left out: it grants nothing.</summary>
    public static RosterSnapshot Read(RosterRows rows, IEnumerable<string> admins)
    {
        var units = rows.Units
            .Where(u => Enum.TryParse<UnitKind>(u.Kind, out _))
            .Select(u => new Unit(u.Id, Enum.Parse<UnitKind>(u.Kind), u.Name, u.Order));
        var members = rows.Members
            .Where(m => Enum.TryParse<Role>(m.Role, out _))
            .Select(m => new RosterMember(m.UserId, m.Upn, m.Name, m.UnitId, Enum.Parse<Role>(m.Role), m.Title, m.Group, m.RoleSince));
        return RosterSnapshot.From(units, members, admins);
    }

    /// <summary>The rows of a snapshot.</summary>
    public static RosterRows Write(RosterSnapshot roster) => new(
        [.. roster.Units.Select(u => new RosterUnitRow(u.Id, u.Kind.ToString(), u.Name, u.Order))],
        [.. roster.Members.Select(m => new RosterMemberRow(m.UserId, m.Upn, m.Name, m.UnitId, m.Role.ToString(), m.Title, m.Group))]);
}
