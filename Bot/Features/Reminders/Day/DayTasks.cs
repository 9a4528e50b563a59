using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Features.Obligations;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Dated;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.People;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>Gathers what people owe; <see cref="OwedTasks"/> decides.</summary>
internal sealed class DayTasks(
    StoredObligations obligations,
    OfficeStart start,
    PeopleStore people,
    Audiences audiences,
    CalendarView calendar,
    SettingsView settings,
    DatedReminders dated)
{
    /// <summary>Gathers the data shared by everyone.</summary>
    /// <param name="units">The units whose obligations are read.</param>
    public async Task<DayShared> SharedAsync(
        DateOnly today, RosterSnapshot roster, IEnumerable<Unit> units, IReadOnlyList<Reminder> open, CancellationToken ct)
    {
        var (office, days) = (settings.Office, calendar.Current);
        var owed = await obligations.OfAsync(
            new ObligationQuery(roster, units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal), start.On, today, OfficeRules.Of(office)), ct);
        var escalated = new Dictionary<string, Answers>(StringComparer.Ordinal);
        foreach (var reminder in open.Where(r => OwedTasks.IsEscalated(r, today, office, days)))
            escalated[reminder.Id] = await audiences.AnswersAsync(reminder.Id, ct);

        return new DayShared(today, roster, days, office, owed.Where(o => o.IsOwed).ToLookup(o => o.UnitId, StringComparer.Ordinal))
        {
            Open = open,
            Escalated = escalated,
            Dated = OwedTasks.DatedOn(dated, today, start.On, days),
        };
    }

    /// <summary>What one person owes.</summary>
    public async Task<IReadOnlyList<DayTask>> OfAsync(Person person, PersonalSettings own, DayShared shared, CancellationToken ct)
    {
        var items = await OwnItems.WithBranchesAsync(people, person, shared.Roster, shared.Today, calendar.Current, ct);
        return OwedTasks.Of(person, own, shared, items);
    }
}
