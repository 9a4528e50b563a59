using System.Text.Json;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>A button's verb with what the card carried and what was typed. All of it is the client's word: checked, never trusted.</summary>
/// <param name="Verb">Which button.</param>
/// <param name="Values">Card data and inputs by id, as strings; anything that is not a scalar is left out.</param>
/// <param name="MessageId">The message that shows the card, for updating it; null if unknown.</param>
internal sealed record CardClick(string Verb, IReadOnlyDictionary<string, string> Values, string? MessageId)
{
    /// <summary>A value, or null when absent or blank.</summary>
    public string? this[string id] => Values.TryGetValue(id, out var value) && value.Length > 0 ? value : null;

    /// <summary>Reads <c>adaptiveCard/action</c> (protocol: <c>value.action{type,verb,data}</c>); null when malformed.</summary>
    public static CardClick? FromInvoke(Activity activity)
    {
        if (activity.ReadValue() is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("action", out var action) || action.ValueKind is not JsonValueKind.Object
            || !action.TryGetProperty("verb", out var verb) || verb.ValueKind is not JsonValueKind.String)
            return null;

        var data = action.TryGetProperty("data", out var found) ? found : default;
        return new CardClick(verb.GetString()!, Scalars(data), activity.ReplyToId);
    }

    /// <summary>Reads the <c>Action.Submit</c> that an old client sends in place of the button: a message whose value names the verb.</summary>
    public static CardClick? FromMessage(Activity activity)
    {
        if (activity.ReadValue() is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("verb", out var verb) || verb.ValueKind is not JsonValueKind.String)
            return null;

        return new CardClick(verb.GetString()!, Scalars(value), activity.ReplyToId);
    }

    private static Dictionary<string, string> Scalars(JsonElement data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind is not JsonValueKind.Object)
            return values;

        foreach (var property in data.EnumerateObject())
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => null,
            };
            if (text is not null)
                values[property.Name] = text;
        }

        return values;
    }
}
