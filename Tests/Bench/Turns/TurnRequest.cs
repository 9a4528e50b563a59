using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace BotApp.Tests.Bench.Turns;

/// <summary>An HTTP request with an activity, serialized once; each turn patches another id into the bytes.</summary>
internal sealed class TurnRequest
{
    /// <summary>Placeholder for the activity's id.</summary>
    public const string Id = "1700000000000";

    /// <summary>Placeholder for the operation of a form.</summary>
    public const string Operation = "operationoperationoperatio";

    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly byte[] bytes;
    private readonly int idAt;
    private readonly int operationAt;

    /// <param name="token">For <c>Authorization</c>; null if it is not checked.</param>
    public TurnRequest(JsonObject activity, string? token)
    {
        Conversation = activity["conversation"]!["id"]!.GetValue<string>();
        IsInvoke = activity["type"]!.GetValue<string>() is "invoke";
        var body = activity.ToJsonString();
        bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            POST /api/messages HTTP/1.1
            Host: 127.0.0.1
            User-Agent: Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)
            Content-Type: application/json; charset=utf-8
            {(token is null ? "Accept: */*" : $"Authorization: Bearer {token}")}
            Content-Length: {Encoding.UTF8.GetByteCount(body)}


            """).ReplaceLineEndings("\r\n") + body);
        idAt = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Id));
        operationAt = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Operation));
    }

    /// <summary>The person's chat, to which the reply goes.</summary>
    public string Conversation { get; }

    /// <summary>Whether the HTTP response is the reply.</summary>
    public bool IsInvoke { get; }

    /// <summary>The request of this number; valid until the next call.</summary>
    public ReadOnlyMemory<byte> For(long number)
    {
        (1_700_000_000_000 + number).TryFormat(bytes.AsSpan(idAt, Id.Length), out _, default, CultureInfo.InvariantCulture);
        if (operationAt < 0)
            return bytes;

        for (var i = 0; i < Operation.Length; i++, number /= Letters.Length)
            bytes[operationAt + i] = (byte)Letters[(int)(number % Letters.Length)];
        return bytes;
    }
}
