using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Ledgers;

/// <summary>The items of all ledgers by due date. Fed from the units' outboxes; tolerates duplicate, late and unordered messages.</summary>
/// <remarks>
/// A line is in two partitions: its unit's and the whole office's. In each, <c>item|{unit}|{record}</c> keeps the version
/// and place of a line, even after its removal; <c>open|{yyyyMMdd}|…</c> and <c>done|{newest first}|…</c> are the lists.
/// </remarks>
public sealed class LedgerIndex(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private const int MaxPageSize = 100;
    private const string Everywhere = "all";
    private const string OfUnit = "unit";

    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>Puts a line into the lists, unless they have this version or a newer one.</summary>
    public Task PutAsync(LedgerLine line, CancellationToken ct) => Task.WhenAll(
        PutAsync(line, TableKey.Of(Everywhere), ct), PutAsync(line, TableKey.Of(OfUnit, line.Unit), ct));

    /// <summary>One page.</summary>
    public async Task<LedgerPage> ListAsync(LedgerQuery query, CancellationToken ct)
    {
        var partition = TableKey.Of(Everywhere);
        if (query.Unit is not null && !TableKey.TryOf(out partition, OfUnit, query.Unit))
            return new LedgerPage([], null);

        var list = query.Closed ? LedgerRow.ClosedList : LedgerRow.OpenList;
        var range = TableKey.Under(list);
        var from = query.After is null ? range.From : range.From + TableKey.Readable(query.After) + "!";
        var to = query is { DueBy: { } day, Closed: false } ? TableKey.Under(list, TableKey.Day(day)).To : range.To;
        if (string.CompareOrdinal(from, to) >= 0)
            return new LedgerPage([], null);

        var size = Math.Clamp(query.PageSize, 1, MaxPageSize);
        var lines = new List<LedgerLine>(size);
        var last = "";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var row in tables.Ledgers.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            var line = LedgerRow.Read(row);
            if (!query.Fits(line))
                continue;
            if (lines.Count == size)
                return new LedgerPage(lines, TableKey.Rest(last, list));
            lines.Add(line);
            last = row.RowKey;
        }

        return new LedgerPage(lines, null);
    }

    /// <summary>The items that this person owns. Reads the whole table; for the operator's commands.</summary>
    public async Task<IReadOnlyList<LedgerLine>> OfOwnerAsync(string personId, CancellationToken ct)
    {
        var (partition, lines) = (TableKey.Of(Everywhere), new List<LedgerLine>());
        await foreach (var row in tables.Ledgers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and OwnerId eq {personId}"), cancellationToken: ct))
            lines.Add(LedgerRow.Read(row));
        return lines;
    }

    /// <summary>Removes a person's name and id from all lists; the items stay. Returns how many rows named the person.</summary>
    public async Task<int> EraseOwnerAsync(string personId, CancellationToken ct)
    {
        var erased = 0;
        await races.ExecuteAsync(
            async token =>
            {
                await foreach (var row in tables.Ledgers.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"OwnerId eq {personId}"), cancellationToken: token))
                {
                    var nobody = LedgerRow.Read(row) with { Owner = "", OwnerId = "" };
                    await tables.Ledgers.UpdateEntityAsync(LedgerRow.Write(nobody, row.PartitionKey), row.ETag, TableUpdateMode.Replace, token);
                    erased++;
                }
            },
            ct);
        return erased;
    }

    private async Task PutAsync(LedgerLine line, string partition, CancellationToken ct) => await races.ExecuteAsync(
        async token =>
        {
            var known = await tables.Ledgers.FindRowAsync(partition, LedgerRow.ItemKey(line), token);
            if ((known?.GetInt32("Version") ?? 0) >= line.Version)
                return;

            var row = line.State == RecordState.Cancelled ? null : LedgerRow.Write(line, partition);
            var item = new TableEntity(partition, LedgerRow.ItemKey(line)) { ["Version"] = line.Version };
            if (row is not null)
                item["Row"] = row.RowKey;
            await tables.Ledgers.SubmitTransactionAsync(
                item.PutWith(row, known, await RowAsync(partition, known?.GetString("Row"), token)), token);
        },
        ct);

    private async Task<TableEntity?> RowAsync(string partition, string? key, CancellationToken ct)
    {
        if (key is null)
            return null;
        var found = await tables.Ledgers.GetEntityIfExistsAsync<TableEntity>(partition, key, ["RowKey"], ct);
        return found.HasValue ? new TableEntity(partition, key) { ETag = found.Value!.ETag } : null;
    }
}
