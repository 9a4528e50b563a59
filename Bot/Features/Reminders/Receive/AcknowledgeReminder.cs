using BotApp.Cards.Model;
using BotApp.Features.Reminders.Day;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Receive;

/// <summary><c>reminder.ack</c>: the person has read it. Counts once, whichever copy was confirmed.</summary>
internal sealed class AcknowledgeReminder(
    ReminderBook book, ReminderStore reminders, DeliveryStore deliveries, NoticeCards cards, DayActions day, ReminderSignal signal)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await book.FindAsync(click[CardData.Id], ct) is not { } reminder || click[CardData.Occurrence] is not { } shown)
            return new Reply.Refused("NotFound", turn.Texts.ReminderNotYours);

        // The gentle repeat and the first copy are one reminder: confirming one confirms both. A recurring one is confirmed for
        // the day it was sent on. The clicked copy was sent, although it may not be noted with the reminder yet.
        IEnumerable<string> occurrences = reminder.Holiday is null
            ? [shown]
            : (await reminders.OccurrencesAsync(reminder.Id, ct)).Select(o => o.Key).Append(shown).Distinct(StringComparer.Ordinal);
        var mine = false;
        foreach (var occurrence in occurrences)
            mine |= await deliveries.AcknowledgeAsync(reminder.Id, occurrence, turn.Person.Id, ct);

        if (!mine)
            return new Reply.Refused("NotFound", turn.Texts.ReminderNotYours);

        signal.Changed(reminder.Id);
        // Confirmed on the day card, which shows more than this reminder: the card stays and is updated.
        if (click[DayCards.NoticesKey] is not null)
            return await day.AgainAsync(turn, click, ct);
        var copy = new NoticeCards.Copy(shown, false, turn.Now) { OfDay = NoticeCards.OfDay(reminder, shown, turn.Today) };
        var card = cards.Received(reminder, copy, turn.Texts);
        return new Reply.Card(card, card);
    }
}
