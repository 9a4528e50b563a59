using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;
using BotApp.Tests.Unit.Office.Calendar;
using CsCheck;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>
/// What holds whenever a year's holidays are imported while a reminder waits, whatever the notice says: a host looks at the agenda
/// every ten minutes from weeks before the Spring Festival of 2027, which is computed to begin on 5 February, until it is over.
/// </summary>
public sealed class HolidaySendingPropertyTests
{
    private static readonly TimeSpan Office = TimeSpan.FromHours(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Begin = new(2027, 1, 12, 0, 5, 0, Office);
    private static readonly OfficeCalendar Before = ShippedCalendar.Shipped;

    /// <param name="Moved">By how many days the festival begins earlier or later than computed.</param>
    /// <param name="Worked">Weekend days that are worked for it, as days before it begins.</param>
    /// <param name="Imported">How many pauses after the begin the notice is imported.</param>
    private sealed record Case(int Moved, int[] Worked, int Imported, int Lead, TimeOnly Hour)
    {
        public DateTimeOffset ImportedAt => Begin + (Imported * Pause);
    }

    /// <param name="PlannedBefore">The day it was planned for when the notice was imported.</param>
    private sealed record Went(DateTimeOffset At, OfficeCalendar Calendar, DateOnly PlannedBefore);

    private static readonly TimeOnly[] Hours = [new(9, 0), new(0, 0), new(8, 30), new(18, 0)];

    private static readonly Gen<Case> AnyCase = Gen.Select(
        Gen.Int[-6, 6],
        Gen.Int[1, 14].Array[0, 3],
        Gen.Int[0, 26 * 24 * 6],
        Gen.Int[3, 5],
        Gen.Int[0, Hours.Length - 1],
        (moved, worked, imported, lead, hour) => new Case(moved, worked, imported, lead, Hours[hour]));

    [Fact]
    public void SentByItself_AnyImport_GoesAtItsHourByTheRuleElseWithTimeToLookAtItFirst() => AnyCase.Sample(
        c =>
        {
            var went = Walk(c, draft => draft);
            var (calendar, known) = went?.Calendar == Before ? (Before, Begin) : (Notice(c), c.ImportedAt);
            var first = Festival(calendar).First;
            if (went is null)
            {
                // No working day was left on which the office could have looked at it first.
                Assert.DoesNotContain(Days(known), d => d < first && calendar.IsWorkday(d) && HourOf(d, c) > known + HolidaySending.ShortNotice);
                return;
            }

            var day = DateOnly.FromDateTime(went.At.DateTime);
            Assert.InRange(went.At - HourOf(day, c), TimeSpan.Zero, Pause);
            Assert.True(day < first && calendar.IsWorkday(day), $"{day} is off");
            Assert.True(HolidayDates.KeepsRule(day, first, calendar) || !IsADayOfTheRuleLeft(c, calendar, known), $"{day} does not keep the rule");
            Assert.True(
                HolidayDates.KeepsRule(day, first, calendar) || day == went.PlannedBefore || went.At >= known + HolidaySending.ShortNotice, $"{went.At} is at once");
        },
        iter: 400);

    [Fact]
    public void Approved_AnyImport_GoesByTheRuleIfADayOfItIsLeftAndBeforeTheHoliday() => AnyCase.Sample(
        c =>
        {
            var went = Walk(c, draft => draft with { State = ReminderState.Approved, DecidedBy = "a", DecidedAt = draft.CreatedAt });
            var (calendar, known) = went?.Calendar == Before ? (Before, Begin) : (Notice(c), c.ImportedAt);
            var first = Festival(calendar).First;
            var day = went is null ? first : DateOnly.FromDateTime(went.At.DateTime);
            Assert.True(day < first || known >= new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), Office) - Pause, "it did not go out");
            Assert.True(HolidayDates.KeepsRule(day, first, calendar) || !IsADayOfTheRuleLeft(c, calendar, known), $"{day} does not keep the rule");
        },
        iter: 400);

    private static bool IsADayOfTheRuleLeft(Case c, OfficeCalendar calendar, DateTimeOffset known) =>
        Days(known).Any(d => HolidayDates.KeepsRule(d, Festival(calendar).First, calendar) && HourOf(d, c) > known);

    private static DateTimeOffset HourOf(DateOnly day, Case c) => new(day.ToDateTime(c.Hour), Office);

    private static IEnumerable<DateOnly> Days(DateTimeOffset from) =>
        Enumerable.Range(0, 60).Select(DateOnly.FromDateTime(from.DateTime).AddDays);

    private static Holiday Festival(OfficeCalendar calendar) => calendar.HolidaysOf(2027).Single(h => h.Code == HolidayCodes.SpringFestival);

    private static OfficeCalendar Notice(Case c)
    {
        var computed = ComputedHolidays.Of(2027);
        return new OfficeCalendar([.. ShippedCalendar.Years, computed with { IsProvisional = false, Holidays = [.. computed.Holidays.Select(Published)] }]);

        HolidayArrangement Published(HolidayArrangement holiday) => holiday.Code is HolidayCodes.SpringFestival
            ? holiday with
            {
                First = holiday.First.AddDays(c.Moved),
                Last = holiday.Last.AddDays(c.Moved),
                Work = [.. c.Worked.Select(days => holiday.First.AddDays(c.Moved - days)).Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Distinct()],
            }
            : holiday;
    }

    /// <returns>How it went out; null if it never did.</returns>
    private static Went? Walk(Case c, Func<Reminder, Reminder> decide)
    {
        var settings = OfficeSettings.Default with { HolidaySendsByItself = true, HolidayLeadWorkdays = c.Lead, HolidayHour = c.Hour };
        var after = Notice(c);
        var plannedBefore = default(DateOnly);
        Reminder? reminder = null;
        for (var now = Begin; now < Begin.AddDays(40); now += Pause)
        {
            // A host looks every few seconds: whatever came before the import was done before it.
            OfficeCalendar[] looks = now < c.ImportedAt ? [Before, Before] : now == c.ImportedAt ? [Before, Before, after, after] : [after, after];
            foreach (var calendar in looks)
            {
                foreach (var step in ReminderAgenda.Steps(Input(now, calendar, settings, reminder)).Where(IsOfTheFestival).ToList())
                {
                    if (step is AgendaStep.Send)
                        return new Went(now, calendar, plannedBefore);
                    if (step is AgendaStep.Miss or AgendaStep.Finish)
                        return null;
                    reminder = step switch
                    {
                        AgendaStep.Draft draft => decide(Drafted(draft, c.Hour, now)),
                        AgendaStep.Follow follow => follow.Reminder,
                        AgendaStep.ApproveByItself approve => approve.Reminder with { State = ReminderState.Approved, DecidedAt = now },
                        _ => reminder,
                    };
                }

                if (calendar == Before)
                    plannedBefore = reminder?.Times.On ?? plannedBefore;
            }
        }

        return null;
    }

    private static bool IsOfTheFestival(AgendaStep step) => step is not AgendaStep.Draft { Holiday.Code: not HolidayCodes.SpringFestival };

    private static AgendaInput Input(DateTimeOffset now, OfficeCalendar calendar, OfficeSettings settings, Reminder? reminder) => new(
        now,
        null,
        calendar,
        settings,
        reminder?.Holiday is { } holiday ? [holiday] : [],
        reminder is null ? [] : [reminder],
        Enumerable.Empty<StoredOccurrence>().ToLookup(o => o.Reminder),
        (day, hour) => new DateTimeOffset(day.ToDateTime(hour), Office));

    private static Reminder Drafted(AgendaStep.Draft draft, TimeOnly hour, DateTimeOffset now) => new()
    {
        Id = ReminderIds.Of(draft.Holiday),
        State = ReminderState.Draft,
        Holiday = HolidayRef.Of(draft.Holiday),
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = new ReminderTimes(draft.SendOn, hour),
        CreatedAt = now,
    };
}
