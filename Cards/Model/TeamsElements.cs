namespace BotApp.Cards.Model;

/// <summary>An element that Teams adds to Adaptive Cards 1.5.</summary>
/// <remarks>
/// Older clients, phones and the local Playground leave some of these out, so each must be made with a <see cref="Fallback"/>
/// of 1.5 that says the same: for a chart, its numbers.
/// </remarks>
public abstract record TeamsElement : CardElement
{
    private protected TeamsElement(StandardElement fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        Fallback = fallback;
    }

    /// <summary>What is shown where the element is unknown.</summary>
    public StandardElement Fallback { get; }

    internal override void WriteTo(CardWriter json)
    {
        json.Part("fallback"u8, Fallback);
        base.WriteTo(json);
    }
}

/// <summary>A short word in a pill.</summary>
public sealed record Badge(string Text, StandardElement Fallback) : TeamsElement(Fallback)
{
    internal override string Type => "Badge";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("text"u8, Text);
        base.WriteTo(json);
    }
}

/// <summary>How much of something is done.</summary>
public sealed record ProgressBar(double Value, double Max, StandardElement Fallback) : TeamsElement(Fallback)
{
    internal override string Type => "ProgressBar";

    internal override void WriteTo(CardWriter json)
    {
        json.Number("value"u8, Value);
        json.Number("max"u8, Max);
        base.WriteTo(json);
    }
}

/// <summary>A chart. Its fallback carries the same numbers.</summary>
public abstract record ChartElement : TeamsElement
{
    private protected ChartElement(string title, StandardElement fallback)
        : base(fallback) => Title = title;

    public string Title { get; }

    internal override void WriteTo(CardWriter json)
    {
        json.Text("title"u8, Title);
        base.WriteTo(json);
    }
}

/// <summary>Horizontal bars: for categories with long names.</summary>
/// <remarks>
/// Each bar has its number at its end and there is no axis: clients divide an axis into six, so that two meetings would be
/// counted in thirds. All bars have one colour, as different colours would suggest a meaning that they do not have.
/// Source: HorizontalBarChart.displayMode and .color of the Teams cards reference.
/// </remarks>
public sealed record HorizontalBarChart(string Title, IReadOnlyList<ChartPoint> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    public string DisplayMode { get; init; } = "AbsoluteNoAxis";

    public ChartColor Color { get; init; } = ChartColor.CategoricalBlue;

    internal override string Type => "Chart.HorizontalBar";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("data"u8, Data);
        json.Text("displayMode"u8, DisplayMode);
        json.Text("color"u8, CardNames.Of(Color));
        base.WriteTo(json);
    }
}

/// <summary>Horizontal bars in parts: for categories with long names, each with the same few parts.</summary>
public sealed record StackedBarChart(string Title, IReadOnlyList<StackedBar> Data, StandardElement Fallback)
    : ChartElement(Title, Fallback)
{
    internal override string Type => "Chart.HorizontalBar.Stacked";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("data"u8, Data);
        base.WriteTo(json);
    }
}

/// <summary>A bar of a <see cref="StackedBarChart"/>.</summary>
public sealed record StackedBar(string Title, IReadOnlyList<BarPart> Data) : CardPart
{
    internal override void WriteTo(CardWriter json)
    {
        json.Text("title"u8, Title);
        json.Parts("data"u8, Data);
    }
}

/// <summary>A part of a bar. Its colour adds to its legend and does not replace it.</summary>
public sealed record BarPart(string Legend, double Value, ChartColor Color) : CardPart
{
    internal override void WriteTo(CardWriter json)
    {
        json.Text("legend"u8, Legend);
        json.Number("value"u8, Value);
        json.Text("color"u8, CardNames.Of(Color));
    }
}

/// <summary>A bar or a point: a category (or an ISO date) and its number.</summary>
public sealed record ChartPoint(string X, double Y) : CardPart
{
    internal override void WriteTo(CardWriter json)
    {
        json.Text("x"u8, X);
        json.Number("y"u8, Y);
    }
}
