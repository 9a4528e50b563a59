using System.Collections.Immutable;
using System.Globalization;

namespace BotApp.Office.Settings;

/// <summary>Days on which someone is away.</summary>
/// <param name="From">The first; null: since it was told.</param>
/// <param name="Until">The last, inclusive.</param>
internal readonly record struct Absence(DateOnly? From, DateOnly Until)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Holds(DateOnly day) => day <= Until && !(day < From);

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun(DateOnly today) => !(From > today);
}

/// <summary>
/// What happens to someone's absences when one is told, ended or changed on the form. One that is over is kept for a while: when
/// the next card is planned, it shows whether a card was held back on its last days. Pure.
/// </summary>
internal static class Absences
{
    /// <summary>As far back as the day's card looks for the card before it.</summary>
    public const int KeptDays = 18;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>All that are known.</summary>
    public static IEnumerable<Absence> Of(PersonalSettings settings) =>
        settings.AwayUntil is { } until ? settings.AwayToo.Prepend(new Absence(settings.AwayFrom, until)) : settings.AwayToo;

    /// <summary>Those that are running or to come, the earliest first.</summary>
    public static IReadOnlyList<Absence> Ahead(PersonalSettings settings, DateOnly today) =>
        [.. Of(settings).Where(a => a.Until >= today).OrderBy(a => a.From ?? DateOnly.MinValue).ThenBy(a => a.Until)];

    /// <summary>The settings as of a day: the absence that runs or comes next is the one that the form shows, and those long over are dropped.</summary>
    public static PersonalSettings Current(PersonalSettings settings, DateOnly today) => With(settings, Of(settings), today);

    /// <summary>Adds an absence. If it has begun, it replaces the running ones, else one that begins on the same day; all others stay.</summary>
    public static PersonalSettings Told(PersonalSettings was, Absence told, DateTimeOffset now, DateOnly today)
    {
        var others = Of(was).Where(a => a.Until < today || !(told.HasBegun(today) ? a.HasBegun(today) : a.From == told.From));
        return Ended(was, With(was, others.Append(told), today), now, today);
    }

    /// <summary>
    /// Ends what has begun; what is still to come stays. If nothing has begun, cancels what was to come.
    /// </summary>
    public static PersonalSettings Back(PersonalSettings was, DateTimeOffset now, DateOnly today)
    {
        var began = Of(was).Where(a => a.HasBegun(today) && a.Until >= today.AddDays(-KeptDays)).ToList();
        var left = began.Count == 0 ? [] : Of(was).Where(a => a.Until < today || !a.HasBegun(today));
        return Ended(was, With(was, left, today), now, today);
    }

    /// <summary>The form, which shows one of them, was saved: if it was emptied, all of them end.</summary>
    /// <param name="was">As the form showed it: see <see cref="Current"/>.</param>
    /// <param name="typed">The settings with what was typed.</param>
    public static PersonalSettings Typed(PersonalSettings was, PersonalSettings typed, DateTimeOffset now, DateOnly today)
    {
        if ((was.AwayFrom, was.AwayUntil) == (typed.AwayFrom, typed.AwayUntil))
            return typed;

        var left = typed.AwayUntil is null ? typed.AwayToo.Where(a => a.Until < today) : Of(typed);
        return Ended(was, With(typed, left, today), now, today);
    }

    /// <summary>As it is stored; null for none.</summary>
    public static string? Format(ImmutableArray<Absence> absences) => absences.IsEmpty
        ? null
        : string.Join(',', absences.Select(a => $"{a.From?.ToString(DateFormat, CultureInfo.InvariantCulture)}/{a.Until.ToString(DateFormat, CultureInfo.InvariantCulture)}"));

    /// <summary>Reads what <see cref="Format"/> wrote; null if it is something else.</summary>
    public static ImmutableArray<Absence>? Parse(string text)
    {
        var read = ImmutableArray.CreateBuilder<Absence>();
        foreach (var one in text.Split(','))
        {
            if (one.Split('/') is not [var first, var last] || DayOf(last) is not { } until || (first.Length > 0 && DayOf(first) is null))
                return null;
            read.Add(new Absence(DayOf(first), until));
        }

        return read.ToImmutable();
    }

    private static PersonalSettings With(PersonalSettings settings, IEnumerable<Absence> absences, DateOnly today)
    {
        var known = settings with { AwayFrom = null, AwayUntil = null, AwayToo = [.. absences.Where(a => a.Until >= today.AddDays(-KeptDays)).Distinct()] };
        return Ahead(known, today) is [var next, ..]
            ? known with { AwayFrom = next.From, AwayUntil = next.Until, AwayToo = known.AwayToo.Remove(next) }
            : known;
    }

    // What was held back until now comes with the next card, even if the person had put that off to a later day.
    private static PersonalSettings Ended(PersonalSettings was, PersonalSettings now, DateTimeOffset at, DateOnly today) =>
        was.IsAwayOn(today) && !now.IsAwayOn(today) ? now with { BackAt = at, SnoozedUntil = null } : now;

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
