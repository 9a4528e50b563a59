using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>meeting.cancel</c>: leaves a form without saving, or cancels a record; its content is kept but no longer counts.</summary>
internal sealed class CancelMeeting(OpenMeeting opening, MeetingViews views, UnitStore units, RecordSaver saver, PostedDrafts drafts)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is null)
            return await DiscardAsync(turn, click, ct);

        var (record, refusal) = await opening.FindAsync(turn, click, Operation.CancelRecord, ct);
        if (record is null)
            return refusal;
        if (record.Value.State == RecordState.Cancelled)
            return await ShowAsync(record.Value, SavedOccasion.Opened);

        var items = await FollowUpItems.OfAsync(units, record.Value, ct);
        return await saver.SaveAsync(Decide(record, items, turn.Person.Id, turn.Now), record, click.ShownVersion, ct) switch
        {
            ConfirmOutcome.Saved saved => await ShowAsync(saved.Record, SavedOccasion.Opened),
            ConfirmOutcome.Repeated repeated => await ShowAsync(repeated.Record, SavedOccasion.Opened),
            ConfirmOutcome.Stale { Current: { } current } => await ShowAsync(current, SavedOccasion.Stale),
            _ => new Reply.Refused("Stale", turn.Texts.StaleUnseen),
        };

        async Task<Reply> ShowAsync(OfficeRecord shown, SavedOccasion occasion) => views.Show(
            turn, shown, occasion, ClickedMessages.OnChange(turn, click), await FollowUpItems.ShownAsync(units, shown, ct));
    }

    /// <summary>The writes of a cancellation: the meeting, and its items with it. Pure.</summary>
    public static UnitSave Decide(
        Stored<OfficeRecord> meeting, IReadOnlyList<Stored<OfficeRecord>> items, string by, DateTimeOffset now)
    {
        var cancelled = CancelRecord.Cancelled(meeting, by, now);
        RecordWrite[] gone = [.. items.Where(i => i.Value.State != RecordState.Cancelled).Select(i => CancelRecord.Cancelled(i, by, now))];
        return new UnitSave
        {
            Unit = meeting.Value.Unit,
            OperationId = CancelRecord.OperationOf(cancelled.Record),
            What = CancelVerb,
            Who = by,
            At = now,
            Writes = [cancelled, .. gone],
            Outbox = LedgerMessage.Of(gone),
        };
    }

    private const string CancelVerb = "meeting.cancel";

    private async Task<Reply> DiscardAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var (saved, refusal) = await opening.MadeFromAsync(turn, click, ct);
        if (saved is not null)
        {
            return views.Show(
                turn, saved.Value, SavedOccasion.NotDiscarded, ClickedMessages.OnChange(turn, click), await FollowUpItems.ShownAsync(units, saved.Value, ct));
        }

        if (refusal is Reply.Text)
            return refusal;
        if (!await drafts.DiscardAsync(turn, click, ct))
            return new Reply.Text(turn.Texts.DraftDiscardedNote);

        var card = DraftDiscardedCard.Render(turn.Texts);
        return new Reply.Card(card, turn.IsShared
            ? MeetingPostedCard.Render(
                new MeetingPostedCard.Data { Hidden = CardData.None, Stage = PostedStage.Discarded }, turn.PostedTexts)
            : card);
    }
}
