using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Migrations;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Audit;

/// <summary>The secret behind the digests of the audit chain: without it, nobody can forge an entry or guess a record from its digest.</summary>
public sealed class AuditKey
{
    /// <summary>Minimum length, in bytes.</summary>
    public const int MinLength = 32;

    private readonly Func<CancellationToken, Task<byte[]>> begin;
    private readonly Func<CancellationToken, Task<byte[]?>> find;
    private readonly byte[] ofNoEntry = RandomNumberGenerator.GetBytes(MinLength);
    private byte[]? begun;

    private AuditKey(Func<CancellationToken, Task<byte[]>> begin, Func<CancellationToken, Task<byte[]?>> find) => (this.begin, this.find) = (begin, find);

    /// <summary>A key that is kept outside the storage account, as it should be in production.</summary>
    public static AuditKey Of(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, MinLength);
        return new AuditKey(_ => Task.FromResult(key), _ => Task.FromResult<byte[]?>(key));
    }

    /// <summary>
    /// A key made by the first save or anchor and kept beside the data. The chain then shows mistakes and careless tampering,
    /// but not tampering by someone who can read the <c>Meta</c> table.
    /// </summary>
    public static AuditKey Kept(OfficeTables tables) => new(
        async ct => Convert.FromBase64String(
            await FirstAsync(tables, KeptRow, KeptColumn, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinLength)), ct)),
        ct => KeptAsync(tables, ct));

    /// <summary>The same key, checked against the one the storage was begun with: a save under another key breaks the chain for good.</summary>
    /// <param name="isConfigured">False for a key that is kept beside the data.</param>
    public AuditKey CheckedIn(OfficeTables tables, bool isConfigured)
    {
        return new AuditKey(
            async ct =>
            {
                var key = await begin(ct);
                var first = await FirstAsync(tables, CheckRow, CheckColumn, () => DigestOf(key), ct);
                return DigestOf(key) == first ? key : throw await RefusalAsync(first, ct);
            },
            async ct =>
            {
                // An empty storage accepts whichever key its first save brings. That save writes its key first and this row last: read the other
                // way round, its key could be missed.
                var first = await FindAsync(tables, CheckRow, CheckColumn, ct);
                var key = await find(ct);
                return first is null || (key is not null && DigestOf(key) == first) ? key : throw await RefusalAsync(first, ct);
            });

        async Task<StorageNotReadyException> RefusalAsync(string first, CancellationToken ct) => new(
            !isConfigured
                ? "Storage:AuditKey is not set, and this storage was begun with one. Set that one: what is saved without it breaks the audit chain for good."
            : await KeptAsync(tables, ct) is { } kept && DigestOf(kept) == first
                ? "This storage was begun without Storage:AuditKey and keeps a key of its own; what is saved under another breaks the audit chain for good. Run `audit verify` without the setting: if it counts no entry (0 个条目), nothing is lost by beginning with this one, as 'Audit key' in OPERATIONS.md says. Else leave the setting out, or begin anew at the price that is named there."
            : "Storage:AuditKey is not the key that this storage was begun with. Set that one: what is saved under another breaks the audit chain for good.");
    }

    private const string KeptRow = "audit";
    private const string KeptColumn = "Key";
    private const string CheckRow = "audit-check";
    private const string CheckColumn = "Digest";

    private static string DigestOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "audit key"u8));

    // The stored value, made and stored if there is none. If several hosts do this at once, one wins.
    private static async Task<string> FirstAsync(OfficeTables tables, string name, string column, Func<string> make, CancellationToken ct)
    {
        var (partition, row) = (TableKey.Of("secret"), TableKey.Of(name));
        for (var made = false; ; made = true)
        {
            if (await FindAsync(tables, name, column, ct) is { } found)
                return found;
            if (made)
                throw new InvalidOperationException($"The row '{name}' could not be read back after it was written.");

            try
            {
                await tables.Meta.AddEntityAsync(new TableEntity(partition, row) { [column] = make() }, ct);
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                // Another host was first; the next round reads its value.
            }
        }
    }

    private static async Task<byte[]?> KeptAsync(OfficeTables tables, CancellationToken ct) =>
        await FindAsync(tables, KeptRow, KeptColumn, ct) is { } kept ? Convert.FromBase64String(kept) : null;

    private static async Task<string?> FindAsync(OfficeTables tables, string name, string column, CancellationToken ct)
    {
        return await tables.Meta.FindRowAsync(TableKey.Of("secret"), TableKey.Of(name), ct) is { } entity ? entity.GetString(column) : null;
    }

    /// <summary>The key to sign with. The first call begins the storage with it.</summary>
    /// <exception cref="StorageNotReadyException">It was begun with another key.</exception>
    internal async ValueTask<byte[]> ToSignAsync(CancellationToken ct) => begun ??= await begin(ct);

    /// <summary>The key; null as long as the storage is to make one and has not. Writes nothing.</summary>
    /// <exception cref="StorageNotReadyException">The storage was begun with another key.</exception>
    internal async ValueTask<byte[]?> FindAsync(CancellationToken ct) => begun ?? await find(ct);

    /// <summary>
    /// The key to check with. Writes nothing: where the storage has made none yet, nothing was signed, and this is a key of no entry, under
    /// which whatever is there all the same does not hold.
    /// </summary>
    /// <exception cref="StorageNotReadyException">The storage was begun with another key.</exception>
    internal async ValueTask<byte[]> ToCheckAsync(CancellationToken ct) => await FindAsync(ct) ?? ofNoEntry;
}
