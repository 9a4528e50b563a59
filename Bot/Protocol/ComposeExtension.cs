using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>The payload of a message extension. The client controls all of it.</summary>
/// <param name="CommandId">Id of the command in the manifest.</param>
/// <param name="Query">The text typed into the search; empty at first.</param>
/// <param name="Skip">How many results the client has already.</param>
/// <param name="MessageHtml">The content of the message an action was chosen on.</param>
/// <param name="Data">The data submitted by a card in the dialog.</param>
public sealed record ComposeExtension(string CommandId, string Query, int Skip, string? MessageHtml, JsonElement Data)
{
    /// <summary>When the message an action was chosen on was written; null if the client does not say.</summary>
    public DateTimeOffset? MessageAt { get; init; }

    /// <summary>Reads <c>value</c>; false when it is not the object the protocol describes.</summary>
    public static bool TryRead(Activity activity, [NotNullWhen(true)] out ComposeExtension? request)
    {
        request = null;
        if (!activity.TryGetValue(out var value) || value.Value.TextAt("commandId") is not { Length: > 0 } command)
            return false;

        var root = value.Value;
        var query = "";
        if (root.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Array)
            query = parameters.EnumerateArray().Where(p => p.TextAt("name") is "q").Select(p => p.TextAt("value")).FirstOrDefault() ?? "";
        var skip = root.TryGetProperty("queryOptions", out var options) && options.ValueKind is JsonValueKind.Object
            && options.TryGetProperty("skip", out var skipped) && skipped.ValueKind is JsonValueKind.Number && skipped.TryGetInt32(out var number) && number > 0 ? number : 0;
        var data = root.TryGetProperty("data", out var sent) && sent.ValueKind is JsonValueKind.Object ? sent : default;
        request = new ComposeExtension(command, query, skip, root.TextAt("messagePayload", "body", "content"), data)
        {
            MessageAt = DateTimeOffset.TryParse(
                root.TextAt("messagePayload", "createdDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
        };
        return true;
    }

    /// <summary>One result: a card to insert, and its title and text in the list of results.</summary>
    public sealed record Result(ReadOnlyMemory<byte> Utf8Card, string Title, string Text);

    /// <summary>The list of results.</summary>
    public static InvokeResponse Results(IReadOnlyList<Result> results) => Write(json =>
    {
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "result"u8);
        json.WriteString("attachmentLayout"u8, "list"u8);
        json.WriteStartArray("attachments"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("contentType"u8, ContentTypes.AdaptiveCard);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(result.Utf8Card.Span, skipInputValidation: true);
            json.WriteStartObject("preview"u8);
            json.WriteString("contentType"u8, ContentTypes.ThumbnailCard);
            json.WriteStartObject("content"u8);
            json.WriteString("title"u8, result.Title);
            json.WriteString("text"u8, result.Text);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A sentence instead of results.</summary>
    public static InvokeResponse Message(string text) => Write(json =>
    {
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    });

    /// <summary>A card in a dialog.</summary>
    public static InvokeResponse Dialog(string title, ReadOnlyMemory<byte> utf8Card) => Write(json =>
    {
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, "continue"u8);
        json.WriteStartObject("value"u8);
        json.WriteString("title"u8, title);
        json.WriteString("height"u8, "large"u8);
        json.WriteString("width"u8, "medium"u8);
        json.WriteStartObject("card"u8);
        json.WriteString("contentType"u8, ContentTypes.AdaptiveCard);
        json.WritePropertyName("content"u8);
        json.WriteRawValue(utf8Card.Span, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>A sentence in the dialog.</summary>
    public static InvokeResponse DialogMessage(string text) => Write(json =>
    {
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("value"u8, text);
        json.WriteEndObject();
    });

    private static InvokeResponse Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.Writing))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return new InvokeResponse(200, buffer.WrittenMemory);
    }
}
