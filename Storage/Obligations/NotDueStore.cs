using System.Globalization;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Obligations;

/// <summary>
/// Marks of what is not due. A mark is inserted once; the bot never changes or removes it. No audit chain covers it, so whoever
/// can write to the tables can change it unnoticed.
/// </summary>
/// <remarks>One partition for the office: marks are few, and those of all units are read together. Row = unit, cadence, period.</remarks>
public sealed class NotDueStore(OfficeTables tables)
{
    private const string DayFormat = "yyyyMMdd";
    private static readonly string Partition = TableKey.Of("notdue");

    /// <summary>Stores a mark, unless the obligation has one already; the first one stands.</summary>
    /// <returns>Whether this mark is the one that stands.</returns>
    /// <exception cref="ArgumentException">The reason is empty or too long, or the period ends before it begins.</exception>
    public async Task<bool> MarkAsync(NotDueMark mark, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(mark.Reason) || mark.Reason.Length > NotDueMark.MaxReason || mark.Last < mark.First)
            throw new ArgumentException("A mark has a reason of 1 to 200 characters and a period.", nameof(mark));

        var claim = Guid.NewGuid().ToString("N");
        var row = new TableEntity(
            Partition, TableKey.Of(mark.Unit, mark.Cadence, TableKey.Day(mark.First), TableKey.Day(mark.Last)))
        {
            ["Reason"] = mark.Reason,
            ["By"] = mark.By,
            ["At"] = Column.Instant(mark.At),
            ["Claim"] = claim,
        };
        try
        {
            await tables.Meta.AddEntityAsync(row, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Perhaps written by this very call: the client repeats a request whose answer was lost.
            var there = await tables.Meta.GetEntityIfExistsAsync<TableEntity>(Partition, row.RowKey, cancellationToken: ct);
            return there is { HasValue: true, Value: { } stands } ? stands.GetString("Claim") == claim : throw StorageFault.NotThere("A mark");
        }
    }

    /// <summary>The marks of these units, read with one query.</summary>
    /// <param name="since">Only those whose period ends on this day or later.</param>
    public async Task<IReadOnlyList<NotDueMark>> ListAsync(IReadOnlySet<string> units, DateOnly since, CancellationToken ct)
    {
        if (units.Count == 0)
            return [];

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        if (units.Count == 1)
        {
            var range = TableKey.Under(units.Single());
            filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        }

        var marks = new List<NotDueMark>();
        await foreach (var row in tables.Meta.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            var mark = Read(row);
            if (units.Contains(mark.Unit) && mark.Last >= since)
                marks.Add(mark);
        }

        return marks;
    }

    private static NotDueMark Read(TableEntity row)
    {
        var parts = TableKey.Parts(row.RowKey);
        return new NotDueMark(
            parts[0],
            parts[1],
            Day(parts[2]),
            Day(parts[3]),
            Column.Text(row, "Reason"),
            Column.Text(row, "By"),
            Column.Instant(row, "At"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);
}
