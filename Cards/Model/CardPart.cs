namespace BotApp.Cards.Model;

/// <summary>Anything that is an object in the JSON of a card.</summary>
/// <remarks>
/// Each kind writes itself, as cards are only ever written. <c>System.Text.Json</c> could do it from attributes, but for
/// each enumeration of a property it needs some hundred methods that no build compiles ahead of time: the first card then
/// takes 0.14 s instead of 2 ms (DECISIONS).
/// </remarks>
public abstract record CardPart
{
    private protected CardPart() { }

    /// <summary>The <c>type</c> that the schema requires; null if it requires none.</summary>
    internal virtual string? Type => null;

    /// <summary>Writes every member except <see cref="Type"/>.</summary>
    internal abstract void WriteTo(CardWriter json);
}
