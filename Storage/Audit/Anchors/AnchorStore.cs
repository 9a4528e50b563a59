using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>The anchors, one blob each, never overwritten. The number of the last one is also noted in <c>Meta</c>.</summary>
/// <remarks>The note reveals that someone who can write here, but not to the tables, deleted the last ones.</remarks>
public sealed class AnchorStore
{
    private const string Extension = ".json";
    private static readonly string NotePartition = TableKey.Of("anchor");

    private readonly BlobContainerClient container;
    private readonly OfficeTables tables;

    /// <summary>A store over a container.</summary>
    /// <param name="name">Name of the container; prefixed like the tables, so offices can share an account.</param>
    public AnchorStore(BlobServiceClient service, OfficeTables tables, string name, string prefix = "")
    {
        container = service.GetBlobContainerClient(prefix.Length > 0 ? $"{prefix.ToLowerInvariant()}-{name}" : name);
        this.tables = tables;
    }

    /// <summary>Address of the container, for messages to the operator.</summary>
    internal Uri Address => container.Uri;

    /// <summary>The number of each anchor, the oldest first; none if the container does not exist yet.</summary>
    internal async Task<IReadOnlyList<long>> NumbersAsync(CancellationToken ct)
    {
        var numbers = new List<long>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: ct))
            {
                // Other blobs may lie there; skip them.
                if (blob.Name.EndsWith(Extension, StringComparison.Ordinal)
                    && long.TryParse(blob.Name[..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && blob.Name == NameOf(number))
                    numbers.Add(number);
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }

        numbers.Sort();
        return numbers;
    }

    /// <summary>An anchor; null when its blob is not there or cannot be read as one.</summary>
    internal async Task<Anchor?> FindAsync(long number, CancellationToken ct)
    {
        try
        {
            var blob = await container.GetBlobClient(NameOf(number)).DownloadContentAsync(ct);
            return AnchorFile.Read(blob.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return null;
        }
    }

    /// <summary>All anchors, the oldest first; null for a blob that cannot be read as one.</summary>
    internal async IAsyncEnumerable<(long Number, Anchor? Anchor)> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var number in await NumbersAsync(ct))
            yield return (number, await FindAsync(number, ct));
    }

    /// <summary>Writes an anchor unless its number is taken: of several hosts, one succeeds.</summary>
    internal async Task<bool> AddAsync(Anchor anchor, CancellationToken ct)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: ct);
            await container.GetBlobClient(NameOf(anchor.Number)).UploadAsync(AnchorFile.Write(anchor), overwrite: false, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 && e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Notes in <c>Meta</c> which anchor is the last.</summary>
    internal async Task NoteAsync(Anchor anchor, CancellationToken ct)
    {
        if (await NotedAsync(ct) is { } noted && noted.Number >= anchor.Number)
            return;
        await tables.Meta.UpsertEntityAsync(
            new TableEntity(NotePartition, NoteKey) { ["Number"] = anchor.Number, ["Signature"] = anchor.Signature }, TableUpdateMode.Replace, ct);
    }

    /// <summary>The last anchor according to that note.</summary>
    internal async Task<(long Number, string Signature)?> NotedAsync(CancellationToken ct)
    {
        return await tables.Meta.FindRowAsync(NotePartition, NoteKey, ct) is { } row ? (row.GetInt64("Number") ?? 0, row.GetString("Signature") ?? "") : null;
    }

    // One note per container: after a restore the office continues in a new one.
    private string NoteKey => TableKey.Of(container.AccountName, container.Name);

    private static string NameOf(long number) => number.ToString("D8", CultureInfo.InvariantCulture) + Extension;
}
