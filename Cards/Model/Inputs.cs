namespace BotApp.Cards.Model;

/// <summary>Something to fill in. Without id its value is not sent, without label a screen reader cannot name it.</summary>
/// <remarks>What a client checks is a courtesy; the server checks again.</remarks>
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
}

/// <summary>Free text.</summary>
public sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>In UTF-16 units; 0 is no limit.</summary>
    public int MaxLength { get; init; }

    public string? Regex { get; init; }
}

/// <summary>A whole number. A phone shows its digits for it.</summary>
public sealed record NumberInput(string Id, string Label) : CardInput(Id, Label)
{
    public int? Value { get; init; }

    public string? Placeholder { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }
}

/// <summary>A day, sent as <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string? Value { get; init; }
}

/// <summary>A time of day, sent as <c>HH:mm</c>.</summary>
public sealed record TimeInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary><c>HH:mm</c>.</summary>
    public string? Value { get; init; }
}

/// <summary>Yes or no.</summary>
/// <param name="Title">What a yes means, beside the box.</param>
public sealed record ToggleInput(string Id, string Label, string Title) : CardInput(Id, Label)
{
    public string? Value { get; init; }

    public string? ValueOn { get; init; }

    public string? ValueOff { get; init; }

    public bool Wrap { get; init; } = true;
}

/// <summary>One of several, or some of several.</summary>
public sealed record ChoiceInput(string Id, string Label, IReadOnlyList<Choice> Choices) : CardInput(Id, Label)
{
    /// <summary>Value of the choice; of several, joined with commas.</summary>
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool IsMultiSelect { get; init; }

    public ChoiceStyle Style { get; init; }

    public bool Wrap { get; init; } = true;
}

/// <summary>A choice of a <see cref="ChoiceInput"/>.</summary>
/// <param name="Value">What is sent; never holds a comma, which joins several.</param>
public sealed record Choice(string Title, string Value);
