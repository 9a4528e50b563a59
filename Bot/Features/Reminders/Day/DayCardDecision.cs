using System.Collections.Immutable;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;

namespace BotApp.Features.Reminders.Day;

/// <summary>Whether a person gets the day's card, and what stands on it.</summary>
/// <param name="IsWorthIt">
/// Something is new, due today or overdue again for a week. A card that says only what the last one said is not sent.
/// </param>
/// <param name="Items">All that is owed, the earliest due first.</param>
internal sealed record DayCardDecision(bool IsWorthIt, ImmutableArray<DayTask> Items)
{
    /// <summary>Working days between two words about something overdue.</summary>
    public const int OverdueEvery = 5;

    /// <summary>
    /// A card that was due while no host was up is made good within this time: two working weeks with the weekends around them.
    /// Afterwards the next ring comes anyway.
    /// </summary>
    public const int LongestGapDays = Absences.KeptDays;

    /// <summary>Decides for a person, as the person's settings have it. Pure.</summary>
    /// <param name="last">When cards went out last; null if they never did.</param>
    /// <param name="planned">When those were planned; null if none ever were.</param>
    /// <param name="hasMissedIt">The person's card was to come then and did not.</param>
    public static DayCardDecision Of(
        IEnumerable<DayTask> owed,
        PersonalSettings own,
        CardRound today,
        CardRound? last,
        DateTimeOffset? planned,
        bool hasMissedIt,
        OfficeCalendar calendar) =>
        IsHeldBack(own, today)
            ? new DayCardDecision(false, [])
            : Of(owed, today.Day, last?.Day, planned, isBack: hasMissedIt || (last is { } round && IsHeldBack(own, round)), calendar);

    /// <summary>
    /// Whether an absence was ended since the cards were planned last. By that moment and not by the person's own hour: cards are
    /// planned for all at the hour of whoever is first, and whoever was away then got none.
    /// </summary>
    public static bool IsBackSince(PersonalSettings own, DateTimeOffset? planned) => own.BackAt > planned;

    /// <summary>Whether the person is away or has put the card off: it is held back, and nothing is handed to anyone else.</summary>
    public static bool IsHeldBack(PersonalSettings own, CardRound round) => own.IsAwayOn(round.Day) || IsPutOff(own, round);

    // To a morning, whose hour may have been made earlier since: no card comes later on that day.
    private static bool IsPutOff(PersonalSettings own, CardRound round) =>
        own.SnoozedUntil is { } until && until > round.At && DateOnly.FromDateTime(until.DateTime) > round.Day;

    /// <summary>Decides. Pure.</summary>
    /// <param name="since">The last day on which cards went out; null if none ever did.</param>
    /// <param name="planned">When those were planned.</param>
    /// <param name="isBack">The person was away, had put the card off until now or missed the last one: all that is owed counts as new.</param>
    public static DayCardDecision Of(
        IEnumerable<DayTask> owed, DateOnly today, DateOnly? since, DateTimeOffset? planned, bool isBack, OfficeCalendar calendar)
    {
        var items = owed.Where(i => i.Appears <= today)
            .OrderBy(i => i.Due ?? DateOnly.MaxValue)
            .ToImmutableArray();
        var from = since is { } last && last >= today.AddDays(-LongestGapDays) ? last : calendar.LastWorkdayBefore(today);
        var isWorthIt = calendar.IsWorkday(today) && items.Any(i => isBack || IsNewSince(i, planned) || Rings(i, from, today, calendar));
        return new DayCardDecision(isWorthIt, items);
    }

    // By the moment and not by the day: on the day it came the cards may have been planned before or after.
    private static bool IsNewSince(DayTask item, DateTimeOffset? planned) => item.CameAt is { } came && (planned is null || came > planned);

    /// <summary>Whether an item asks for a message on one of the days after <paramref name="from"/>, up to <paramref name="today"/>.</summary>
    private static bool Rings(DayTask item, DateOnly from, DateOnly today, OfficeCalendar calendar)
    {
        for (var day = from.AddDays(1); day <= today; day = day.AddDays(1))
        {
            if (day == item.Appears || day == LastChance(item, calendar) || RingsAgain(item, day, calendar))
                return true;
        }

        return false;
    }

    // Due on a day off: the last working day before it.
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

/// <summary>A day on which cards go out, and when that of the person is to come.</summary>
internal readonly record struct CardRound(DateOnly Day, DateTimeOffset At);
