using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace BotApp.Office;

/// <summary>
/// A data file of the office, read strictly: nothing unknown, nothing twice, and no <c>null</c> anywhere, as the element type of
/// a list cannot refuse one. A value that is not given is left out.
/// </summary>
internal static class DataFile
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="JsonException">It is not JSON or not of this form; the path says where.</exception>
    public static T Read<T>(Stream json, JsonTypeInfo<T> type) where T : class
    {
        using var bytes = BytesOf(json);
        try
        {
            var read = JsonSerializer.Deserialize(bytes, type);
            bytes.Position = 0;
            using var document = Parsed(bytes);
            // Null itself was refused above.
            return read!;
        }
        catch (NotSupportedException e)
        {
            // An entry that does not say of which kind it is; the message names the place.
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Opens a file that is read part by part.</summary>
    /// <exception cref="JsonException">It is not JSON, or contains null; the path says where.</exception>
    public static JsonDocument Open(Stream json)
    {
        using var bytes = BytesOf(json);
        return Parsed(bytes);
    }

    // Checked here, as the parser looks at the bytes of a name or a text only when someone asks for it.
    private static MemoryStream BytesOf(Stream json)
    {
        var bytes = new MemoryStream();
        json.CopyTo(bytes);
        bytes.Position = 0;
        return Utf8.IsValid(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) ? bytes : throw new JsonException("the file is no UTF-8 text");
    }

    private static JsonDocument Parsed(Stream json)
    {
        var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        if (NullIn(document.RootElement, "$") is not { } place)
            return document;

        document.Dispose();
        throw new JsonException("null says nothing; leave it out", place, null, null);
    }

    private static string? NullIn(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Null => path,
        JsonValueKind.Object => element.EnumerateObject().Select(m => NullIn(m.Value, $"{path}.{m.Name}")).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select((e, i) => NullIn(e, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
