using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Persons;

/// <summary>A row that is about one person and nobody else.</summary>
/// <param name="Key">Its key, readable.</param>
/// <param name="Values">Its columns except the keys, as text.</param>
public sealed record PersonRow(string Key, IReadOnlyDictionary<string, string> Values);

/// <summary>
/// The rows kept by person: open items, drafts, conversations, days with a message, own settings. An erasure deletes all of
/// them. Records belong to the office, name people by id only, and stay.
/// </summary>
public sealed class PersonRows(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>The kind of rows that list what a person owes.</summary>
    public const string OpenItems = "open-items";

    /// <summary>All kinds, in the order they are shown.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [OpenItems, "drafts", "conversations", "days", "settings"];

    /// <summary>The person's rows of a kind.</summary>
    public async Task<IReadOnlyList<PersonRow>> ReadAsync(string kind, string personId, CancellationToken ct)
    {
        var found = new List<PersonRow>();
        await foreach (var row in RowsAsync(kind, personId, ct))
            found.Add(new PersonRow(
                string.Join('|', TableKey.Parts(row.RowKey)),
                row.Where(cell => cell.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp"))
                    .ToDictionary(cell => cell.Key, cell => Text(cell.Value), StringComparer.Ordinal)));
        return found;
    }

    /// <summary>Removes the person's rows of a kind and returns their number. Rows that change meanwhile are retried.</summary>
    /// <exception cref="RequestFailedException">One kept changing.</exception>
    public async Task<int> DeleteAsync(string kind, string personId, CancellationToken ct)
    {
        var removed = 0;
        await races.ExecuteAsync(
            async token =>
            {
                await foreach (var row in RowsAsync(kind, personId, token))
                {
                    await TableOf(kind).DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, token);
                    removed++;
                }
            },
            ct);
        return removed;
    }

    private AsyncPageable<TableEntity> RowsAsync(string kind, string personId, CancellationToken ct)
    {
        var partition = kind switch
        {
            "days" => TableKey.Of("person", personId),
            "settings" => TableKey.Of("person:" + personId),
            _ => TableKey.Of(personId),
        };
        // The row that says whose chat it is has the chat's name as its partition.
        return TableOf(kind).QueryAsync<TableEntity>(
            kind is "conversations"
                ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} or Person eq {personId}")
                : TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            cancellationToken: ct);
    }

    private TableClient TableOf(string kind) => kind switch
    {
        OpenItems => tables.People,
        "drafts" => tables.Drafts,
        "conversations" => tables.Conversations,
        "days" => tables.Deliveries,
        "settings" => tables.Settings,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of rows by person."),
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
