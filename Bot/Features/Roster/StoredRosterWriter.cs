using BotApp.Features.Roster.Import;
using BotApp.Office.Roster;
using BotApp.Storage.Migrations;
using BotApp.Storage.Roster;

namespace BotApp.Features.Roster;

/// <summary>The roster in storage, as the import sees it.</summary>
internal sealed class StoredRosterWriter(RosterStore store, StorageMigrations migrations) : IRosterWriter
{
    /// <inheritdoc />
    public async Task<RosterSnapshot> ReadAsync(CancellationToken ct)
    {
        // A command may be the first that ever runs against the account.
        await migrations.MigrateAsync(ct);
        return RosterMapping.Read((await store.ReadAsync(ct)).Rows, []);
    }

    /// <inheritdoc />
    public Task WriteAsync(RosterSnapshot roster, CancellationToken ct) => store.ReplaceAsync(RosterMapping.Write(roster), ct);
}

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
            .Select(m => new RosterMember(m.UserId, m.Upn, m.Name, m.UnitId, Enum.Parse<Role>(m.Role), m.Title, m.Group));
        return RosterSnapshot.From(units, members, admins);
    }

    /// <summary>The rows of a snapshot.</summary>
    public static RosterRows Write(RosterSnapshot roster) => new(
        [.. roster.Units.Select(u => new RosterUnitRow(u.Id, u.Kind.ToString(), u.Name, u.Order))],
        [.. roster.Members.Select(m => new RosterMemberRow(m.UserId, m.Upn, m.Name, m.UnitId, m.Role.ToString(), m.Title, m.Group))]);
}
