namespace BotApp.Cards.Model;

/// <summary>Anything that is an object in the JSON of a card.</summary>
/// <remarks>
/// Each kind writes itself, as cards are only ever written. <c>System.Text.Json</c> could do it from attributes, but
/// it makes some hundred methods for each enumeration that a property has, which no build compiles ahead: 0.14 s at the first card
/// where this takes 2 ms (DECISIONS).
/// </remarks>
public abstract record CardPart
{
    private protected CardPart() { }

    /// <summary>The <c>type</c> that the schema asks for; null where it asks for none.</summary>
    internal virtual string? Type => null;

    /// <summary>Writes every member but <see cref="Type"/>.</summary>
    internal abstract void WriteTo(CardWriter json);
}
