using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>Plans the day's cards: on working days, for whoever owes something that is worth a word today; nobody else hears anything.</summary>
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
    /// <summary>Name of the day's card among the deliveries.</summary>
    public const string Reminder = "day";

    // Further back nothing is made good: see DayCardDecision.
    private const int UnreachedDays = 14;

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
            await NoteMissedAsync(before, today, ct);
            await PlanAsync(roster, open, today, [.. before.Where(o => !o.IsMissed).Select(o => o.Day).Reverse()], ct);
        }

        planned = today;
    }

    // Working days on which no host was up. What rang on them rings today: see DayCardDecision.
    private async Task NoteMissedAsync(IReadOnlyList<StoredOccurrence> before, DateOnly today, CancellationToken ct)
    {
        if (before.Count == 0)
            return;
        for (var day = before[^1].Day.AddDays(1); day < today; day = day.AddDays(1))
        {
            if (calendar.Current.IsWorkday(day))
                await reminders.AddOccurrenceAsync(new StoredOccurrence(Reminder, OccurrenceName.Of(Occasion.First, day), day, clock.Now, true, 0), ct);
        }
    }

    private async Task PlanAsync(RosterSnapshot roster, IReadOnlyList<Reminder> open, DateOnly today, IReadOnlyList<DateOnly> rounds, CancellationToken ct)
    {
        DateOnly? last = rounds is [var newest, ..] ? newest : null;
        var shared = await items.SharedAsync(today, roster, roster.Units, open, ct);
        var missed = await MissedAsync(rounds.TakeWhile(day => day >= today.AddDays(-UnreachedDays)), ct);
        var recipients = new List<PlannedRecipient>();
        foreach (var person in roster.People.Where(p => roster.UnitsOf(p).Length > 0 || p.Memberships.Any(m => m.Role is Role.Office)))
        {
            var own = await people.OfAsync(person.Id, ct);
            // By the hour of the own card: cards are planned for all at the hour of whoever is first.
            var round = times.RoundOf(today, own);
            if (DayCardDecision.IsHeldBack(own, round))
                continue;
            CardRound? before = last is { } day ? times.RoundOf(day, own) : null;
            var owed = await items.OfAsync(person, own, shared, ct);
            if (!DayCardDecision.Of(owed, own, round, before, missed.Contains(person.Id), calendar.Current).IsWorthIt)
                continue;

            var time = times.OfCard(today, own);
            recipients.Add(new PlannedRecipient(person.Id, time.NotBefore, time.Expires, time.Day));
        }

        var key = OccurrenceName.Of(Occasion.First, today);
        if (recipients.Count > 0)
            await planner.PlanAsync(new DeliveryPlan(Reminder, key, DeliveryKinds.Day, CountsForDay: true, recipients), ct);
        if (await reminders.AddOccurrenceAsync(new StoredOccurrence(Reminder, key, today, clock.Now, false, recipients.Count), ct))
            LogPlanned(logger, key, recipients.Count);
    }

    // Their card was planned and did not go out while its day lasted: what rang on it rings again today. Whoever could not be reached
    // is tried again once that person has spoken or installed the app since, not every morning.
    private async Task<HashSet<string>> MissedAsync(IEnumerable<DateOnly> rounds, CancellationToken ct)
    {
        var now = clock.Now;
        var missed = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (age, day) in rounds.Index())
        {
            var key = new OccurrenceKey(Reminder, OccurrenceName.Of(Occasion.First, day));
            await foreach (var recipient in deliveries.RecipientsAsync(key, ct))
            {
                // The last card that was meant for a person is the one that counts.
                if (!known.Add(recipient.PersonId))
                    continue;
                var isMissed = recipient.State switch
                {
                    DeliveryState.Failed => age == 0,
                    DeliveryState.Pending => age == 0 && recipient.ExpiresAt <= now,
                    DeliveryState.Unreachable => !(await deliveries.Days.StuckAsync(recipient.PersonId, ct)).Contains(key),
                    _ => false,
                };
                if (isMissed)
                    missed.Add(recipient.PersonId);
            }
        }

        return missed;
    }

    // The hour of the card in the zone and by the wish of whoever is first.
    private async Task<DateTimeOffset> FirstHourAsync(DateOnly today, CancellationToken ct) =>
        (await people.OwnAsync(ct)).Append(PersonalSettings.Default).Min(own => times.RoundOf(today, own).At);

    [LoggerMessage(1, LogLevel.Information, "The day's cards of {Day}: planned for {Recipients} people.")]
    private static partial void LogPlanned(ILogger logger, string day, int recipients);
}
