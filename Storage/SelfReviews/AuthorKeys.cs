using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace BotApp.Storage.SelfReviews;

/// <summary>
/// The key of each author, wrapped by Data Protection for that author alone. Never cached: once a key is destroyed, no host
/// reads what was sealed with it.
/// </summary>
internal sealed class AuthorKeys(OfficeTables tables, IDataProtectionProvider protection)
{
    private static readonly string Row = TableKey.Of("key");

    /// <summary>The author's key; null when there is none, or none any more.</summary>
    public async Task<AuthorKey?> FindAsync(string author, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var partition, "author", author))
            return null;
        var found = await tables.Keys.GetEntityIfExistsAsync<TableEntity>(partition, Row, cancellationToken: ct);
        return found.HasValue ? new AuthorKey(Protector(author).Unprotect(found.Value!.GetBinary("Wrapped"))) : null;
    }

    /// <summary>Whether there is a key; it is not opened.</summary>
    public async Task<bool> ExistsAsync(string author, CancellationToken ct) =>
        TableKey.TryOf(out var partition, "author", author)
        && (await tables.Keys.GetEntityIfExistsAsync<TableEntity>(partition, Row, select: ["PartitionKey"], cancellationToken: ct)).HasValue;

    /// <summary>The author's key, made if there is none.</summary>
    public async Task<AuthorKey> GetAsync(string author, CancellationToken ct)
    {
        for (var made = false; ; made = true)
        {
            if (await FindAsync(author, ct) is { } key)
                return key;
            if (made)
                throw new InvalidOperationException("The key of an author could not be read back after it was written.");

            var secret = AuthorKey.Make();
            try
            {
                var row = new TableEntity(TableKey.Of("author", author), Row) { ["Wrapped"] = Protector(author).Protect(secret) };
                await tables.Keys.AddEntityAsync(row, ct);
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                // Another host made it first; the next round reads that one.
            }
            finally
            {
                CryptographicOperations.ZeroMemory(secret);
            }
        }
    }

    /// <summary>Destroys the key. Whatever was sealed with it stays unreadable for good, to us as well.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DestroyAsync(string author, CancellationToken ct)
    {
        var found = await tables.Keys.GetEntityIfExistsAsync<TableEntity>(TableKey.Of("author", author), Row, cancellationToken: ct);
        if (!found.HasValue)
            return false;
        await tables.Keys.DeleteEntityAsync(found.Value!.PartitionKey, found.Value.RowKey, found.Value.ETag, ct);
        return true;
    }

    // The author is part of the purpose: a wrapped key copied to another author's row does not open.
    private IDataProtector Protector(string author) => protection.CreateProtector("BotApp.SelfReviews.AuthorKey", author);
}
