using BotApp.Cards.Model;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary><c>reminder.revise</c>: turns an approved holiday reminder that has not gone out back into a draft.</summary>
internal sealed class ReviseReminder(ReminderBook book, HolidayAhead ahead, ComposeCards compose, ProgressCards progress, ReminderSignal signal)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await book.FindAsync(click[CardData.Id], ct) is not { Holiday: not null } reminder)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (reminder.State is ReminderState.Approved && !await ahead.HoldsAsync(reminder, ct))
            return Shown(await progress.CardAsync(reminder, turn.Roster, turn.Texts, ct, turn.Texts.ReminderTooLate));

        var now = await book.ChangeAsync(
            reminder.Id,
            r => r.State is ReminderState.Approved ? r with { State = ReminderState.Draft, DecidedBy = "", DecidedAt = turn.Now } : null,
            ct);
        if (now?.Value is not { State: ReminderState.Draft } draft)
            return Shown(await progress.LateAsync(turn, now?.Value ?? reminder, ct));

        signal.Wake();
        await progress.UnwatchAsync(turn, click.MessageId, ct);
        return new Reply.Card(compose.Draft(turn, draft));
    }

    private static Reply.Card Shown(AdaptiveCard card) => new(card, card);
}
