using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.Unit.Cards;

/// <summary>Reads a card as a client would: from its JSON.</summary>
internal static class CardJsonReading
{
    /// <summary>All objects with a <c>type</c>, in reading order.</summary>
    public static IReadOnlyList<JsonElement> Elements(this AdaptiveCard card) =>
        [.. Descend(card.ToElement()).Where(node => node.TryGetProperty("type", out _))];

    public static JsonElement Input(this AdaptiveCard card, string id) =>
        card.Elements().Single(node => node.Is("Input.") && node.Text("id") == id);

    public static JsonElement Button(this AdaptiveCard card, string verb) => card.Buttons(verb).Single();

    public static IEnumerable<JsonElement> Buttons(this AdaptiveCard card, string verb) =>
        card.Elements().Where(node => node.Is("Action.Execute") && node.Text("verb") == verb);

    /// <summary>What is to be read, one paragraph a line; labels and values of inputs are not in it.</summary>
    public static string Words(this AdaptiveCard card) => string.Join('\n', card.Elements().Select(node => node.Text("type") switch
    {
        "TextBlock" => node.Text("text"),
        "RichTextBlock" => string.Concat(node.GetProperty("inlines").EnumerateArray().Select(run => run.Text("text"))),
        _ => null,
    }).OfType<string>());

    /// <summary>The data of a button, one <c>key=value</c> each.</summary>
    public static IEnumerable<string> Data(this JsonElement button) => button.TryGetProperty("data", out var data)
        ? data.EnumerateObject().Select(property => $"{property.Name}={property.Value.GetString()}")
        : [];

    public static bool Is(this JsonElement node, string type) => node.Text("type").StartsWith(type, StringComparison.Ordinal);

    public static string Text(this JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> Descend(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(property => Descend(property.Value)).Prepend(node),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Descend),
        _ => [],
    };
}
