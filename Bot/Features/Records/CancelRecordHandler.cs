using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary><c>record.cancel</c>: leaves a form without saving, or cancels an entry.</summary>
internal sealed class CancelRecordHandler(OpenRecord opening, RecordViews views, RecordSaver saver, PostedDrafts drafts)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is null)
            return await DiscardAsync(turn, click, ct);

        var (record, refusal) = await opening.FindAsync(turn, click, Operation.CancelRecord, ct);
        if (record is null)
            return refusal;
        var message = ClickedMessages.OnChange(turn, click);
        if (record.Value.State == RecordState.Cancelled)
            return await views.ShowAsync(turn, record.Value, SavedOccasion.Opened, message, ct);

        return await saver.SaveAsync(CancelRecord.Decide(record, turn.Person.Id, turn.Now), record, click.ShownVersion, ct) switch
        {
            ConfirmOutcome.Saved saved => await views.ShowAsync(turn, saved.Record, SavedOccasion.Opened, message, ct),
            ConfirmOutcome.Repeated repeated => await views.ShowAsync(turn, repeated.Record, SavedOccasion.Opened, message, ct),
            ConfirmOutcome.Stale { Current: { } current } => await views.ShowAsync(turn, current, SavedOccasion.Stale, message, ct),
            _ => new Reply.Refused("Stale", turn.Texts.StaleUnseen),
        };
    }

    private async Task<Reply> DiscardAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var origin = FormOrigin.Of(click);
        var (saved, refusal) = await opening.MadeFromAsync(turn, click, ct);
        if (saved is not null)
        {
            var message = origin is null ? await drafts.MessageOfAsync(turn, click, ct) : ClickedMessage.Other;
            return await views.ShowAsync(turn, saved.Value, SavedOccasion.NotDiscarded, message, ct);
        }

        if (refusal is Reply.Text)
            return refusal;
        if (!await drafts.DiscardAsync(turn, click, ct))
            return new Reply.Text(turn.Texts.DraftDiscardedNote);

        // The card that the form was begun on is about something else, and may be somebody else's: it stays as it is.
        var card = DraftDiscardedCard.Render(turn.Texts, isMeeting: false);
        if (await opening.OriginAsync(turn, click, ct) is { } begunOn)
            return begunOn;
        if (origin is not null || (turn.IsShared && click[CardData.Writer] is null))
            return new Reply.Card(card);

        return new Reply.Card(card, turn.IsShared
            ? RecordPostedCard.Render(new RecordPostedCard.Data { Hidden = CardData.None, Stage = PostedStage.Discarded }, turn.PostedTexts)
            : card);
    }
}
