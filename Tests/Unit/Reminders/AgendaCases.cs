using System.Globalization;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;
using BotApp.Tests.Unit.Office.Calendar;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>Reminders of the tests of <see cref="ReminderAgenda"/>, and its steps for them.</summary>
internal static class AgendaCases
{
    // 2026: off from 15 to 23 February, 14 February is worked.
    public static readonly OfficeCalendar Calendar = ShippedCalendar.Shipped;

    public static IEnumerable<AgendaStep> Steps(string now, params Reminder[] open) => ReminderAgenda.Steps(Input(now, open));

    // What is to be done about this reminder, whatever other holidays come.
    public static IEnumerable<AgendaStep> Of(Reminder reminder, string now, params StoredOccurrence[] noted) =>
        ReminderAgenda.Steps(Input(now, [reminder], noted)).Where(s => s is not AgendaStep.Draft);

    public static IEnumerable<AgendaStep> ByItself(string now, Reminder draft) =>
        ReminderAgenda.Steps(Input(now, [draft]) with { Settings = OfficeSettings.Default with { HolidaySendsByItself = true } })
            .Where(s => s is not AgendaStep.Draft);

    public static Reminder Undecided(Reminder reminder) => reminder with { State = ReminderState.Draft, DecidedBy = "", DecidedAt = null, CreatedAt = At("2025-12-17 10:00") };

    public static Reminder Reopened(string on) => Undecided(NewYear(on)) with { DecidedAt = At("2025-12-23 10:00") };

    public static AgendaInput Input(string now, Reminder[] open, params StoredOccurrence[] noted) => new(
        At(now),
        null,
        Calendar,
        OfficeSettings.Default,
        [.. open.Select(r => r.Holiday).OfType<HolidayRef>()],
        open,
        noted.ToLookup(o => o.Reminder),
        (day, hour) => new DateTimeOffset(day.ToDateTime(hour), TimeSpan.FromHours(8)));

    public static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static Reminder Draft()
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.SpringFestival);
        return new Reminder
        {
            Id = ReminderIds.Of(holiday),
            State = ReminderState.Draft,
            Holiday = HolidayRef.Of(holiday),
            Text = "…",
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(new DateOnly(2026, 2, 10), new TimeOnly(9, 0)),
            CreatedAt = At("2026-02-03 00:01"),
        };
    }

    public static Reminder Weekend()
    {
        var holiday = Calendar.HolidaysOf(2024).Single(h => h.Code == HolidayCodes.DragonBoat);
        return Draft() with { Id = ReminderIds.Of(holiday), Holiday = HolidayRef.Of(holiday), Times = new ReminderTimes(new DateOnly(2024, 6, 4), new TimeOnly(9, 0)) };
    }

    public static Reminder NewYear(string on)
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.NewYear);
        return Draft() with
        {
            Id = ReminderIds.Of(holiday),
            State = ReminderState.Approved,
            Holiday = HolidayRef.Of(holiday),
            Times = new ReminderTimes(Day(on), new TimeOnly(9, 0)),
            DecidedBy = "a",
            DecidedAt = At("2025-12-19 10:00"),
        };
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As it was made before the notice: a day later, and sent a working day later.
    public static Reminder Provisional(Reminder reminder) => reminder with
    {
        Holiday = reminder.Holiday! with { First = reminder.Holiday.First.AddDays(1), IsProvisional = true },
        Times = reminder.Times with { On = new DateOnly(2026, 2, 11) },
    };

    public static Reminder Approved() => Draft() with { State = ReminderState.Approved, DecidedAt = At("2026-02-04 10:00") };

    public static Reminder Composed(ReminderTimes times) => new()
    {
        Id = "composed",
        State = ReminderState.Approved,
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = times,
        CreatedAt = At("2026-03-01 10:00"),
    };

    public static StoredOccurrence Noted(string day, string suffix = "")
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = day.Replace("-", "", StringComparison.Ordinal) + suffix;
        return new StoredOccurrence(day[5..7] is "02" ? Draft().Id : "composed", key, date, At(day + " 09:00"), false, 245);
    }
}
