using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Receive;

/// <summary>Kinds of deliveries that reminders make.</summary>
internal static class DeliveryKinds
{
    /// <summary>Before a holiday: does not count for the day.</summary>
    public const string Holiday = "holiday";

    /// <summary>Composed and marked urgent: does not count for the day.</summary>
    public const string Urgent = "notice-urgent";

    /// <summary>Composed: is the day's message, or waits to join the next one.</summary>
    public const string Notice = "notice";

    /// <summary>What a person owes.</summary>
    public const string Day = "day";

    /// <summary>The day card again, as the person asked for it later.</summary>
    public const string DayAgain = "day-again";

    /// <summary>The kind of a reminder's deliveries.</summary>
    public static string Of(Reminder reminder) => reminder switch
    {
        { Holiday: not null } => Holiday,
        { IsUrgent: true } => Urgent,
        _ => Notice,
    };
}

/// <summary>Composes a reminder for one person at the moment of sending, so that a change or a cancellation still counts.</summary>
internal sealed class NoticeContent(
    string kind,
    ReminderBook book,
    NoticeCards cards,
    ReminderStore reminders,
    DeliveryStore deliveries,
    CalendarView calendar,
    RosterView roster,
    SettingsView settings,
    RecipientTimes times,
    OfficeClock clock)
    : IDeliveryContent
{
    /// <summary>Reason for not sending: the person is back only when it is too late.</summary>
    public const string Away = "away";

    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct)
    {
        // Until the roster has been read, an unknown person proves nothing.
        if (roster.Current is not { } snapshot)
            return new Composed.Later(clock.Now + RosterView.ReadWithin);
        // People who left or were erased meanwhile get nothing that was waiting.
        if (snapshot.Find(item.PersonId) is null)
            return new Composed.Nothing("not on the roster");
        if (await book.FindAsync(item.Reminder, ct) is not { State: not ReminderState.Cancelled } reminder)
            return new Composed.Nothing("cancelled");
        if (SecretaryHolds.Now(reminder, snapshot, clock.Now.Offset) is not { } holds)
        {
            return clock.Now - reminder.CreatedAt < SecretaryHolds.KnownEverywhere
                ? new Composed.Later(clock.Now + RosterView.ReadWithin)
                : new Composed.Nothing(ChunkRules.Superseded);
        }

        var person = await settings.OfPersonAsync(item.PersonId, ct);
        var now = clock.Now;
        var time = times.From(now, person);
        if (time.NotBefore > now)
            return reminder.Holiday is { } holiday && time.Day >= holiday.First ? new Composed.Nothing(Away) : new Composed.Later(time.NotBefore, time.Expires);
        // Late, after an outage or as the person could not be reached: wait for the daytime.
        if (time.Day > item.Day && Morning(reminder, time.Day, person) is var morning && morning > now)
            return new Composed.Later(morning);
        if (await IsRepeatedAsync(item, reminder, time.Day, ct))
            return new Composed.Nothing("repeated");

        var t = TurnLanguage.OfUnasked(person);
        var copy = new NoticeCards.Copy(item.Occurrence, item.IsResend, null)
        {
            IsSecond = await HasFirstAsync(item, ct),
            OfDay = NoticeCards.OfDay(reminder, item.Occurrence, clock.Today),
        };
        var card = cards.Received(holds, copy, t);
        return new Composed.Message(Outgoing.CardMessage(card));
    }

    private DateTimeOffset Morning(Reminder reminder, DateOnly day, PersonalSettings person) =>
        (reminder.Holiday is null ? times.OfCard(day, person) : times.Of(day, reminder.Times.At, person)).NotBefore;

    // The repeat goes to all who have not confirmed; for those whom the first copy did not reach, it is the first.
    private async Task<bool> HasFirstAsync(DeliveryItem item, CancellationToken ct)
    {
        if (!OccurrenceName.IsRepeat(item.Occurrence))
            return false;
        foreach (var first in (await reminders.OccurrencesAsync(item.Reminder, ct)).Where(o => !OccurrenceName.IsRepeat(o.Key)))
        {
            if (await deliveries.FindRecipientAsync(new OccurrenceKey(item.Reminder, first.Key), item.PersonId, ct)
                is { State: DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Unknown or DeliveryState.Acknowledged })
                return true;
        }

        return false;
    }

    // A late first copy would come after the repeat, which says the same: one is enough.
    private async Task<bool> IsRepeatedAsync(DeliveryItem item, Reminder reminder, DateOnly today, CancellationToken ct)
    {
        if (reminder.Holiday is not { } holiday || OccurrenceName.IsRepeat(item.Occurrence))
            return false;
        var day = calendar.Current.LastWorkdayBefore(holiday.First);
        return item.Day < day && today >= day
            && await deliveries.FindRecipientAsync(new OccurrenceKey(reminder.Id, OccurrenceName.Of(Occasion.Repeat, day)), item.PersonId, ct) is not null;
    }
}
