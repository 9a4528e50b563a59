using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.OpenItems;

/// <summary>What became of closing an item.</summary>
internal enum ItemClosed
{
    /// <summary>Closed now, or before.</summary>
    Done,

    /// <summary>There is no such item of this person's.</summary>
    NotYours,
}

/// <summary>Closes what a meeting gave a person to do. Only its owner does so here; the meeting's record shows it.</summary>
internal sealed class CloseItem(UnitStore units)
{
    private const string What = "item.close";

    /// <summary>Closes it; closing it twice is one effect.</summary>
    /// <param name="unit">From a card: whose item it is decides what is stored.</param>
    public async Task<ItemClosed> CloseAsync(Turn turn, string? unit, string? id, CancellationToken ct)
    {
        if (turn.Roster.Unit(unit) is not { } known || id is null)
            return ItemClosed.NotYours;

        while (await units.FindAsync(known.Id, id, ct) is { } found && IsOwn(found.Value, turn))
        {
            if (found.Value.State is RecordState.Closed)
                return ItemClosed.Done;
            if (found.Value.State is not RecordState.Active)
                return ItemClosed.NotYours;

            var closed = found.Value with
            {
                State = RecordState.Closed,
                Fields = found.Value.Fields.SetItem("status", "closed").SetItem("closed", FieldValues.Format(turn.Today)),
                Version = found.Value.Version + 1,
                ChangedBy = turn.Person.Id,
                ChangedAt = turn.Now,
            };
            var outcome = await units.SaveAsync(
                new UnitSave
                {
                    Unit = known.Id,
                    OperationId = OperationId.Of(What, known.Id, id, FieldValues.Format(closed.Version)),
                    What = What,
                    Who = turn.Person.Id,
                    At = turn.Now,
                    Writes = [new RecordWrite.Replace(closed, found)],
                    Outbox = OpenItemMessage.Of(closed, closed.Date) is { } message ? [message] : [],
                },
                ct);
            // Stale: the meeting was changed at the same moment; the item is looked at again as it is now.
            if (outcome is not SaveOutcome.Stale)
                return outcome is SaveOutcome.Saved or SaveOutcome.Repeated ? ItemClosed.Done : ItemClosed.NotYours;
        }

        return ItemClosed.NotYours;
    }

    private static bool IsOwn(OfficeRecord item, Turn turn) =>
        item.Register == FollowUpItems.Register && item.Fields.GetValueOrDefault(FollowUpItems.OwnerId) == turn.Person.Id;
}
