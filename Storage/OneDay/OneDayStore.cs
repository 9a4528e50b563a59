using System.Globalization;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.OneDay;

/// <summary>
/// What is kept for a day under a person and an operation: what was understood of a sentence (never the sentence), that it was saved,
/// which file was asked for, what a posted choice has become. Who may read it is the caller's to decide.
/// </summary>
public sealed class OneDayStore(OfficeTables tables, TimeProvider time)
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const int NotFound = 404;

    /// <summary>Keeps it from now on for a day; what is there under the same operation id is replaced.</summary>
    /// <param name="body">JSON, up to some 400 thousand characters.</param>
    public async Task SaveAsync(string personId, string operationId, string body, CancellationToken ct)
    {
        // Whoever writes it, the last word counts, so there is nothing to compare.
        await tables.Drafts.UpsertEntityAsync(RowOf(personId, operationId, body), TableUpdateMode.Replace, ct);
    }

    /// <summary>Keeps it for a day unless there is something under the same operation id.</summary>
    /// <returns>The body of the stored draft, which is the first one if several arrive at once.</returns>
    public async Task<string> AddAsync(string personId, string operationId, string body, CancellationToken ct)
    {
        if (await FindAsync(personId, operationId, ct) is { } there)
            return there;
        try
        {
            await tables.Drafts.AddEntityAsync(RowOf(personId, operationId, body), ct);
            return body;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return await FindAsync(personId, operationId, ct) ?? body;
        }
    }

    /// <summary>The body; null when there is none under this person and id, or its day is over.</summary>
    public async Task<string?> FindAsync(string personId, string operationId, CancellationToken ct)
    {
        var row = await RowAsync(personId, operationId, ct);
        return row is null || Expired(row) ? null : LongText.Get(row, "Body");
    }

    /// <summary>Removes it and returns its body, to one caller only, however many ask at once; null to the others.</summary>
    public async Task<string?> TakeAsync(string personId, string operationId, CancellationToken ct)
    {
        var row = await RowAsync(personId, operationId, ct);
        return row is not null && !Expired(row) && await DeleteAsync(row, ct) ? LongText.Get(row, "Body") : null;
    }

    /// <summary>Removes it; it may be gone already.</summary>
    public async Task DeleteAsync(string personId, string operationId, CancellationToken ct)
    {
        if (await RowAsync(personId, operationId, ct) is { } row)
            await DeleteAsync(row, ct);
    }

    /// <summary>Removes expired drafts and returns their number.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        // The table holds a day of one office, so going through it is cheap.
        var expired = tables.Drafts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"Expires le {Instant(time.GetUtcNow())}"), select: ["PartitionKey", "RowKey"], cancellationToken: ct);
        var removed = 0;
        await foreach (var row in expired)
        {
            if (await DeleteAsync(row, ct))
                removed++;
        }

        return removed;
    }

    private TableEntity RowOf(string personId, string operationId, string body)
    {
        var row = new TableEntity(TableKey.Of(personId), TableKey.Of(operationId)) { ["Expires"] = Instant(time.GetUtcNow() + Lifetime) };
        LongText.Put(row, "Body", body);
        return row;
    }

    private async Task<TableEntity?> RowAsync(string personId, string operationId, CancellationToken ct)
    {
        // The operation id comes from a card and may be no valid key.
        if (!TableKey.TryOf(out var partition, personId) || !TableKey.TryOf(out var key, operationId))
            return null;
        return await tables.Drafts.FindRowAsync(partition, key, ct);
    }

    private async Task<bool> DeleteAsync(TableEntity row, CancellationToken ct)
    {
        try
        {
            // For a missing row the client returns a 404 response; it does not throw.
            using var response = await tables.Drafts.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
            return response.Status is not NotFound;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Removed already, or renewed: then its time has not come yet.
            return false;
        }
    }

    private bool Expired(TableEntity row) =>
        string.CompareOrdinal(row.GetString("Expires"), Instant(time.GetUtcNow())) <= 0;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
