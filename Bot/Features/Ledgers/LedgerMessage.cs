using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Features.Privacy;
using BotApp.Office.Ledgers;
using BotApp.Storage.Ledgers;
using BotApp.Storage.Outbox;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>News of an item from its unit for the lists: the office's by due date, and those of the people involved.</summary>
/// <param name="Items">What belongs on people's lists now.</param>
/// <param name="Gone">People whose lists no longer have it.</param>
internal sealed record ItemNews(LedgerLine Line, IReadOnlyList<OpenItem> Items, IReadOnlyList<string> Gone);

/// <summary>Makes the outbox message of a changed item. Pure.</summary>
internal static class LedgerMessage
{
    /// <summary>Kind of the outbox message.</summary>
    public const string Kind = "ledger-item";

    /// <summary>The messages of writes of ledger items.</summary>
    public static IReadOnlyList<OutboxMessage> Of(IEnumerable<RecordWrite> writes) => [.. writes.Select(Of)];

    /// <summary>The message of one write. It serves all lists, as a transaction holds few rows.</summary>
    public static OutboxMessage Of(RecordWrite write)
    {
        var record = write.Record;
        var duties = ItemDuties.Of(record);
        var former = (write as RecordWrite.Replace)?.Former.Value;
        var gone = former is null ? [] : ItemDuties.Of(former).Select(d => d.PersonId).Except(duties.Select(d => d.PersonId), StringComparer.Ordinal);
        var news = new ItemNews(LineOf(record), [.. duties.Select(d => ItemOf(record, d) with { CameBack = CameBack(record, former, d) })], [.. gone]);
        return new OutboxMessage(Kind, record.Id, record.Version, JsonSerializer.Serialize(news, LedgerJson.Default.ItemNews));
    }

    // The owner had handed it over or closed it, and someone else sent it back.
    private static bool CameBack(OfficeRecord record, OfficeRecord? former, ItemDuty duty) =>
        duty.Duty == Duties.Carry
        && record.ChangedBy != duty.PersonId
        && new LedgerItem(record).Status is not ItemStatus.ToReview
        // Restoring a cancelled item starts it anew and does not count as sent back.
        && former is { State: not RecordState.Cancelled }
        && new LedgerItem(former) is { Status: ItemStatus.ToReview or ItemStatus.Closed } handed
        && handed.OwnerId == duty.PersonId;

    private static LedgerLine LineOf(OfficeRecord record)
    {
        var item = new LedgerItem(record);
        var isClosed = !item.IsOpen;
        return new LedgerLine(
            record.Unit, record.Id, record.Register, record.Title, item.Status.Code(), record.State, isClosed ? item.ClosedOn : item.Deadline, record.Version)
        {
            Owner = item[LedgerFields.Owner] ?? "",
            OwnerId = item.OwnerId ?? "",
            Visibility = item[LedgerFields.Visibility] ?? "",
            Tags = [.. record.Tags],
            IsAdded = item.IsAdded,
            LookBackDue = item.LookBackDue,
            IsClosed = isClosed,
        };
    }

    private static OpenItem ItemOf(OfficeRecord record, ItemDuty duty) => new(
        duty.PersonId, record.Unit, record.Id, record.Title, duty.Due, record.Date, record.Register, RecordState.Active, record.Version)
    {
        // If the list already has it with the same duty, the list keeps its earlier day.
        Entered = DateOnly.FromDateTime(record.ChangedAt.DateTime),
        Duty = duty.Duty,
        Tags = [.. record.Tags],
        Status = new LedgerItem(record).Status.Code(),
        IsReviewed = new LedgerItem(record).ReviewerId is { } reviewer && reviewer != duty.PersonId,
    };
}

/// <summary>Updates the lists from the units' records. Records keep the account of an erased person; the lists must not get it back.</summary>
internal sealed class LedgerProjection(LedgerIndex index, PeopleStore people, ErasedPeople erased) : IOutboxProjection
{
    /// <inheritdoc />
    public string Kind => LedgerMessage.Kind;

    /// <inheritdoc />
    public async Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
    {
        var news = JsonSerializer.Deserialize(message.Body, LedgerJson.Default.ItemNews)
            ?? throw new InvalidDataException($"Outbox message {message.Key} is empty.");
        foreach (var item in news.Items)
        {
            if (!await erased.ContainsAsync(item.PersonId, ct))
                await people.UpsertAsync(item, ct);
        }

        foreach (var person in news.Gone)
            await people.RemoveAsync(person, unit, message.Key, message.Version, ct);
        var line = await erased.ContainsAsync(news.Line.OwnerId, ct) ? news.Line with { Owner = "", OwnerId = "" } : news.Line;
        await index.PutAsync(line, ct);

        // Also clears people erased before or during the writes above: removing an item leaves a row with its version behind.
        await erased.SettleListsAsync([.. news.Items.Select(item => item.PersonId), .. news.Gone], ct);
        if (await erased.ContainsAsync(line.OwnerId, ct))
            await index.EraseOwnerAsync(line.OwnerId, ct);
    }
}

[JsonSerializable(typeof(ItemNews))]
internal sealed partial class LedgerJson : JsonSerializerContext;
