using System.Text.Json;
using BotApp.Cards.Model;

namespace BotApp.Tests.Support.Cards;

/// <summary>Reads a card as its receiver does.</summary>
internal static class CardReading
{
    /// <summary>The card, parsed from its wire format.</summary>
    public static JsonElement ToElement(this AdaptiveCard card) => JsonElement.Parse(card.ToUtf8());
}
