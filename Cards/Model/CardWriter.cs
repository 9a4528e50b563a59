using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotApp.Cards.Model;

/// <summary>Writes the JSON of a card: Chinese unescaped, and nothing that a client assumes anyway: no defaults, nulls or empty lists.</summary>
internal sealed class CardWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Cards travel as application/json and are never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A thread keeps its buffer for its next card, unless it has grown larger than any card may be.
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    private readonly Utf8JsonWriter json;

    private CardWriter(Utf8JsonWriter json) => this.json = json;

    /// <summary>The card, or a part of one, in UTF-8.</summary>
    public static byte[] ToUtf8(CardPart part) => Write(part).ToArray();

    /// <summary>Length of the text in UTF-16 units.</summary>
    public static int LengthOf(CardPart part) => Encoding.UTF8.GetCharCount(Write(part));

    // Valid until the thread writes its next card.
    private static ReadOnlySpan<byte> Write(CardPart part)
    {
        var buffer = kept ?? new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
            new CardWriter(json).Object(part);
        kept = buffer.Capacity <= KeptBytes ? buffer : null;
        return buffer.WrittenSpan;
    }

    /// <summary>A text, if there is one; an empty one is written.</summary>
    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>True, or nothing.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value);
    }

    /// <summary>True, false, or nothing.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } said)
            json.WriteBoolean(name, said);
    }

    /// <summary>A number, unless it is 0.</summary>
    public void Number(ReadOnlySpan<byte> name, int value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    /// <summary>A number, if there is one; 0 is written.</summary>
    public void Number(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } said)
            json.WriteNumber(name, said);
    }

    /// <summary>A number that is always written: in a chart, 0 is a value.</summary>
    public void Number(ReadOnlySpan<byte> name, double value) => json.WriteNumber(name, value);

    /// <summary>An object, if there is one.</summary>
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
