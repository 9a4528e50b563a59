using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Roster;

/// <summary>The roster, replaced as a whole: rights never depend on half an import.</summary>
/// <remarks>
/// Each import writes its rows under a new generation and then switches one version row to it. A crash in between
/// leaves rows that nobody reads; the next import removes them.
/// </remarks>
public sealed class RosterStore(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private static readonly string Partition = TableKey.Of("roster");
    private static readonly string VersionKey = TableKey.Of("version");

    // In the first weeks a roster is being completed: a larger size then corrects the data, the unit did not grow.
    private static readonly TimeSpan FilledIn = TimeSpan.FromDays(30);

    // Two years of monthly imports; for earlier days the oldest size kept applies.
    private const int SizesKept = 24;

    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>The version in force, by one cheap read; 0 before the first import.</summary>
    public async Task<long> VersionAsync(CancellationToken ct) => (await CurrentAsync(ct)).Version;

    /// <summary>The whole roster.</summary>
    public async Task<StoredRoster> ReadAsync(CancellationToken ct)
    {
        while (true)
        {
            var current = await CurrentAsync(ct);
            if (current.Version == 0)
                return new StoredRoster(0, null, RosterRows.None);

            var rows = await RowsAsync(current.Generation, ct);
            if (rows.Count == current.Rows)
                return new StoredRoster(current.Version, current.FirstImportedAt, RosterRow.Read(rows));
            // Two imports may have passed while the rows were read; then the next round reads the roster now in force.
            if (await CurrentAsync(ct) == current)
                throw new InvalidOperationException($"The roster has {rows.Count} of its {current.Rows} rows. Import it again.");
        }
    }

    /// <summary>Makes these rows the roster, unless it is the same already.</summary>
    /// <exception cref="ArgumentException">A unit occurs twice, or a person occurs twice in a unit.</exception>
    public Task ReplaceAsync(RosterRows rows, CancellationToken ct) => ReplaceAsync(rows, null, ct);

    /// <summary>Makes these rows the roster, if the version they are based on is still in force.</summary>
    /// <param name="from">That version; null to replace any version.</param>
    /// <returns>Whether they are in force. False when another import came first: derive the rows again from the new roster.</returns>
    /// <inheritdoc cref="ReplaceAsync(RosterRows, CancellationToken)" path="/exception"/>
    public async Task<bool> ReplaceAsync(RosterRows rows, long? from, CancellationToken ct)
    {
        Check(rows);
        var hash = RosterRow.Hash(rows);
        return await races.ExecuteAsync(
            async token =>
            {
                var current = await CurrentAsync(token);
                // Perhaps written by this very call: the client repeats a request whose answer was lost.
                if (current.Version > 0 && current.Hash == hash)
                    return true;
                if (from is { } version && current.Version != version)
                    return false;

                await RemoveOthersAsync(current, token);
                var dated = await DatedAsync(rows, current, token);
                var generation = $"{TableKey.Number(current.Version + 1)}.{Guid.NewGuid():N}";
                foreach (var batch in RosterRow.Write(dated, Partition, generation).Chunk(TableLimits.RowsPerTransaction))
                    await tables.Roster.SubmitTransactionAsync(
                        batch.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)), token);

                var next = new RosterVersionRow(
                    current.Version + 1, generation, rows.Units.Count + rows.Members.Count, hash,
                    current.FirstImportedAt ?? time.GetUtcNow(), null);
                await TurnOverAsync(next, current, token);
                return true;
            },
            ct);
    }

    /// <summary>Removes a person from the roster, and from the previous generation that readers under way may still read.</summary>
    /// <returns>How many rows the person had.</returns>
    public async Task<int> RemoveAsync(string userId, CancellationToken ct)
    {
        bool IsThem(RosterMemberRow member) => string.Equals(member.UserId, userId, StringComparison.OrdinalIgnoreCase);
        return await races.ExecuteAsync(
            async token =>
            {
                while (true)
                {
                    var stored = await ReadAsync(token);
                    var gone = stored.Rows.Members.Count(IsThem);
                    var rest = stored.Rows with { Members = [.. stored.Rows.Members.Where(m => !IsThem(m))] };
                    if (gone > 0 && !await ReplaceAsync(rest, stored.Version, token))
                        continue;
                    await RemoveOthersAsync(await CurrentAsync(token), token);
                    return gone;
                }
            },
            ct);
    }

    /// <summary>
    /// Adds to each unit when it came, and to each role when the person got it in the unit, taking over unchanged ones.
    /// What the first import brings has no such time, as it existed before. A unit whose size changes keeps its former size,
    /// which decides what it owed until then.
    /// </summary>
    private async Task<RosterRows> DatedAsync(RosterRows rows, RosterVersionRow current, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var former = current.Version == 0 ? RosterRows.None : RosterRow.Read(await RowsAsync(current.Generation, ct));
        var known = former.Members.ToDictionary(m => (m.UserId.ToLowerInvariant(), m.UnitId, m.Role), m => m.RoleSince);
        var units = former.Units.ToDictionary(u => u.Id, StringComparer.Ordinal);
        var (was, becomes) = (former.Members.ToLookup(m => m.UnitId), rows.Members.ToLookup(m => m.UnitId));
        var isFilledIn = now - current.FirstImportedAt < FilledIn;
        return rows with
        {
            Units =
            [
                .. rows.Units.Select(u => units.TryGetValue(u.Id, out var before)
                    ? u with { Since = before.Since, FormerSizes = SizesOf(before) }
                    : u with { Since = current.Version == 0 ? null : now, FormerSizes = [] }),
            ],
            Members =
            [
                .. rows.Members.Select(m => m with
                {
                    RoleSince = known.TryGetValue((m.UserId.ToLowerInvariant(), m.UnitId, m.Role), out var since) ? since : current.Version == 0 ? null : now,
                }),
            ],
        };

        IReadOnlyList<FormerSize> SizesOf(RosterUnitRow unit)
        {
            var size = SizeOf(was[unit.Id]);
            return isFilledIn || size == SizeOf(becomes[unit.Id])
                ? unit.FormerSizes
                : [.. unit.FormerSizes.TakeLast(SizesKept - 1), new FormerSize(now, size.Members, size.Groups)];
        }

        static (int Members, int Groups) SizeOf(IEnumerable<RosterMemberRow> members) =>
            (members.Count(), members.Select(m => m.Group).OfType<string>().Distinct(StringComparer.Ordinal).Count());
    }

    private async Task TurnOverAsync(RosterVersionRow next, RosterVersionRow current, CancellationToken ct)
    {
        var row = next.Write(Partition, VersionKey);
        if (current.ETag is { } etag)
            await tables.Roster.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, ct);
        else
            await tables.Roster.AddEntityAsync(row, ct);
    }

    private async Task<RosterVersionRow> CurrentAsync(CancellationToken ct)
    {
        return await tables.Roster.FindRowAsync(Partition, VersionKey, ct) is { } row ? RosterVersionRow.Read(row) : RosterVersionRow.None;
    }

    private async Task<List<TableEntity>> RowsAsync(string generation, CancellationToken ct)
    {
        var range = TableKey.Under(generation);
        var rows = new List<TableEntity>();
        await foreach (var row in tables.Roster.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {range.From} and RowKey lt {range.To}"), cancellationToken: ct))
            rows.Add(row);
        return rows;
    }

    /// <summary>
    /// Removes older generations and what broken imports left. The one in force stays, for readers under way when the
    /// next one takes over. So do those of a future number: another host may be writing one right now.
    /// </summary>
    private async Task RemoveOthersAsync(RosterVersionRow current, CancellationToken ct)
    {
        var gone = new List<TableTransactionAction>();
        await foreach (var row in tables.Roster.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["PartitionKey", "RowKey"], cancellationToken: ct))
        {
            var generation = TableKey.Parts(row.RowKey)[0];
            var past = string.CompareOrdinal(generation, TableKey.Number(current.Version + 1)) < 0;
            if (row.RowKey != VersionKey && past && generation != current.Generation)
                gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag));
        }

        foreach (var batch in gone.Chunk(TableLimits.RowsPerTransaction))
            await tables.Roster.SubmitTransactionAsync(batch, ct);
    }

    private static void Check(RosterRows rows)
    {
        if (rows.Units.DistinctBy(u => u.Id, StringComparer.Ordinal).Count() != rows.Units.Count)
            throw new ArgumentException("A unit stands in the roster twice.", nameof(rows));
        if (rows.Members.DistinctBy(m => (m.UserId, m.UnitId)).Count() != rows.Members.Count)
            throw new ArgumentException("A person stands in a unit of the roster twice.", nameof(rows));
    }
}
