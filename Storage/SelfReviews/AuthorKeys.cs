using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.SelfReviews;

/// <summary>
/// The key of each author, wrapped by <see cref="AuthorKeyWrap"/>. Never cached, so that once a key is destroyed, no host can read
/// what was sealed with it.
/// </summary>
internal sealed class AuthorKeys(OfficeTables tables, AuthorKeyWrap wrap)
{
    private const string Wrapped = "Wrapped";
    private const string OfAuthors = "author";
    private const int MostTries = 5;
    private static readonly string Row = TableKey.Of("key");

    /// <summary>The author's key; null when there is none or it was given up.</summary>
    public async Task<AuthorKey?> FindAsync(string author, CancellationToken ct) =>
        await RowAsync(author, null, ct) is { } row ? Open(author, row) : null;

    /// <summary>Whether there is a key; does not open it.</summary>
    public async Task<bool> ExistsAsync(string author, CancellationToken ct) => await RowAsync(author, ["PartitionKey"], ct) is not null;

    /// <summary>The author's key, made if there is none.</summary>
    public async Task<AuthorKey> GetAsync(string author, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var there = await RowAsync(author, null, ct);
            if (there is not null && Open(author, there) is { } key)
                return key;

            var secret = AuthorKey.Make();
            try
            {
                var row = new TableEntity(TableKey.Of(OfAuthors, author), Row) { [Wrapped] = wrap.Wrap(author, secret) };
                // Replaces a key that was given up, unless another host has made a new one since.
                await (there is null ? tables.Keys.AddEntityAsync(row, ct) : tables.Keys.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, ct));
            }
            catch (RequestFailedException e) when (e.IsLostRace())
            {
                // Another host was first; the next round reads its key.
            }
            finally
            {
                CryptographicOperations.ZeroMemory(secret);
            }
        }

        throw new InvalidOperationException("The key of an author could not be read back after it was written.");
    }

    /// <summary>Wraps again what is wrapped under a former key of the ring.</summary>
    /// <returns>How many keys were renewed, and how many cannot be opened.</returns>
    public async Task<(int Renewed, int Unreadable)> RenewAsync(CancellationToken ct)
    {
        var (renewed, unreadable) = (0, 0);
        await foreach (var row in RowsAsync(ct))
        {
            try
            {
                if (wrap.Renew(TableKey.Parts(row.PartitionKey)[1], row.GetBinary(Wrapped)) is not { } anew)
                    continue;
                row[Wrapped] = anew;
                await tables.Keys.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct);
                renewed++;
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
            catch (RequestFailedException e) when (e.IsLostRace())
            {
                // Another host renewed it, or the author was erased and the key must not come back.
            }
        }

        return (renewed, unreadable);
    }

    /// <summary>Destroys the key. Whatever was sealed with it stays unreadable for good, to us as well.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DestroyAsync(string author, CancellationToken ct)
    {
        for (var tries = 1; await RowAsync(author, ["PartitionKey", "RowKey"], ct) is { } found; tries++)
        {
            try
            {
                await tables.Keys.DeleteEntityAsync(found.PartitionKey, found.RowKey, found.ETag, ct);
                return true;
            }
            catch (RequestFailedException e) when (e.IsLostRace() && tries < MostTries)
            {
                // It was wrapped again meanwhile; the next round deletes the new row.
            }
        }

        return false;
    }

    private AuthorKey? Open(string author, TableEntity row) => wrap.Open(author, row.GetBinary(Wrapped)) is { } kept ? new AuthorKey(kept) : null;

    private async Task<TableEntity?> RowAsync(string author, IEnumerable<string>? columns, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var partition, OfAuthors, author))
            return null;
        return await tables.Keys.FindRowAsync(partition, Row, columns, ct);
    }

    private async IAsyncEnumerable<TableEntity> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var range = TableKey.Under(OfAuthors);
        await foreach (var row in tables.Keys.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {range.From} and PartitionKey lt {range.To} and RowKey eq {Row}"), cancellationToken: ct))
            yield return row;
    }
}
