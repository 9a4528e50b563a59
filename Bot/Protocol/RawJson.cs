using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>JSON within an activity that is passed on unparsed, as the bytes it was written in.</summary>
/// <remarks>
/// With <see cref="JsonElement"/> a card that was just written would be parsed again: a seventh of the allocations of a turn
/// that shows one (<c>./bench turns</c>: 82 and 71 KiB).
/// </remarks>
/// <param name="Utf8">Valid JSON in UTF-8; it is written as it is.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The parsed JSON.</summary>
    /// <exception cref="JsonException">Not JSON.</exception>
    public JsonElement Parse() => JsonElement.Parse(Utf8.Span);

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)).ToArray());

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
