namespace BotApp.Cards.Model;

/// <summary>Something to fill in. Without an id its value is not sent, without a label a screen reader cannot name it.</summary>
/// <remarks>Checks by the client are a convenience; the server checks again.</remarks>
public abstract record CardInput : StandardElement
{
    private protected CardInput(string id, string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Id = id;
        Label = label;
    }

    public string Label { get; }

    public bool IsRequired { get; init; }

    /// <summary>What the client says when its own check fails.</summary>
    public string? ErrorMessage { get; init; }

    internal override void WriteTo(CardWriter json)
    {
        json.Text("label"u8, Label);
        json.Flag("isRequired"u8, IsRequired);
        json.Text("errorMessage"u8, ErrorMessage);
        base.WriteTo(json);
    }
}

/// <summary>Free text.</summary>
public sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>In UTF-16 units; 0 is no limit.</summary>
    public int MaxLength { get; init; }

    internal override string Type => "Input.Text";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("value"u8, Value);
        json.Text("placeholder"u8, Placeholder);
        json.Flag("isMultiline"u8, IsMultiline);
        json.Number("maxLength"u8, MaxLength);
        base.WriteTo(json);
    }
}

/// <summary>A whole number. A phone shows its digit keyboard for it.</summary>
public sealed record NumberInput(string Id, string Label) : CardInput(Id, Label)
{
    public int? Value { get; init; }

    public string? Placeholder { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }

    internal override string Type => "Input.Number";

    internal override void WriteTo(CardWriter json)
    {
        json.Number("value"u8, Value);
        json.Text("placeholder"u8, Placeholder);
        json.Number("min"u8, Min);
        json.Number("max"u8, Max);
        base.WriteTo(json);
    }
}

/// <summary>A day, sent as <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The earliest day the client accepts, <c>yyyy-MM-dd</c>.</summary>
    public string? Min { get; init; }

    /// <summary>The latest, likewise.</summary>
    public string? Max { get; init; }

    internal override string Type => "Input.Date";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("value"u8, Value);
        json.Text("min"u8, Min);
        json.Text("max"u8, Max);
        base.WriteTo(json);
    }
}

/// <summary>A time of day, sent as <c>HH:mm</c>.</summary>
public sealed record TimeInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary><c>HH:mm</c>.</summary>
    public string? Value { get; init; }

    internal override string Type => "Input.Time";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("value"u8, Value);
        base.WriteTo(json);
    }
}

/// <summary>Yes or no.</summary>
/// <param name="Title">What checking the box means, shown next to it.</param>
public sealed record ToggleInput(string Id, string Label, string Title) : CardInput(Id, Label)
{
    public string? Value { get; init; }

    public string? ValueOn { get; init; }

    public string? ValueOff { get; init; }

    public bool Wrap { get; init; } = true;

    internal override string Type => "Input.Toggle";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("title"u8, Title);
        json.Text("value"u8, Value);
        json.Text("valueOn"u8, ValueOn);
        json.Text("valueOff"u8, ValueOff);
        json.Flag("wrap"u8, Wrap);
        base.WriteTo(json);
    }
}

/// <summary>One of several, or some of several.</summary>
public sealed record ChoiceInput(string Id, string Label, IReadOnlyList<Choice> Choices) : CardInput(Id, Label)
{
    /// <summary>Value of the choice; several are joined with commas.</summary>
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool IsMultiSelect { get; init; }

    public ChoiceStyle Style { get; init; }

    public bool Wrap { get; init; } = true;

    internal override string Type => "Input.ChoiceSet";

    internal override void WriteTo(CardWriter json)
    {
        json.Parts("choices"u8, Choices);
        json.Text("value"u8, Value);
        json.Text("placeholder"u8, Placeholder);
        json.Flag("isMultiSelect"u8, IsMultiSelect);
        json.Text("style"u8, CardNames.Of(Style));
        json.Flag("wrap"u8, Wrap);
        base.WriteTo(json);
    }
}

/// <summary>A choice of a <see cref="ChoiceInput"/>.</summary>
/// <param name="Value">What is sent; must not contain a comma, which joins several.</param>
public sealed record Choice(string Title, string Value) : CardPart
{
    internal override void WriteTo(CardWriter json)
    {
        json.Text("title"u8, Title);
        json.Text("value"u8, Value);
    }
}
