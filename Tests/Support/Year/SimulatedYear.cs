using BotApp.Features.Demo;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Office.Calendar;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Storage.People;
using BotApp.Storage.Reminders;

namespace BotApp.Tests.Support.Year;

/// <summary>
/// A year of the demo office, day by day, with the host's real rules (agenda, day card, obligations, one message a day),
/// without storage or network. People log, finish late, are away, snooze cards; all by dice that are the same in every run.
/// </summary>
internal sealed class SimulatedYear
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly OfficeSettings Settings = OfficeSettings.Default with { HolidaySendsByItself = true, EscalatesToSecretary = true };

    private readonly YearOffice office;
    private readonly YearPost post;
    private readonly ObligationBasis basis;
    private readonly Dictionary<(string Unit, string Register, DateOnly Month), int> held = [];
    private readonly Dictionary<string, List<(OpenItem Item, DateOnly Done)>> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonalSettings> own;
    private readonly Dictionary<string, IReadOnlyList<(DateOnly From, DateOnly Until)>> absences;
    private readonly List<Reminder> reminders = [];
    private readonly List<StoredOccurrence> noted = [];
    private readonly Dictionary<string, HashSet<string>> unanswered = new(StringComparer.Ordinal);
    private readonly YearObligations duties;
    private DayShared shared;
    private CardRound? carded;

    private SimulatedYear(YearOffice office)
    {
        this.office = office;
        post = new YearPost(OwedNow, NextDay, Free);
        basis = new ObligationBasis(office.Roster, office.Registers, office.Calendar, ObligationRules.Default, office.Days[0]);
        own = office.Roster.People.ToDictionary(p => p.Id, _ => PersonalSettings.Default, StringComparer.Ordinal);
        absences = office.Roster.People.ToDictionary(p => p.Id, office.Absences, StringComparer.Ordinal);
        duties = new YearObligations(office, (person, day) => own[person].IsAwayOn(day) || absences[person].Any(a => a.From <= day && day <= a.Until));
        shared = Gather(office.Days[0]);
    }

    /// <summary>Runs the year.</summary>
    public static YearReport Run(int year = 2026)
    {
        var run = new SimulatedYear(new YearOffice(year));
        foreach (var day in run.office.Days)
            run.Day(day);
        return new YearReport(run.office, run.post.Sent, run.duties.Outcome());
    }

    private void Day(DateOnly day)
    {
        foreach (var (person, away) in absences)
        {
            if (away.FirstOrDefault(a => a.From == day) is var begins && begins != default)
                own[person] = own[person] with { AwayFrom = begins.From, AwayUntil = begins.Until };
        }

        shared = Gather(day);
        duties.Morning(day, shared);
        Agenda(At(day, 8, 0));
        shared = Gather(day);
        Cards(At(day, 8, 30));
        post.Run(At(day, 8, 59));
        Agenda(At(day, 9, 0));
        YearNotices.Compose(office, day, At(day, 10, 0), reminders);
        Agenda(At(day, 10, 0));
        post.Run(At(day, 23, 0));
        duties.Evening(post.Sent);
        Evening(day);
    }

    private DayShared Gather(DateOnly day) => new(
        day,
        office.Roster,
        office.Calendar,
        Settings,
        DerivedObligations.For(basis, new ObligationFacts((u, r, m) => held.GetValueOrDefault((u, r, m)), []), day)
            .Where(o => o.IsOwed).ToLookup(o => o.UnitId, StringComparer.Ordinal))
    {
        Open = [.. reminders.Where(r => r.State is ReminderState.Draft or ReminderState.Approved)],
        Escalated = reminders.Where(r => OwedTasks.IsEscalated(r, day, Settings, office.Calendar))
            .ToDictionary(r => r.Id, r => new Answers(unanswered.GetValueOrDefault(r.Id, []), new HashSet<string>()), StringComparer.Ordinal),
        Dated = OwedTasks.DatedOn(office.Dated, day, office.Days[0], office.Calendar),
    };

    private IReadOnlyList<DayTask> OwedNow(string personId, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.DateTime);
        var tasks = OwedTasks.Of(office.Roster.Find(personId)!, own[personId], shared, items.GetValueOrDefault(personId, []).Select(i => i.Item));
        return [.. tasks.Where(t => t.Appears <= day).OrderBy(t => t.Due ?? DateOnly.MaxValue)];
    }

    // Mirrors DayPlanner.
    private void Cards(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        if (!office.Calendar.IsWorkday(today))
            return;
        foreach (var person in office.Roster.People)
        {
            var settings = own[person.Id];
            var tasks = OwedTasks.Of(person, settings, shared, items.GetValueOrDefault(person.Id, []).Select(i => i.Item));
            if (!DayCardDecision.Of(tasks, settings, new CardRound(today, now), carded, carded?.At, hasMissedIt: false, office.Calendar))
                continue;
            var time = RecipientTime.Of(today, Settings.DayCardHour, settings, Zone);
            post.Plan(new OccurrenceKey(DayPlanner.Reminder, OccurrenceName.Of(Occasion.First, today)), DeliveryKinds.Day, person.Id, time, time.Expires);
        }

        carded = new CardRound(today, now);
    }

    // Mirrors AgendaRunner.
    private void Agenda(DateTimeOffset now)
    {
        var open = reminders.Where(r => r.State is ReminderState.Draft or ReminderState.Approved).ToList();
        var input = new AgendaInput(
            now, office.Days[0], office.Calendar, Settings, [.. reminders.Select(r => r.Holiday).OfType<HolidayRef>()], open,
            noted.ToLookup(o => o.Reminder, StringComparer.Ordinal), (day, hour) => LocalMoment.At(day, hour, Zone));
        foreach (var step in ReminderAgenda.Steps(input).ToList())
        {
            switch (step)
            {
                case AgendaStep.Draft draft:
                    reminders.Add(YearNotices.Draft(draft, Settings.HolidayHour, now));
                    break;
                case AgendaStep.Follow follow:
                    Replace(follow.Reminder);
                    break;
                case AgendaStep.ApproveByItself approve:
                    Replace(approve.Reminder with { State = ReminderState.Approved, DecidedAt = now });
                    Agenda(now);
                    return;
                case AgendaStep.Send send:
                    Send(send, now);
                    break;
                case AgendaStep.Miss miss:
                    noted.Add(new StoredOccurrence(miss.Reminder.Id, miss.Key, miss.Day, now, true, 0));
                    break;
                case AgendaStep.Finish finish:
                    Replace(finish.Reminder with { State = ReminderState.Finished });
                    break;
            }
        }
    }

    private void Send(AgendaStep.Send send, DateTimeOffset now)
    {
        var (reminder, kind) = (send.Reminder, DeliveryKinds.Of(send.Reminder));
        IReadOnlyList<Person> people = send.Occasion is Occasion.Repeat
            ? [.. unanswered[reminder.Id].Select(id => office.Roster.Find(id)!)]
            : [.. Audience.Parse(reminder.Audience, office.Roster)!.Among(office.Roster)];
        foreach (var person in people)
        {
            var settings = own[person.Id];
            var time = reminder.Holiday is null
                ? RecipientTime.Of(now, settings, Zone)
                : RecipientTime.Of(send.Day, reminder.Times.At, settings, Zone);
            if (reminder.Holiday is not { } holiday || time.Day < holiday.First)
                post.Plan(new OccurrenceKey(reminder.Id, send.Key), kind, person.Id, time, AgendaRunner.Expires(reminder, time, Zone));
        }

        noted.Add(new StoredOccurrence(reminder.Id, send.Key, send.Day, now, false, people.Count));
        // Most confirm on the same day.
        unanswered[reminder.Id] = [.. people.Select(p => p.Id).Where(id => !new Dice($"ack {reminder.Id} {send.Key} {id}").Happens(85))];
    }

    private void Evening(DateOnly day)
    {
        foreach (var meeting in office.Meetings[day])
        {
            var date = meeting.Draft.Date!.Value;
            var month = (meeting.Unit.Id, meeting.Draft.Type!, new DateOnly(date.Year, date.Month, 1));
            held[month] = held.GetValueOrDefault(month) + 1;
            foreach (var (action, number) in meeting.Draft.Actions.Select((a, n) => (a, n)))
            {
                if (office.Roster.FindByName(meeting.Unit.Id, action.Owner ?? "") is { } owner && action.Due is { } due)
                    Open(new OpenItem(owner.Id, meeting.Unit.Id, $"{meeting.Key}-{number}", action.Text, due, day, "follow-up", "Active", 1) { Entered = day });
            }
        }

        foreach (var item in YearNotices.LedgerItems(office, day).Concat(YearNotices.Reviews(office, day)))
            Open(item);
        foreach (var list in items.Values)
            list.RemoveAll(i => i.Done <= day);

        // One in forty snoozes the card until tomorrow.
        foreach (var message in post.Sent.Where(m => m.Kind is DeliveryKinds.Day && DateOnly.FromDateTime(m.At.DateTime) == day))
        {
            if (new Dice($"snooze {message.PersonId} {day:yyyyMMdd}").Throw(40) == 0)
                own[message.PersonId] = own[message.PersonId] with { SnoozedUntil = NextCard(message.PersonId, day) };
        }
    }

    private void Open(OpenItem item)
    {
        if (!items.TryGetValue(item.PersonId, out var list))
            items[item.PersonId] = list = [];
        list.Add((item, office.DoneOn(item.RecordId + item.PersonId, item.Due!.Value) is var done && done > item.Entered ? done : item.Due.Value));
    }

    private DateTimeOffset NextCard(string personId, DateOnly after) =>
        RecipientTime.Of(office.Calendar.WorkdayOnOrAfter(after.AddDays(1)), Settings.DayCardHour, own[personId], Zone).NotBefore;

    // Mirrors RecipientTimes.
    private DateTimeOffset NextDay(string personId, DateOnly after) => NextCard(personId, after).AddMinutes(1);

    private DateTimeOffset Free(string personId, DateTimeOffset at)
    {
        var time = RecipientTime.Of(at, own[personId], Zone);
        return own[personId].IsAwayOn(time.Day) ? NextDay(personId, time.Day) : time.NotBefore;
    }

    private void Replace(Reminder reminder) => reminders[reminders.FindIndex(r => r.Id == reminder.Id)] = reminder;

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => LocalMoment.At(day, new TimeOnly(hour, minute), Zone);
}
