namespace BotApp.Office.Figures;

/// <summary>Months of a year, 1 to 12; empty if the last comes before the first.</summary>
internal readonly record struct MonthSpan(int First, int Last)
{
    /// <summary>No month at all.</summary>
    public static MonthSpan None { get; } = new(1, 0);

    /// <summary>Whether a month is among them.</summary>
    public bool Contains(int month) => month >= First && month <= Last;
}
