using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Registers;

namespace BotApp.Office.Settings;

/// <summary>The relatively fixed day of the month before the office changed it.</summary>
/// <param name="Day">1 to 31; null: there was none.</param>
/// <param name="Until">The office's day on which it was changed: it applies to every month that had ended before.</param>
internal sealed record FormerFixedDay(int? Day, DateOnly Until);

/// <summary>The former fixed days, stored as <c>day&lt;changed,day&lt;changed</c>, the oldest first. Pure.</summary>
internal static class FormerFixedDays
{
    // The same as for a cadence.
    private const int Most = 24;

    /// <summary>As it is stored; null when there is none.</summary>
    public static string? Format(ImmutableArray<FormerFixedDay> former) =>
        former.IsEmpty ? null : string.Join(',', former.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Day}<{FieldValues.Format(f.Until)}")));

    /// <summary>Reads what <see cref="Format"/> wrote; null if it is something else.</summary>
    public static ImmutableArray<FormerFixedDay>? Parse(string text)
    {
        var read = ImmutableArray.CreateBuilder<FormerFixedDay>();
        foreach (var one in text.Split(','))
        {
            if (one.Split('<') is not [var day, var changed] || !FieldValues.TryDate(changed, out var until))
                return null;
            if (day.Length == 0)
                read.Add(new FormerFixedDay(null, until));
            else if (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31)
                read.Add(new FormerFixedDay(number, until));
            else
                return null;
        }

        return read.ToImmutable();
    }

    /// <summary>Adds a change made today: the new day applies from the current month on.</summary>
    public static ImmutableArray<FormerFixedDay> After(ImmutableArray<FormerFixedDay> former, int? before, int? after, DateOnly today)
    {
        if (before == after)
            return former;
        if (former is not [.., var last] || last.Until < new DateOnly(today.Year, today.Month, 1))
            return [.. former.Append(new FormerFixedDay(before, today)).TakeLast(Most)];
        // Changed again within the month: no month has ended with the value in between.
        return last.Day == after ? former.RemoveAt(former.Length - 1) : former;
    }
}
