using System.Text.Json;

namespace BotApp.Protocol;

internal static class JsonElementExtensions
{
    /// <summary>The string at the end of a path of objects; null if the path ends early or at another kind of value.</summary>
    public static string? TextAt(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }
}
