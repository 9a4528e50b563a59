using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>A card or a file that travels with a message.</summary>
public sealed record Attachment
{
    /// <summary>See <see cref="ContentTypes"/>. A person's message also carries its own text once more as <c>text/html</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The card, or the description of the file.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public JsonElement? Content { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    public string? ThumbnailUrl { get; init; }

    /// <summary>An Adaptive Card.</summary>
    public static Attachment AdaptiveCard(JsonElement card) => new() { ContentType = ContentTypes.AdaptiveCard, Content = card };

    /// <summary>An Adaptive Card from its serialised form.</summary>
    /// <exception cref="JsonException">Not JSON.</exception>
    public static Attachment AdaptiveCard(ReadOnlySpan<byte> utf8Card) => AdaptiveCard(JsonElement.Parse(utf8Card));
}
