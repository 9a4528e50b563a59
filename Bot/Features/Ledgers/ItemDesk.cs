using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>The outcome of changing one's own item.</summary>
internal enum OwnMove
{
    /// <summary>The item is not the person's, and never was.</summary>
    None,

    /// <summary>It was the person's, but has been cancelled or handed to someone else.</summary>
    Gone,

    /// <summary>It is closed, now or since before.</summary>
    Done,

    /// <summary>It is the person's and open, but this change is not allowed.</summary>
    Refused,

    /// <summary>It kept changing; nothing was done.</summary>
    Busy,
}

/// <summary>Finds the item of a click, applies a decision, saves the result and shows it.</summary>
internal sealed class ItemDesk(RegisterCatalog registers, UnitStore units, RecordSaver saver, LedgerViews views)
{
    private const int MostTries = 5;

    /// <summary>Finds the item if the person may do this to it; otherwise refuses without revealing whether it exists.</summary>
    public async Task<(Stored<OfficeRecord>? Item, Reply Refusal)> FindAsync(
        Turn turn, CardClick click, Operation operation, CancellationToken ct)
    {
        // An item names people, so it is not shown where others read along.
        if (turn.IsShared)
            return (null, new Reply.Text(turn.Texts.SharedOnly));

        var none = new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (turn.Roster.UnitOrFormer(click[CardData.Unit]) is not { } unit || click[CardData.Id] is not { } id
            || await units.FindAsync(unit.Id, id, ct) is not { } found
            || registers.Find(found.Value.Register) is not { Kind: Register.Ledger } ledger)
            return (null, none);
        if (ItemAccess.May(turn.Person, operation, unit, ledger, found.Value))
            return (found, none);

        // Those who may read it may learn why they are refused.
        return (null, ItemAccess.May(turn.Person, Operation.ReadItem, unit, ledger, found.Value)
            ? new Reply.Refused("Forbidden", turn.Texts.NotAllowed)
            : none);
    }

    /// <summary>Carries out a change.</summary>
    /// <param name="unsaved">What was typed and is not part of the change: it stays in the form.</param>
    public async Task<Reply> MoveAsync(
        Turn turn, CardClick click, Operation operation, Func<Stored<OfficeRecord>, ItemForm, ItemDecision> decide, CancellationToken ct,
        IReadOnlyDictionary<string, string>? unsaved = null)
    {
        var (item, refusal) = await FindAsync(turn, click, operation, ct);
        if (item is null)
            return refusal;

        var form = ItemForm.From(click);
        if (item.Value.Version != form.Version)
            return await StaleOrRepeatedAsync(turn, click, item, form.OperationOf(click.Verb, item.Value, turn.Person.Id), form.Version, ct);
        return decide(item, form) switch
        {
            ItemDecision.Refuse refuse => await views.ShowAsync(turn, item.Value, LedgerItemCard.Occasion.Opened, ct, click.Values, refuse.Errors),
            ItemDecision.Nothing => await views.ShowAsync(turn, item.Value, LedgerItemCard.Occasion.Unchanged, ct),
            ItemDecision.Write write => await SaveAsync(turn, click, write.Save, item, form.Version, ct, unsaved: unsaved),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Changes one's own item at whatever version, from a place that shows no version.</summary>
    public async Task<OwnMove> MoveOwnAsync(
        Turn turn, string? unit, string? id, Func<Stored<OfficeRecord>, ItemForm, ItemDecision> decide, CancellationToken ct)
    {
        if (turn.Roster.UnitOrFormer(unit) is not { } known || id is null)
            return OwnMove.None;

        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (await units.FindAsync(known.Id, id, ct) is not { } found || registers.Find(found.Value.Register) is not { Kind: Register.Ledger })
                return OwnMove.None;
            if (!IsOwn(found.Value))
                return (await units.VersionsAsync(known.Id, id, ct)).Any(IsOwn) ? OwnMove.Gone : OwnMove.None;
            if (found.Value.State == RecordState.Cancelled)
                return OwnMove.Gone;
            if (found.Value.State == RecordState.Closed)
                return OwnMove.Done;
            if (decide(found, new ItemForm(null, null, null, found.Value.Version)) is not ItemDecision.Write write)
                return OwnMove.Refused;

            // Stale: someone changed it at the same moment, so decide again on the new version.
            if (await units.SaveAsync(write.Save, ct) is not SaveOutcome.Stale and var outcome)
                return outcome is SaveOutcome.Saved or SaveOutcome.Repeated ? OwnMove.Done : OwnMove.None;
        }

        return OwnMove.Busy;

        bool IsOwn(OfficeRecord record) => new LedgerItem(record).OwnerId == turn.Person.Id;
    }

    /// <summary>Saves, and shows the resulting item.</summary>
    /// <param name="former">The item as it was read; null for a new one.</param>
    /// <param name="shown">The version that the card showed.</param>
    /// <param name="stale">What to show if someone else wrote first; null shows the current item with what was typed.</param>
    /// <param name="unsaved">What was typed and is not part of the change: it stays in the form.</param>
    public async Task<Reply> SaveAsync(
        Turn turn, CardClick click, UnitSave save, Stored<OfficeRecord>? former, int shown, CancellationToken ct,
        Func<OfficeRecord, Task<Reply>>? stale = null, IReadOnlyDictionary<string, string>? unsaved = null)
    {
        var outcome = await saver.SaveAsync(save, former, shown, ct);
        if (outcome.Met is { } met && !MayRead(turn, met))
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        return outcome switch
        {
            ConfirmOutcome.Saved saved => await views.ShowAsync(turn, saved.Record, LedgerItemCard.Occasion.Saved, ct, unsaved),
            ConfirmOutcome.Repeated repeated => await views.ShowAsync(turn, repeated.Record, LedgerItemCard.Occasion.Repeated, ct),
            ConfirmOutcome.Stale { Current: { } current } when stale is not null => await stale(current),
            ConfirmOutcome.Stale { Current: { } current } => await StaleAsync(turn, click, current, shown, ct),
            ConfirmOutcome.TooLarge => new Reply.Refused("TooLong", turn.Texts.TooLong(turn.Texts.LedgerNote)),
            _ => new Reply.Refused("NotFound", turn.Texts.NotFound),
        };
    }

    // Someone else may have saved the form of a new item, as an item of another ledger.
    private bool MayRead(Turn turn, OfficeRecord record) =>
        turn.Roster.UnitOrFormer(record.Unit) is { } unit && registers.Find(record.Register) is { Kind: Register.Ledger } ledger
        && ItemAccess.May(turn.Person, Operation.ReadItem, unit, ledger, record);

    // Inputs that the person left unchanged show the current values; else the next click would undo the other change.
    private async Task<Reply> StaleAsync(Turn turn, CardClick click, OfficeRecord current, int shown, CancellationToken ct)
    {
        var former = (await units.VersionsAsync(current.Unit, current.Id, ct)).FirstOrDefault(v => v.Version == shown);
        return await views.ShowAsync(
            turn, current, LedgerItemCard.Occasion.Stale, ct, former is null ? click.Values : LedgerViews.Typed(click.Values, former));
    }

    /// <summary>The item has changed since the card was shown: by this same click, delivered twice, or by someone else.</summary>
    /// <param name="operation">Id of the click's operation.</param>
    /// <inheritdoc cref="SaveAsync" path="/param"/>
    public Task<Reply> StaleOrRepeatedAsync(
        Turn turn, CardClick click, Stored<OfficeRecord> current, string operation, int shown, CancellationToken ct,
        Func<OfficeRecord, Task<Reply>>? stale = null)
    {
        var probe = new UnitSave
        {
            Unit = current.Value.Unit,
            OperationId = operation,
            What = click.Verb,
            Who = turn.Person.Id,
            At = turn.Now,
            Writes = [new RecordWrite.Replace(current.Value with { Version = current.Value.Version + 1 }, current)],
        };
        return SaveAsync(turn, click, probe, current, shown, ct, stale);
    }
}
