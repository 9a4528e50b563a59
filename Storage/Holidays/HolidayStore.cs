using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Holidays;

/// <summary>The arrangement of one year as it was imported.</summary>
/// <param name="Content">Its text, opaque to the store.</param>
public sealed record StoredHolidayYear(int Year, string Content);

/// <summary>The imported arrangements, in addition to the shipped ones.</summary>
/// <param name="Version">0 before the first import, one more with each that changed something.</param>
public sealed record StoredHolidays(long Version, IReadOnlyList<StoredHolidayYear> Years);

/// <summary>Holiday arrangements that were imported, one row per year.</summary>
public sealed class HolidayStore(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private static readonly string Partition = TableKey.Of("holidays");
    private static readonly string VersionKey = TableKey.Of("version");

    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>The version in force, by one cheap read.</summary>
    public async Task<long> VersionAsync(CancellationToken ct) => Version(await RowAsync(VersionKey, ct));

    /// <summary>Every imported year, and the version.</summary>
    public async Task<StoredHolidays> ReadAsync(CancellationToken ct)
    {
        var (version, years) = (0L, new List<StoredHolidayYear>());
        await foreach (var row in tables.Meta.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: ct))
        {
            if (row.RowKey == VersionKey)
                version = Version(row);
            else
                years.Add(new StoredHolidayYear(
                    int.Parse(TableKey.Parts(row.RowKey)[1], CultureInfo.InvariantCulture), LongText.Get(row, "Content")));
        }

        return new StoredHolidays(version, years);
    }

    /// <summary>Stores the arrangement of a year, replacing a former one.</summary>
    /// <returns>False when the same text was stored already; then nothing is written.</returns>
    public async Task<bool> PutAsync(StoredHolidayYear year, CancellationToken ct)
    {
        var claim = Guid.NewGuid().ToString("N");
        return await races.ExecuteAsync(
            async token =>
            {
                var key = TableKey.Of("year", year.Year.ToString(CultureInfo.InvariantCulture));
                var former = await RowAsync(key, token);
                // Perhaps written by this very call: the client repeats a request whose answer was lost.
                if (former is not null && LongText.Get(former, "Content") == year.Content)
                    return former.GetString("Claim") == claim;

                var version = await RowAsync(VersionKey, token);
                var row = new TableEntity(Partition, key) { ["ImportedAt"] = Column.Instant(time.GetUtcNow()), ["Claim"] = claim };
                LongText.Put(row, "Content", year.Content);
                await tables.Meta.SubmitTransactionAsync(
                    [row.Put(former?.ETag), new TableEntity(Partition, VersionKey) { ["Version"] = Version(version) + 1 }.Put(version?.ETag)], token);
                return true;
            },
            ct);
    }

    private Task<TableEntity?> RowAsync(string key, CancellationToken ct) =>
        tables.Meta.FindRowAsync(Partition, key, ct);

    private static long Version(TableEntity? row) => row?.GetInt64("Version") ?? 0;
}
