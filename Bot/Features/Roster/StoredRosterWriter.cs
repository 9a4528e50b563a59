using BotApp.Features.Roster.Import;
using BotApp.Office.Roster;
using BotApp.Storage.Migrations;
using BotApp.Storage.Persons;
using BotApp.Storage.Roster;

namespace BotApp.Features.Roster;

/// <summary>The roster in storage, as the import sees it.</summary>
internal sealed class StoredRosterWriter(RosterStore store, ErasureReceipts receipts, StorageMigrations migrations) : IRosterWriter
{
    /// <inheritdoc />
    public async Task<RosterSnapshot> ReadAsync(CancellationToken ct)
    {
        // This command may be the first program to use the storage account.
        await migrations.MigrateAsync(ct);
        return RosterMapping.Read((await store.ReadAsync(ct)).Rows, []);
    }

    /// <inheritdoc />
    public async Task ChangeAsync(Func<RosterSnapshot, RosterSnapshot> change, CancellationToken ct)
    {
        await migrations.MigrateAsync(ct);
        while (true)
        {
            var stored = await store.ReadAsync(ct);
            var current = RosterMapping.Read(stored.Rows, []);
            var next = change(current);
            if (ReferenceEquals(next, current) || await store.ReplaceAsync(RosterMapping.Write(next), stored.Version, ct))
                return;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ErasedAsync(IReadOnlyCollection<string> userIds, CancellationToken ct) => receipts.AmongAsync(userIds, ct);
}
