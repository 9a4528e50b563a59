using System.Globalization;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Posts;

/// <summary>A summary the bot posts in a conversation unasked, at most once a day.</summary>
/// <param name="Conversation">Id of the channel or group chat.</param>
/// <param name="Day">The office date.</param>
/// <param name="Period">The period it covers, as a button encodes it.</param>
/// <param name="MessageId">Null while the message is on its way, or if it is unknown whether it arrived.</param>
/// <param name="Thread">The conversation that holds the message: in a channel, the thread.</param>
public sealed record StoredPost(string Conversation, DateOnly Day, string Period, string? MessageId = null, string? Thread = null)
{
    /// <summary>How often the platform refused it that day; 0 unless the last try was refused.</summary>
    public int Refusals { get; init; }

    /// <summary>When it reached this state.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>ETag of the last read or write, sent with every write. Default before the first write.</summary>
    public ETag ETag { get; init; }
}

/// <summary>
/// Which summaries were posted. A post is recorded before it is sent, so that only one of several hosts sends it, and
/// once. If the host dies while sending, it is not sent again, as it may have arrived.
/// </summary>
public sealed class PostStore(OfficeTables tables, TimeProvider time)
{
    private static readonly string Partition = TableKey.Of("post");

    /// <summary>Claims a post: a new one, or one that was refused and read again.</summary>
    /// <returns>Null when it was claimed already.</returns>
    public async Task<StoredPost?> ClaimAsync(StoredPost post, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var key, post.Conversation, TableKey.Day(post.Day)))
            return null;
        var claim = Guid.NewGuid().ToString("N");
        var row = new TableEntity(Partition, key) { ["Period"] = post.Period, ["At"] = Column.Instant(time.GetUtcNow()), ["Claim"] = claim };
        try
        {
            var answer = post.ETag == default
                ? await tables.Meta.AddEntityAsync(row, ct)
                : await tables.Meta.UpdateEntityAsync(row, post.ETag, TableUpdateMode.Replace, ct);
            return post with { ETag = answer.Headers.ETag ?? default };
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Perhaps written by this very claim: the client repeats a request whose answer was lost.
            var there = await tables.Meta.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: ct);
            return there is { HasValue: true, Value: { } taken } && taken.GetString("Claim") == claim ? post with { ETag = taken.ETag } : null;
        }
    }

    /// <summary>Records that it was sent.</summary>
    public async Task SentAsync(StoredPost claimed, string messageId, string thread, CancellationToken ct)
    {
        var row = new TableEntity(Partition, Key(claimed))
        {
            ["Period"] = claimed.Period,
            ["MessageId"] = messageId,
            ["Thread"] = thread,
            ["At"] = Column.Instant(time.GetUtcNow()),
        };
        await tables.Meta.UpdateEntityAsync(row, claimed.ETag, TableUpdateMode.Replace, ct);
    }

    /// <summary>It was certainly not sent, so it may be claimed again.</summary>
    public async Task ReleaseAsync(StoredPost claimed, CancellationToken ct) =>
        await tables.Meta.DeleteEntityAsync(Partition, Key(claimed), claimed.ETag, ct);

    /// <summary>The platform refused it: it was not posted, and may be read and claimed again.</summary>
    public async Task RefusedAsync(StoredPost claimed, CancellationToken ct)
    {
        var row = new TableEntity(Partition, Key(claimed))
        {
            ["Period"] = claimed.Period,
            ["Refusals"] = claimed.Refusals + 1,
            ["At"] = Column.Instant(time.GetUtcNow()),
        };
        await tables.Meta.UpdateEntityAsync(row, claimed.ETag, TableUpdateMode.Replace, ct);
    }

    /// <summary>The latest post of a conversation; null when there is none since this day.</summary>
    public async Task<StoredPost?> LastAsync(string conversation, DateOnly since, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var from, conversation, TableKey.Day(since)))
            return null;
        StoredPost? last = null;
        await foreach (var row in tables.Meta.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {from} and RowKey lt {TableKey.Under(conversation).To}"), cancellationToken: ct))
            last = Read(row, conversation);
        return last;
    }

    /// <summary>The post of a day; null when there is none.</summary>
    public async Task<StoredPost?> FindAsync(string conversation, DateOnly day, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var key, conversation, TableKey.Day(day)))
            return null;
        return await tables.Meta.FindRowAsync(Partition, key, ct) is { } row ? Read(row, conversation) : null;
    }

    private static StoredPost Read(TableEntity row, string conversation) => new(
        conversation,
        DateOnly.ParseExact(TableKey.Parts(row.RowKey)[1], "yyyyMMdd", CultureInfo.InvariantCulture),
        Column.Text(row, "Period"),
        row.GetString("MessageId"),
        row.GetString("Thread"))
    {
        Refusals = row.GetInt32("Refusals") ?? 0,
        At = Column.Instant(row, "At"),
        ETag = row.ETag,
    };

    private static string Key(StoredPost post) => TableKey.Of(post.Conversation, TableKey.Day(post.Day));
}
