using System.Text.Json.Serialization;

namespace BotApp.Cards.Model;

/// <summary>An element that Teams adds to Adaptive Cards 1.5.</summary>
/// <remarks>
/// Older clients, phones and the local Playground leave some of these out, so none can be made without a
/// <see cref="Fallback"/> of 1.5 that says the same: of a chart, its numbers.
/// </remarks>
public abstract record TeamsElement : CardElement
{
    private protected TeamsElement(StandardElement fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        Fallback = fallback;
    }

    /// <summary>What is shown where the element is unknown.</summary>
    [JsonIgnore]
    public StandardElement Fallback { get; }

    /// <summary>The fallback as it is written: as an element of some type.</summary>
    [JsonPropertyName("fallback")]
    public CardElement WrittenFallback => Fallback;
}

/// <summary>A Fluent icon by name.</summary>
public sealed record Icon(string Name, StandardElement Fallback) : TeamsElement(Fallback)
{
    public TextColor Color { get; init; }
}

/// <summary>A short word in a coloured pill.</summary>
public sealed record Badge(string Text, StandardElement Fallback) : TeamsElement(Fallback)
{
    public BadgeStyle Style { get; init; }

    public string? Tooltip { get; init; }
}

/// <summary>How much of something is done.</summary>
public sealed record ProgressBar(double Value, double Max, StandardElement Fallback) : TeamsElement(Fallback);

/// <summary>A chart. Its fallback carries the same numbers.</summary>
public abstract record ChartElement : TeamsElement
{
    private protected ChartElement(string title, StandardElement fallback)
        : base(fallback) => Title = title;

    public string Title { get; }
}

/// <summary>Shares of a whole.</summary>
public sealed record DonutChart(string Title, IReadOnlyList<ChartSlice> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback);

/// <summary>A share of a <see cref="DonutChart"/>.</summary>
public sealed record ChartSlice(string Legend, double Value);

/// <summary>Upright bars: a few categories with short names.</summary>
public sealed record VerticalBarChart(string Title, IReadOnlyList<ChartPoint> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

/// <summary>Lying bars: categories with long names.</summary>
public sealed record HorizontalBarChart(string Title, IReadOnlyList<ChartPoint> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

/// <summary>Lying bars in parts: categories with long names, each with the same few parts.</summary>
public sealed record StackedBarChart(string Title, IReadOnlyList<StackedBar> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback);

/// <summary>A bar of a <see cref="StackedBarChart"/>.</summary>
public sealed record StackedBar(string Title, IReadOnlyList<BarPart> Data);

/// <summary>A part of a bar. Its colour is beside its legend, not instead of it.</summary>
public sealed record BarPart(string Legend, double Value, ChartColor Color);

/// <summary>A bar or a point: a category (or an ISO date) and its number.</summary>
public sealed record ChartPoint(string X, double Y);

/// <summary>How numbers went over time.</summary>
public sealed record LineChart(string Title, IReadOnlyList<ChartSeries> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

/// <summary>A line of a <see cref="LineChart"/>.</summary>
public sealed record ChartSeries(string Legend, IReadOnlyList<ChartPoint> Values);

/// <summary>One number between two ends.</summary>
public sealed record GaugeChart(string Title, double Value, double Max, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    /// <summary>What the number is, below it.</summary>
    public string? SubLabel { get; init; }

    /// <summary>Stretches of the scale, from its start.</summary>
    public IReadOnlyList<GaugeSegment> Segments { get; init; } = [];
}

/// <summary>A stretch of a <see cref="GaugeChart"/>.</summary>
public sealed record GaugeSegment(string Legend, double Size);
