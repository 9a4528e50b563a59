using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Turns;

/// <summary>A card as a client shows it.</summary>
internal sealed record ShownCard(JsonObject Json, string? MessageId)
{
    /// <summary>The whole card as text, with hidden parts and button data, to check for words that must not be there.</summary>
    public string Said => Json.Readable();

    /// <summary>All texts.</summary>
    public string Text => string.Join('\n', Elements(Json).SelectMany(e => new[] { e["text"], e["errorMessage"], e["title"] })
        .OfType<JsonValue>().Select(v => v.GetValue<string>()));

    /// <summary>Inputs by id, as they would be sent.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Elements(Json)
        .Where(e => e["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) is true && e["value"] is not null)
        .ToDictionary(e => e["id"]!.GetValue<string>(), e => e["value"]!.ToString(), StringComparer.Ordinal);

    /// <summary>Whether the card has an input of this id.</summary>
    public bool HasInput(string id) =>
        Elements(Json).Any(e => e["id"]?.ToString() == id && e["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) is true);

    /// <summary>Whether it can be put off as a whole, as the day's card can; a notice's own button names the notice.</summary>
    public bool IsDayCard => ButtonsOf("reminder.snooze").Any(b => !b.ContainsKey("id"));

    public bool Has(string verb) => Count(verb) > 0;

    /// <summary>Number of buttons with this verb.</summary>
    public int Count(string verb) => Elements(Json).Count(e => e["verb"]?.GetValue<string>() == verb);

    public JsonObject DataOf(string verb, int index = 0) =>
        Elements(Json).Where(e => e["verb"]?.GetValue<string>() == verb).ElementAt(index)["data"]?.DeepClone().AsObject() ?? [];

    /// <summary>The data of every button with this verb.</summary>
    public IReadOnlyList<JsonObject> ButtonsOf(string verb) =>
        [.. Elements(Json).Where(e => e["verb"]?.GetValue<string>() == verb).Select(e => e["data"]?.DeepClone().AsObject() ?? [])];

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Elements(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Elements),
        _ => [],
    };
}
