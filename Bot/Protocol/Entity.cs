using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>Something the text refers to, or something known about the client. Unknown types are kept unchanged.</summary>
public sealed record Entity
{
    /// <summary><c>mention</c>, <c>clientInfo</c> or another.</summary>
    public string? Type { get; init; }

    /// <summary>For a mention: who. Only <see cref="ChannelAccount.Id"/> identifies the person; the writer can alter text and name.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>For a mention: the part of the text that represents it, e.g. <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
    public string? Text { get; init; }

    /// <summary>For <c>clientInfo</c>: IANA name of the client's zone. Not checked.</summary>
    public string? Timezone { get; init; }

    /// <summary>All other members. Settable, because the serialiser cannot fill an init-only extension-data member.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    internal const string MentionType = "mention";
}
