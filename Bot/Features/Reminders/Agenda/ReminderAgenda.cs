using System.Collections.Immutable;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>What the agenda is made from.</summary>
/// <param name="Now">In the office's zone.</param>
/// <param name="StartedOn">No holiday before this day is prepared.</param>
/// <param name="Known">Ids of the reminders that were ever made, open or not, that a holiday's could be.</param>
/// <param name="Open">The open reminders.</param>
/// <param name="Noted">The times noted for each of them, by reminder.</param>
/// <param name="FirstHour">
/// When the day begins for the first of the recipients: the hour of the reminder in the zone that reaches it first.
/// </param>
internal sealed record AgendaInput(
    DateTimeOffset Now,
    DateOnly? StartedOn,
    OfficeCalendar Calendar,
    OfficeSettings Settings,
    IReadOnlySet<string> Known,
    IReadOnlyList<Reminder> Open,
    ILookup<string, StoredOccurrence> Noted,
    Func<DateOnly, TimeOnly, DateTimeOffset> FirstHour)
{
    /// <summary>Ids of the reminders whose last time some people still wait for.</summary>
    public IReadOnlySet<string> Waiting { get; init; } = ImmutableHashSet<string>.Empty;
}

/// <summary>What is to be done about reminders now. Pure: the same state gives the same steps, on any host.</summary>
internal static class ReminderAgenda
{
    // Nobody's copy waits longer, but for one that was given up.
    private const int LongestWaitDays = 60;

    /// <summary>The steps, in the order to do them.</summary>
    public static IEnumerable<AgendaStep> Steps(AgendaInput input)
    {
        var today = DateOnly.FromDateTime(input.Now.DateTime);
        return HolidaysNear(today, input.Calendar)
            .Where(h => !input.Known.Contains(ReminderIds.Of(h)))
            .SelectMany(h => DraftOf(h, today, input))
            .Concat(input.Open.SelectMany(r => StepsOf(r, today, input)));
    }

    /// <summary>Holidays that begin within the next two months, which is more than twenty working days.</summary>
    public static IEnumerable<Holiday> HolidaysNear(DateOnly today, OfficeCalendar calendar) =>
        calendar.HolidaysOf(today.Year).Concat(calendar.HolidaysOf(today.Year + 1))
            .Where(h => h.First > today && h.First <= today.AddMonths(2));

    private static IEnumerable<AgendaStep> DraftOf(Holiday holiday, DateOnly today, AgendaInput input)
    {
        var days = HolidayDates.Of(holiday.First, input.Settings, input.Calendar);
        // An office that starts on the eve of a holiday is not asked to have prepared it.
        if (today >= days.Draft && today <= days.Repeat && (input.StartedOn is null || days.Repeat >= input.StartedOn))
            yield return new AgendaStep.Draft(holiday, days.Send < today ? today : days.Send);
    }

    private static IEnumerable<AgendaStep> StepsOf(Reminder reminder, DateOnly today, AgendaInput input) => reminder switch
    {
        { State: ReminderState.Draft, Holiday: { } holiday } => OfDraft(reminder, holiday, today, input),
        { State: ReminderState.Approved, Holiday: { } holiday } => OfHoliday(reminder, holiday, today, input),
        { State: ReminderState.Approved } => OfComposed(reminder, today, input),
        _ => [],
    };

    private static IEnumerable<AgendaStep> OfDraft(Reminder draft, HolidayRef holiday, DateOnly today, AgendaInput input)
    {
        if (today >= holiday.First)
            yield return new AgendaStep.Finish(draft);
        else if (input.Settings.HolidaySendsByItself && today >= draft.Times.On && input.Now >= input.FirstHour(draft.Times.On, draft.Times.At))
            yield return new AgendaStep.ApproveByItself(draft);
    }

    private static IEnumerable<AgendaStep> OfHoliday(Reminder reminder, HolidayRef holiday, DateOnly today, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].ToList();
        var first = noted.Find(o => !OccurrenceName.IsRepeat(o.Key));
        var day = SendDay(reminder, input);
        if (first is null && Comes(input, day, reminder.Times.At, today) is { } due)
            yield return due ? new AgendaStep.Send(reminder, Occasion.First, day) : new AgendaStep.Miss(reminder, Occasion.First, day);

        var repeat = input.Calendar.LastWorkdayBefore(holiday.First);
        var sentEarlier = first is { IsMissed: false } && first.Day < repeat;
        if (sentEarlier && !noted.Exists(o => OccurrenceName.IsRepeat(o.Key)) && Comes(input, repeat, reminder.Times.At, today) is { } again)
            yield return again ? new AgendaStep.Send(reminder, Occasion.Repeat, repeat) : new AgendaStep.Miss(reminder, Occasion.Repeat, repeat);

        if (IsOver(reminder, today, input.Calendar) && !IsWaitedFor(reminder, today, input))
            yield return new AgendaStep.Finish(reminder);
    }

    // Approved after its day: it goes out on the day it was approved.
    private static DateOnly SendDay(Reminder reminder, AgendaInput input)
    {
        var decided = reminder.DecidedAt is { } at ? DateOnly.FromDateTime(at.ToOffset(input.Now.Offset).DateTime) : reminder.Times.On;
        return decided > reminder.Times.On ? decided : reminder.Times.On;
    }

    private static IEnumerable<AgendaStep> OfComposed(Reminder reminder, DateOnly today, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].Select(o => o.Day).ToHashSet();
        for (var day = reminder.Times.Next(reminder.Times.On, input.Calendar); day <= today; day = reminder.Times.Next(day.Value.AddDays(1), input.Calendar))
        {
            if (noted.Contains(day.Value))
                continue;
            if (day < today)
                yield return new AgendaStep.Miss(reminder, Occasion.First, day.Value);
            else if (input.Now >= MomentOf(input, day.Value, reminder.Times.At))
                yield return new AgendaStep.Send(reminder, Occasion.First, day.Value);
        }

        if (noted.Count > 0 && IsOver(reminder, today, input.Calendar) && !IsWaitedFor(reminder, today, input))
            yield return new AgendaStep.Finish(reminder);
    }

    /// <summary>Whether it goes out no more; what went out may still be waited for.</summary>
    public static bool IsOver(Reminder reminder, DateOnly today, OfficeCalendar calendar) =>
        reminder.Holiday is { } holiday ? today >= holiday.First : reminder.Times.Next(today, calendar) is null;

    private static bool IsWaitedFor(Reminder reminder, DateOnly today, AgendaInput input) =>
        input.Waiting.Contains(reminder.Id) && input.Noted[reminder.Id].Any(o => o.Day > today.AddDays(-LongestWaitDays));

    private static DateTimeOffset MomentOf(AgendaInput input, DateOnly day, TimeOnly at) => new(day.ToDateTime(at), input.Now.Offset);

    // True: now is the time. False: its day is over. Null: it is still to come.
    private static bool? Comes(AgendaInput input, DateOnly day, TimeOnly at, DateOnly today) =>
        today > day ? false : input.Now >= input.FirstHour(day, at) ? true : null;
}
