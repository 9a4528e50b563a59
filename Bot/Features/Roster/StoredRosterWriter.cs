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
