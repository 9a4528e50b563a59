using System.Text.Json;
using BotApp.Cards.Model;

namespace BotApp.Tests.Support.Cards;

/// <summary>A card as whoever receives it sees it.</summary>
internal static class CardReading
{
    /// <summary>The card read from what goes over the wire.</summary>
    public static JsonElement ToElement(this AdaptiveCard card) => JsonElement.Parse(card.ToUtf8());
}
