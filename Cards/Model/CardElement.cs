using System.Text.Json.Serialization;

namespace BotApp.Cards.Model;

/// <summary>Anything that stands in the body of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Image), "Image")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(NumberInput), "Input.Number")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(TimeInput), "Input.Time")]
[JsonDerivedType(typeof(ToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(Icon), "Icon")]
[JsonDerivedType(typeof(Badge), "Badge")]
[JsonDerivedType(typeof(ProgressBar), "ProgressBar")]
[JsonDerivedType(typeof(DonutChart), "Chart.Donut")]
[JsonDerivedType(typeof(VerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(HorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(StackedBarChart), "Chart.HorizontalBar.Stacked")]
[JsonDerivedType(typeof(LineChart), "Chart.Line")]
[JsonDerivedType(typeof(GaugeChart), "Chart.Gauge")]
public abstract record CardElement
{
    private protected CardElement() { }

    /// <summary>Unique within the card; needed where an action or an input refers to the element.</summary>
    public string? Id { get; init; }

    public Spacing Spacing { get; init; }

    public bool Separator { get; init; }

    /// <summary><see langword="false"/> hides the element until it is toggled; null is visible.</summary>
    public bool? IsVisible { get; init; }
}

/// <summary>An element of Adaptive Cards 1.5, which every client of ours renders.</summary>
public abstract record StandardElement : CardElement
{
    private protected StandardElement() { }
}
