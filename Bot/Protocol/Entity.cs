using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>Something the text refers to, or something known about the client. Unknown types are kept as they are.</summary>
public sealed record Entity
{
    /// <summary><c>mention</c>, <c>clientInfo</c> or another.</summary>
    public string? Type { get; init; }

    /// <summary>Of a mention: who. Only <see cref="ChannelAccount.Id"/> identifies; text and name can be altered by the writer.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>Of a mention: the part of the text that stands for it, e.g. <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Of <c>clientInfo</c>: IANA name of the client's zone. Not checked.</summary>
    public string? Timezone { get; init; }

    /// <summary>Everything else. (Settable, because the serialiser cannot fill an init-only member of this kind.)</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    internal const string MentionType = "mention";
}
