using BotApp.Features.Demo;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.People;

namespace BotApp.Tests.Support.Year;

/// <summary>What the office sends and asks for in the simulated year.</summary>
internal static class YearNotices
{
    /// <summary>
    /// Writes the day's notices: to all on the 8th of each month, to the secretaries each Wednesday, to one branch a week, and
    /// once a quarter something urgent to all.
    /// </summary>
    public static void Compose(YearOffice office, DateOnly day, DateTimeOffset now, List<Reminder> reminders)
    {
        if (day == office.Days[0])
            reminders.Add(New("weekly", new Audience.OfRole(Role.Secretary), day, now) with
            {
                Times = new ReminderTimes(day, new TimeOnly(10, 0), Repeats.Weekly, DayOfWeek.Wednesday),
            });
        if (day == office.Calendar.RelativelyFixedDay(day, 8))
            reminders.Add(New("monthly", new Audience.Everyone(), day, now));
        if (day.Month % 3 == 2 && day == office.Calendar.RelativelyFixedDay(day, 18))
            reminders.Add(New("urgent", new Audience.Everyone(), day, now) with { IsUrgent = true });
        if (day.DayOfWeek is DayOfWeek.Thursday && office.Calendar.IsWorkday(day))
            reminders.Add(New("branch", new Audience.OfUnit(new Dice($"branch {day:yyyyMMdd}").Pick(Branches(office)).Id), day, now));
    }

    /// <summary>Each branch gives two members a task each month.</summary>
    public static IEnumerable<OpenItem> LedgerItems(YearOffice office, DateOnly day)
    {
        foreach (var branch in Branches(office))
        {
            for (var n = 0; n < 2; n++)
            {
                var dice = new Dice($"item {branch.Id} {day:yyyyMM} {n}");
                if (1 + dice.Throw(28) != day.Day)
                    continue;
                var owner = dice.Pick(office.Roster.MembersOf(branch.Id));
                var due = office.Calendar.WorkdaysAfter(day, 8 + dice.Throw(20));
                yield return new OpenItem(owner.Id, branch.Id, $"item-{day:yyyyMMdd}-{n}", "…", due, day, "ledger", "Active", 1) { Entered = day };
            }
        }
    }

    /// <summary>One round of self-reviews, opened on 12 October and due on 20 November.</summary>
    public static IEnumerable<OpenItem> Reviews(YearOffice office, DateOnly day) => (day.Month, day.Day) is (10, 12)
        ? office.Roster.People.Select(p => new OpenItem(
            p.Id, "", "review", "…", new DateOnly(day.Year, 11, 20), day, AutomaticRegisters.SelfReview, "Active", 1) { Entered = day })
        : [];

    /// <summary>The draft of a holiday reminder.</summary>
    public static Reminder Draft(AgendaStep.Draft draft, TimeOnly hour, DateTimeOffset now) => new()
    {
        Id = ReminderIds.Of(draft.Holiday),
        State = ReminderState.Draft,
        Holiday = HolidayRef.Of(draft.Holiday),
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = new ReminderTimes(draft.SendOn, hour),
        CreatedAt = now,
    };

    private static Reminder New(string what, Audience audience, DateOnly day, DateTimeOffset now) => new()
    {
        Id = ReminderIds.Of(day, what),
        State = ReminderState.Approved,
        Text = "…",
        Audience = audience.ToString(),
        Times = new ReminderTimes(day, TimeOnly.FromDateTime(now.DateTime)),
        CreatedAt = now,
        DecidedAt = now,
    };

    private static IReadOnlyList<Unit> Branches(YearOffice office) => [.. office.Roster.Units.Where(u => u.Kind is UnitKind.Branch)];
}
