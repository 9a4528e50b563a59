using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>The anchors in their container, one blob each, written once and never again. Which one is the last is noted in <c>Meta</c> too.</summary>
/// <remarks>The note tells when the last ones were taken away by someone who can write here but not to the tables.</remarks>
public sealed class AnchorStore
{
    private const string Extension = ".json";
    private static readonly string NotePartition = TableKey.Of("anchor");

    private readonly BlobContainerClient container;
    private readonly OfficeTables tables;

    /// <summary>A store over a container.</summary>
    /// <param name="name">Name of the container; the tables' prefix goes before it, so that offices can share an account.</param>
    public AnchorStore(BlobServiceClient service, OfficeTables tables, string name, string prefix = "")
    {
        container = service.GetBlobContainerClient(prefix.Length > 0 ? $"{prefix.ToLowerInvariant()}-{name}" : name);
        this.tables = tables;
    }

    /// <summary>Address of the container, for messages to the operator.</summary>
    internal Uri Address => container.Uri;

    /// <summary>The number of each anchor, the oldest first; none where there is no container yet.</summary>
    internal async Task<IReadOnlyList<long>> NumbersAsync(CancellationToken ct)
    {
        var numbers = new List<long>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: ct))
            {
                // Whatever else lies there is none of ours.
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

    /// <summary>All anchors, the oldest first; null where a blob cannot be read as one.</summary>
    internal async IAsyncEnumerable<(long Number, Anchor? Anchor)> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var number in await NumbersAsync(ct))
            yield return (number, await FindAsync(number, ct));
    }

    /// <summary>Writes an anchor, unless there is one of this number: of several hosts one does.</summary>
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

    /// <summary>Notes beside the chains which anchor is the last.</summary>
    internal async Task NoteAsync(Anchor anchor, CancellationToken ct)
    {
        if (await NotedAsync(ct) is { } noted && noted.Number >= anchor.Number)
            return;
        await tables.Meta.UpsertEntityAsync(
            new TableEntity(NotePartition, NoteKey) { ["Number"] = anchor.Number, ["Signature"] = anchor.Signature }, TableUpdateMode.Replace, ct);
    }

    /// <summary>The last anchor by that note.</summary>
    internal async Task<(long Number, string Signature)?> NotedAsync(CancellationToken ct)
    {
        return await tables.Meta.FindRowAsync(NotePartition, NoteKey, ct) is { } row ? (row.GetInt64("Number") ?? 0, row.GetString("Signature") ?? "") : null;
    }

    // Of each container its own: after a restore the office goes on in a new one.
    private string NoteKey => TableKey.Of(container.AccountName, container.Name);

    private static string NameOf(long number) => number.ToString("D8", CultureInfo.InvariantCulture) + Extension;
}
