using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>Answers to <see cref="InvokeNames.AdaptiveCardAction"/>: HTTP 200 with <c>{statusCode, type, value}</c>.</summary>
public static class AdaptiveCardResponse
{
    /// <summary>Replaces the clicked card with this one, for the person who clicked.</summary>
    public static InvokeResponse Card(JsonElement card) => Card(JsonMarshal.GetRawUtf8Value(card));

    /// <summary>The same for a card that is already serialised.</summary>
    /// <param name="utf8Card">Valid JSON; it is not checked.</param>
    public static InvokeResponse Card(ReadOnlySpan<byte> utf8Card)
    {
        var buffer = new ArrayBufferWriter<byte>(utf8Card.Length + 128);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.Writing))
        {
            Begin(json, 200, ContentTypes.AdaptiveCard);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(utf8Card, skipInputValidation: true);
            json.WriteEndObject();
        }

        return new InvokeResponse(200, buffer.WrittenMemory);
    }

    /// <summary>Shows a short text to the person who clicked; the card does not change.</summary>
    public static InvokeResponse Message(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.Writing))
        {
            Begin(json, 200, ContentTypes.Message);
            json.WriteString("value"u8, text);
            json.WriteEndObject();
        }

        return new InvokeResponse(200, buffer.WrittenMemory);
    }

    /// <summary>The click could not be carried out; the card and the input stay.</summary>
    /// <param name="statusCode">400 for a bad request, 500 for a fault of ours.</param>
    public static InvokeResponse Error(int statusCode, string code, string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.Writing))
        {
            Begin(json, statusCode, ContentTypes.Error);
            json.WriteStartObject("value"u8);
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new InvokeResponse(200, buffer.WrittenMemory);
    }

    private static void Begin(Utf8JsonWriter json, int statusCode, string type)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, statusCode);
        json.WriteString("type"u8, type);
    }
}
