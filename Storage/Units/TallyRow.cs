using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>The row of a unit's tallies in a year: each month's sheet in its own columns.</summary>
/// <remarks>
/// Figures, reports and statuses read whole years, so a year is one row. A save merges only the months it touches into
/// the row, so it sends no more than those.
/// </remarks>
internal static class TallyRow
{
    private const int MonthsAYear = 12;

    /// <summary>The year of a month key.</summary>
    public static string YearOf(string month) => month[..4];

    /// <summary>These months of one year, to be merged into the row or added as a new one.</summary>
    public static TableEntity Write(string unit, IReadOnlyCollection<TallySheet> sheets)
    {
        var row = new TableEntity(UnitKeys.Partition(unit), UnitKeys.Tallies(YearOf(sheets.First().Month)));
        foreach (var sheet in sheets)
        {
            row[Hash(sheet.Month)] = sheet.Hash;
            LongText.PutOver(row, Counters(sheet.Month), sheet.Counters.Count == 0 ? "" : JsonOf(sheet.Counters));
        }

        return row;
    }

    /// <summary>Whether these months stay within their share of the row, each month having a twelfth.</summary>
    public static bool HasRoomFor(TableEntity months, int count) =>
        TableLimits.StoredBytes(months) <= TableLimits.EntityBytes / MonthsAYear * count;

    /// <summary>The months that have tallies.</summary>
    public static IEnumerable<TallySheet> Read(TableEntity row)
    {
        var year = TableKey.Parts(row.RowKey)[1];
        return Enumerable.Range(1, MonthsAYear)
            .Select(month => Read(row, string.Create(CultureInfo.InvariantCulture, $"{year}{month:D2}")))
            .OfType<TallySheet>();
    }

    /// <summary>One month, null while nothing was counted in it.</summary>
    public static TallySheet? Read(TableEntity row, string month)
    {
        if (row.GetString(Hash(month)) is not { } hash)
            return null;

        var json = LongText.Get(row, Counters(month));
        var counters = json.Length == 0
            ? TallySheet.NoCounters
            : JsonSerializer.Deserialize(json, StorageJson.Readable.SortedDictionaryStringInt64)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new TallySheet(month, hash, counters, row.ETag, ImmutableDictionary<TallyMember, MemberCount>.Empty);
    }

    private static string JsonOf(ImmutableSortedDictionary<string, long> counters) => JsonSerializer.Serialize(
        new SortedDictionary<string, long>(counters, StringComparer.Ordinal), StorageJson.Readable.SortedDictionaryStringInt64);

    private static string Hash(string month) => $"M{month[4..]}Hash";

    private static string Counters(string month) => $"M{month[4..]}Counters";
}
