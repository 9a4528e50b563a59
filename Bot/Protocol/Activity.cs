using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>One message of the Bot Framework protocol, in either direction. Members that we do not know are ignored.</summary>
/// <remarks>
/// On the way out, nulls and empty lists are left out, and so are the members only the platform sets
/// (<see cref="Id"/>, <see cref="Timestamp"/>, <see cref="ServiceUrl"/> …); see <see cref="ActivityJson"/>.
/// </remarks>
public sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>. Never empty in an activity that a turn sees.</summary>
    public string Type { get; init; } = "";

    /// <summary>Given by the channel. Absent on an activity that is to be sent.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it. Informs; nothing is refused by it.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The same moment with the client's offset.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA name of the client's zone. Not checked; see also <see cref="ClientTimezone"/>.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>BCP-47 tag of the client's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Where answers go. In an activity that a turn sees it has passed <see cref="ServiceUrlPolicy"/>.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><see cref="ChannelIds.Teams"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who wrote or clicked.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for; of an inbound activity: the bot.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Never null, with an id, in an activity that a turn sees.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>What was written; absent in a click. For commands take <see cref="MentionText.Of"/>.</summary>
    public string? Text { get; init; }

    /// <summary>See <see cref="TextFormats"/>. Sent as plain unless set.</summary>
    public string? TextFormat { get; init; }

    public IReadOnlyList<Attachment> Attachments { get => field ?? []; init; } = [];

    public IReadOnlyList<Entity> Entities { get => field ?? []; init; } = [];

    /// <summary>Teams' own part as it came; read it with <see cref="TeamsChannelData.Of"/>.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public JsonElement? ChannelData { get; init; }

    /// <summary>Payload of an invoke, an event or a submit as it came; read it with <see cref="TryGetValue"/>.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public JsonElement? Value { get; init; }

    /// <summary>What kind of invoke or event; see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The message being answered; of a click: the message with the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Preview text of a notification.</summary>
    public string? Summary { get; init; }

    /// <summary>Of an installation update: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    public IReadOnlyList<ChannelAccount> MembersAdded { get => field ?? []; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get => field ?? []; init; } = [];

    /// <summary>A message of plain text.</summary>
    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormats.Plain };

    /// <summary>A message with one card and no text: Teams splits the two into two messages and then gives no id.</summary>
    public static Activity Message(Attachment attachment, string? summary = null) =>
        new() { Type = ActivityTypes.Message, Attachments = [attachment], Summary = summary };

    /// <summary>The client's zone as stated: by the activity, else by its <c>clientInfo</c>. Not checked.</summary>
    [JsonIgnore]
    public string? ClientTimezone => LocalTimezone ?? Entities.FirstOrDefault(e => e.Type is "clientInfo")?.Timezone;

    /// <summary>Tenant the activity belongs to.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation?.TenantId ?? TeamsChannelData.Of(this).TenantId;

    /// <summary><see cref="Value"/> as an object, also where the channel sent it as a string that holds JSON.</summary>
    public bool TryGetValue([NotNullWhen(true)] out JsonElement? value)
    {
        value = Value is { ValueKind: JsonValueKind.String } text ? ActivityJson.ParseOrNull(text.GetString()!) : Value;
        return value is { ValueKind: JsonValueKind.Object };
    }

    /// <summary>The address for a later message to the same conversation.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Id,
        User = From,
        Bot = Recipient,
        // The rates of sending are kept by tenant, which a personal chat may name in the channel data alone.
        Conversation = Conversation is null ? null : Conversation with { TenantId = TenantId },
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Locale = Locale,
    };
}
