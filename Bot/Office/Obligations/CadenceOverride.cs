using BotApp.Office.Registers;

namespace BotApp.Office.Obligations;

/// <summary>What the office has set instead of a cadence whose rule is uncertain or differs from place to place.</summary>
/// <param name="Key">The cadence it is set for.</param>
/// <param name="IsOff">Whether it is not owed here at all.</param>
/// <param name="Times">How many, 1 or more; null: unchanged.</param>
/// <param name="Per">In which stretch of time; null: unchanged.</param>
/// <param name="Every">Length of the stretch in <see cref="Cadence.Per"/>, 1 or more; null: unchanged, or 1 if <paramref name="Per"/> is another stretch.</param>
/// <param name="Until">The day on which the office changed it: it applies to the periods that had ended before; null: it applies now.</param>
internal sealed record CadenceOverride(
    CadenceKey Key, bool IsOff = false, int? Times = null, Period? Per = null, int? Every = null, DateOnly? Until = null)
{
    /// <summary>The cadence as the office has it; null when it is off.</summary>
    public Cadence? ApplyTo(Cadence cadence)
    {
        if (IsOff)
            return null;

        var set = cadence with
        {
            Times = Math.Max(1, Times ?? cadence.Times),
            Per = Per ?? cadence.Per,
            Every = Math.Max(1, Every ?? (Per is null || Per == cadence.Per ? cadence.Every : 1)),
        };
        // A fixed day only makes sense for a month and a season only for a year; and a term ends once.
        return set with
        {
            Times = set.IsTerm ? 1 : set.Times,
            OnFixedDay = set.OnFixedDay && (set.Per, set.Every) is (Registers.Period.Month, 1),
            Season = (set.Per, set.Every) is (Registers.Period.Year, 1) ? set.Season : null,
        };
    }
}
