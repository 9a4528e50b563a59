using System.Text.Json.Nodes;
using BotApp.Cards.Model;

namespace BotApp.Features.Find;

/// <summary>
/// A card as a dialog takes it: there the buttons send their data (<c>Action.Submit</c>), as <c>Action.Execute</c> is for
/// messages. The verb goes along in the data; what is not offered in a dialog is left out.
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
                    if (array[i] is JsonObject { } action && action["type"]?.GetValueKind() is System.Text.Json.JsonValueKind.String
                        && action["type"]!.GetValue<string>() is "Action.Execute")
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
                    }
                }

                break;
            case JsonObject item:
                foreach (var (_, value) in item.ToList())
                    Turn(value, offered);
                break;
            default:
                break;
        }
    }

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
