using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotApp.Protocol;

/// <summary>The answer to an invoke: HTTP status and HTTP body.</summary>
/// <param name="Status">200 if handled, even if a card action was refused; 501 when no handler knows the name.</param>
/// <param name="Body">JSON as UTF-8; empty for none.</param>
public sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>Handled, without content.</summary>
    public static InvokeResponse Ok { get; } = new(200);

    /// <summary>The payload does not match the name.</summary>
    public static InvokeResponse BadRequest { get; } = new(400);

    /// <summary>No handler knows this name.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501);

    /// <summary>An answer with a custom body.</summary>
    public static InvokeResponse Json<T>(int status, T body, JsonTypeInfo<T> type) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, type));
}
