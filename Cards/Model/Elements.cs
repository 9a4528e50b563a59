namespace BotApp.Cards.Model;

/// <summary>A paragraph of our own words. Clients read it as markdown, so what a person wrote goes into a <see cref="RichTextBlock"/>.</summary>
public sealed record TextBlock(string Text) : StandardElement
{
    public TextStyle Style { get; init; }

    public TextSize Size { get; init; }

    public TextWeight Weight { get; init; }

    public TextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    /// <summary>On unless switched off, as cut text would be lost.</summary>
    public bool Wrap { get; init; } = true;

    internal override string Type => "TextBlock";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("text"u8, Text);
        json.Text("style"u8, CardNames.Of(Style));
        json.Text("size"u8, CardNames.Of(Size));
        json.Text("weight"u8, CardNames.Of(Weight));
        json.Text("color"u8, CardNames.Of(Color));
        json.Flag("isSubtle"u8, IsSubtle);
        json.Flag("wrap"u8, Wrap);
        base.WriteTo(json);
    }
}

/// <summary>A line of differently styled runs. Never read as markdown, so a person's words show as they were written.</summary>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : StandardElement
{
    internal override string Type => "RichTextBlock";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("inlines"u8, Inlines);
        base.WriteTo(json);
    }
}

/// <summary>A stretch of text within a <see cref="RichTextBlock"/>.</summary>
public sealed record TextRun(string Text) : CardPart
{
    public TextSize Size { get; init; }

    public TextWeight Weight { get; init; }

    public TextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    internal override string Type => "TextRun";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("text"u8, Text);
        json.Text("size"u8, CardNames.Of(Size));
        json.Text("weight"u8, CardNames.Of(Weight));
        json.Text("color"u8, CardNames.Of(Color));
        json.Flag("isSubtle"u8, IsSubtle);
    }
}

/// <summary>Elements that belong together.</summary>
public sealed record Container(IReadOnlyList<CardElement> Items) : StandardElement
{
    public ContainerStyle Style { get; init; }

    internal override string Type => "Container";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("items"u8, Items);
        json.Text("style"u8, CardNames.Of(Style));
        base.WriteTo(json);
    }
}

/// <summary>Columns side by side: at most three, so that a phone can show them.</summary>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : StandardElement
{
    internal override string Type => "ColumnSet";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("columns"u8, Columns);
        base.WriteTo(json);
    }
}

/// <summary>A column of a <see cref="ColumnSet"/>.</summary>
public sealed record Column(IReadOnlyList<CardElement> Items) : CardPart
{
    /// <summary>Takes a share of the remaining width.</summary>
    public const string Stretch = "stretch";

    /// <summary>As wide as its content.</summary>
    public const string Auto = "auto";

    /// <summary><see cref="Stretch"/> or <see cref="Auto"/>; always written, as clients disagree on the default.</summary>
    public string Width { get; init; } = Stretch;

    public VerticalAlignment VerticalContentAlignment { get; init; }

    internal override string Type => "Column";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("items"u8, Items);
        json.Text("width"u8, Width);
        json.Text("verticalContentAlignment"u8, CardNames.Of(VerticalContentAlignment));
    }
}

/// <summary>Numbers in rows and columns; the first row holds the headers.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : StandardElement
{
    internal override string Type => "Table";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("columns"u8, Columns);
        json.Parts("rows"u8, Rows);
        base.WriteTo(json);
    }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Width">Share of the width; never pixels.</param>
public sealed record TableColumn(int Width) : CardPart
{
    internal override void WriteTo(CardWriter json) => json.Number("width"u8, Width);
}

/// <summary>A row of a <see cref="Table"/>.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells) : CardPart
{
    internal override string Type => "TableRow";

    internal override void WriteTo(CardWriter json) => json.Parts("cells"u8, Cells);
}

/// <summary>A cell of a <see cref="Table"/>.</summary>
public sealed record TableCell(IReadOnlyList<CardElement> Items) : CardPart
{
    internal override string Type => "TableCell";

    internal override void WriteTo(CardWriter json) => json.Parts("items"u8, Items);
}

/// <summary>Buttons in a row, at most <see cref="MostInARow"/>.</summary>
public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : StandardElement
{
    /// <summary>
    /// Buttons that every client shows in a row. Teams shows six (MicrosoftDocs/msteams-docs, "Designing Adaptive Cards": up to six
    /// primary actions); the official renderer, unless its host says otherwise, five (adaptivecards, <c>host-config.ts</c>: <c>maxActions = 5</c>).
    /// </summary>
    public const int MostInARow = 5;

    internal override string Type => "ActionSet";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("actions"u8, Actions);
        base.WriteTo(json);
    }
}
