using BotApp.Cards.Texts;
using BotApp.Delivery;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Receive;

/// <summary>Kinds of deliveries that reminders make.</summary>
internal static class DeliveryKinds
{
    /// <summary>Before a holiday: does not count for the day.</summary>
    public const string Holiday = "holiday";

    /// <summary>Composed and marked urgent: does not count for the day.</summary>
    public const string Urgent = "notice-urgent";

    /// <summary>Composed: is the day's message, or waits to stand on it.</summary>
    public const string Notice = "notice";

    /// <summary>What a person owes.</summary>
    public const string Day = "day";

    /// <summary>The day's card again, because the person asked for it later.</summary>
    public const string DayAgain = "day-again";

    /// <summary>The kind of a reminder's deliveries.</summary>
    public static string Of(Reminder reminder) => reminder switch
    {
        { Holiday: not null } => Holiday,
        { IsUrgent: true } => Urgent,
        _ => Notice,
    };
}

/// <summary>Writes a reminder for one person at the moment it is sent, so that a change or a cancellation still counts.</summary>
internal sealed class NoticeContent(
    string kind, ReminderBook book, NoticeCards cards, RosterView roster, SettingsView settings, RecipientTimes times, OfficeClock clock) : IDeliveryContent
{
    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct)
    {
        // Whoever left meanwhile, or was erased, gets nothing that waited.
        if (roster.Current?.Find(item.PersonId) is null)
            return new Composed.Nothing("not on the roster");
        if (await book.FindAsync(item.Reminder, ct) is not { State: not ReminderState.Cancelled } reminder)
            return new Composed.Nothing("cancelled");

        var person = await settings.OfPersonAsync(item.PersonId, ct);
        var now = clock.Now;
        var time = times.From(now, person);
        if (time.NotBefore > now)
            return reminder.Holiday is { } holiday && time.Day >= holiday.First ? new Composed.Nothing("away") : new Composed.Later(time.NotBefore, time.Expires);

        var t = CardTexts.For(person.Language);
        var card = cards.Received(reminder, new NoticeCards.Copy(item.Occurrence, item.IsResend, null), t);
        return new Composed.Message(Outgoing.CardMessage(card));
    }
}
