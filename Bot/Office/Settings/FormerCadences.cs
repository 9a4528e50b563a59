using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;

namespace BotApp.Office.Settings;

/// <summary>How often something was due before the office changed it.</summary>
/// <param name="Times">How many a period; 0: nothing was owed.</param>
/// <param name="Until">The office's day on which it was changed: it applies to every period that had ended before.</param>
internal sealed record FormerCadence(int Times, DateOnly Until);

/// <summary>The former values of the cadences, stored as <c>key=times&lt;day,times&lt;day</c>, separated by <c>;</c>. Pure.</summary>
internal static class FormerCadences
{
    /// <summary>How many are kept of one cadence; the same as for the sizes of a unit.</summary>
    private const int Most = 24;

    /// <summary>As it is stored; null when there is none.</summary>
    public static string? Format(ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>> former) => former.IsEmpty
        ? null
        : string.Join(';', former.Select(f => $"{f.Key}={string.Join(',', f.Value.Select(c => $"{new CadenceSetting(c.Times).Format()}<{FieldValues.Format(c.Until)}"))}"));

    /// <summary>Reads what <see cref="Format"/> wrote; null if it is something else.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>>? Parse(string text)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<FormerCadence>>(StringComparer.Ordinal);
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=') is not [var key, var value])
                return null;
            var one = value.Split(',').Select(Of).ToList();
            if (one.Contains(null))
                return null;
            read[key] = [.. one.OfType<FormerCadence>()];
        }

        return read.ToImmutable();
    }

    /// <summary>Adds a change made today: the new value applies from the current period on.</summary>
    /// <param name="cadence">As the registers' file has it.</param>
    public static ImmutableArray<FormerCadence> After(ImmutableArray<FormerCadence> former, Cadence cadence, int before, int after, DateOnly today)
    {
        // A term of office is asked for until it is settled, by the present setting.
        if (before == after || cadence.IsTerm)
            return former;
        if (former is not [.., var last] || last.Until < CadencePeriods.Of(cadence, today).First)
            return [.. former.Append(new FormerCadence(before, today)).TakeLast(Most)];
        // Changed again within the period: no period has ended with the value in between.
        return last.Times == after ? former.RemoveAt(former.Length - 1) : former;
    }

    /// <summary>The first day of the first period to which the present value applies; null if it has always applied.</summary>
    /// <param name="cadence">As the registers' file has it.</param>
    public static DateOnly? Since(ImmutableArray<FormerCadence> former, Cadence cadence) =>
        former is [.., var last] ? CadencePeriods.Of(cadence, last.Until).First : null;

    private static FormerCadence? Of(string text) =>
        text.Split('<') is [var times, var day] && CadenceSetting.Parse(times) is { } set && FieldValues.TryDate(day, out var until)
            ? new FormerCadence(set.Times, until)
            : null;
}
