using System.Text.Json.Nodes;
using BotApp.Cards.Model;

namespace BotApp.Features.Find;

/// <summary>
/// A card in the form for dialogs, where buttons send their data (<c>Action.Submit</c>), while messages use
/// <c>Action.Execute</c>. The data includes the verb; buttons that a dialog does not offer are left out.
/// </summary>
internal static class DialogCard
{
    /// <summary>The member of the data that names the verb.</summary>
    public const string Verb = "verb";

    /// <summary>The card as UTF-8.</summary>
    /// <param name="offered">The verbs that the dialog answers.</param>
    public static byte[] Of(AdaptiveCard card, IReadOnlySet<string> offered)
    {
        var root = JsonNode.Parse(card.ToUtf8())!;
        Turn(root, offered);
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Turn(JsonNode? node, IReadOnlySet<string> offered)
    {
        switch (node)
        {
            case JsonArray array:
                for (var i = array.Count - 1; i >= 0; i--)
                {
                    if (array[i] is JsonObject action && TypeOf(action) is "Action.Execute")
                    {
                        if (!offered.Contains(action["verb"]?.GetValue<string>() ?? ""))
                        {
                            array.RemoveAt(i);
                            continue;
                        }

                        Submit(action);
                    }
                    else
                    {
                        Turn(array[i], offered);
                        if (array[i] is JsonObject item && LeadsNowhere(item))
                            array.RemoveAt(i);
                    }
                }

                break;
            case JsonObject parent:
                foreach (var (_, value) in parent.ToList())
                    Turn(value, offered);
                break;
            default:
                break;
        }
    }

    // What is left without a button: an empty row of actions, or a part that unfolds a question without an answer.
    private static bool LeadsNowhere(JsonObject item) => TypeOf(item) switch
    {
        "ActionSet" => item["actions"] is JsonArray { Count: 0 },
        "Action.ShowCard" => !HasButton(item["card"]),
        _ => false,
    };

    private static bool HasButton(JsonNode? node) => node switch
    {
        JsonArray array => array.Any(HasButton),
        JsonObject item => TypeOf(item)?.StartsWith("Action.", StringComparison.Ordinal) == true || item.Any(member => HasButton(member.Value)),
        _ => false,
    };

    private static string? TypeOf(JsonObject item) => item["type"] is JsonValue type && type.TryGetValue<string>(out var text) ? text : null;

    private static void Submit(JsonObject action)
    {
        var data = action["data"] as JsonObject ?? [];
        action["data"] = null;
        data[Verb] = action["verb"]!.GetValue<string>();
        action.Remove("verb");
        action["type"] = "Action.Submit";
        action["data"] = data;
    }
}
