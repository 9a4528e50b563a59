namespace BotApp.Cards.Model;

/// <summary>Anything in the body of a card.</summary>
public abstract record CardElement : CardPart
{
    private protected CardElement() { }

    /// <summary>Unique within the card; needed if an action or an input refers to the element.</summary>
    public string? Id { get; init; }

    public Spacing Spacing { get; init; }

    public bool Separator { get; init; }

    /// <summary><see langword="false"/> hides the element until it is toggled; null: visible.</summary>
    public bool? IsVisible { get; init; }

    internal override void WriteTo(CardWriter json)
    {
        json.Text("id"u8, Id);
        json.Text("spacing"u8, CardNames.Of(Spacing));
        json.Flag("separator"u8, Separator);
        json.Flag("isVisible"u8, IsVisible);
    }
}

/// <summary>An element of Adaptive Cards 1.5, which every client we support renders.</summary>
public abstract record StandardElement : CardElement
{
    private protected StandardElement() { }
}
