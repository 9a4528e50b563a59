using System.Globalization;

namespace BotApp.Documents.Xlsx;

/// <summary>Format of a cell; the number is its index in the formats of <see cref="XlsxStyles"/>.</summary>
internal enum SheetFormat
{
    /// <summary>No particular format.</summary>
    General = 0,

    Header = 1,

    /// <summary>Text; what is later typed into the cell stays text, too.</summary>
    Text = 2,

    /// <summary>Text that a spreadsheet might take for a formula when someone edits the cell.</summary>
    QuotedText = 3,

    Whole = 4,

    Decimal = 5,

    Date = 6,

    Time = 7,

    Instant = 8,
}

/// <summary>A cell: text, or a number with a format. There is no way to write a formula.</summary>
internal readonly record struct SheetCell
{
    /// <summary>Excel's limit of characters per cell.</summary>
    public const int LongestText = 32_767;

    // Spreadsheets compute with 15 digits; longer numbers are written as text to stay exact.
    private const int ExactDigits = 15;
    private const string Formulas = "=+-@\t\r\n＝＋－＠";
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    // Spreadsheets treat 1900 as a leap year, so day numbers before March 1900 are off by one.
    private static readonly DateOnly FirstDate = new(1900, 3, 1);

    private SheetCell(SheetFormat format, string value) => (Format, Value) = (format, value);

    public SheetFormat Format { get; }

    /// <summary>The text, or the number written invariantly; null for an empty cell.</summary>
    public string? Value { get; }

    public bool IsText => Format is SheetFormat.Text or SheetFormat.QuotedText or SheetFormat.Header;

    public static SheetCell Empty => default;

    /// <summary>Text, even if it begins like a formula.</summary>
    public static SheetCell Text(string text)
    {
        if (text.Length == 0)
            return Empty;
        var kept = text.Length <= LongestText ? text : Cut(text);
        return new SheetCell(Formulas.Contains(kept[0], StringComparison.Ordinal) ? SheetFormat.QuotedText : SheetFormat.Text, kept);
    }

    public static SheetCell Header(string text) => new(SheetFormat.Header, text);

    public static SheetCell Number(decimal number)
    {
        var written = number.ToString("0.############################", CultureInfo.InvariantCulture);
        if (written.Count(char.IsAsciiDigit) > ExactDigits)
            return new SheetCell(SheetFormat.Text, written);
        return new SheetCell(decimal.IsInteger(number) ? SheetFormat.Whole : SheetFormat.Decimal, written);
    }

    public static SheetCell Date(DateOnly date) => date < FirstDate
        ? Text(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new SheetCell(SheetFormat.Date, Day(date));

    public static SheetCell Time(TimeOnly time) => new(SheetFormat.Time, Fraction(time.ToTimeSpan()));

    /// <summary>The local date and time of its offset, to the minute.</summary>
    public static SheetCell Instant(DateTimeOffset at) => new(
        SheetFormat.Instant, Day(DateOnly.FromDateTime(at.DateTime)) + Fraction(new TimeSpan(at.Hour, at.Minute, 0))[1..]);

    private static string Day(DateOnly date) => (date.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture);

    private static string Fraction(TimeSpan time) =>
        ((decimal)time.Ticks / TimeSpan.TicksPerDay).ToString("0.0#########", CultureInfo.InvariantCulture);

    private static string Cut(string text)
    {
        const string More = " …";
        var length = LongestText - More.Length;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + More;
    }
}
