using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>An anchor as the JSON of its blob.</summary>
internal static class AnchorFile
{
    public static BinaryData Write(Anchor anchor) => new(JsonSerializer.SerializeToUtf8Bytes(anchor, AnchorJson.Readable.Anchor));

    /// <summary>Null when the content was not written by <see cref="Write"/>.</summary>
    public static Anchor? Read(BinaryData content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, AnchorJson.Readable.Anchor);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(Anchor))]
internal sealed partial class AnchorJson : JsonSerializerContext
{
    /// <summary>Keeps units' names readable, unescaped; JSON that lacks a part is refused.</summary>
    public static AnchorJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
