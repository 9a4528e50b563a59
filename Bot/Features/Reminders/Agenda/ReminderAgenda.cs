using System.Collections.Immutable;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>What the agenda is made from.</summary>
/// <param name="Now">In the office's zone.</param>
/// <param name="StartedOn">No holiday before this day is prepared.</param>
/// <param name="Known">The holidays before which a reminder was ever made, open or not, as far as they are near.</param>
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
    IReadOnlyList<HolidayRef> Known,
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
    /// <summary>The steps, in the order to do them.</summary>
    public static IEnumerable<AgendaStep> Steps(AgendaInput input)
    {
        var today = DateOnly.FromDateTime(input.Now.DateTime);
        return HolidaysNear(today, input.Calendar)
            .Where(h => !input.Known.Any(k => k.Is(h)))
            .SelectMany(h => DraftOf(h, today, input))
            .Concat(input.Open.SelectMany(r => FollowedStepsOf(r, today, input)));
    }

    private static IEnumerable<AgendaStep> FollowedStepsOf(Reminder reminder, DateOnly today, AgendaInput input)
    {
        var current = Followed(reminder, today, input);
        IEnumerable<AgendaStep> first = ReferenceEquals(current, reminder) ? [] : [new AgendaStep.Follow(current)];
        return first.Concat(StepsOf(current, today, input));
    }

    // What the office decided stays as far as it keeps the rule; what has gone out speaks of the days it named.
    private static Reminder Followed(Reminder reminder, DateOnly today, AgendaInput input)
    {
        if (reminder.Holiday is not { } made || input.Noted[reminder.Id].Any() || HolidayNow(made, input.Calendar) is not { } now)
            return reminder;

        var holiday = HolidayRef.Of(now);
        var followed = holiday == made ? reminder : reminder with { Holiday = holiday };
        // One that was approved and set back keeps the day that was chosen.
        if (reminder is not { State: ReminderState.Draft, DecidedAt: null })
            return OnAPermittedDay(followed, holiday, today, input);

        var send = HolidayDates.Of(now.First, input.Settings, input.Calendar).Send;
        var times = reminder.Times with { On = send < today ? reminder.Times.On : send, At = input.Settings.HolidayHour };
        return times == reminder.Times ? followed : followed with { Times = times };
    }

    // The day that was chosen, or the nearest to it that keeps the rule: by the chosen one, so that a calendar set right brings it back.
    // Never at once, as the office is to see it first; and not once its hour has come, as a host may have planned some of it.
    private static Reminder OnAPermittedDay(Reminder reminder, HolidayRef holiday, DateOnly today, AgendaInput input)
    {
        var at = reminder.Times.At;
        if (reminder.IsOutsideRule || input.Now >= input.FirstHour(SendDay(reminder, input.Calendar, input.Now.Offset), at))
            return reminder;

        var chosen = reminder.Moved?.From ?? reminder.Times.On;
        var nearest = HolidayDates.Nearest(chosen, holiday.First, input.Now < input.FirstHour(today, at) ? today : today.AddDays(1), input.Calendar);
        var (later, last) = (input.Calendar.WorkdayOnOrAfter(chosen), input.Calendar.LastWorkdayBefore(holiday.First));
        var on = nearest ?? (later < last ? later : last);
        var moved = nearest == chosen ? null : new DayMoved(chosen, nearest is not null, input.Now);
        return on == reminder.Times.On && moved?.KeepsRule == reminder.Moved?.KeepsRule
            ? reminder
            : reminder with { Times = reminder.Times with { On = on }, Moved = moved };
    }

    private static Holiday? HolidayNow(HolidayRef made, OfficeCalendar calendar) =>
        calendar.HolidaysOf(made.First.Year).Concat(calendar.HolidaysOf(made.First.Year + 1)).FirstOrDefault(made.Is);

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
        {
            // Nobody has called it off: it was left undecided, or no host was up to send it by itself.
            if (!input.Noted[draft.Id].Any())
                yield return new AgendaStep.Miss(draft, Occasion.First, draft.Times.On);
            yield return new AgendaStep.Finish(draft);
        }
        else if (input.Settings.HolidaySendsByItself && today >= draft.Times.On && input.Now >= input.FirstHour(draft.Times.On, draft.Times.At))
            yield return new AgendaStep.ApproveByItself(draft);
    }

    private static IEnumerable<AgendaStep> OfHoliday(Reminder reminder, HolidayRef holiday, DateOnly today, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].ToList();
        var first = noted.Find(o => !OccurrenceName.IsRepeat(o.Key));
        var day = SendDay(reminder, input.Calendar, input.Now.Offset);
        var late = LateDay(reminder, day, today, input.Calendar);
        if (first is null && Comes(input, late, reminder.Times.At, today) is { } due)
            yield return due ? new AgendaStep.Send(reminder, Occasion.First, late) { PlannedFor = day } : new AgendaStep.Miss(reminder, Occasion.First, day);

        var repeat = input.Calendar.LastWorkdayBefore(holiday.First);
        if (IsRepeatAhead(holiday, noted, input.Calendar) && Comes(input, repeat, reminder.Times.At, today) is { } again)
            yield return again ? new AgendaStep.Send(reminder, Occasion.Repeat, repeat) : new AgendaStep.Miss(reminder, Occasion.Repeat, repeat);

        if (IsOver(reminder, today, input.Calendar) && !IsWaitedFor(reminder, today, input))
            yield return new AgendaStep.Finish(reminder);
    }

    /// <summary>Whether the gentle repeat is still to come: the first copies went out on an earlier day than that of the repeat.</summary>
    /// <param name="noted">The reminder's times.</param>
    public static bool IsRepeatAhead(HolidayRef holiday, IReadOnlyList<StoredOccurrence> noted, OfficeCalendar calendar) =>
        noted.FirstOrDefault(o => !OccurrenceName.IsRepeat(o.Key)) is { IsMissed: false } first
        && first.Day < calendar.LastWorkdayBefore(holiday.First)
        && !noted.Any(o => OccurrenceName.IsRepeat(o.Key));

    /// <summary>The day on which the first copies of an approved holiday reminder go out.</summary>
    /// <remarks>
    /// Approved after its day: on the day it was approved. The last working day may have come nearer since; past it goes what someone
    /// approved for a day off before the holiday, and nothing by itself.
    /// </remarks>
    /// <param name="offset">Of the office's zone.</param>
    public static DateOnly SendDay(Reminder reminder, OfficeCalendar calendar, TimeSpan offset)
    {
        var decided = reminder.DecidedAt is { } at ? DateOnly.FromDateTime(at.ToOffset(offset).DateTime) : reminder.Times.On;
        var (day, last) = (decided > reminder.Times.On ? decided : reminder.Times.On, calendar.LastWorkdayBefore(reminder.Holiday!.First));
        return day < last || (decided > last && reminder.DecidedBy.Length > 0) ? day : last;
    }

    /// <summary>The day on which they go out as of today: no host was up on theirs, and before the holiday late is better than not at all.</summary>
    /// <remarks>On days off before the holiday goes what someone approved, and nothing by itself.</remarks>
    /// <param name="day">The <see cref="SendDay"/>.</param>
    public static DateOnly LateDay(Reminder reminder, DateOnly day, DateOnly today, OfficeCalendar calendar)
    {
        var first = reminder.Holiday!.First;
        var last = reminder.DecidedBy.Length > 0 ? first.AddDays(-1) : calendar.LastWorkdayBefore(first);
        return today > day && today <= last ? today : day;
    }

    private static IEnumerable<AgendaStep> OfComposed(Reminder reminder, DateOnly today, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var from = NotedTimes.LooksBackTo(reminder, today) ?? reminder.Times.On;
        for (var day = reminder.Times.Next(from, input.Calendar); day <= today; day = reminder.Times.Next(day.Value.AddDays(1), input.Calendar))
        {
            if (!noted.Contains(OccurrenceName.Of(Occasion.First, day.Value)) && OfTime(reminder, day.Value, today, input) is { } step)
                yield return step;
        }

        if (noted.Count > 0 && IsOver(reminder, today, input.Calendar) && !IsWaitedFor(reminder, today, input))
            yield return new AgendaStep.Finish(reminder);
    }

    // What the office composed is of its day; that a branch has another secretary is said on a later working day too, while it is news.
    private static AgendaStep? OfTime(Reminder reminder, DateOnly day, DateOnly today, AgendaInput input)
    {
        var isNews = reminder.Secretary is { } secretary && today <= secretary.Since.AddDays(SecretaryChanges.NewsDays);
        if (day < today && !isNews)
            return new AgendaStep.Miss(reminder, Occasion.First, day);
        var isDay = day == today || input.Calendar.IsWorkday(today);
        return isDay && input.Now >= MomentOf(input, today, reminder.Times.At)
            ? new AgendaStep.Send(reminder, Occasion.First, today) { PlannedFor = day }
            : null;
    }

    /// <summary>Whether it goes out no more; what went out may still be waited for.</summary>
    public static bool IsOver(Reminder reminder, DateOnly today, OfficeCalendar calendar) =>
        reminder.Holiday is { } holiday ? today >= holiday.First : reminder.Times.Next(today, calendar) is null;

    private static bool IsWaitedFor(Reminder reminder, DateOnly today, AgendaInput input) =>
        input.Waiting.Contains(reminder.Id) && input.Noted[reminder.Id].Any(o => o.Day > today.AddDays(-NotedTimes.LongestWaitDays));

    private static DateTimeOffset MomentOf(AgendaInput input, DateOnly day, TimeOnly at) => new(day.ToDateTime(at), input.Now.Offset);

    // True: now is the time. False: its day is over. Null: it is still to come.
    private static bool? Comes(AgendaInput input, DateOnly day, TimeOnly at, DateOnly today) =>
        today > day ? false : input.Now >= input.FirstHour(day, at) ? true : null;
}
