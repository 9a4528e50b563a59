using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotApp.Protocol;

/// <summary>The answer to an invoke: the HTTP status and the HTTP body themselves.</summary>
/// <param name="Status">200 for everything that was handled, also for a refusal of a card action; 501 when no handler knows the name.</param>
/// <param name="Body">JSON as UTF-8; empty for none.</param>
public sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>Handled; nothing to say.</summary>
    public static InvokeResponse Ok { get; } = new(200);

    /// <summary>The payload is not what the name calls for.</summary>
    public static InvokeResponse BadRequest { get; } = new(400);

    /// <summary>No handler knows this name.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501);

    /// <summary>An answer of our own shape.</summary>
    public static InvokeResponse Json<T>(int status, T body, JsonTypeInfo<T> type) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, type));
}
