using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Protocol;

/// <summary>The answer to a file consent card (<see cref="InvokeNames.FileConsent"/>). The client controls all of it.</summary>
/// <param name="IsAccepted">False when the person declined.</param>
/// <param name="Id">Id of the question that is answered, as our card carried it.</param>
/// <param name="Until">When the question expires, as our card carried it.</param>
/// <param name="UploadUrl">Where to upload the bytes, as the platform says; checked by <see cref="UploadUrlPolicy"/> before use.</param>
/// <param name="ContentUrl">Where the file can be opened after the upload.</param>
public sealed record FileConsent(
    bool IsAccepted, string Id, DateTimeOffset? Until, string? UploadUrl, string? ContentUrl, string? Name, string? UniqueId, string? FileType)
{
    private const string IdMember = "id";
    private const string UntilMember = "until";

    /// <summary>Reads <c>value</c>; false when it is not the object the protocol describes.</summary>
    public static bool TryRead(Activity activity, [NotNullWhen(true)] out FileConsent? consent)
    {
        consent = null;
        if (!activity.TryGetValue(out var value)
            || value.Value.TextAt("action") is not ("accept" or "decline")
            || !value.Value.TryGetProperty("context", out var context)
            || context.ValueKind is not JsonValueKind.Object
            || context.TextAt(IdMember) is not { Length: > 0 } id)
            return false;

        var upload = value.Value.TryGetProperty("uploadInfo", out var info) && info.ValueKind is JsonValueKind.Object ? info : default;
        consent = new FileConsent(
            value.Value.TextAt("action") is "accept",
            id,
            DateTimeOffset.TryParseExact(context.TextAt(UntilMember), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : null,
            TextOf("uploadUrl"),
            TextOf("contentUrl"),
            TextOf("name"),
            TextOf("uniqueId"),
            TextOf("fileType"));
        return true;

        string? TextOf(string name) => upload.ValueKind is JsonValueKind.Object ? upload.TextAt(name) : null;
    }

    /// <summary>Asks whether a file may be put into the person's own storage.</summary>
    /// <param name="id">Returned with the answer.</param>
    /// <param name="until">Returned with the answer, too.</param>
    public static Attachment Ask(string name, string description, long size, string id, DateTimeOffset until) => new()
    {
        ContentType = ContentTypes.FileConsentCard,
        Name = name,
        Content = Raw(new JsonObject
        {
            ["description"] = description,
            ["sizeInBytes"] = size,
            ["acceptContext"] = Context(id, until),
            ["declineContext"] = Context(id, until),
        }),
    };

    /// <summary>Shows the uploaded file.</summary>
    public Attachment Info(string name) => new()
    {
        ContentType = ContentTypes.FileInfoCard,
        Name = Name ?? name,
        ContentUrl = ContentUrl,
        Content = Raw(new JsonObject { ["uniqueId"] = UniqueId, ["fileType"] = FileType }),
    };

    private static JsonObject Context(string id, DateTimeOffset until) => new()
    {
        [IdMember] = id,
        [UntilMember] = until.ToString("O", CultureInfo.InvariantCulture),
    };

    private static RawJson Raw(JsonObject value) => new(Encoding.UTF8.GetBytes(value.ToJsonString()));
}
