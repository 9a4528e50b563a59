using System.Text.Json.Serialization;

namespace BotApp.Cards.Model;

/// <summary>A paragraph of our own words. Clients read markdown in it: what a person wrote goes into a <see cref="RichTextBlock"/>.</summary>
public sealed record TextBlock(string Text) : StandardElement
{
    public TextStyle Style { get; init; }

    public TextSize Size { get; init; }

    public TextWeight Weight { get; init; }

    public TextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    public HorizontalAlignment HorizontalAlignment { get; init; }

    /// <summary>On unless switched off: cut text is lost text.</summary>
    public bool Wrap { get; init; } = true;

    public int MaxLines { get; init; }
}

/// <summary>A line of differently styled runs. Never read as markdown, so what a person wrote shows as it was written.</summary>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : StandardElement
{
    public HorizontalAlignment HorizontalAlignment { get; init; }
}

/// <summary>A stretch of text within a <see cref="RichTextBlock"/>.</summary>
public sealed record TextRun(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TextRun";

    public TextSize Size { get; init; }

    public TextWeight Weight { get; init; }

    public TextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    public bool Strikethrough { get; init; }

    public CardAction? SelectAction { get; init; }
}

/// <summary>Names and values in two columns.</summary>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : StandardElement;

/// <summary>A line of a <see cref="FactSet"/>; both sides are read as markdown, so they are our own words or numbers.</summary>
public sealed record Fact(string Title, string Value);

/// <summary>A picture: https, public, at most 1024 × 1024 pixels and 1 MB.</summary>
/// <param name="AltText">What it shows, in words; what is only in a picture is not said.</param>
public sealed record Image(string Url, string AltText) : StandardElement
{
    public ImageSize Size { get; init; }

    public HorizontalAlignment HorizontalAlignment { get; init; }
}

/// <summary>Elements that belong together.</summary>
public sealed record Container(IReadOnlyList<CardElement> Items) : StandardElement
{
    public ContainerStyle Style { get; init; }

    public bool Bleed { get; init; }

    public CardAction? SelectAction { get; init; }
}

/// <summary>Columns side by side: at most three, so that a phone can show them.</summary>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : StandardElement
{
    public CardAction? SelectAction { get; init; }
}

/// <summary>A column of a <see cref="ColumnSet"/>.</summary>
public sealed record Column(IReadOnlyList<CardElement> Items)
{
    /// <summary>Takes a share of what is left.</summary>
    public const string Stretch = "stretch";

    /// <summary>As wide as its content.</summary>
    public const string Auto = "auto";

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    /// <summary><see cref="Stretch"/> or <see cref="Auto"/>; said always, for clients disagree on the default.</summary>
    public string Width { get; init; } = Stretch;

    public VerticalAlignment VerticalContentAlignment { get; init; }
}

/// <summary>Numbers in rows and columns; the first row holds the headers.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : StandardElement
{
    /// <summary>Null is yes.</summary>
    public bool? FirstRowAsHeaders { get; init; }

    /// <summary>Null is yes.</summary>
    public bool? ShowGridLines { get; init; }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Width">Share of the width; never pixels.</param>
public sealed record TableColumn(int Width)
{
    public HorizontalAlignment HorizontalCellContentAlignment { get; init; }
}

/// <summary>A row of a <see cref="Table"/>.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableRow";
}

/// <summary>A cell of a <see cref="Table"/>.</summary>
public sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableCell";
}

/// <summary>Buttons in a row; Teams folds what is beyond the sixth.</summary>
public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : StandardElement
{
    public HorizontalAlignment HorizontalAlignment { get; init; }
}
