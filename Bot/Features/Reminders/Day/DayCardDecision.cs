using BotApp.Office.Calendar;
using BotApp.Office.Settings;

namespace BotApp.Features.Reminders.Day;

/// <summary>
/// Whether a person gets the day card: if something is new, due today or overdue for a further week. A card that only repeats the
/// last one is not sent.
/// </summary>
internal static class DayCardDecision
{
    /// <summary>Working days between two mentions of something overdue.</summary>
    public const int OverdueEvery = 5;

    /// <summary>
    /// A card missed while no host was up is made up for within this time: two working weeks and the weekends around them.
    /// After that the next mention is due anyway.
    /// </summary>
    public const int LongestGapDays = Absences.KeptDays;

    /// <summary>Decides for a person, by the person's settings. Pure.</summary>
    /// <param name="last">The last round of cards; null if there was none.</param>
    /// <param name="planned">When that round was planned; null if there was none.</param>
    /// <param name="hasMissedIt">The person's card of that round did not arrive.</param>
    public static bool Of(
        IEnumerable<DayTask> owed,
        PersonalSettings own,
        CardRound today,
        CardRound? last,
        DateTimeOffset? planned,
        bool hasMissedIt,
        OfficeCalendar calendar) =>
        !IsHeldBack(own, today)
        && Of(owed, today.Day, last?.Day, planned, isBack: hasMissedIt || (last is { } round && IsHeldBack(own, round)), calendar);

    /// <summary>
    /// Whether an absence ended since the last planning. Compares with the planning and not with the person's hour: cards are
    /// planned for all at the earliest person's hour, and people away at that moment got none.
    /// </summary>
    public static bool IsBackSince(PersonalSettings own, DateTimeOffset? planned) => own.BackAt > planned;

    /// <summary>Whether the person is away or has snoozed the card: it is held back and not handed to anyone else.</summary>
    public static bool IsHeldBack(PersonalSettings own, CardRound round) => own.IsAwayOn(round.Day) || IsPutOff(own, round);

    // Compares days, too: a snooze until a morning lets that day's card through, even if the card's hour has been moved earlier.
    private static bool IsPutOff(PersonalSettings own, CardRound round) =>
        own.SnoozedUntil is { } until && until > round.At && DateOnly.FromDateTime(until.DateTime) > round.Day;

    /// <summary>Decides. Pure.</summary>
    /// <param name="since">The last day on which cards went out; null if none ever did.</param>
    /// <param name="planned">When these cards were planned.</param>
    /// <param name="isBack">The person was away, snoozed the card until now or missed the last one: all that is owed counts as new.</param>
    public static bool Of(
        IEnumerable<DayTask> owed, DateOnly today, DateOnly? since, DateTimeOffset? planned, bool isBack, OfficeCalendar calendar)
    {
        var from = since is { } last && last >= today.AddDays(-LongestGapDays) ? last : calendar.LastWorkdayBefore(today);
        return calendar.IsWorkday(today)
            && owed.Any(i => i.Appears <= today && (isBack || IsNewSince(i, planned) || Rings(i, from, today, calendar)));
    }

    // Compares moments, not days: on the day it came, the cards may have been planned before or after.
    private static bool IsNewSince(DayTask item, DateTimeOffset? planned) => item.CameAt is { } came && (planned is null || came > planned);

    /// <summary>Whether an item is worth a message on one of the days after <paramref name="from"/>, up to <paramref name="today"/>.</summary>
    private static bool Rings(DayTask item, DateOnly from, DateOnly today, OfficeCalendar calendar)
    {
        for (var day = from.AddDays(1); day <= today; day = day.AddDays(1))
        {
            if (day == item.Appears || day == LastChance(item, calendar) || RingsAgain(item, day, calendar))
                return true;
        }

        return false;
    }

    // The due day, or the last working day before it if that is a day off.
    private static DateOnly? LastChance(DayTask item, OfficeCalendar calendar) =>
        item.Due is { } due ? calendar.WorkdayOnOrBefore(due) : null;

    private static bool RingsAgain(DayTask item, DateOnly day, OfficeCalendar calendar)
    {
        if (item.Due is not { } due || day <= due || !calendar.IsWorkday(day))
            return false;

        var late = 0;
        for (var d = due.AddDays(1); d <= day; d = d.AddDays(1))
            late += calendar.IsWorkday(d) ? 1 : 0;
        return late % OverdueEvery == 0;
    }
}

/// <summary>A day on which cards go out, and the time of the person's card.</summary>
internal readonly record struct CardRound(DateOnly Day, DateTimeOffset At);
