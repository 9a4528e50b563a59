using System.Collections.Immutable;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>The input of the agenda.</summary>
/// <param name="Now">In the office's zone.</param>
/// <param name="StartedOn">No holiday before this day is prepared.</param>
/// <param name="Known">Near holidays that already have a reminder, open or closed.</param>
/// <param name="Open">The open reminders.</param>
/// <param name="Noted">The noted times of the open reminders, by reminder.</param>
/// <param name="FirstHour">
/// When the reminder's hour comes on a day in the recipients' earliest zone.
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
    /// <summary>The office's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Ids of reminders whose last copies are still waiting to be delivered to someone.</summary>
    public IReadOnlySet<string> Waiting { get; init; } = ImmutableHashSet<string>.Empty;
}

/// <summary>Decides what to do about reminders now. Pure: the same state gives the same steps on any host.</summary>
internal static class ReminderAgenda
{
    /// <summary>The steps, in the order to do them.</summary>
    public static IEnumerable<AgendaStep> Steps(AgendaInput input) =>
        HolidaysNear(input.Today, input.Calendar)
            .Where(h => !input.Known.Any(k => k.Is(h)))
            .SelectMany(h => DraftOf(h, input))
            .Concat(input.Open.SelectMany(r => FollowedStepsOf(r, input)));

    private static IEnumerable<AgendaStep> FollowedStepsOf(Reminder reminder, AgendaInput input)
    {
        var current = Followed(reminder, input);
        IEnumerable<AgendaStep> first = ReferenceEquals(current, reminder) ? [] : [new AgendaStep.Follow(current)];
        return first.Concat(StepsOf(current, input));
    }

    // A reminder that has gone out stays as it was.
    private static Reminder Followed(Reminder reminder, AgendaInput input)
    {
        if (reminder.Holiday is not { } made || input.Noted[reminder.Id].Any() || HolidayNow(made, input.Calendar) is not { } now)
            return reminder;

        var holiday = HolidayRef.Of(now);
        var followed = holiday == made ? reminder : reminder with { Holiday = holiday };
        // A draft that was approved before and reopened keeps its chosen day.
        return reminder is { State: ReminderState.Draft, DecidedAt: null }
            ? OnTheDayOfTheSettings(followed, holiday, input)
            : OnTheDayChosen(followed, holiday, input);
    }

    private static Reminder OnTheDayOfTheSettings(Reminder draft, HolidayRef holiday, AgendaInput input)
    {
        var wished = HolidayDates.Of(holiday.First, input.Settings, input.Calendar).Send;
        var (was, at, hour) = (draft.Times.On, input.Settings.HolidayHour, HourOf(draft, input));
        // It goes now or waits for the office. Nothing of a draft has been planned, so a day still to come is taken all the same.
        var stays = input.Now >= hour && input.Now >= input.FirstHour(wished, at) && !IsTooLateByItself(hour, input);
        if (stays || PlannedDay(wished, was, at, holiday.First, input) is not { } on)
            return draft;

        var times = draft.Times with { On = on, At = at };
        if (times == draft.Times)
            return draft;
        var moved = on == was ? draft.Moved
            : HolidayDates.KeepsRule(was, holiday.First, input.Calendar) ? null
            : new DayMoved(was, HolidayDates.KeepsRule(on, holiday.First, input.Calendar), input.Now);
        return draft with { Times = times, Moved = moved };
    }

    private static bool IsTooLateByItself(DateTimeOffset hour, AgendaInput input) =>
        input.Settings.HolidaySendsByItself && HolidaySending.IsTooLateByItself(hour, input.Now);

    // Measured from the day that was chosen, so that a corrected calendar restores the choice. Not after its hour has come, as a host
    // may have planned some of it.
    private static Reminder OnTheDayChosen(Reminder reminder, HolidayRef holiday, AgendaInput input)
    {
        var hour = HourOf(reminder, input);
        if (reminder.State is ReminderState.Draft && IsTooLateByItself(hour, input))
            return OnTheNextDay(reminder, holiday, input);
        if (reminder.IsOutsideRule || input.Now >= hour)
            return reminder;

        var chosen = reminder.Moved?.From ?? reminder.Times.On;
        var on = PlannedDay(chosen, reminder.Times.On, reminder.Times.At, holiday.First, input) ?? input.Calendar.LastWorkdayBefore(holiday.First);
        var keepsRule = HolidayDates.KeepsRule(on, holiday.First, input.Calendar);
        var moved = on == chosen && keepsRule ? null : new DayMoved(chosen, keepsRule, input.Now);
        return on == reminder.Times.On && moved?.KeepsRule == reminder.Moved?.KeepsRule
            ? reminder
            : reminder with { Times = reminder.Times with { On = on }, Moved = moved };
    }

    // The chosen day is over, and so is the choice; but the draft does not go at once, at any hour.
    private static Reminder OnTheNextDay(Reminder draft, HolidayRef holiday, AgendaInput input)
    {
        var chosen = draft.Times.On;
        if (PlannedDay(chosen, chosen, draft.Times.At, holiday.First, input) is not { } on)
            return draft;
        var moved = HolidayDates.KeepsRule(on, holiday.First, input.Calendar) ? null : new DayMoved(chosen, KeepsRule: false, input.Now);
        return draft with { Times = draft.Times with { On = on }, Moved = moved, IsOutsideRule = false };
    }

    private static DateOnly? PlannedDay(DateOnly wished, DateOnly? planned, TimeOnly at, DateOnly firstDayOff, AgendaInput input) =>
        HolidaySending.Planned(wished, planned, firstDayOff, input.Now, day => input.FirstHour(day, at), input.Calendar);

    private static DateTimeOffset HourOf(Reminder reminder, AgendaInput input) =>
        input.FirstHour(HolidaySending.Day(reminder, input.Calendar, input.Now.Offset), reminder.Times.At);

    private static Holiday? HolidayNow(HolidayRef made, OfficeCalendar calendar) =>
        calendar.HolidaysOf(made.First.Year).Concat(calendar.HolidaysOf(made.First.Year + 1)).FirstOrDefault(made.Is);

    /// <summary>Holidays that begin within the next two months, which is more than twenty working days.</summary>
    public static IEnumerable<Holiday> HolidaysNear(DateOnly today, OfficeCalendar calendar) =>
        calendar.HolidaysOf(today.Year).Concat(calendar.HolidaysOf(today.Year + 1))
            .Where(h => h.First > today && h.First <= today.AddMonths(2));

    private static IEnumerable<AgendaStep> DraftOf(Holiday holiday, AgendaInput input)
    {
        var days = HolidayDates.Of(holiday.First, input.Settings, input.Calendar);
        // An office that starts on the eve of a holiday gets no draft for it.
        if (input.Today >= days.Draft && input.Today <= days.Repeat && (input.StartedOn is null || days.Repeat >= input.StartedOn))
            yield return new AgendaStep.Draft(holiday, PlannedDay(days.Send, null, input.Settings.HolidayHour, holiday.First, input) ?? days.Repeat);
    }

    private static IEnumerable<AgendaStep> StepsOf(Reminder reminder, AgendaInput input) => reminder switch
    {
        { State: ReminderState.Draft, Holiday: { } holiday } => OfDraft(reminder, holiday, input),
        { State: ReminderState.Approved, Holiday: { } holiday } => OfHoliday(reminder, holiday, input),
        { State: ReminderState.Approved } => OfComposed(reminder, input),
        _ => [],
    };

    private static IEnumerable<AgendaStep> OfDraft(Reminder draft, HolidayRef holiday, AgendaInput input)
    {
        if (input.Today >= holiday.First)
        {
            // It was not called off, only left undecided, or no host was up to send it by itself.
            if (!input.Noted[draft.Id].Any())
                yield return new AgendaStep.Miss(draft, Occasion.First, draft.Times.On);
            yield return new AgendaStep.Finish(draft);
        }
        else if (input.Settings.HolidaySendsByItself && HolidaySending.IsDueByItself(draft, input.Today, input.Now, input.FirstHour(draft.Times.On, draft.Times.At), input.Calendar))
            yield return new AgendaStep.ApproveByItself(draft);
    }

    private static IEnumerable<AgendaStep> OfHoliday(Reminder reminder, HolidayRef holiday, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].ToList();
        var planned = HolidaySending.Day(reminder, input.Calendar, input.Now.Offset);
        var day = HolidaySending.LateDay(reminder, planned, input.Today, input.Calendar);
        if (noted.TrueForAll(o => OccurrenceName.IsRepeat(o.Key))
            && AtItsHour(new AgendaStep.Send(reminder, Occasion.First, day) { PlannedFor = planned }, input) is { } first)
            yield return first;

        if (IsRepeatAhead(holiday, noted, input.Calendar)
            && AtItsHour(new AgendaStep.Send(reminder, Occasion.Repeat, input.Calendar.LastWorkdayBefore(holiday.First)), input) is { } repeat)
            yield return repeat;

        if (IsDone(reminder, input))
            yield return new AgendaStep.Finish(reminder);
    }

    // Null: its hour is still to come.
    private static AgendaStep? AtItsHour(AgendaStep.Send send, AgendaInput input) =>
        input.Today > send.Day ? new AgendaStep.Miss(send.Reminder, send.Occasion, send.PlannedFor)
        : input.Now >= input.FirstHour(send.Day, send.Reminder.Times.At) ? send
        : null;

    /// <summary>Whether the gentle repeat is still to come: the first copies went out on an earlier day than the repeat's.</summary>
    /// <param name="noted">The reminder's noted times.</param>
    public static bool IsRepeatAhead(HolidayRef holiday, IReadOnlyList<StoredOccurrence> noted, OfficeCalendar calendar) =>
        noted.FirstOrDefault(o => !OccurrenceName.IsRepeat(o.Key)) is { IsMissed: false } first
        && first.Day < calendar.LastWorkdayBefore(holiday.First)
        && !noted.Any(o => OccurrenceName.IsRepeat(o.Key));

    private static IEnumerable<AgendaStep> OfComposed(Reminder reminder, AgendaInput input)
    {
        var noted = input.Noted[reminder.Id].Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var from = NotedTimes.LooksBackTo(reminder, input.Today) ?? reminder.Times.On;
        for (var day = reminder.Times.Next(from, input.Calendar); day <= input.Today; day = reminder.Times.Next(day.Value.AddDays(1), input.Calendar))
        {
            if (!noted.Contains(OccurrenceName.Of(Occasion.First, day.Value)) && OfTime(reminder, day.Value, input) is { } step)
                yield return step;
        }

        if (noted.Count > 0 && IsDone(reminder, input))
            yield return new AgendaStep.Finish(reminder);
    }

    // A composed reminder goes out on its day or not at all; news of a new secretary also on a later working day, while it is news.
    private static AgendaStep? OfTime(Reminder reminder, DateOnly day, AgendaInput input)
    {
        var isNews = reminder.Secretary is { } secretary && input.Today <= secretary.Since.AddDays(SecretaryChanges.NewsDays);
        if (day < input.Today && !isNews)
            return new AgendaStep.Miss(reminder, Occasion.First, day);
        var isDay = day == input.Today || input.Calendar.IsWorkday(input.Today);
        return isDay && input.Now >= new DateTimeOffset(input.Today.ToDateTime(reminder.Times.At), input.Now.Offset)
            ? new AgendaStep.Send(reminder, Occasion.First, input.Today) { PlannedFor = day }
            : null;
    }

    /// <summary>Whether it will not go out again; sent copies may still be waiting for delivery.</summary>
    public static bool IsOver(Reminder reminder, DateOnly today, OfficeCalendar calendar) =>
        reminder.Holiday is { } holiday ? today >= holiday.First : reminder.Times.Next(today, calendar) is null;

    private static bool IsDone(Reminder reminder, AgendaInput input) => IsOver(reminder, input.Today, input.Calendar) && !IsWaitedFor(reminder, input);

    private static bool IsWaitedFor(Reminder reminder, AgendaInput input) =>
        input.Waiting.Contains(reminder.Id) && input.Noted[reminder.Id].Any(o => o.Day > input.Today.AddDays(-NotedTimes.LongestWaitDays));
}
