using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>A figure of a year, counted.</summary>
/// <param name="Value">Null if there is nothing to compare with or to take a share of.</param>
/// <param name="Cutoff">Up to when, or during what, it was counted.</param>
/// <param name="Records">How many entries are behind it.</param>
/// <param name="Later">What it would be if it also counted the months after its cut-off, or outside its campaign.</param>
internal sealed record FigureResult(FigureDefinition Definition, decimal? Value, LocalText Cutoff, long Records, decimal? Later)
{
    /// <summary>The months that were counted.</summary>
    public MonthSpan Months { get; init; } = new(1, 12);

    /// <summary>The name of a field that decides between this figure and another, or that it sums, and how many entries leave it empty.</summary>
    public (LocalText Field, long Entries)? Unsaid { get; init; }

    /// <summary>The name of the field that decides whether an entry belongs to this figure, and how many entries leave it empty.</summary>
    public (LocalText Field, long Entries)? Undecided { get; init; }

    /// <summary>Its stable id.</summary>
    public string Id => Definition.Id;

    /// <summary>What it is called.</summary>
    public LocalText Label => Definition.Label;

    /// <summary>What is counted.</summary>
    public string Unit => Definition.Unit;

    /// <summary>Whether the report states a round number instead of it.</summary>
    public bool IsRounded => Value is { } value && Definition.About is { } about && about.Fits(value);

    /// <summary>The number as the report states it, without its unit: <c>23</c>, <c>近300</c>, <c>470余</c>.</summary>
    public string? Stated => Value is not { } value ? null : Definition.About switch
    {
        { Word: AboutWord.Below or "超" } about when IsRounded => about.Word + FieldValues.Format(about.Round(value)),
        { } about when IsRounded => FieldValues.Format(about.Round(value)) + about.Word,
        _ => FieldValues.Format(value),
    };
}

/// <summary>All figures of a year, and what a careful editor would ask about them.</summary>
/// <param name="Through">The last month that was counted at all.</param>
internal sealed record YearFigures(int Year, DateOnly Through, IReadOnlyList<FigureResult> Figures, IReadOnlyList<FiredCheck> Checks)
{
    /// <summary>The last day whose records are deleted, if the year, or the former one it is compared with, reaches back to it.</summary>
    public DateOnly? DeletedThrough { get; init; }

    /// <summary>The figure of this id.</summary>
    public FigureResult this[string id] => Figures.First(f => f.Id == id);
}
