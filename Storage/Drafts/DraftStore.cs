using System.Globalization;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Drafts;

/// <summary>What is kept for a day: drafts not confirmed yet, questions about files, marks. A sentence itself is never stored.</summary>
public sealed class DraftStore(OfficeTables tables, TimeProvider time)
{
    /// <summary>How long a draft is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const int NotFound = 404;

    /// <summary>Keeps a draft for a day from now; replaces one with the same operation id.</summary>
    /// <param name="body">JSON, up to some 400 thousand characters.</param>
    public async Task SaveAsync(string personId, string operationId, string body, CancellationToken ct)
    {
        // The last write wins, so no ETag is compared.
        await tables.Drafts.UpsertEntityAsync(RowOf(personId, operationId, body), TableUpdateMode.Replace, ct);
    }

    /// <summary>Keeps a draft for a day unless there is one under the same operation id.</summary>
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

    /// <summary>The draft's body; null when this person has none under this id, or it has expired.</summary>
    public async Task<string?> FindAsync(string personId, string operationId, CancellationToken ct)
    {
        var row = await RowAsync(personId, operationId, ct);
        return row is null || Expired(row) ? null : LongText.Get(row, "Body");
    }

    /// <summary>Removes a draft and returns its body, to a single caller if several ask at once; null to the others.</summary>
    public async Task<string?> TakeAsync(string personId, string operationId, CancellationToken ct)
    {
        var row = await RowAsync(personId, operationId, ct);
        return row is not null && !Expired(row) && await DeleteAsync(row, ct) ? LongText.Get(row, "Body") : null;
    }

    /// <summary>Removes a draft if there is one.</summary>
    public async Task DeleteAsync(string personId, string operationId, CancellationToken ct)
    {
        if (await RowAsync(personId, operationId, ct) is { } row)
            await DeleteAsync(row, ct);
    }

    /// <summary>Removes expired drafts and returns their number.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        // The table holds a day's drafts of one office, so a full scan is cheap.
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
        var found = await tables.Drafts.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct);
        return found.HasValue ? found.Value : null;
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
            // Removed already, or renewed and so no longer expired.
            return false;
        }
    }

    private bool Expired(TableEntity row) =>
        string.CompareOrdinal(row.GetString("Expires"), Instant(time.GetUtcNow())) <= 0;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
