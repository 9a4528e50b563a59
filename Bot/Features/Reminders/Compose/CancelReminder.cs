using BotApp.Cards.Model;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary><c>reminder.cancel</c>: discards a form, leaves out a draft or stops a running reminder. Sent copies stay.</summary>
internal sealed class CancelReminder(
    ReminderBook book, ReminderStore reminders, CancelledOccurrences cancelling, ProgressCards progress, ReminderSignal signal)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is not { } id)
        {
            var gone = ProgressCards.Discarded(turn);
            return new Reply.Card(gone, gone);
        }

        // Leaving out a draft must not stop a reminder approved meanwhile: that takes the card that shows it as approved.
        var isDraft = ComposeCards.IsDraft(click);
        var changed = await book.ChangeAsync(id, r => r.State is ReminderState.Draft || (r.State is ReminderState.Approved && !isDraft)
            ? r with { State = ReminderState.Cancelled, DecidedBy = turn.Person.Id, DecidedAt = turn.Now }
            : null, ct);
        if (changed is not { } now)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        if (isDraft && !now.Changed && !(now.Value.State is ReminderState.Cancelled && now.Value.DecidedBy == turn.Person.Id))
        {
            var late = await progress.LateAsync(turn, now.Value, ct);
            return new Reply.Card(late, late);
        }

        // Pending copies of earlier times are cancelled, too.
        foreach (var occurrence in await reminders.LatelyAsync(now.Value, turn.Today, ct))
            await cancelling.CancelAsync(id, occurrence.Key, ct);
        signal.Wake();
        var card = await progress.CardAsync(turn, now.Value, ct);
        return new Reply.Card(card, card);
    }
}
