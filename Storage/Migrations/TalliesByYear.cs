using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Migrations;

/// <summary>Moves the tallies from one row per month (<c>tally|yyyyMM</c>) to one row per year (<c>year|yyyy</c>).</summary>
/// <remarks>One transaction per unit and year, so that nothing is moved twice or in part.</remarks>
internal static class TalliesByYear
{
    public static async Task RunAsync(OfficeTables tables, CancellationToken ct)
    {
        var reader = new UnitReader(tables.Units);
        foreach (var unit in await new UnitRegistry(tables).AllAsync(ct))
        {
            // A year that changed after it was read is not moved; the loop reads it again.
            while (await MonthsAsync(reader, unit, ct) is { Count: > 0 } months)
            {
                foreach (var year in months.GroupBy(m => TallyRow.YearOf(MonthOf(m)), StringComparer.Ordinal))
                    await MoveAsync(tables.Units, unit, [.. year], ct);
            }
        }
    }

    // The same key range holds the members of distinct sets; they have no hash and stay.
    private static async Task<List<TableEntity>> MonthsAsync(UnitReader reader, string unit, CancellationToken ct) =>
        await reader.Rows(unit, TableKey.Under("tally"), ct, TableClient.CreateQueryFilter($"Hash ge {string.Empty}")).ToListAsync(ct);

    private static async Task MoveAsync(TableClient table, string unit, List<TableEntity> months, CancellationToken ct)
    {
        try
        {
            await table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpsertMerge, TallyRow.Write(unit, [.. months.Select(Read)])),
                    .. months.Select(m => new TableTransactionAction(TableTransactionActionType.Delete, m, m.ETag)),
                ],
                ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Another host moved them at the same time, or a host of an older build saved.
        }
    }

    private static TallySheet Read(TableEntity row) => TallySheet.Empty(MonthOf(row), Column.Text(row, "Hash")) with
    {
        Counters = LongText.Get(row, "Counters") is { Length: > 0 } json
            ? TallySheet.NoCounters.AddRange(JsonSerializer.Deserialize(json, StorageJson.Readable.SortedDictionaryStringInt64)!)
            : TallySheet.NoCounters,
    };

    private static string MonthOf(TableEntity row) => TableKey.Parts(row.RowKey)[1];
}
