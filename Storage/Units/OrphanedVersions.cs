using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Deletes former versions whose record is gone.</summary>
/// <remarks>They go after their record did, in transactions of their own: a record may have more than one transaction holds.</remarks>
public sealed class OrphanedVersions(OfficeTables tables)
{
    private readonly UnitReader reader = new(tables.Units);

    /// <summary>Deletes those of a unit up to a day.</summary>
    public async Task RemoveAsync(string unit, DateOnly lastDay, CancellationToken ct)
    {
        var upTo = Column.Date(lastDay);
        await foreach (var row in reader.Rows(unit, UnitKeys.AllVersions, ct, TableClient.CreateQueryFilter($"Date le {upTo}"), columns: ["PartitionKey", "RowKey"]))
        {
            if (await reader.FindAsync(unit, TableKey.Parts(row.RowKey)[1], ct) is not null)
                continue;
            try
            {
                await tables.Units.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
            }
            catch (RequestFailedException e) when (e.IsLostRace())
            {
                // Another host deleted it first.
            }
        }
    }
}
