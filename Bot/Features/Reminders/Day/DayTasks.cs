using System.Collections.Immutable;
using BotApp.Features.Holidays;
using BotApp.Features.Obligations;
using BotApp.Features.OpenItems;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Storage.People;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>Gathers what people owe.</summary>
internal sealed class DayTasks(
    StoredObligations obligations, OfficeStart start, PeopleStore people, Audiences audiences, CalendarView calendar, SettingsView settings)
{
    private const int MostItems = 100;

    /// <summary>What is the same for everyone on a day, gathered once.</summary>
    /// <param name="Obligations">What each unit owes now, by unit.</param>
    /// <param name="Unanswered">Who has not confirmed a holiday reminder that was repeated, by reminder.</param>
    public sealed record Shared(
        DateOnly Today,
        RosterSnapshot Roster,
        ILookup<string, Obligation> Obligations,
        IReadOnlyList<Reminder> Open,
        IReadOnlyDictionary<string, IReadOnlySet<string>> Unanswered);

    /// <summary>Gathers what is the same for everyone.</summary>
    /// <param name="units">Whose obligations are wanted.</param>
    public async Task<Shared> SharedAsync(
        DateOnly today, RosterSnapshot roster, IEnumerable<Unit> units, IReadOnlyList<Reminder> open, CancellationToken ct)
    {
        var owed = await obligations.OfAsync(
            new ObligationQuery(roster, units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal), start.On, today, OfficeRules.Of(settings.Office)), ct);
        var unanswered = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        if (settings.Office.EscalatesToSecretary)
        {
            foreach (var reminder in open.Where(r => r is { Holiday: { } h, State: ReminderState.Approved } && IsLastWord(h, today)))
                unanswered[reminder.Id] = await audiences.UnansweredAsync(reminder.Id, ct);
        }

        return new Shared(today, roster, owed.Where(o => o.IsOwed).ToLookup(o => o.UnitId, StringComparer.Ordinal), open, unanswered);
    }

    /// <summary>What one person owes.</summary>
    public async Task<IReadOnlyList<DayTask>> OfAsync(Person person, Shared shared, CancellationToken ct)
    {
        var page = await people.ListAsync(person.Id, MostItems, null, ct);
        return Of(person, shared, page.Items);
    }

    /// <summary>What one person owes, given the open items. Pure.</summary>
    public IReadOnlyList<DayTask> Of(Person person, Shared shared, IEnumerable<OpenItem> items)
    {
        var all = new List<DayTask>();
        foreach (var unit in SecretaryOf(person, shared.Roster))
        {
            all.AddRange(shared.Obligations[unit.Id].Select(o => new DayTask.Owed(o, unit.Name)));
            all.AddRange(UnansweredIn(unit, shared));
        }

        all.AddRange(items.Where(i => i.Due is not null).Select(i => i.Register == ShowMine.SelfReview
            ? new DayTask.Review(i.Title, i.Due, AppearsOn(i))
            : (DayTask)new DayTask.Item(i, shared.Roster.Unit(i.Unit)?.Name, i.Due, AppearsOn(i))));
        if (person.Memberships.Any(m => m.Role is Role.Office))
            all.AddRange(OfOffice(shared));
        return all;
    }

    /// <summary>The units whose secretary the person is, in roster order.</summary>
    public static IEnumerable<Unit> SecretaryOf(Person person, RosterSnapshot roster) =>
        roster.Units.Where(u => person.Memberships.Any(m => m.UnitId == u.Id && m.Role is Role.Secretary));

    // Some days before it is due; what was entered later than that, on the next working day. Whoever leads others hears of
    // it when it is overdue, on the first working day after it was due.
    private DateOnly AppearsOn(OpenItem item)
    {
        if (item.Duty == Duties.Lead)
            return calendar.Current.WorkdayOnOrAfter(item.Due!.Value.AddDays(1));
        var lead = calendar.Current.WorkdaysBefore(item.Due!.Value, settings.Office.ObligationLeadWorkdays);
        var known = calendar.Current.WorkdayOnOrAfter(item.Entered.AddDays(1));
        return lead > known ? lead : known;
    }

    private IEnumerable<DayTask> OfOffice(Shared shared)
    {
        foreach (var draft in shared.Open.Where(r => r is { State: ReminderState.Draft, Holiday: not null }))
        {
            var days = HolidayDates.Of(draft.Holiday!.First, settings.Office, calendar.Current);
            if (!settings.Office.HolidaySendsByItself)
                yield return new DayTask.Draft(draft.Id, draft.Holiday.NameZh, draft.Holiday.NameEn, draft.Times.On, days.Draft);
        }

        // In December, on the first working day and then every few days, until the notice is imported.
        if (calendar.Current.MissingYear(shared.Today) is { } year)
            yield return new DayTask.MissingCalendar(year, FirstWorkdayOf(shared.Today));
    }

    private DateOnly FirstWorkdayOf(DateOnly day) => calendar.Current.WorkdayOnOrAfter(new DateOnly(day.Year, day.Month, 1));

    private static IEnumerable<DayTask> UnansweredIn(Unit unit, Shared shared)
    {
        foreach (var reminder in shared.Open)
        {
            if (reminder.Holiday is not { } holiday || !shared.Unanswered.TryGetValue(reminder.Id, out var open))
                continue;

            var members = shared.Roster.MembersOf(unit.Id);
            var names = members.Where(p => open.Contains(p.Id)).Select(p => p.Name).ToImmutableArray();
            if (!names.IsEmpty)
                yield return new DayTask.Unanswered(holiday.NameZh, holiday.NameEn, names, members.Length, shared.Today);
        }
    }

    // On the last working day the secretary can still have a word; before it the repeat has not gone out.
    private bool IsLastWord(HolidayRef holiday, DateOnly today) => today == calendar.Current.LastWorkdayBefore(holiday.First);
}
