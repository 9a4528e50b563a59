using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Records;

/// <summary>
/// Up to which day the office's retention has deleted records. Stored, not computed from the retention setting: the setting
/// may be raised again, but what is deleted stays deleted.
/// </summary>
public sealed class DeletedRecords(OfficeTables tables)
{
    private const string Day = "LastDay";
    private static readonly string Partition = TableKey.Of("retention");
    private static readonly string Row = TableKey.Of("deleted");

    private DateOnly? noted;

    /// <summary>The last such day; null when none was ever deleted.</summary>
    public async Task<DateOnly?> LastDayAsync(CancellationToken ct) => await FindAsync(ct) is { } row ? Column.Date(row, Day) : null;

    /// <summary>Notes that records up to a day are being deleted; an earlier day changes nothing.</summary>
    public async Task NoteAsync(DateOnly lastDay, CancellationToken ct)
    {
        while (!(noted >= lastDay))
        {
            var there = await FindAsync(ct);
            if (there is not null && Column.Date(there, Day) is var before && before >= lastDay)
            {
                noted = before;
                return;
            }

            var row = new TableEntity(Partition, Row) { [Day] = Column.Date(lastDay) };
            try
            {
                await (there is null ? tables.Meta.AddEntityAsync(row, ct) : tables.Meta.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, ct));
                noted = lastDay;
            }
            catch (RequestFailedException e) when (e.IsLostRace())
            {
                // Another host noted a day; the next round reads which.
            }
        }
    }

    private Task<TableEntity?> FindAsync(CancellationToken ct) =>
        tables.Meta.FindRowAsync(Partition, Row, ct);
}
