using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.Calendar;
using BotApp.Office.Registers;

namespace BotApp.Office.Dated;

/// <summary>On which days of a year something is to be done. Pure.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DayOfYear), "day-of-year")]
[JsonDerivedType(typeof(RangeOfYear), "range-of-year")]
[JsonDerivedType(typeof(DayOfMonth), "day-of-month")]
[JsonDerivedType(typeof(WorkdaysBefore), "workdays-before")]
internal abstract record DateRule
{
    /// <summary>The occurrences whose day lies in a year; each day is a working day.</summary>
    /// <param name="lead">Working days before its day on which an occurrence first appears, 1 or more.</param>
    public abstract IEnumerable<DatedTime> In(int year, int lead, OfficeCalendar calendar);

    /// <summary>A day of each year, or the last working day before it.</summary>
    public sealed record DayOfYear(MonthAndDay Day) : DateRule
    {
        /// <inheritdoc />
        public override IEnumerable<DatedTime> In(int year, int lead, OfficeCalendar calendar) =>
            [Led(calendar.WorkdayOnOrBefore(Day.In(year)), lead, calendar)];
    }

    /// <summary>From a day of each year to another; if that comes first in the calendar, it lies in the next year.</summary>
    public sealed record RangeOfYear(MonthAndDay From, MonthAndDay To) : DateRule
    {
        /// <inheritdoc />
        public override IEnumerable<DatedTime> In(int year, int lead, OfficeCalendar calendar)
        {
            var to = To.In(year);
            var from = From.In(year) <= to ? From.In(year) : From.In(year - 1);
            var due = calendar.WorkdayOnOrBefore(to);
            var appears = calendar.WorkdayOnOrAfter(from);
            return [new DatedTime(appears < due ? appears : due, due)];
        }
    }

    /// <summary>The relatively fixed day of each month, or of <paramref name="Months"/>.</summary>
    public sealed record DayOfMonth(int Day, IReadOnlyList<int>? Months = null) : DateRule
    {
        /// <inheritdoc />
        public override IEnumerable<DatedTime> In(int year, int lead, OfficeCalendar calendar) =>
            from month in Enumerable.Range(1, 12)
            where Months is null || Months.Contains(month)
            select Led(calendar.RelativelyFixedDay(new DateOnly(year, month, 1), Day), lead, calendar);
    }

    /// <summary>A number of working days before the end of each stretch, or before each holiday; 1 is the last one.</summary>
    public sealed record WorkdaysBefore(int Count, Boundary Before) : DateRule
    {
        /// <inheritdoc />
        public override IEnumerable<DatedTime> In(int year, int lead, OfficeCalendar calendar) =>
            from end in Ends(year, calendar)
            let due = calendar.WorkdaysBefore(end, Count)
            where due.Year == year
            select Led(due, lead, calendar);

        // The first day after each stretch. The first holiday of next year is included, as its reminder may fall in this year.
        private IEnumerable<DateOnly> Ends(int year, OfficeCalendar calendar) => Before switch
        {
            Boundary.Holidays => calendar.HolidaysOf(year).Concat(calendar.HolidaysOf(year + 1)).Select(h => h.First),
            _ => Enumerable.Range(1, 12 / Months).Select(n => new DateOnly(year, 1, 1).AddMonths(n * Months)),
        };

        private int Months => Before switch { Boundary.MonthEnd => 1, Boundary.QuarterEnd => 3, Boundary.HalfYearEnd => 6, _ => 12 };
    }

    private static DatedTime Led(DateOnly due, int lead, OfficeCalendar calendar) => new(calendar.WorkdaysBefore(due, lead), due);
}

/// <summary>One occurrence of a dated reminder.</summary>
/// <param name="AppearsOn">The first day on which the card shows it.</param>
/// <param name="Due">Its day, and the last on which the card shows it: nobody knows afterwards whether it was done.</param>
internal readonly record struct DatedTime(DateOnly AppearsOn, DateOnly Due);

/// <summary>What days are counted back from.</summary>
[JsonConverter(typeof(KebabEnumConverter<Boundary>))]
internal enum Boundary
{
    /// <summary>The end of each month.</summary>
    MonthEnd,

    /// <summary>The end of each quarter.</summary>
    QuarterEnd,

    /// <summary>The end of June and of December.</summary>
    HalfYearEnd,

    /// <summary>The end of the year.</summary>
    YearEnd,

    /// <summary>The first day off of each statutory holiday.</summary>
    Holidays,
}

/// <summary>A day of any year, written MM-dd.</summary>
[JsonConverter(typeof(MonthAndDayConverter))]
internal readonly record struct MonthAndDay(int Month, int Day)
{
    /// <summary>The day in a year; 29 February becomes the 28th in a common year.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>Reads MM-dd.</summary>
    public static bool TryParse(string? text, out MonthAndDay day)
    {
        // A leap year has every day that can be written.
        var ok = DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = ok ? new MonthAndDay(date.Month, date.Day) : default;
        return ok;
    }
}

/// <summary>MM-dd.</summary>
internal sealed class MonthAndDayConverter : JsonConverter<MonthAndDay>
{
    /// <inheritdoc />
    public override MonthAndDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && MonthAndDay.TryParse(reader.GetString(), out var day)
            ? day
            : throw new JsonException("A day of the year is written MM-dd.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, MonthAndDay value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Month:00}-{value.Day:00}"));
}
