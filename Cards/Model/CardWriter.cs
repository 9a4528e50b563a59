using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotApp.Cards.Model;

/// <summary>Writes the JSON of a card: Chinese as it is, and nothing that a client assumes anyway, be it a default, a null or an empty list.</summary>
internal sealed class CardWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Cards travel as application/json and are never put into a page as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // What a thread keeps for its next card; a buffer that has become larger than any card may be is not kept.
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    private readonly Utf8JsonWriter json;

    private CardWriter(Utf8JsonWriter json) => this.json = json;

    /// <summary>The card, or a part of one, in UTF-8.</summary>
    public static byte[] ToUtf8(CardPart part) => Write(part).ToArray();

    /// <summary>The same as text.</summary>
    public static string ToText(CardPart part) => Encoding.UTF8.GetString(Write(part));

    /// <summary>Length of the text in UTF-16 units.</summary>
    public static int LengthOf(CardPart part) => Encoding.UTF8.GetCharCount(Write(part));

    // Holds until the thread writes its next card.
    private static ReadOnlySpan<byte> Write(CardPart part)
    {
        var buffer = kept ?? new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
            new CardWriter(json).Object(part);
        kept = buffer.Capacity <= KeptBytes ? buffer : null;
        return buffer.WrittenSpan;
    }

    /// <summary>A text that there may be; an empty one is written.</summary>
    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Yes, or nothing.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value);
    }

    /// <summary>Yes, no, or nothing.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } said)
            json.WriteBoolean(name, said);
    }

    /// <summary>A number that is nothing when it is 0.</summary>
    public void Number(ReadOnlySpan<byte> name, int value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    /// <summary>A number that there may be; 0 is written.</summary>
    public void Number(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } said)
            json.WriteNumber(name, said);
    }

    /// <summary>A number that is always said: a chart's 0 is a number, and none is none.</summary>
    public void Number(ReadOnlySpan<byte> name, double value) => json.WriteNumber(name, value);

    /// <summary>An object that there may be.</summary>
    public void Part(ReadOnlySpan<byte> name, CardPart? part)
    {
        if (part is null)
            return;

        json.WritePropertyName(name);
        Object(part);
    }

    /// <summary>Objects in their order.</summary>
    public void Parts(ReadOnlySpan<byte> name, IReadOnlyList<CardPart> parts)
    {
        if (parts.Count is 0)
            return;

        json.WriteStartArray(name);
        foreach (var part in parts)
            Object(part);
        json.WriteEndArray();
    }

    /// <summary>Texts in their order.</summary>
    public void Texts(ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        if (texts.Count is 0)
            return;

        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Texts by keys that are written as they are.</summary>
    public void Texts(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.Count is 0)
            return;

        json.WriteStartObject(name);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }

    private void Object(CardPart part)
    {
        json.WriteStartObject();
        Text("type"u8, part.Type);
        part.WriteTo(this);
        json.WriteEndObject();
    }
}
