using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>The payload of a click on an <c>Action.Execute</c> button. The client controls all of it.</summary>
public sealed record AdaptiveCardInvoke
{
    /// <summary>Identifies the button. Null when the card gave it no verb.</summary>
    public string? Verb { get; init; }

    /// <summary>The button's data and the inputs as one object. Undefined when there are neither.</summary>
    public JsonElement Data { get; init; }

    /// <summary>True when the client refreshed the card by itself; such a turn changes nothing.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Reads <c>value</c>; false when it is not the object the protocol describes.</summary>
    public static bool TryRead(Activity activity, [NotNullWhen(true)] out AdaptiveCardInvoke? invoke)
    {
        invoke = null;
        if (!activity.TryGetValue(out var value)
            || !value.Value.TryGetProperty("action", out var action)
            || action.ValueKind is not JsonValueKind.Object)
            return false;

        if (action.TryGetProperty("data", out var data) && data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            return false;

        invoke = new AdaptiveCardInvoke
        {
            Verb = action.TextAt("verb"),
            Data = data.ValueKind is JsonValueKind.Object ? data : default,
            IsAutomatic = value.Value.TextAt("trigger") is "automatic",
        };
        return true;
    }
}
