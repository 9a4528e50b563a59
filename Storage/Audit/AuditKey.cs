using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Migrations;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Audit;

/// <summary>The secret behind the digests of the audit chain: who lacks it can neither forge an entry nor guess a record from its digest.</summary>
public sealed class AuditKey
{
    /// <summary>The least length, in bytes.</summary>
    public const int MinLength = 32;

    private readonly Func<CancellationToken, Task<byte[]>> read;
    private byte[]? known;

    private AuditKey(Func<CancellationToken, Task<byte[]>> read) => this.read = read;

    /// <summary>A key that is kept outside the storage account, as production should.</summary>
    public static AuditKey Of(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, MinLength);
        return new AuditKey(_ => Task.FromResult(key));
    }

    /// <summary>
    /// A key made at the first start and kept beside the data: the chain then shows mistakes and careless tampering,
    /// not that of someone who can read the <c>Meta</c> table.
    /// </summary>
    public static AuditKey Kept(OfficeTables tables) => new(async ct => Convert.FromBase64String(
        await FirstAsync(tables, "audit", "Key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinLength)), ct)));

    /// <summary>The same key, refused by a storage that was begun with another one: what is saved under a second key breaks the chain for good.</summary>
    /// <param name="isConfigured">False for one that is kept beside the data.</param>
    public AuditKey CheckedIn(OfficeTables tables, bool isConfigured) => new(async ct =>
    {
        var key = await read(ct);
        var digest = Convert.ToHexStringLower(HMACSHA256.HashData(key, "audit key"u8));
        return await FirstAsync(tables, "audit-check", "Digest", () => digest, ct) == digest ? key : throw new StorageNotReadyException(isConfigured
            ? "Storage:AuditKey is not the key that this storage was begun with. Set that one: what is saved under another breaks the audit chain for good."
            : "Storage:AuditKey is not set, and this storage was begun with one. Set that one: what is saved without it breaks the audit chain for good.");
    });

    // What whoever came first has written there; of several hosts that start at once, one.
    private static async Task<string> FirstAsync(OfficeTables tables, string name, string column, Func<string> make, CancellationToken ct)
    {
        var (partition, row) = (TableKey.Of("secret"), TableKey.Of(name));
        for (var made = false; ; made = true)
        {
            var found = await tables.Meta.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: ct);
            if (found is { HasValue: true, Value: { } entity })
                return entity.GetString(column);
            if (made)
                throw new InvalidOperationException($"The row '{name}' could not be read back after it was written.");

            try
            {
                await tables.Meta.AddEntityAsync(new TableEntity(partition, row) { [column] = make() }, ct);
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                // Another host made it first; the next round reads that one.
            }
        }
    }

    internal async ValueTask<byte[]> ReadAsync(CancellationToken ct) => known ??= await read(ct);
}
