using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Settings;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>The one message of a person's day: what is owed, and the office's notices. Composed at the moment it is sent.</summary>
internal sealed class DayCardMessage(
    DayTasks items,
    DayCards cards,
    NoticeCards notices,
    ReminderBook book,
    ReminderStore reminders,
    DeliveryStore sent,
    RosterView roster,
    SettingsView settings,
    RecipientTimes times,
    CalendarView calendar,
    OfficeClock clock)
    : IDayMessage
{
    /// <inheritdoc />
    public async Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> deliveries, CancellationToken ct)
    {
        // Until the roster has been read, an unknown person proves nothing.
        if (roster.Current is not { } snapshot)
            return new Composed.Later(clock.Now + RosterView.ReadWithin);
        if (snapshot.Find(personId) is not { } person)
            return new Composed.Nothing("not on the roster");

        var own = await settings.OfPersonAsync(personId, ct);
        if (InsteadOfNow(deliveries[0], own, day) is { } other)
            return other;

        var (said, leftOut) = await NoticesAsync(deliveries, snapshot, ct);
        var owed = await CarriedAsync(person, snapshot, own, day, deliveries, areNotices: said.Count > 0, ct);
        if (owed.Count == 0 && said.Count == 0)
            return new Composed.Nothing(IsCard(deliveries[0]) ? "settled" : ChunkRules.Superseded);

        var t = TurnLanguage.OfUnasked(own);
        var isResend = deliveries.Any(d => d.IsResend);
        var card = CardOf(day, own);
        return new Composed.Message(Outgoing.CardMessage(owed.Count == 0 && said is [var only]
            ? notices.Received(only.Reminder, only.Copy with { IsResend = isResend }, t)
            : cards.Card(day, owed, said, t, isResend)))
        {
            LeftOut = leftOut,
            Besides = owed.Count == 0 || isResend || deliveries.Any(d => (d.Reminder, d.Occurrence) == (card.Reminder, card.Occurrence)) ? [] : [card],
        };
    }

    // Null: the message goes out now.
    private Composed? InsteadOfNow(DeliveryItem first, PersonalSettings own, DateOnly day)
    {
        // An absence or snooze since planning: the card after it will have everything.
        if (IsCard(first) && IsHeldBack(first, own, day))
            return new Composed.Nothing("held-back");

        var now = clock.Now;
        var time = times.From(now, own);
        if (time.NotBefore > now)
            return new Composed.Later(time.NotBefore, time.Expires);
        // A late notice has lost its own time: it waits for the daytime and lets the day card come first.
        return !IsCard(first) && time.Day > first.Day && times.AfterCard(time.Day, own).NotBefore is var morning && morning > now
            ? new Composed.Later(morning)
            : null;
    }

    /// <summary>The notices that are still wanted, as they are now, and those that are not.</summary>
    private async Task<(List<DayCards.Notice> Said, List<OccurrenceKey> LeftOut)> NoticesAsync(
        IReadOnlyList<DeliveryItem> deliveries, RosterSnapshot snapshot, CancellationToken ct)
    {
        var said = new List<DayCards.Notice>();
        var leftOut = new List<OccurrenceKey>();
        foreach (var delivery in deliveries.Where(d => !IsCard(d)))
        {
            var shown = NoticeAgain.ShownOf(delivery.Occurrence);
            if (await IsWantedAsync(delivery, shown, ct)
                && await book.FindAsync(delivery.Reminder, ct) is { State: not ReminderState.Cancelled } reminder
                && SecretaryHolds.Now(reminder, snapshot, clock.Now.Offset) is { } holds)
                said.Add(new DayCards.Notice(holds, new NoticeCards.Copy(shown, delivery.IsResend, null) { OfDay = NoticeCards.OfDay(reminder, shown, clock.Today) }));
            else
                leftOut.Add(new OccurrenceKey(delivery.Reminder, delivery.Occurrence));
        }

        return (said, leftOut);
    }

    /// <summary>What of the day's tasks goes with these deliveries.</summary>
    private async Task<IReadOnlyList<DayTask>> CarriedAsync(
        Person person, RosterSnapshot snapshot, PersonalSettings own, DateOnly day, IReadOnlyList<DeliveryItem> deliveries, bool areNotices, CancellationToken ct)
    {
        var isDay = deliveries.Any(d => IsCard(d) && !IsHeldBack(d, own, day));
        // A resend repeats the notice only, as it is unknown whether the first copy carried the day's tasks.
        var mayBeDay = isDay || (areNotices && !deliveries.Any(d => d.IsResend) && !deliveries[0].IsBeside && calendar.Current.IsWorkday(day));
        if (!mayBeDay)
            return [];

        var owed = await OwedAsync(person, snapshot, day, ct);
        return isDay || await IsWorthACardAsync(own, owed, day, ct) ? owed : [];
    }

    // One that was put off comes again only as long as its person has not confirmed it, on whatever copy.
    private async Task<bool> IsWantedAsync(DeliveryItem delivery, string shown, CancellationToken ct) =>
        shown == delivery.Occurrence
        || NoticeAgain.IsWanted(delivery.Occurrence, await sent.FindRecipientAsync(new OccurrenceKey(delivery.Reminder, shown), delivery.PersonId, ct));

    // A notice that uses up the day's message has to carry what is owed if a card would be due.
    private async Task<bool> IsWorthACardAsync(PersonalSettings own, IReadOnlyList<DayTask> owed, DateOnly day, CancellationToken ct)
    {
        if (owed.Count == 0)
            return false;
        var rounds = await reminders.OccurrencesAsync(DayPlanner.Reminder, ct, OccurrenceName.FirstOf(day.AddDays(-DayCardDecision.LongestGapDays)));
        var before = rounds.LastOrDefault(o => !o.IsMissed && o.Day < day);
        CardRound? last = before is { } former ? times.RoundOf(former.Day, own) : null;
        return DayCardDecision.Of(
            owed, own, times.RoundOf(day, own), last, before?.At, DayCardDecision.IsBackSince(own, before?.At), calendar.Current);
    }

    // A message with all that is owed counts as the day card, whichever delivery carries it.
    private DayItem CardOf(DateOnly day, PersonalSettings own) =>
        new(DayPlanner.Reminder, OccurrenceName.Of(Occasion.First, day), DeliveryKinds.Day, times.OfCard(day, own).Expires);

    private static bool IsCard(DeliveryItem item) => item.Kind is DeliveryKinds.Day or DeliveryKinds.DayAgain;

    // A card asked for later the same day is held back only by a newer absence or a further snooze.
    private bool IsHeldBack(DeliveryItem item, PersonalSettings own, DateOnly day) =>
        item.Kind is DeliveryKinds.DayAgain ? own.IsAwayOn(day) || SnoozeDay.IsPutOff(own, clock.Now) : DayCardDecision.IsHeldBack(own, times.RoundOf(day, own));

    /// <summary>The person's tasks of the day.</summary>
    public async Task<IReadOnlyList<DayTask>> OwedAsync(Person person, RosterSnapshot snapshot, DateOnly day, CancellationToken ct)
    {
        var own = await settings.OfPersonAsync(person.Id, ct);
        var open = person.Memberships.Any(m => m.Role is Role.Office or Role.Secretary) ? await book.OpenAsync(ct) : [];
        var shared = await items.SharedAsync(day, snapshot, OwedTasks.AnswersFor(person, snapshot), open, ct);
        return [.. (await items.OfAsync(person, own, shared, ct)).Where(i => i.Appears <= day).OrderBy(i => i.Due ?? DateOnly.MaxValue)];
    }
}
