using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Reminders.Texts;
using BotApp.Features.Settings;
using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>Carries out the agenda. Every step is keyed, so any number of hosts may run it at once, or again after a crash.</summary>
internal sealed partial class AgendaRunner(
    ReminderBook book,
    ReminderStore reminders,
    Audiences audiences,
    EveryonesSettings people,
    ReminderTexts texts,
    ReminderRecords records,
    ProgressCards progress,
    DeliveryPlanner planner,
    DeliveryStore deliveries,
    RecipientTimes times,
    CalendarView calendar,
    SettingsView settings,
    OfficeClock clock,
    OfficeStart start,
    ILogger<AgendaRunner> logger)
{
    private const int NoticeWaitsDays = 14;
    private const int UrgentWaitsDays = 3;
    private const int MostNear = 20;

    /// <summary>Carries out what is due now.</summary>
    /// <returns>The open reminders afterwards.</returns>
    public async Task<IReadOnlyList<Reminder>> RunAsync(RosterSnapshot roster, CancellationToken ct)
    {
        var now = clock.Now;
        var open = await book.OpenAsync(ct);
        var noted = new List<StoredOccurrence>();
        foreach (var reminder in open)
            noted.AddRange(await reminders.LatelyAsync(reminder, DateOnly.FromDateTime(now.DateTime), ct));
        var zones = await people.ZonesAsync(ct);
        var steps = ReminderAgenda.Steps(new AgendaInput(
            now,
            start.On,
            calendar.Current,
            settings.Office,
            await KnownAsync(open, DateOnly.FromDateTime(now.DateTime), ct),
            open,
            noted.ToLookup(o => o.Reminder, StringComparer.Ordinal),
            (day, at) => zones.Min(zone => LocalMoment.At(day, at, zone)))
        {
            Waiting = await WaitingAsync(open, DateOnly.FromDateTime(now.DateTime), ct),
        }).ToList();
        foreach (var step in steps)
        {
            try
            {
                await DoAsync(step, roster, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One reminder that cannot go out does not hold up the others.
                LogFailed(logger, step.GetType().Name, e);
            }
        }

        return steps.Count == 0 ? open : await book.OpenAsync(ct);
    }

    // Ids of holiday reminders carry future days, which no other ids do.
    private async Task<IReadOnlyList<HolidayRef>> KnownAsync(IReadOnlyList<Reminder> open, DateOnly today, CancellationToken ct)
    {
        var known = open.Select(r => r.Holiday).OfType<HolidayRef>().ToList();
        var near = ReminderAgenda.HolidaysNear(today, calendar.Current).ToList();
        if (near.Exists(h => !known.Exists(k => k.Is(h))))
            known.AddRange((await book.OfDaysAsync(today.AddDays(1), near.Max(h => h.Last), MostNear, ct)).Select(r => r.Holiday).OfType<HolidayRef>());
        return known;
    }

    // Checks reminders about to be closed: a copy held back for another day can wait long after the last time.
    private async Task<IReadOnlySet<string>> WaitingAsync(IEnumerable<Reminder> open, DateOnly today, CancellationToken ct)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reminder in open.Where(r => r.State is ReminderState.Approved && ReminderAgenda.IsOver(r, today, calendar.Current)))
        {
            if (await progress.CountsAsync(reminder, ct) is (_, { Pending: > 0 } or { Sending: > 0 }))
                waiting.Add(reminder.Id);
        }

        return waiting;
    }

    private Task DoAsync(AgendaStep step, RosterSnapshot roster, CancellationToken ct) => step switch
    {
        AgendaStep.Draft draft => DraftAsync(draft, ct),
        AgendaStep.Follow follow => book.ChangeAsync(follow.Reminder.Id, r => FollowedReminder.Of(r, follow.Reminder, texts), ct),
        AgendaStep.ApproveByItself approve => book.ChangeAsync(
            approve.Reminder.Id,
            // Another host may have read a newer calendar or settings, by which its day is still to come.
            r => r.State is ReminderState.Draft && r.Times == approve.Reminder.Times ? r with { State = ReminderState.Approved, DecidedAt = clock.Now } : null,
            ct),
        AgendaStep.Send send => SendAsync(send, roster, ct),
        AgendaStep.Miss miss => MissAsync(miss, ct),
        AgendaStep.Finish finish => FinishAsync(finish.Reminder, roster, ct),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task DraftAsync(AgendaStep.Draft draft, CancellationToken ct)
    {
        var holiday = draft.Holiday;
        var words = texts.For(holiday.Code, "zh");
        var created = await book.CreateAsync(
            new Reminder
            {
                Id = ReminderIds.Of(holiday),
                State = ReminderState.Draft,
                Holiday = HolidayRef.Of(holiday),
                Text = words.Opening,
                Points = [.. words.Points],
                Ask = words.Ask,
                Audience = new Audience.Everyone().ToString(),
                Times = new ReminderTimes(draft.SendOn, settings.Office.HolidayHour),
                CreatedAt = clock.Now,
            },
            ct);
        if (created)
            LogDrafted(logger, ReminderIds.Of(holiday));
    }

    private async Task SendAsync(AgendaStep.Send send, RosterSnapshot roster, CancellationToken ct)
    {
        var reminder = send.Reminder;
        if (SecretaryHolds.Now(reminder, roster, clock.Now.Offset) is null)
        {
            // This host may not yet have read the roster that the notice was made from.
            if (clock.Now - reminder.CreatedAt < SecretaryHolds.KnownEverywhere)
                return;
            // The roster has been corrected since, so the notice is no longer true.
            await book.ChangeAsync(
                reminder.Id, r => r.State is ReminderState.Approved ? r with { State = ReminderState.Cancelled, DecidedAt = clock.Now } : null, ct);
            return;
        }

        var recipients = new List<PlannedRecipient>();
        foreach (var person in await RecipientsAsync(send, roster, ct))
        {
            var own = await people.OfAsync(person.Id, ct);
            // A holiday reminder comes at its hour in the person's own zone. News of a secretary comes after the person's card,
            // whose place it must not take. A composed reminder goes out everywhere at once.
            var time = reminder switch
            {
                { Holiday: not null } => times.Of(send.Day, reminder.Times.At, own),
                { Secretary: not null } => times.AfterCard(send.Day, own),
                _ => times.Of(clock.Now, own),
            };
            if (reminder.Holiday is not { } holiday || time.Day < holiday.First)
                recipients.Add(new PlannedRecipient(person.Id, time.NotBefore, Expires(reminder, time, times.ZoneOf(own)), time.Day));
        }

        var kind = DeliveryKinds.Of(reminder);
        await planner.PlanAsync(new DeliveryPlan(reminder.Id, send.Key, kind, kind is DeliveryKinds.Notice, recipients), ct);
        var occurrence = new StoredOccurrence(reminder.Id, send.Key, send.Day, clock.Now, false, recipients.Count);
        if (await reminders.AddOccurrenceAsync(occurrence, ct))
            LogPlanned(logger, reminder.Id, send.Key, recipients.Count);
    }

    /// <summary>
    /// Until when it may be sent. Before a holiday: until the holiday begins, as people away or out of reach may be back
    /// before. Urgent: some days. Otherwise long enough to wait for the day card of the next days.
    /// </summary>
    public static DateTimeOffset Expires(Reminder reminder, RecipientTime time, TimeZoneInfo zone) => reminder switch
    {
        { Holiday: { } holiday } => LocalMoment.At(holiday.First, TimeOnly.MinValue, zone),
        { IsUrgent: true } => time.Expires.AddDays(UrgentWaitsDays),
        _ => time.Expires.AddDays(NoticeWaitsDays),
    };

    private async Task<IEnumerable<Person>> RecipientsAsync(AgendaStep.Send send, RosterSnapshot roster, CancellationToken ct) =>
        send.Occasion is Occasion.Repeat
            ? (await audiences.NotConfirmedAsync(send.Reminder.Id, new DateTimeOffset(send.Day.ToDateTime(TimeOnly.MinValue), clock.Now.Offset), ct)).Select(id => roster.Find(id)).OfType<Person>()
            : await audiences.PeopleAsync(send.Reminder.Audience, roster, ct);

    private async Task MissAsync(AgendaStep.Miss miss, CancellationToken ct)
    {
        // A host may have gone down after planning and before noting it: then the deliveries went out all the same.
        if (await deliveries.PlannedAsync(miss.Reminder.Id, miss.Key, miss.Day, ct) is { } planned)
            await reminders.AddOccurrenceAsync(planned, ct);
        else if (await reminders.AddOccurrenceAsync(new StoredOccurrence(miss.Reminder.Id, miss.Key, miss.Day, clock.Now, true, 0), ct))
            LogMissed(logger, miss.Reminder.Id, miss.Key);
    }

    private async Task FinishAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        await RecordAsync(reminder, roster, ct);
        await book.ChangeAsync(
            reminder.Id,
            r => r.State is ReminderState.Approved or ReminderState.Draft ? r with { State = ReminderState.Finished } : null,
            ct);
    }

    /// <summary>Records in the office's register what was sent.</summary>
    public async Task RecordAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        if (reminder.Holiday is not null && await progress.CountsAsync(reminder, ct) is ({ IsMissed: false } sent, var counts))
            await records.WriteAsync(reminder, sent, counts, roster, ct);
    }

    [LoggerMessage(4, LogLevel.Error, "A step of the agenda ({Step}) could not be carried out; it is tried again in a moment.")]
    private static partial void LogFailed(ILogger logger, string step, Exception e);

    [LoggerMessage(1, LogLevel.Information, "Reminder {Reminder} waits for the office.")]
    private static partial void LogDrafted(ILogger logger, string reminder);

    [LoggerMessage(2, LogLevel.Information, "Reminder {Reminder}, {Occurrence}: planned for {Recipients} people.")]
    private static partial void LogPlanned(ILogger logger, string reminder, string occurrence, int recipients);

    [LoggerMessage(3, LogLevel.Warning, "Reminder {Reminder}, {Occurrence}: its day went by while no host was up, or before anyone decided; it was not sent.")]
    private static partial void LogMissed(ILogger logger, string reminder, string occurrence);
}
