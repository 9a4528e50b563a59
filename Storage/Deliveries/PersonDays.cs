using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Each person's days, so that a person gets one message a day. Partition = person.</summary>
/// <remarks>
/// <c>day|{yyyyMMdd}</c>, inserted once, is the day's message and all it carries; <c>held|{reminder}|{occurrence}</c> waits
/// for a message to carry it; <c>stuck|…</c> could not be delivered and waits for the person to write. One transaction
/// inserts a day's row and deletes the held rows that its message carries.
/// </remarks>
public sealed class PersonDays
{
    private readonly IDeliveryRows rows;

    internal PersonDays(IDeliveryRows rows) => this.rows = rows;

    /// <summary>The person's days from this one on, and what is held.</summary>
    public async Task<PersonPage> ReadAsync(string personId, DateOnly from, CancellationToken ct)
    {
        var range = new KeyRange(DayRow(from), TableKey.Under("held").To);
        var (days, held) = (new List<DayMessage>(), new List<HeldItem>());
        foreach (var row in await rows.RangeAsync(Partition(personId), range, null, ct))
        {
            if (TableKey.Parts(row.RowKey) is ["day", var day])
                days.Add(Day(day, row));
            else
                held.Add(Held(row));
        }

        return new PersonPage(personId, days, held);
    }

    /// <summary>Writes a day's message and, in the same transaction, removes the held rows it carries.</summary>
    /// <param name="instead">The message this one replaces, of the same day or an earlier one; null when there is none.</param>
    /// <returns>False when the page changed meanwhile or this was done before: read it again.</returns>
    public Task<bool> TakeAsync(PersonPage page, DayMessage message, DayMessage? instead, CancellationToken ct)
    {
        var row = Write(page.PersonId, message);
        var actions = new List<TableTransactionAction>();
        if (instead?.Day == message.Day)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, instead.ETag));
        }
        else
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, row));
            if (instead is not null)
                actions.Add(Delete(page.PersonId, DayRow(instead.Day), instead.ETag));
        }

        actions.AddRange(page.Held.Where(h => message.Carries(h.Item.Key)).Select(h => Delete(page.PersonId, HeldRow(h.Item.Key), h.ETag)));
        return SubmitAsync(actions, ct);
    }

    /// <summary>Holds these items for the message of another day.</summary>
    /// <param name="instead">Their message, which was never sent and is removed; null when there is none.</param>
    /// <returns>As for <see cref="TakeAsync"/>.</returns>
    public Task<bool> HoldAsync(PersonPage page, IReadOnlyList<DayItem> items, DayMessage? instead, CancellationToken ct)
    {
        var actions = new List<TableTransactionAction>();
        foreach (var item in items)
        {
            var there = page.Held.FirstOrDefault(h => h.Item.Key == item.Key);
            if (there is null)
                actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Write(page.PersonId, item)));
            else if (there.Item.ExpiresAt < item.ExpiresAt)
                actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, Write(page.PersonId, item), there.ETag));
        }

        if (instead is not null)
            actions.Add(Delete(page.PersonId, DayRow(instead.Day), instead.ETag));
        return actions.Count == 0 ? Task.FromResult(true) : SubmitAsync(actions, ct);
    }

    /// <summary>Removes the delivery from the page that was read, so that no message carries it any more.</summary>
    /// <param name="carrying">The message that includes it and was never sent; null when there is none.</param>
    /// <returns>As for <see cref="TakeAsync"/>.</returns>
    public Task<bool> ReleaseAsync(PersonPage page, OccurrenceKey key, DayMessage? carrying, CancellationToken ct)
    {
        var actions = page.Held.Where(h => h.Item.Key == key).Select(h => Delete(page.PersonId, HeldRow(key), h.ETag)).ToList();
        if (carrying is not null)
        {
            var rest = carrying with { Items = [.. carrying.Items.Where(i => i.Key != key)] };
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, Write(page.PersonId, rest), carrying.ETag));
        }

        return actions.Count == 0 ? Task.FromResult(true) : SubmitAsync(actions, ct);
    }

    /// <summary>Removes a held delivery.</summary>
    /// <returns>True when it was held and is removed, so that no message will carry it.</returns>
    public async Task<bool> DropHeldAsync(string personId, OccurrenceKey key, CancellationToken ct) =>
        await rows.FindAsync(Partition(personId), HeldRow(key), ct) is { } row && await SubmitAsync([Delete(personId, row.RowKey, row.ETag)], ct);

    /// <summary>Notes that this could not be delivered; the note is read when the person writes.</summary>
    // Replaces an existing note: its new ETag makes a clearing of the old note fail.
    public async Task MarkStuckAsync(string personId, OccurrenceKey key, CancellationToken ct) =>
        await SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Partition(personId), StuckRow(key)))], ct);

    /// <summary>What could not be delivered to the person.</summary>
    public async Task<IReadOnlyList<StuckItem>> StuckAsync(string personId, CancellationToken ct) =>
        [.. (await rows.RangeAsync(Partition(personId), TableKey.Under("stuck"), null, ct)).Select(row => new StuckItem(KeyOf(row.RowKey)) { ETag = row.ETag })];

    /// <summary>Removes such a note, unless it changed since it was read.</summary>
    /// <returns>False when it was written again meanwhile; then it stays.</returns>
    public Task<bool> ClearStuckAsync(string personId, StuckItem stuck, CancellationToken ct) =>
        SubmitAsync([Delete(personId, StuckRow(stuck.Key), stuck.ETag)], ct);

    /// <summary>Removes the person's days before a date, and what was held or stuck of this occurrence.</summary>
    public async Task ForgetAsync(string personId, DateOnly before, OccurrenceKey of, CancellationToken ct)
    {
        var days = new KeyRange(TableKey.Under("day").From, DayRow(before));
        var rowsOfPerson = (await rows.RangeAsync(Partition(personId), days, ChunkRow.Keys, ct)).Select(row => (row.RowKey, row.ETag)).ToList();
        foreach (var key in (string[])[HeldRow(of), StuckRow(of)])
        {
            if (await rows.FindAsync(Partition(personId), key, ct) is { } row)
                rowsOfPerson.Add((row.RowKey, row.ETag));
        }

        // A transaction takes at most 100 rows. If another host changed one meanwhile, a later round removes them.
        foreach (var some in rowsOfPerson.Chunk(100))
            await SubmitAsync([.. some.Select(row => Delete(personId, row.RowKey, row.ETag))], ct);
    }

    private async Task<bool> SubmitAsync(List<TableTransactionAction> actions, CancellationToken ct)
    {
        try
        {
            await rows.SubmitAsync(actions, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return false;
        }
    }

    private static TableTransactionAction Delete(string personId, string row, ETag etag) =>
        new(TableTransactionActionType.Delete, new TableEntity(Partition(personId), row), etag);

    private static TableEntity Write(string personId, DayMessage message) => new(Partition(personId), DayRow(message.Day))
    {
        ["Reminder"] = message.Carrier.Reminder,
        ["Occurrence"] = message.Carrier.Occurrence,
        ["Items"] = JsonSerializer.Serialize([.. message.Items], DayJson.Default.ListDayItem),
    };

    private static TableEntity Write(string personId, DayItem item) => new(Partition(personId), HeldRow(item.Key))
    {
        ["Kind"] = item.Kind,
        ["ExpiresAt"] = Column.Instant(item.ExpiresAt),
    };

    private static DayMessage Day(string day, TableEntity row) => new(
        DateOnly.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture),
        new OccurrenceKey(Column.Text(row, "Reminder"), Column.Text(row, "Occurrence")),
        JsonSerializer.Deserialize(Column.Text(row, "Items"), DayJson.Default.ListDayItem) ?? []) { ETag = row.ETag };

    private static HeldItem Held(TableEntity row)
    {
        var key = KeyOf(row.RowKey);
        return new HeldItem(new DayItem(key.Reminder, key.Occurrence, Column.Text(row, "Kind"), Column.Instant(row, "ExpiresAt"))) { ETag = row.ETag };
    }

    private static OccurrenceKey KeyOf(string row) => TableKey.Parts(row) is [_, var reminder, var occurrence]
        ? new OccurrenceKey(reminder, occurrence)
        : throw new FormatException("Not the key of a person's delivery.");

    private static string Partition(string personId) => TableKey.Of("person", personId);

    private static string DayRow(DateOnly day) => TableKey.Of("day", TableKey.Day(day));

    private static string HeldRow(OccurrenceKey key) => TableKey.Of("held", key.Reminder, key.Occurrence);

    private static string StuckRow(OccurrenceKey key) => TableKey.Of("stuck", key.Reminder, key.Occurrence);
}
