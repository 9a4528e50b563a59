using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;

namespace BotApp.Office.Settings;

/// <summary>How often something was due before the office changed it.</summary>
/// <param name="Times">How many a period; 0: nothing was owed.</param>
/// <param name="Until">The office's day on which it was changed: it holds for every period that had ended before.</param>
internal sealed record FormerCadence(int Times, DateOnly Until);

/// <summary>What held of the cadences before, stored as <c>key=times&lt;day,times&lt;day</c>, several of them with <c>;</c> between. Pure.</summary>
internal static class FormerCadences
{
    /// <summary>As many are kept of one cadence; as of the sizes of a unit.</summary>
    private const int Most = 24;

    /// <summary>As it is stored; null when there is none.</summary>
    public static string? Format(ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>> former) => former.IsEmpty
        ? null
        : string.Join(';', former.Select(f => $"{f.Key}={string.Join(',', f.Value.Select(c => $"{new CadenceSetting(c.Times).Format()}<{FieldValues.Format(c.Until)}"))}"));

    /// <summary>Reads what <see cref="Format"/> wrote; null when it is none.</summary>
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

    /// <summary>With a change of today: it holds from the period on that runs today.</summary>
    /// <param name="cadence">As the registers' file has it.</param>
    public static ImmutableArray<FormerCadence> After(ImmutableArray<FormerCadence> former, Cadence cadence, int before, int after, DateOnly today)
    {
        // A term of office is asked for until it is settled, by what is set now.
        if (before == after || cadence.IsTerm)
            return former;
        if (former is not [.., var last] || last.Until < CadencePeriods.Of(cadence, today).First)
            return [.. former.Append(new FormerCadence(before, today)).TakeLast(Most)];
        // Changed again within the period: what it was in between held for none that has ended.
        return last.Times == after ? former.RemoveAt(former.Length - 1) : former;
    }

    /// <summary>The first day of the period from which on the present one holds; null where it has always held.</summary>
    /// <param name="cadence">As the registers' file has it.</param>
    public static DateOnly? Since(ImmutableArray<FormerCadence> former, Cadence cadence) =>
        former is [.., var last] ? CadencePeriods.Of(cadence, last.Until).First : null;

    private static FormerCadence? Of(string text) =>
        text.Split('<') is [var times, var day] && CadenceSetting.Parse(times) is { } set && FieldValues.TryDate(day, out var until)
            ? new FormerCadence(set.Times, until)
            : null;
}
