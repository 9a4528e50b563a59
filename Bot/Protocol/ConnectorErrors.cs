using System.Globalization;
using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>Interprets the connector's errors.</summary>
internal static class ConnectorErrors
{
    /// <summary>Whether a service may return this status both before and after it did what was asked.</summary>
    public static bool SaysNothing(int status) => status is 408 or (>= 500 and not (501 or 505));

    /// <summary>Whether nobody was written to, whatever the status; then nothing was done. The Playground returns this code for people it does not show.</summary>
    public static bool NamesNobody(string? code) => code is "UserNotFound";

    public static RefusalKind KindOf(int status, string? code) => (status, code) switch
    {
        (_, "MessageSizeTooBig") or (413, _) => RefusalKind.TooBig,
        (401, _) => RefusalKind.Unauthorized,
        (403, "BotDisabledByAdmin" or "ConversationBlockedByUser" or "MessageWritesBlocked" or "209") => RefusalKind.Unreachable,
        (_, "UserNotFound") or (403, "BotNotInConversationRoster" or "ForbiddenOperationException") => RefusalKind.NotInstalled,
        (403, "InvalidBotApiHost") => RefusalKind.WrongHost,
        (403, "NotEnoughPermissions") => RefusalKind.NotPermitted,
        (404, _) => RefusalKind.NotFound,
        (400 or 405 or 415 or 422, _) => RefusalKind.BadRequest,
        ( >= 500, _) => RefusalKind.ServiceError,
        _ => RefusalKind.Other,
    };

    /// <summary>
    /// The code from either form of error: <c>{"error":{"code"}}</c>, or <c>{"errorCode":209,"message":"{\"subCode\"…}"}</c>
    /// from the message service behind the connector. Null for an empty body, HTML, or anything else.
    /// </summary>
    public static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.TextAt("error", "code") is { } code)
                return code;

            if (root.TextAt("message") is { } message && ActivityJson.ParseOrNull(message)?.TextAt("subCode") is { } subCode)
                return subCode;

            return root.ValueKind is JsonValueKind.Object
                && root.TryGetProperty("errorCode", out var number)
                && number.TryGetInt32(out var errorCode)
                ? errorCode.ToString(CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
