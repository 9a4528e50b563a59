using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.SelfReviews;

/// <summary>
/// The self-reviews of people and branches. It answers heads without text to everyone who counts, and opens a text only in
/// <see cref="OpenAsync"/>; only the feature of the same name may refer to it, which a test holds.
/// </summary>
public sealed class SelfReviewStore(OfficeTables tables, AuthorKeyWrap wrap)
{
    private readonly AuthorKeys keys = new(tables, wrap);

    /// <summary>What is known of a review; null when the author has not begun.</summary>
    public async Task<ReviewHead?> FindAsync(string author, string cycle, CancellationToken ct) =>
        await RowAsync(author, cycle, ReviewRow.HeadColumns, ct) is { } row ? ReviewRow.ReadHead(row) : null;

    /// <summary>A review with its texts. The caller has made sure that who asked may read them.</summary>
    public async Task<OpenedReview?> OpenAsync(string author, string cycle, CancellationToken ct)
    {
        if (await RowAsync(author, cycle, null, ct) is not { } row)
            return null;

        var head = ReviewRow.ReadHead(row);
        if (await keys.FindAsync(author, ct) is not { } key)
            return new OpenedReview(head, null);
        return Open(ReviewRow.Draft, out var draft) && Open(ReviewRow.Submitted, out var submitted) && Open(ReviewRow.Remark, out var remark)
            ? new OpenedReview(head, new ReviewTexts(draft, submitted, remark))
            : new OpenedReview(head, null);

        bool Open(string name, out string? text)
        {
            text = null;
            return ReviewRow.GetBox(row, name) is not { } box || key.TryOpen(box, Place(head, name), out text);
        }
    }

    /// <summary>Writes a review under the ETag it was read with; without one it is new.</summary>
    /// <param name="isBegun">Nothing of it was opened: it is new, or what it said cannot be read any more.</param>
    /// <returns>What was written, or null when someone wrote first, or the author was erased meanwhile: a text that was opened gets no new key.</returns>
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
                ReviewRow.PutBox(row, name, key.Seal(text, Place(head, name)));
        }
    }

    /// <summary>Notes that counts and lists have followed this version.</summary>
    /// <returns>False when the review has moved on since: then the newer version is to be followed.</returns>
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

    /// <summary>All reviews whose counts have still to follow.</summary>
    public async IAsyncEnumerable<ReviewHead> PendingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"IsPending eq {true}"), select: ReviewRow.HeadColumns, cancellationToken: ct))
            yield return ReviewRow.ReadHead(row);
    }

    /// <summary>What is known of all reviews of a round. Reads the whole table; for what is asked rarely.</summary>
    public async IAsyncEnumerable<ReviewHead> OfCycleAsync(string cycle, [EnumeratorCancellation] CancellationToken ct)
    {
        var key = ReviewRow.Key(cycle);
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {key}"), select: ReviewRow.HeadColumns, cancellationToken: ct))
            yield return ReviewRow.ReadHead(row);
    }

    /// <summary>Deletes a review with its texts and who has read it.</summary>
    /// <returns>False when someone wrote meanwhile: then the review stays.</returns>
    public async Task<bool> DeleteAsync(ReviewHead head, CancellationToken ct)
    {
        var (partition, range) = (TableKey.Of(head.Author), TableKey.Under("read", head.Cycle));
        var gone = new List<TableTransactionAction>();
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"),
            select: ["PartitionKey", "RowKey"], cancellationToken: ct))
            gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag));
        // The review itself comes last: without it nobody would look for its readings any more.
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

    /// <summary>Records that someone is about to read it. What cannot be recorded is not shown.</summary>
    /// <param name="activityId">The click that asks; delivered twice it is one reading.</param>
    public async Task RecordReadingAsync(string author, string cycle, ReviewReading reading, string activityId, CancellationToken ct)
    {
        var newestFirst = TableKey.Number(DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerSecond - reading.At.UtcTicks / TimeSpan.TicksPerSecond);
        var row = new TableEntity(TableKey.Of(author), TableKey.Of("read", cycle, newestFirst, activityId))
        {
            ["Reader"] = reading.Reader,
            ["Name"] = reading.Name,
            ["At"] = Column.Instant(reading.At),
        };
        // The same click writes the same row: who reads is never overwritten by another.
        await tables.Reviews.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);
    }

    /// <summary>Everyone who has read it, each with the latest reading, the latest first.</summary>
    public async Task<IReadOnlyList<ReviewReading>> ReadersAsync(string author, string cycle, CancellationToken ct)
    {
        // Each page that was turned is a row.
        var readers = new OrderedDictionary<string, ReviewReading>(StringComparer.Ordinal);
        var (partition, range) = (TableKey.Of(author), TableKey.Under("read", cycle));
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"), cancellationToken: ct))
            readers.TryAdd(Column.Text(row, "Reader"), new ReviewReading(Column.Text(row, "Reader"), Column.Instant(row, "At"), row.GetString("Name") ?? ""));
        return [.. readers.Values];
    }

    /// <summary>Takes the name of someone out of all readings; that this account has read stays. Reads the whole table; for the operator's commands.</summary>
    /// <returns>How many readings named them.</returns>
    public async Task<int> EraseReaderAsync(string reader, CancellationToken ct)
    {
        var erased = 0;
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Reader eq {reader}"), cancellationToken: ct))
        {
            if (row.GetString("Name") is not { Length: > 0 })
                continue;
            row["Name"] = "";
            // A reading is written once, or again as it is.
            await tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct);
            erased++;
        }

        return erased;
    }

    /// <summary>What is known of all reviews of an author.</summary>
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

    /// <summary>Whether the author's texts can be read at all: erasing destroys the key, and the dates stay.</summary>
    public Task<bool> HasKeyAsync(string author, CancellationToken ct) => keys.ExistsAsync(author, ct);

    /// <summary>Destroys the author's key: every text the author wrote is unreadable from now on, counts and dates stay.</summary>
    /// <returns>Whether there was anything to destroy.</returns>
    public Task<bool> EraseAsync(string author, CancellationToken ct) => keys.DestroyAsync(author, ct);

    /// <summary>Wraps the keys of authors anew that are wrapped under a former key of the ring, and looks whether all can be opened.</summary>
    /// <returns>How many were, and how many cannot be.</returns>
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

    private static string Place(ReviewHead head, string name) => TableKey.Of(head.Author, head.Cycle, name);
}
