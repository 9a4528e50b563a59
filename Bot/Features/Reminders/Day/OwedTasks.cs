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

/// <summary>The data of a day shared by everyone, gathered once.</summary>
/// <param name="Obligations">What each unit owes now, by unit id.</param>
internal sealed record DayShared(
    DateOnly Today, RosterSnapshot Roster, OfficeCalendar Calendar, OfficeSettings Settings, ILookup<string, Obligation> Obligations)
{
    /// <summary>The open reminders.</summary>
    public IReadOnlyList<Reminder> Open { get; init; } = [];

    /// <summary>Who got and who confirmed a holiday reminder, by reminder; filled only if secretaries are told, as the office can set.</summary>
    public IReadOnlyDictionary<string, Answers> Escalated { get; init; } = ImmutableDictionary<string, Answers>.Empty;

    /// <summary>The dated reminders on today's cards.</summary>
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

        // Items without a due day are left out, except those that await this person's review, which would never end otherwise, and those
        // sent back, which the person believes done.
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
    /// The units whose obligations the person is told, in roster order. A unit's secretary is told; in a unit without one, such as
    /// the office itself, those with the role office, else its recorders.
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
    /// Whether secretaries are told today who has not confirmed a reminder: if the office has set it so, on the last working day,
    /// when the repeat goes out and asking still helps.
    /// </summary>
    public static bool IsEscalated(Reminder reminder, DateOnly today, OfficeSettings settings, OfficeCalendar calendar) =>
        settings.EscalatesToSecretary
        && reminder is { Holiday: { } holiday, State: ReminderState.Approved }
        && today == calendar.LastWorkdayBefore(holiday.First);

    /// <summary>The dated reminders on a day's cards, without those due before the office started.</summary>
    public static IReadOnlyList<(DatedReminder Reminder, DatedTime Time)> DatedOn(
        DatedReminders dated, DateOnly day, DateOnly? startedOn, OfficeCalendar calendar) =>
        startedOn is { } started ? [.. dated.On(day, calendar).Where(d => d.Time.Due >= started)] : [];

    // A branch's review may have been asked for before this person became its secretary.
    private static DayTask.Review ReviewOf(OpenItem item, Person person, DayShared shared) =>
        new(item.Title, item.Due, AppearsOn(item, shared))
        {
            BranchName = shared.Roster.Unit(item.PersonId)?.Name,
            IsReturned = OwedReview.IsReturned(item),
            CameAt = ReviewAccess.SecretaryOf(person, item.PersonId)?.RoleSince,
        };

    // Some days before it is due; or if it was assigned later than that, on the next working day. A leader sees it
    // when it is overdue, on the first working day after the due day.
    private static DateOnly AppearsOn(OpenItem item, DayShared shared)
    {
        if (item.Duty == Duties.Lead)
            return shared.Calendar.WorkdayOnOrAfter(item.Due!.Value.AddDays(1));
        var known = shared.Calendar.WorkdayOnOrAfter(item.Entered.AddDays(1));
        if (item.Due is not { } due)
            return known;
        var lead = shared.Calendar.WorkdaysBefore(due, shared.Settings.ObligationLeadWorkdays);
        // An item sent back is mentioned at once, and again when its due day approaches.
        return lead > known && !(item.CameBack && shared.Today < lead) ? lead : known;
    }

    private static IEnumerable<DayTask> OfOffice(Person person, DayShared shared)
    {
        // Null (unknown, hence old) sorts first, so the oldest role counts.
        var since = person.Memberships.Where(m => m.Role is Role.Office).Select(m => m.RoleSince).Order().First();
        foreach (var draft in shared.Open.Where(r => r is { State: ReminderState.Draft, Holiday: not null }))
        {
            var days = HolidayDates.Of(draft.Holiday!.First, shared.Settings, shared.Calendar);
            // A draft reopened after approval, or moved by the calendar, counts from that moment.
            DateTimeOffset?[] moments = [draft.CreatedAt, draft.DecidedAt, draft.Moved?.At];
            var made = moments.Max();
            yield return new DayTask.Draft(
                draft.Id, draft.Holiday.NameZh, draft.Holiday.NameEn, draft.Times.On, days.Draft, shared.Settings.HolidaySendsByItself)
            {
                CameAt = since > made ? since : made,
            };
        }

        // Shown until its day; after that its own card shows what went out.
        foreach (var reminder in shared.Open.Where(r => r is { State: ReminderState.Approved, Holiday: not null, Moved: not null } && r.Times.On >= shared.Today))
        {
            yield return new DayTask.Moved(reminder.Id, reminder.Holiday!.NameZh, reminder.Holiday.NameEn, reminder.Times.On, reminder.Moved!)
            {
                CameAt = since > reminder.Moved!.At ? since : reminder.Moved.At,
            };
        }

        // From the working day before it would go out.
        foreach (var reminder in shared.Open.Where(r => r is { State: ReminderState.Approved, Holiday: null } && ReachesNobody(r, shared.Roster)))
        {
            if (reminder.Times.Next(shared.Today, shared.Calendar) is { } next)
                yield return new DayTask.Nobody(reminder, next, shared.Calendar.LastWorkdayBefore(next));
        }

        // From the first working day of December every few days, also into the year itself, until the holidays are imported.
        if (shared.Calendar.MissingYear(shared.Today) is { } year)
            yield return new DayTask.MissingCalendar(year, LastRing(shared));
    }

    // The roster does not know who has not answered, so this audience is assumed to have people.
    private static bool ReachesNobody(Reminder reminder, RosterSnapshot roster) => Audience.Parse(reminder.Audience, roster) switch
    {
        null => true,
        Audience.Unanswered => false,
        var known => !known.Among(roster).Any(),
    };

    // The latest mention this month, used as the day it appears: without a due day it would be mentioned only once.
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

            // People who got no copy, such as those away, are counted apart and not named. The reader is left out: their own copy tells them.
            var members = shared.Roster.MembersOf(unit.Id).RemoveAll(p => p.Id == reader.Id);
            var asked = members.Where(p => answers.Has(p.Id)).ToList();
            var names = asked.Where(p => answers.Open.Contains(p.Id)).Select(p => p.Name).ToImmutableArray();
            if (!names.IsEmpty)
                yield return new DayTask.Unanswered(holiday.NameZh, holiday.NameEn, names, asked.Count, members.Length - asked.Count, shared.Today);
        }
    }
}
