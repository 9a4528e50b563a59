using System.Globalization;
using BotApp.Office.Obligations;

namespace BotApp.Features.Status;

/// <summary>Kinds of calendar period.</summary>
internal enum PeriodKind
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>Six months.</summary>
    Half,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>The calendar period of a status.</summary>
/// <param name="Number">Number within the year, from 1.</param>
internal readonly record struct StatusPeriod(PeriodKind Kind, int Year, int Number)
{
    /// <summary>The period of this kind that contains a day.</summary>
    public static StatusPeriod Of(PeriodKind kind, DateOnly day) => new(kind, day.Year, ((day.Month - 1) / Length(kind)) + 1);

    /// <summary>Its days.</summary>
    public Stretch Days
    {
        get
        {
            var length = Length(Kind);
            var first = new DateOnly(Year, ((Number - 1) * length) + 1, 1);
            return new Stretch(first, first.AddMonths(length).AddDays(-1));
        }
    }

    /// <summary>The one before.</summary>
    public StatusPeriod Former => Of(Kind, Days.First.AddDays(-1));

    /// <summary>As a button carries it and <see cref="StatusPeriodReader"/> reads it: 2026-11, 2026-Q3, 2026-H1, 2026.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
    };

    /// <summary>Number of periods of a kind in a year.</summary>
    public static int InYear(PeriodKind kind) => 12 / Length(kind);

    private static int Length(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        _ => 12,
    };
}
