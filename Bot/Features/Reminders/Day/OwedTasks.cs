using System.Collections.Immutable;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Office.Settings;
using BotApp.Storage.People;

namespace BotApp.Features.Reminders.Day;

/// <summary>What is the same for everyone on a day, gathered once.</summary>
/// <param name="Obligations">What each unit owes now, by unit.</param>
internal sealed record DayShared(
    DateOnly Today, RosterSnapshot Roster, OfficeCalendar Calendar, OfficeSettings Settings, ILookup<string, Obligation> Obligations)
{
    /// <summary>The open reminders.</summary>
    public IReadOnlyList<Reminder> Open { get; init; } = [];

    /// <summary>Who has got and who has confirmed a holiday reminder, by reminder; only where the office has set that secretaries hear of it.</summary>
    public IReadOnlyDictionary<string, Answers> Escalated { get; init; } = ImmutableDictionary<string, Answers>.Empty;

    /// <summary>The dated reminders that stand on cards today.</summary>
    public IReadOnlyList<(DatedReminder Reminder, DatedTime Time)> Dated { get; init; } = [];
}

/// <summary>What each person owes on a day. Pure.</summary>
internal static class OwedTasks
{
    /// <summary>What one person owes, given the open items.</summary>
    public static IReadOnlyList<DayTask> Of(Person person, PersonalSettings own, DayShared shared, IEnumerable<OpenItem> items)
    {
        var all = new List<DayTask>();
        foreach (var unit in AnswersFor(person, shared.Roster))
        {
            var maySkip = Rights.May(person, Operation.MarkNotDue, unit, Visibility.Unit);
            var since = AnswersSince(person, unit, shared.Roster);
            all.AddRange(shared.Obligations[unit.Id].Select(o => new DayTask.Owed(o, unit.Name, maySkip) { CameAt = since }));
        }

        all.AddRange(SecretaryOf(person, shared.Roster).SelectMany(unit => UnansweredIn(unit, person, shared)));

        // What has no day is on no card, but for what waits for this person's word, without which the item never ends, and for what the
        // person takes for done.
        all.AddRange(items.Where(i => i.Due is not null || i.CameBack || i.Duty == Duties.Review).Select(i => i.Register == AutomaticRegisters.SelfReview
            ? ReviewOf(i, person, shared)
            : (DayTask)new DayTask.Item(i, shared.Roster.UnitOrFormer(i.Unit)?.Name, i.Due, AppearsOn(i, shared))));
        if (person.Memberships.Any(m => m.Role is Role.Office))
            all.AddRange(OfOffice(person, shared));
        all.AddRange(
            from dated in shared.Dated
            where dated.Reminder.Concerns(person)
            let task = new DayTask.Dated(dated.Reminder, dated.Time)
            where !own.DatedDone.Contains(task.Mark)
            select task);
        return all;
    }

    /// <summary>
    /// The units for which the person hears what is owed, in roster order: the secretary's; of a unit without one, such as the
    /// office itself, those who hold the role office in it, else those who keep its records.
    /// </summary>
    public static IEnumerable<Unit> AnswersFor(Person person, RosterSnapshot roster) =>
        roster.Units.Where(u => person.Memberships.Any(m => m.UnitId == u.Id && m.Role == Answering(u, roster)));

    private static DateTimeOffset? AnswersSince(Person person, Unit unit, RosterSnapshot roster)
    {
        var role = Answering(unit, roster);
        return person.Memberships.First(m => m.UnitId == unit.Id && m.Role == role).RoleSince;
    }

    private static Role? Answering(Unit unit, RosterSnapshot roster)
    {
        var held = roster.MembersOf(unit.Id).SelectMany(p => p.Memberships).Where(m => m.UnitId == unit.Id).Select(m => m.Role).ToHashSet();
        foreach (var role in (Role[])[Role.Secretary, Role.Office, Role.Recorder])
        {
            if (held.Contains(role))
                return role;
        }

        return null;
    }

    private static IEnumerable<Unit> SecretaryOf(Person person, RosterSnapshot roster) =>
        roster.Units.Where(u => person.Memberships.Any(m => m.UnitId == u.Id && m.Role is Role.Secretary));

    /// <summary>
    /// Whether secretaries hear today who has not confirmed a reminder: if the office has set it so, on the last working day,
    /// when the repeat goes out and a word still helps.
    /// </summary>
    public static bool IsEscalated(Reminder reminder, DateOnly today, OfficeSettings settings, OfficeCalendar calendar) =>
        settings.EscalatesToSecretary
        && reminder is { Holiday: { } holiday, State: ReminderState.Approved }
        && today == calendar.LastWorkdayBefore(holiday.First);

    /// <summary>The dated reminders that stand on cards on a day; none whose time was before the office started.</summary>
    public static IReadOnlyList<(DatedReminder Reminder, DatedTime Time)> DatedOn(
        DatedReminders dated, DateOnly day, DateOnly? startedOn, OfficeCalendar calendar) =>
        startedOn is { } started ? [.. dated.On(day, calendar).Where(d => d.Time.Due >= started)] : [];

    // What a branch answers was asked of it before it had this secretary.
    private static DayTask.Review ReviewOf(OpenItem item, Person person, DayShared shared) =>
        new(item.Title, item.Due, AppearsOn(item, shared))
        {
            BranchName = shared.Roster.Unit(item.PersonId)?.Name,
            IsReturned = OwedReview.IsReturned(item),
            CameAt = ReviewAccess.SecretaryOf(person, item.PersonId)?.RoleSince,
        };

    // Some days before it is due; what is asked of the person since later than that, on the next working day. Whoever leads
    // others hears of it when it is overdue, on the first working day after it was due.
    private static DateOnly AppearsOn(OpenItem item, DayShared shared)
    {
        if (item.Duty == Duties.Lead)
            return shared.Calendar.WorkdayOnOrAfter(item.Due!.Value.AddDays(1));
        var known = shared.Calendar.WorkdayOnOrAfter(item.Entered.AddDays(1));
        if (item.Due is not { } due)
            return known;
        var lead = shared.Calendar.WorkdaysBefore(due, shared.Settings.ObligationLeadWorkdays);
        // Of what came back it is said at once, and again when its day comes near.
        return lead > known && !(item.CameBack && shared.Today < lead) ? lead : known;
    }

    private static IEnumerable<DayTask> OfOffice(Person person, DayShared shared)
    {
        // Null comes first: of an old role and a new one the old one counts.
        var since = person.Memberships.Where(m => m.Role is Role.Office).Select(m => m.RoleSince).Order().First();
        foreach (var draft in shared.Open.Where(r => r is { State: ReminderState.Draft, Holiday: not null }))
        {
            var days = HolidayDates.Of(draft.Holiday!.First, shared.Settings, shared.Calendar);
            // One that was approved and set back is a draft since then.
            var made = draft.DecidedAt ?? draft.CreatedAt;
            yield return new DayTask.Draft(
                draft.Id, draft.Holiday.NameZh, draft.Holiday.NameEn, draft.Times.On, days.Draft, shared.Settings.HolidaySendsByItself)
            {
                CameAt = since > made ? since : made,
            };
        }

        // Until the first of its days; what has gone out is said by its own card.
        foreach (var reminder in shared.Open.Where(r => r is { State: ReminderState.Approved, Holiday: not null, Moved: not null } && r.Times.On >= shared.Today))
        {
            yield return new DayTask.Moved(reminder.Id, reminder.Holiday!.NameZh, reminder.Holiday.NameEn, reminder.Times.On, reminder.Moved!)
            {
                CameAt = since > reminder.Moved!.At ? since : reminder.Moved.At,
            };
        }

        // The working day before it would go out, and on that day.
        foreach (var reminder in shared.Open.Where(r => r is { State: ReminderState.Approved, Holiday: null } && ReachesNobody(r, shared.Roster)))
        {
            if (reminder.Times.Next(shared.Today, shared.Calendar) is { } next)
                yield return new DayTask.Nobody(reminder, next, shared.Calendar.LastWorkdayBefore(next));
        }

        // On the first working day of December and then every few days, also in the year itself, until the notice is imported.
        if (shared.Calendar.MissingYear(shared.Today) is { } year)
            yield return new DayTask.MissingCalendar(year, LastRing(shared));
    }

    // Who has not answered another one is not known to the roster.
    private static bool ReachesNobody(Reminder reminder, RosterSnapshot roster) => Audience.Parse(reminder.Audience, roster) switch
    {
        null => true,
        Audience.Unanswered => false,
        var known => !known.Among(roster).Any(),
    };

    // The day of the month on which it was said last: without a due day it would be said once only.
    private static DateOnly LastRing(DayShared shared)
    {
        var day = shared.Calendar.WorkdayOnOrAfter(new DateOnly(shared.Today.Year, shared.Today.Month, 1));
        while (shared.Calendar.WorkdaysAfter(day, DayCardDecision.OverdueEvery) is var next && next <= shared.Today)
            day = next;
        return day;
    }

    private static IEnumerable<DayTask> UnansweredIn(Unit unit, Person reader, DayShared shared)
    {
        foreach (var reminder in shared.Open)
        {
            if (reminder.Holiday is not { } holiday || !shared.Escalated.TryGetValue(reminder.Id, out var answers))
                continue;

            // Whoever was away, say, has had nothing to confirm: named to nobody, and counted apart. The reader's own copy speaks for itself.
            var members = shared.Roster.MembersOf(unit.Id).RemoveAll(p => p.Id == reader.Id);
            var asked = members.Where(p => answers.Has(p.Id)).ToList();
            var names = asked.Where(p => answers.Open.Contains(p.Id)).Select(p => p.Name).ToImmutableArray();
            if (!names.IsEmpty)
                yield return new DayTask.Unanswered(holiday.NameZh, holiday.NameEn, names, asked.Count, members.Length - asked.Count, shared.Today);
        }
    }
}
