using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Persons;

/// <summary>A record that names a person by id.</summary>
/// <param name="As">Where: <c>created</c>, <c>changed</c>, or the id of a field.</param>
public sealed record RecordMention(string Unit, string Register, string Id, DateOnly Date, string State, IReadOnlyList<string> As);

/// <summary>An audit entry of something the person did.</summary>
public sealed record AuditMention(string Unit, long Sequence, string What, DateTimeOffset At);

/// <summary>A delivery to a person.</summary>
public sealed record DeliveryMention(string Chunk, string State, DateTimeOffset ChangedAt);

/// <summary>Where records, audit chains and deliveries name a person. Scans everything; only for the operator's command.</summary>
public sealed class PersonMentions(OfficeTables tables, UnitRegistry registry)
{
    private readonly UnitReader reader = new(tables.Units);

    /// <summary>Records that name the person, unit by unit.</summary>
    public async IAsyncEnumerable<RecordMention> RecordsAsync(
        string personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var unit in await registry.AllAsync(ct))
        {
            await foreach (var row in reader.Rows(unit, UnitKeys.Records, ct))
            {
                var record = RecordRow.Read(row);
                if (PartsOf(record, personId) is { Count: > 0 } parts)
                    yield return new RecordMention(unit, record.Register, record.Id, record.Date, record.State, parts);
            }
        }
    }

    /// <summary>What the person did, chain by chain.</summary>
    public async IAsyncEnumerable<AuditMention> EntriesAsync(
        string personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var unit in await registry.AllAsync(ct))
        {
            await foreach (var row in reader.Rows(unit, UnitKeys.Entries, ct, TableClient.CreateQueryFilter($"Who eq {personId}")))
            {
                var entry = AuditRow.Read(row).Entry;
                yield return new AuditMention(unit, entry.Sequence, entry.What, entry.At);
            }
        }

        // Settings have chains of their own.
        var range = UnitKeys.Entries;
        await foreach (var row in tables.Settings.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.To} and Who eq {personId}"), cancellationToken: ct))
        {
            var entry = AuditRow.Read(row).Entry;
            yield return new AuditMention(TableKey.Parts(row.PartitionKey)[0], entry.Sequence, entry.What, entry.At);
        }
    }

    /// <summary>Deliveries to the person, sent or planned.</summary>
    public async IAsyncEnumerable<DeliveryMention> DeliveriesAsync(
        string personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>(cancellationToken: ct))
        {
            if (!row.Keys.Any(name => name.StartsWith("Recipients", StringComparison.Ordinal)))
                continue;
            var recipients = System.Text.Json.JsonSerializer.Deserialize(
                LongText.Get(row, "Recipients"), Deliveries.RecipientJson.Default.ListRecipient) ?? [];
            foreach (var mine in recipients.Where(r => r.PersonId == personId))
                yield return new DeliveryMention(string.Join('|', TableKey.Parts(row.PartitionKey)), mine.State.ToString(), mine.ChangedAt);
        }
    }

    private static List<string> PartsOf(OfficeRecord record, string personId)
    {
        var parts = new List<string>();
        if (record.CreatedBy == personId)
            parts.Add("created");
        if (record.ChangedBy == personId)
            parts.Add("changed");
        parts.AddRange(record.Fields.Where(f => f.Value.Contains(personId, StringComparison.OrdinalIgnoreCase)).Select(f => f.Key));
        return parts;
    }
}
