using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Reminders;

/// <summary>Reminders from the office to many people, when they went out, and which messages show their progress.</summary>
/// <remarks>
/// Partition <c>reminder</c> holds the reminders, newest first, and a version row that changes in the same transaction as any
/// of them: one cheap read tells whether anything is new. Partition <c>of|{reminder}</c> holds
/// <c>occ|{key}</c> and <c>watch|{message}</c>; partition <c>shown|{chat}</c> maps each watched message to its reminder.
/// </remarks>
public sealed class ReminderStore(OfficeTables tables)
{
    private static readonly string Partition = TableKey.Of("reminder");
    private static readonly string VersionKey = TableKey.Of("version");
    private static readonly KeyRange Ids = TableKey.Under("id");

    /// <summary>Changes whenever a reminder is written; null while there is none.</summary>
    public async Task<string?> VersionAsync(CancellationToken ct)
    {
        var found = await tables.Reminders.GetEntityIfExistsAsync<TableEntity>(Partition, VersionKey, ["Changed"], ct);
        return found.HasValue ? found.Value!.GetString("Changed") : null;
    }

    /// <summary>Stores a new reminder.</summary>
    /// <returns>False if this id is taken; then nothing is written.</returns>
    public async Task<bool> CreateAsync(StoredReminder reminder, CancellationToken ct)
    {
        if (await WriteAsync(new TableTransactionAction(TableTransactionActionType.Add, Row(reminder)), ct))
            return true;
        return await FindAsync(reminder.Id, ct) is null ? throw StorageFault.NotThere("A reminder") : false;
    }

    /// <summary>Replaces a reminder that was read.</summary>
    /// <returns>False if someone changed it first.</returns>
    public Task<bool> ReplaceAsync(StoredReminder reminder, CancellationToken ct) =>
        WriteAsync(new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(reminder), reminder.ETag), ct);

    /// <summary>The reminder of this id, which may come from a card.</summary>
    public async Task<StoredReminder?> FindAsync(string id, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var key, "id", id))
            return null;
        return await tables.Reminders.FindRowAsync(Partition, key, ct) is { } row ? Read(row) : null;
    }

    /// <summary>The newest reminders.</summary>
    /// <param name="most">1 to 1000.</param>
    public async Task<IReadOnlyList<StoredReminder>> ListAsync(int most, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Ids.From} and RowKey lt {Ids.To}");
        var list = new List<StoredReminder>();
        await foreach (var row in tables.Reminders.QueryAsync<TableEntity>(filter, Math.Min(most, TableLimits.RowsPerPage), cancellationToken: ct))
        {
            list.Add(Read(row));
            if (list.Count == most)
                break;
        }

        return list;
    }

    /// <summary>The reminders whose ids lie in a range, newest first.</summary>
    /// <param name="from">First id, inclusive; the newest reminder has the lowest id.</param>
    /// <param name="to">End of the range, exclusive.</param>
    /// <param name="most">1 to 1000.</param>
    public async Task<IReadOnlyList<StoredReminder>> BetweenAsync(string from, string to, int most, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {TableKey.Of("id", from)} and RowKey lt {TableKey.Of("id", to)}");
        var list = new List<StoredReminder>();
        await foreach (var row in tables.Reminders.QueryAsync<TableEntity>(filter, most, cancellationToken: ct))
        {
            list.Add(Read(row));
            if (list.Count == most)
                break;
        }

        return list;
    }

    /// <summary>The reminders that may have something left to do, newest first.</summary>
    public async Task<IReadOnlyList<StoredReminder>> OpenAsync(CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {Ids.From} and RowKey lt {Ids.To} and IsOpen eq {true}");
        var list = new List<StoredReminder>();
        await foreach (var row in tables.Reminders.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            list.Add(Read(row));
        return list;
    }

    /// <summary>Records, once, a time at which a reminder went out or was missed.</summary>
    /// <returns>False if it was recorded already.</returns>
    public async Task<bool> AddOccurrenceAsync(StoredOccurrence occurrence, CancellationToken ct)
    {
        var row = new TableEntity(TableKey.Of("of", occurrence.Reminder), TableKey.Of("occ", occurrence.Key))
        {
            ["Key"] = occurrence.Key,
            ["Date"] = Column.Date(occurrence.Day),
            ["At"] = Column.Instant(occurrence.At),
            ["IsMissed"] = occurrence.IsMissed,
            ["Recipients"] = occurrence.Recipients,
        };
        try
        {
            await tables.Reminders.AddEntityAsync(row, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    /// <summary>The recorded occurrences of a reminder, by key.</summary>
    /// <param name="from">Keys before this one are left out.</param>
    public async Task<IReadOnlyList<StoredOccurrence>> OccurrencesAsync(string reminder, CancellationToken ct, string from = "")
    {
        if (!TableKey.TryOf(out var partition, "of", reminder))
            return [];
        var range = TableKey.Under("occ");
        var first = from.Length == 0 ? range.From : TableKey.Of("occ", from);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {range.To}");
        var list = new List<StoredOccurrence>();
        await foreach (var row in tables.Reminders.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            list.Add(new StoredOccurrence(
                reminder,
                row.GetString("Key"),
                Column.Date(row, "Date"),
                Column.Instant(row, "At"),
                row.GetBoolean("IsMissed") ?? false,
                row.GetInt32("Recipients") ?? 0));
        return list;
    }

    /// <summary>
    /// Remembers a message that shows the progress of a reminder, replacing what is known of it. A message shows one reminder: if it
    /// showed another one before, that is forgotten.
    /// </summary>
    /// <param name="chat">Where the message is.</param>
    public async Task WatchAsync(ProgressWatch watch, string chat, CancellationToken ct)
    {
        var (partition, key) = (TableKey.Of("shown", chat), TableKey.Of("message", watch.MessageId));
        var former = await tables.Reminders.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct);
        if (former.HasValue && former.Value!.GetString("Reminder") is { } other && other != watch.Reminder)
            await ForgetAsync(other, watch.MessageId, ct);
        // In this order, so that no watch is ever without the row by which it is found and removed.
        await tables.Reminders.UpsertEntityAsync(new TableEntity(partition, key) { ["Reminder"] = watch.Reminder }, TableUpdateMode.Replace, ct);
        await tables.Reminders.UpsertEntityAsync(Row(watch), TableUpdateMode.Replace, ct);
    }

    /// <summary>Records that a message no longer shows a reminder.</summary>
    /// <param name="chat">Where the message is.</param>
    public async Task UnwatchAsync(string chat, string message, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var partition, "shown", chat) || !TableKey.TryOf(out var key, "message", message))
            return;
        var former = await tables.Reminders.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct);
        if (!former.HasValue)
            return;
        await ForgetAsync(former.Value!.GetString("Reminder"), message, ct);
        await DeleteAsync(former.Value!, ct);
    }

    /// <summary>Claims the update of a message; only one host gets it.</summary>
    /// <returns>False if another was first.</returns>
    public async Task<bool> ClaimAsync(ProgressWatch watch, CancellationToken ct)
    {
        try
        {
            await tables.Reminders.UpdateEntityAsync(Row(watch), watch.ETag, TableUpdateMode.Replace, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return false;
        }
    }

    /// <summary>The messages that show the progress of a reminder.</summary>
    public async Task<IReadOnlyList<ProgressWatch>> WatchesAsync(string reminder, CancellationToken ct)
    {
        var range = TableKey.Under("watch");
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Of("of", reminder)} and RowKey ge {range.From} and RowKey lt {range.To}");
        return await WatchesOfAsync(filter, ct);
    }

    /// <summary>All messages that show the progress of any reminder. Reads the whole table: only for what is done once in a while.</summary>
    public Task<IReadOnlyList<ProgressWatch>> AllWatchesAsync(CancellationToken ct)
    {
        var range = TableKey.Under("watch");
        return WatchesOfAsync(TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.To}"), ct);
    }

    private async Task<IReadOnlyList<ProgressWatch>> WatchesOfAsync(string filter, CancellationToken ct)
    {
        var list = new List<ProgressWatch>();
        await foreach (var row in tables.Reminders.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            list.Add(new ProgressWatch(
                TableKey.Parts(row.PartitionKey)[1],
                row.GetString("Message"),
                row.GetString("Reference"),
                row.GetString("Language"),
                row.GetString("Shown") ?? "")
            {
                ETag = row.ETag,
            });
        return list;
    }

    private async Task ForgetAsync(string reminder, string message, CancellationToken ct)
    {
        var watch = await tables.Reminders.GetEntityIfExistsAsync<TableEntity>(
            TableKey.Of("of", reminder), TableKey.Of("watch", message), cancellationToken: ct);
        if (watch.HasValue)
            await DeleteAsync(watch.Value!, ct);
    }

    private async Task DeleteAsync(TableEntity row, CancellationToken ct)
    {
        try
        {
            await tables.Reminders.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Deleted already, or watched again meanwhile, and the later call wins.
        }
    }

    private async Task<bool> WriteAsync(TableTransactionAction reminder, CancellationToken ct)
    {
        // The version row needs no ETag: it only has to change.
        var version = new TableEntity(Partition, VersionKey) { ["Changed"] = Guid.NewGuid().ToString("N") };
        try
        {
            await tables.Reminders.SubmitTransactionAsync([reminder, new TableTransactionAction(TableTransactionActionType.UpsertReplace, version)], ct);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.IsLostRace() || e.IsConflict())
        {
            return false;
        }
    }

    private static TableEntity Row(StoredReminder reminder)
    {
        var row = new TableEntity(Partition, TableKey.Of("id", reminder.Id)) { ["Id"] = reminder.Id, ["IsOpen"] = reminder.IsOpen };
        LongText.Put(row, "Body", reminder.Body);
        return row;
    }

    private static StoredReminder Read(TableEntity row) =>
        new(row.GetString("Id"), row.GetBoolean("IsOpen") ?? false, LongText.Get(row, "Body")) { ETag = row.ETag };

    private static TableEntity Row(ProgressWatch watch) =>
        new(TableKey.Of("of", watch.Reminder), TableKey.Of("watch", watch.MessageId))
        {
            ["Message"] = watch.MessageId,
            ["Reference"] = watch.Reference,
            ["Language"] = watch.Language,
            ["Shown"] = watch.Shown,
        };
}
