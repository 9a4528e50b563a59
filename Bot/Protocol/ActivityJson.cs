using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BotApp.Protocol;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ActivityJson.MaxDepth)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationParameters))]
internal sealed partial class ProtocolJsonContext : JsonSerializerContext;

/// <summary>The JSON format of activities.</summary>
public static class ActivityJson
{
    /// <summary>Deeper nesting is refused; a large card has about twenty levels.</summary>
    internal const int MaxDepth = 64;

    private static readonly JsonSerializerOptions Options = new(ProtocolJsonContext.Default.Options)
    {
        TypeInfoResolver = ProtocolJsonContext.Default.WithAddedModifier(LeaveOutEmptyLists),
        // Sent as application/json and never embedded in HTML, so Chinese needs no escaping.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JsonTypeInfo<Activity> Activity { get; } = TypeInfo<Activity>();

    /// <summary>For storing a reference.</summary>
    public static JsonTypeInfo<ConversationReference> Reference { get; } = TypeInfo<ConversationReference>();

    internal static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)TypeInfo(typeof(T));

    internal static JsonTypeInfo TypeInfo(Type type) => Options.GetTypeInfo(type);

    /// <summary>Parses a string of JSON; null if it is not JSON, or contains a lone surrogate, which would throw when read.</summary>
    internal static JsonElement? ParseOrNull(string json)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            return ActivityReader.IsUnicode(bytes) ? JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth }) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                property.ShouldSerialize = static (_, value) => value is ICollection { Count: > 0 } or IReadOnlyCollection<object> { Count: > 0 };
        }
    }
}

/// <summary>Keeps a part of the JSON unparsed, and writes it back as it is.</summary>
internal sealed class RawJsonConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
}

/// <summary>A timestamp for information only: an unreadable one is treated as absent, not as an error.</summary>
internal sealed class LenientTimestampConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        if (reader.TokenType is not JsonTokenType.String)
            throw new JsonException("A timestamp is a string.");

        return reader.TryGetDateTimeOffset(out var exact) ? exact
            : DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var loose) ? loose
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment)
            writer.WriteStringValue(moment);
        else
            writer.WriteNullValue();
    }
}
