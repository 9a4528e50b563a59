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

/// <summary>An item on its way from its unit to the lists: that of the office by due date, and those of the people it concerns.</summary>
/// <param name="Items">What stands on people's lists now.</param>
/// <param name="Gone">Who had it on the list before and has it no more.</param>
internal sealed record ItemNews(LedgerLine Line, IReadOnlyList<OpenItem> Items, IReadOnlyList<string> Gone);

/// <summary>Makes the outbox message of a changed item. Pure.</summary>
internal static class LedgerMessage
{
    /// <summary>Kind of the outbox message.</summary>
    public const string Kind = "ledger-item";

    /// <summary>The messages of the writes that are about items of a ledger.</summary>
    public static IReadOnlyList<OutboxMessage> Of(IEnumerable<RecordWrite> writes) => [.. writes.Select(Of)];

    /// <summary>The message of one write: one for all lists, as rows of a transaction are few.</summary>
    public static OutboxMessage Of(RecordWrite write)
    {
        var record = write.Record;
        var duties = ItemDuties.Of(record);
        var former = (write as RecordWrite.Replace)?.Former.Value;
        var gone = former is null ? [] : ItemDuties.Of(former).Select(d => d.PersonId).Except(duties.Select(d => d.PersonId), StringComparer.Ordinal);
        var news = new ItemNews(LineOf(record), [.. duties.Select(d => ItemOf(record, d) with { CameBack = CameBack(record, former, d) })], [.. gone]);
        return new OutboxMessage(Kind, record.Id, record.Version, JsonSerializer.Serialize(news, LedgerJson.Default.ItemNews));
    }

    // Its owner had handed it over or closed it, and somebody else has it worked on again.
    private static bool CameBack(OfficeRecord record, OfficeRecord? former, ItemDuty duty) =>
        duty.Duty == Duties.Carry
        && record.ChangedBy != duty.PersonId
        && new LedgerItem(record).Status is not ItemStatus.ToReview
        // A cancelled item is begun anew by whoever puts its line back: that is no return.
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
        // Where the list has it already, with the same duty, it keeps the day on which that began.
        Entered = DateOnly.FromDateTime(record.ChangedAt.DateTime),
        Duty = duty.Duty,
        Tags = [.. record.Tags],
        Status = new LedgerItem(record).Status.Code(),
        IsReviewed = new LedgerItem(record).ReviewerId is { } reviewer && reviewer != duty.PersonId,
    };
}

/// <summary>Keeps the lists as the units' records say. Records keep the account of someone who was erased; the lists never get it back.</summary>
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

        // And whoever was erased while this was written, or before: what is taken off a list leaves the version that it was taken off with.
        await erased.SettleListsAsync([.. news.Items.Select(item => item.PersonId), .. news.Gone], ct);
        if (await erased.ContainsAsync(line.OwnerId, ct))
            await index.EraseOwnerAsync(line.OwnerId, ct);
    }
}

[JsonSerializable(typeof(ItemNews))]
internal sealed partial class LedgerJson : JsonSerializerContext;
