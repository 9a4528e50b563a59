using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.SelfReviews;

/// <summary>
/// The self-reviews of people and branches. Returns heads without text to all callers, and opens a text only in
/// <see cref="OpenAsync"/>. Only the feature of the same name may refer to it; a test enforces that.
/// </summary>
public sealed class SelfReviewStore(OfficeTables tables, AuthorKeyWrap wrap)
{
    private readonly AuthorKeys keys = new(tables, wrap);

    /// <summary>The head of a review; null when the author has not begun.</summary>
    public async Task<ReviewHead?> FindAsync(string author, string cycle, CancellationToken ct) =>
        await RowAsync(author, cycle, ReviewRow.HeadColumns, ct) is { } row ? ReviewRow.ReadHead(row) : null;

    /// <summary>A review with its texts. The caller must have checked that the person may read them.</summary>
    public async Task<OpenedReview?> OpenAsync(string author, string cycle, CancellationToken ct)
    {
        if (await RowAsync(author, cycle, null, ct) is not { } row)
            return null;

        var head = ReviewRow.ReadHead(row);
        if (await keys.FindAsync(author, ct) is not { } key)
            return new OpenedReview(head, null);
        try
        {
            return Open(ReviewRow.Draft, out var draft) && Open(ReviewRow.Submitted, out var submitted) && Open(ReviewRow.Remark, out var remark)
                ? new OpenedReview(head, new ReviewTexts(draft, submitted, remark))
                : new OpenedReview(head, null);
        }
        catch (CryptographicException)
        {
            return new OpenedReview(head, null) { IsAltered = true };
        }

        bool Open(string name, out string? text)
        {
            text = null;
            return ReviewRow.GetBox(row, name) is not { } box || key.TryOpen(box, ReviewRow.Bound(row, name), ReviewRow.Place(head, name), out text);
        }
    }

    /// <summary>Writes a review under the ETag it was read with; inserts it if there is none.</summary>
    /// <param name="isBegun">No text of it was opened: it is new, or its former text can no longer be read.</param>
    /// <returns>The written head; null when someone wrote first, or the author was erased meanwhile: an opened text must not get a new key.</returns>
    public async Task<ReviewHead?> SaveAsync(ReviewHead head, ReviewTexts texts, CancellationToken ct, bool isBegun = false)
    {
        if ((head.ETag is null || isBegun ? await keys.GetAsync(head.Author, ct) : await keys.FindAsync(head.Author, ct)) is not { } key)
            return null;
        var row = ReviewRow.Write(head);
        Seal(ReviewRow.Draft, texts.Draft);
        Seal(ReviewRow.Submitted, texts.Submitted);
        Seal(ReviewRow.Remark, texts.Remark);
        return await WriteAsync(row, head, ct);

        void Seal(string name, string? text)
        {
            if (text is not null)
                ReviewRow.PutBox(row, name, key.Seal(text, ReviewRow.Bound(row, name)));
        }
    }

    /// <summary>Records that counts and lists are updated to this version.</summary>
    /// <returns>False when the review has changed since; then the newer version has to be applied.</returns>
    public async Task<bool> SettleAsync(ReviewHead head, IReadOnlyList<string> countedIn, CancellationToken ct)
    {
        var change = new TableEntity(TableKey.Of(head.Author), ReviewRow.Key(head.Cycle))
        {
            ["IsPending"] = false,
            ["CountedIn"] = ReviewRow.Units(countedIn),
        };
        try
        {
            await tables.Reviews.UpdateEntityAsync(change, head.ETag!.Value, TableUpdateMode.Merge, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return false;
        }
    }

    /// <summary>All reviews whose counts still have to be updated.</summary>
    public async IAsyncEnumerable<ReviewHead> PendingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"IsPending eq {true}"), select: ReviewRow.HeadColumns, cancellationToken: ct))
            yield return ReviewRow.ReadHead(row);
    }

    /// <summary>The heads of all reviews of a round. Reads the whole table; for rare use.</summary>
    public async IAsyncEnumerable<ReviewHead> OfCycleAsync(string cycle, [EnumeratorCancellation] CancellationToken ct)
    {
        var key = ReviewRow.Key(cycle);
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {key}"), select: ReviewRow.HeadColumns, cancellationToken: ct))
            yield return ReviewRow.ReadHead(row);
    }

    /// <summary>Deletes a review with its texts and readings.</summary>
    /// <returns>False when someone wrote meanwhile; then the review stays.</returns>
    public async Task<bool> DeleteAsync(ReviewHead head, CancellationToken ct)
    {
        var (partition, range) = (TableKey.Of(head.Author), TableKey.Under("read", head.Cycle));
        var gone = new List<TableTransactionAction>();
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"),
            select: ["PartitionKey", "RowKey"], cancellationToken: ct))
            gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag));
        // The review comes last: if deleted first, an interruption would leave readings that nobody looks for.
        gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, ReviewRow.Key(head.Cycle)), head.ETag!.Value));
        try
        {
            foreach (var batch in gone.Chunk(TableLimits.RowsPerTransaction))
                await tables.Reviews.SubmitTransactionAsync(batch, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return false;
        }
    }

    /// <summary>Records that someone is about to read it. If this fails, the text is not shown.</summary>
    /// <param name="activityId">Id of the click; if delivered twice, it is one reading.</param>
    public async Task RecordReadingAsync(string author, string cycle, ReviewReading reading, string activityId, CancellationToken ct)
    {
        var newestFirst = TableKey.Number(DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerSecond - reading.At.UtcTicks / TimeSpan.TicksPerSecond);
        var row = new TableEntity(TableKey.Of(author), TableKey.Of("read", cycle, newestFirst, activityId))
        {
            ["Reader"] = reading.Reader,
            ["Name"] = reading.Name,
            ["At"] = Column.Instant(reading.At),
        };
        // The click is part of the key, so only a repetition of it overwrites the row.
        await tables.Reviews.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);
    }

    /// <summary>Everyone who has read it, each with their latest reading, latest first.</summary>
    public async Task<IReadOnlyList<ReviewReading>> ReadersAsync(string author, string cycle, CancellationToken ct)
    {
        // Every page turned is a row.
        var readers = new OrderedDictionary<string, ReviewReading>(StringComparer.Ordinal);
        var (partition, range) = (TableKey.Of(author), TableKey.Under("read", cycle));
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"), cancellationToken: ct))
            readers.TryAdd(Column.Text(row, "Reader"), new ReviewReading(Column.Text(row, "Reader"), Column.Instant(row, "At"), row.GetString("Name") ?? ""));
        return [.. readers.Values];
    }

    /// <summary>Removes a person's name from all readings; the account id stays. Reads the whole table; for the operator's commands.</summary>
    /// <returns>How many readings had the name.</returns>
    public async Task<int> EraseReaderAsync(string reader, CancellationToken ct)
    {
        var erased = 0;
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Reader eq {reader}"), cancellationToken: ct))
        {
            if (row.GetString("Name") is not { Length: > 0 })
                continue;
            row["Name"] = "";
            // A reading is written only once, or repeated unchanged.
            await tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct);
            erased++;
        }

        return erased;
    }

    /// <summary>The heads of all reviews of an author.</summary>
    public async Task<IReadOnlyList<ReviewHead>> OfAuthorAsync(string author, CancellationToken ct)
    {
        var heads = new List<ReviewHead>();
        var (partition, range) = (TableKey.Of(author), TableKey.Under("rev"));
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"),
            select: ReviewRow.HeadColumns, cancellationToken: ct))
            heads.Add(ReviewRow.ReadHead(row));
        return heads;
    }

    /// <summary>Whether the author has a key. An erasure destroys it, so that only dates and counts remain.</summary>
    public Task<bool> HasKeyAsync(string author, CancellationToken ct) => keys.ExistsAsync(author, ct);

    /// <summary>Destroys the author's key: all texts of the author become unreadable; counts and dates stay.</summary>
    /// <returns>Whether there was anything to destroy.</returns>
    public Task<bool> EraseAsync(string author, CancellationToken ct) => keys.DestroyAsync(author, ct);

    /// <summary>Wraps again those authors' keys that are wrapped under a former key of the ring, and checks that all can be opened.</summary>
    /// <returns>How many were renewed, and how many cannot be opened.</returns>
    public Task<(int Renewed, int Unreadable)> RenewKeysAsync(CancellationToken ct) => keys.RenewAsync(ct);

    private async Task<ReviewHead?> WriteAsync(TableEntity row, ReviewHead head, CancellationToken ct)
    {
        try
        {
            var response = head.ETag is { } read
                ? await tables.Reviews.UpdateEntityAsync(row, read, TableUpdateMode.Replace, ct)
                : await tables.Reviews.AddEntityAsync(row, ct);
            return head with { ETag = response.Headers.ETag };
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return null;
        }
    }

    private async Task<TableEntity?> RowAsync(string author, string cycle, IEnumerable<string>? columns, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var partition, author) || !TableKey.TryOf(out var key, "rev", cycle))
            return null;
        return await tables.Reviews.FindRowAsync(partition, key, columns, ct);
    }
}
