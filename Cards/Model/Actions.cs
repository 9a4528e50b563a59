namespace BotApp.Cards.Model;

/// <summary>A button, or the effect of tapping an element.</summary>
public abstract record CardAction : CardPart
{
    private protected CardAction(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>What the button says: a verb, short.</summary>
    public string Title { get; }

    /// <summary>What exactly it does, if several buttons of a card have the same title.</summary>
    public string? Tooltip { get; init; }

    public ActionStyle Style { get; init; }

    internal override void WriteTo(CardWriter json)
    {
        json.Text("title"u8, Title);
        json.Text("tooltip"u8, Tooltip);
        json.Text("style"u8, CardNames.Of(Style));
    }
}

/// <summary>Sends an invoke <c>adaptiveCard/action</c>; the answer may replace the card.</summary>
/// <param name="Verb">Names the handler.</param>
public sealed record ExecuteAction(string Title, string Verb) : CardAction(Title)
{
    /// <summary>Comes back with the click, under the keys of <see cref="CardData"/>. Whoever clicks can change it.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = CardData.None;

    /// <summary><see cref="AssociatedInputs.None"/> leaves the inputs out, unchecked.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }

    internal override string Type => "Action.Execute";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("verb"u8, Verb);
        json.Texts("data"u8, Data);
        json.Text("associatedInputs"u8, CardNames.Of(AssociatedInputs));
        base.WriteTo(json);
    }
}

/// <summary>Unfolds a further card below the buttons: a second look before something that is not easily undone.</summary>
public sealed record ShowCardAction(string Title, InnerCard Card) : CardAction(Title)
{
    internal override string Type => "Action.ShowCard";

    internal override void WriteTo(CardWriter json)
    {
        json.Part("card"u8, Card);
        base.WriteTo(json);
    }
}

/// <summary>Shows what is hidden and hides what is shown.</summary>
/// <param name="TargetElements">Ids of the elements.</param>
public sealed record ToggleVisibilityAction(string Title, IReadOnlyList<string> TargetElements) : CardAction(Title)
{
    internal override string Type => "Action.ToggleVisibility";

    internal override void WriteTo(CardWriter json)
    {
        json.Texts("targetElements"u8, TargetElements);
        base.WriteTo(json);
    }
}
