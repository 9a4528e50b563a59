using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>Plans the day cards: on working days, for people with something worth a message today, and for nobody else.</summary>
internal sealed partial class DayPlanner(
    DayTasks items,
    EveryonesSettings people,
    ReminderStore reminders,
    DeliveryPlanner planner,
    DeliveryStore deliveries,
    RecipientTimes times,
    CalendarView calendar,
    OfficeClock clock,
    ILogger<DayPlanner> logger)
{
    /// <summary>Name of the day card among the deliveries.</summary>
    public const string Reminder = "day";

    private DateOnly? planned;

    /// <summary>Plans today's cards if their hour has come and they are not planned yet.</summary>
    public async Task PlanAsync(RosterSnapshot roster, IReadOnlyList<Reminder> open, CancellationToken ct)
    {
        var now = clock.Now;
        var today = DateOnly.FromDateTime(now.DateTime);
        if (planned == today || !calendar.Current.IsWorkday(today) || now < await FirstHourAsync(today, ct))
            return;

        var before = await reminders.OccurrencesAsync(Reminder, ct, OccurrenceName.Of(Occasion.First, today.AddMonths(-1)));
        if (!before.Any(o => o.Day == today))
        {
            var noted = before.Concat(await NoteMissedAsync(before, today, ct));
            await PlanAsync(roster, open, now, [.. noted.Where(o => !o.IsMissed).Reverse()], before.LastOrDefault(o => !o.IsMissed), ct);
        }

        planned = today;
    }

    // Notes working days on which no host was up; their mentions move to today, see DayCardDecision. If a host went down between
    // planning and noting, the cards went out all the same.
    private async Task<IReadOnlyList<StoredOccurrence>> NoteMissedAsync(IReadOnlyList<StoredOccurrence> before, DateOnly today, CancellationToken ct)
    {
        if (before.Count == 0)
            return [];
        var noted = new List<StoredOccurrence>();
        for (var day = before[^1].Day.AddDays(1); day < today; day = day.AddDays(1))
        {
            if (!calendar.Current.IsWorkday(day))
                continue;
            var key = OccurrenceName.Of(Occasion.First, day);
            noted.Add(await deliveries.PlannedAsync(Reminder, key, day, ct) ?? new StoredOccurrence(Reminder, key, day, clock.Now, true, 0));
            await reminders.AddOccurrenceAsync(noted[^1], ct);
        }

        return noted;
    }

    /// <param name="rounds">The rounds in which cards went out, latest first.</param>
    /// <param name="whole">The last completely planned round; a later one may be partial, as its host died.</param>
    private async Task PlanAsync(
        RosterSnapshot roster,
        IReadOnlyList<Reminder> open,
        DateTimeOffset now,
        IReadOnlyList<StoredOccurrence> rounds,
        StoredOccurrence? whole,
        CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        // Read after the noted moment: an absence that ends after this read then also ends after that moment, and is not missed.
        await people.ReadAnewAsync(ct);
        var shared = await items.SharedAsync(today, roster, roster.Units, open, ct);
        var (missed, had) = await LastCardsAsync(rounds.Select(r => r.Day).TakeWhile(day => day >= today.AddDays(-DayCardDecision.LongestGapDays)), ct);
        var recipients = new List<PlannedRecipient>();
        foreach (var person in roster.People.Where(p => roster.UnitsOf(p).Length > 0 || p.Memberships.Any(m => m.Role is Role.Office)))
        {
            var own = await people.OfAsync(person.Id, ct);
            // Uses the person's own hour, as cards are planned for all at the earliest hour.
            var round = times.RoundOf(today, own);
            if (DayCardDecision.IsHeldBack(own, round))
                continue;
            var hadIt = had.Contains(person.Id);
            var last = hadIt ? rounds[0] : whole;
            CardRound? before = last is { } former ? times.RoundOf(former.Day, own) : null;
            var hasMissedIt = missed.Contains(person.Id)
                || (DayCardDecision.IsBackSince(own, last?.At) && !hadIt)
                || await HasMissedLaterAsync(person.Id, own, last, now, ct);
            var owed = await items.OfAsync(person, own, shared, ct);
            if (!DayCardDecision.Of(owed, own, round, before, last?.At, hasMissedIt, calendar.Current))
                continue;

            var time = times.OfCard(today, own);
            recipients.Add(new PlannedRecipient(person.Id, time.NotBefore, time.Expires, time.Day));
        }

        var key = OccurrenceName.Of(Occasion.First, today);
        if (recipients.Count > 0)
            await planner.PlanAsync(new DeliveryPlan(Reminder, key, DeliveryKinds.Day, CountsForDay: true, recipients), ct);
        if (await reminders.AddOccurrenceAsync(new StoredOccurrence(Reminder, key, today, await SaidFromAsync(open, today, now, ct), false, recipients.Count), ct))
            LogPlanned(logger, key, recipients.Count);
    }

    // Missed: the card was planned but not sent on its day, so its mentions come again today. Someone unreachable is
    // retried once they have written or installed the app since, not every morning. Had: the last card went out.
    private async Task<(HashSet<string> Missed, HashSet<string> Had)> LastCardsAsync(IEnumerable<DateOnly> rounds, CancellationToken ct)
    {
        var now = clock.Now;
        var missed = new HashSet<string>(StringComparer.Ordinal);
        var had = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (age, day) in rounds.Index())
        {
            var key = new OccurrenceKey(Reminder, OccurrenceName.Of(Occasion.First, day));
            await foreach (var recipient in deliveries.RecipientsAsync(key, ct))
            {
                // Only the last card planned for a person counts.
                if (!known.Add(recipient.PersonId))
                    continue;
                var isMissed = recipient.State switch
                {
                    DeliveryState.Failed => age == 0,
                    DeliveryState.Pending => age == 0 && recipient.ExpiresAt <= now,
                    _ when recipient.IsUnreached => !(await deliveries.Days.StuckAsync(recipient.PersonId, ct)).Any(s => s.Key == key),
                    _ => false,
                };
                if (isMissed)
                    missed.Add(recipient.PersonId);
                else if (age == 0 && !recipient.IsUnreached && recipient.State is not (DeliveryState.Failed or DeliveryState.Suppressed))
                    had.Add(recipient.PersonId);
            }
        }

        return (missed, had);
    }

    // The last card was snoozed to later on its day, and that later card did not come on that day.
    private async Task<bool> HasMissedLaterAsync(string personId, PersonalSettings own, StoredOccurrence? last, DateTimeOffset now, CancellationToken ct) =>
        own.AgainAt is { } at && at <= now && !(at < last?.At)
        && await deliveries.FindRecipientAsync(new OccurrenceKey(Reminder, SnoozeDay.OccurrenceOf(personId, at)), personId, ct) is { } later
        && (later.State is DeliveryState.Failed || (later.State is DeliveryState.Pending && later.ExpiresAt <= now));

    // A notice sent earlier today has used up the message and listed what was owed then (see DayCardMessage); anything that came
    // since counts as new next time.
    private async Task<DateTimeOffset> SaidFromAsync(IReadOnlyList<Reminder> open, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var begins = (await people.ZonesAsync(ct)).Min(zone => LocalMoment.At(today, TimeOnly.MinValue, zone));
        var from = now;
        foreach (var notice in open.Where(r => DeliveryKinds.Of(r) is DeliveryKinds.Notice))
        {
            foreach (var sent in await reminders.OccurrencesAsync(notice.Id, ct, OccurrenceName.FirstOf(today.AddDays(-1))))
            {
                if (await deliveries.FindAsync(new OccurrenceKey(notice.Id, sent.Key), ct) is { } head && head.PlannedAt >= begins && head.PlannedAt < from)
                    from = head.PlannedAt;
            }
        }

        return from;
    }

    // The earliest card hour over all people, by their zones and settings.
    private async Task<DateTimeOffset> FirstHourAsync(DateOnly today, CancellationToken ct) =>
        (await people.OwnAsync(ct)).Append(PersonalSettings.Default).Min(own => times.RoundOf(today, own).At);

    [LoggerMessage(1, LogLevel.Information, "The day's cards of {Day}: planned for {Recipients} people.")]
    private static partial void LogPlanned(ILogger logger, string day, int recipients);
}
