using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Reads a unit's partition by key or by a range of keys; never scans the table.</summary>
internal sealed class UnitReader(TableClient table)
{
    // The service takes at most 15 comparisons in a filter; the range takes three.
    private const int MaxRegistersInFilter = 10;
    private const int MaxPageSize = 100;
    private const int FewYears = 4;

    public Task<TableEntity?> RowAsync(string unit, string rowKey, CancellationToken ct) =>
        table.FindRowAsync(UnitKeys.Partition(unit), rowKey, ct);

    public AsyncPageable<TableEntity> Rows(
        string unit, KeyRange range, CancellationToken ct, string? filter = null, int? pageSize = null, string[]? columns = null)
    {
        var partition = UnitKeys.Partition(unit);
        var inRange = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        return table.QueryAsync<TableEntity>(filter is null ? inRange : $"{inRange} and {filter}", pageSize, columns, ct);
    }

    public async Task<Stored<OfficeRecord>?> FindAsync(string unit, string id, CancellationToken ct)
    {
        // The id may come from a tampered card: an invalid key finds no record.
        if (!TableKey.TryOf(out _, unit) || !TableKey.TryOf(out var key, "rec", id))
            return null;
        return await RowAsync(unit, key, ct) is { } row ? RecordRow.ReadStored(row) : null;
    }

    public async Task<IReadOnlyList<OfficeRecord>> VersionsAsync(string unit, string id, CancellationToken ct)
    {
        if (!TableKey.TryOf(out _, unit) || !TableKey.TryOf(out _, "ver", id, ""))
            return [];
        var versions = new List<OfficeRecord>();
        await foreach (var row in Rows(unit, UnitKeys.Versions(id), ct))
            versions.Add(RecordRow.Read(row));
        return versions;
    }

    public async Task<RecordPage> ListAsync(RecordQuery query, CancellationToken ct)
    {
        if (!TableKey.TryOf(out _, query.Unit))
            return new RecordPage([], null);

        var size = Math.Clamp(query.PageSize, 1, MaxPageSize);
        var lines = new List<RecordLine>(size);
        var last = "";
        var rows = Rows(query.Unit, Range(query), ct, RegisterFilter(query.Registers), size + 1, DayRow.Columns);
        await foreach (var row in rows)
        {
            if (query.Registers.Count > 0 && !query.Registers.Contains(row.GetString("Register")))
                continue;
            if (lines.Count == size)
                return new RecordPage(lines, TableKey.Rest(last, "day"));
            lines.Add(DayRow.Read(row));
            last = row.RowKey;
        }

        return new RecordPage(lines, null);
    }

    /// <summary>All lines of the date index, newest first, each with what a search needs.</summary>
    public async IAsyncEnumerable<SearchLine> LinesAsync(string unit, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in Rows(unit, TableKey.Under("day"), ct, columns: DayRow.SearchColumns))
            yield return DayRow.ReadSearch(row);
    }

    /// <summary>The records of a month, for a recount.</summary>
    public AsyncPageable<TableEntity> RecordsOfMonth(string unit, string month, CancellationToken ct)
    {
        var (first, last) = TallySheet.Days(month);
        var filter = TableClient.CreateQueryFilter($"Date ge {Column.Date(first)} and Date le {Column.Date(last)}");
        return Rows(unit, UnitKeys.Records, ct, filter);
    }

    /// <summary>The records of these days, in the order of their ids.</summary>
    public async IAsyncEnumerable<OfficeRecord> RecordsAsync(
        string unit, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"Date ge {Column.Date(from)} and Date le {Column.Date(to)}");
        await foreach (var row in Rows(unit, UnitKeys.Records, ct, filter))
            yield return RecordRow.Read(row);
    }

    /// <summary>The existing tally sheets of these months, without members of distinct sets. One read by key per year, if they are few.</summary>
    public async Task<IReadOnlyList<TallySheet>> SheetsAsync(string unit, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = to.Year - from.Year < FewYears
            ? (await Task.WhenAll(Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(year =>
                RowAsync(unit, UnitKeys.Tallies(TableKey.Year(year)), ct)))).OfType<TableEntity>()
            : await Rows(unit, UnitKeys.AllTallies, ct).ToListAsync(ct);
        var (first, last) = (TableKey.Month(from), TableKey.Month(to));
        return [.. rows.SelectMany(TallyRow.Read).Where(s => string.CompareOrdinal(s.Month, first) >= 0 && string.CompareOrdinal(s.Month, last) <= 0)];
    }

    private static KeyRange Range(RecordQuery query)
    {
        var days = UnitKeys.Days(query.From ?? DateOnly.MinValue, query.To ?? DateOnly.MaxValue);
        if (query.After is null)
            return days;

        // The position may come from a card: whatever it is, the list stays within the requested days. Appending one
        // character gives the smallest key after it.
        var after = TableKey.Under("day").From + TableKey.Readable(query.After) + "!";
        return string.CompareOrdinal(after, days.From) > 0 ? days with { From = after } : days;
    }

    private static string? RegisterFilter(IReadOnlyCollection<string> registers) =>
        registers.Count is 0 or > MaxRegistersInFilter
            ? null
            : $"({string.Join(" or ", registers.Select(r => TableClient.CreateQueryFilter($"Register eq {r}")))})";
}
