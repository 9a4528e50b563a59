using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>One message of the Bot Framework protocol, in either direction. Unknown members are ignored.</summary>
/// <remarks>
/// On the way out, nulls and empty lists are omitted, and so are the members that only the platform sets
/// (<see cref="Id"/>, <see cref="Timestamp"/>, <see cref="ServiceUrl"/> …); see <see cref="ActivityJson"/>.
/// </remarks>
public sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>. Never empty in an activity that a turn sees.</summary>
    public string Type { get; init; } = "";

    /// <summary>Assigned by the channel. Absent on an outgoing activity.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel received it. For information only; never a reason to refuse.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The same moment with the client's offset.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA name of the client's zone. Not checked; see also <see cref="ClientTimezone"/>.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>BCP-47 tag of the client's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Where answers go. Has passed <see cref="ServiceUrlPolicy"/> in an activity that a turn sees.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><see cref="ChannelIds.Teams"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who wrote or clicked.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for; the bot in an inbound activity.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>In an activity that a turn sees, never null and with an id.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The written text; absent in a click. For commands use <see cref="MentionText.Of"/>.</summary>
    public string? Text { get; init; }

    /// <summary>See <see cref="TextFormats"/>. Sent as plain unless set.</summary>
    public string? TextFormat { get; init; }

    public IReadOnlyList<Attachment> Attachments { get => field ?? []; init; } = [];

    public IReadOnlyList<Entity> Entities { get => field ?? []; init; } = [];

    /// <summary>Teams' own part, unparsed; read it with <see cref="TeamsChannelData.Of"/>.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public JsonElement? ChannelData { get; init; }

    /// <summary>Payload of an invoke, an event or a submit, unparsed; read it with <see cref="TryGetValue"/>.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public JsonElement? Value { get; init; }

    /// <summary>Kind of invoke or event; see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The message being answered; for a click, the message with the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Preview text of a notification.</summary>
    public string? Summary { get; init; }

    /// <summary>For an installation update: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    public IReadOnlyList<ChannelAccount> MembersAdded { get => field ?? []; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get => field ?? []; init; } = [];

    /// <summary>A plain-text message.</summary>
    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormats.Plain };

    /// <summary>A message with one card and no text: Teams would split both into two messages and return no id.</summary>
    public static Activity Message(Attachment attachment, string? summary = null) =>
        new() { Type = ActivityTypes.Message, Attachments = [attachment], Summary = summary };

    /// <summary>The client's time zone as stated by the activity, or else by its <c>clientInfo</c>. Not checked.</summary>
    [JsonIgnore]
    public string? ClientTimezone => LocalTimezone ?? Entities.FirstOrDefault(e => e.Type is "clientInfo")?.Timezone;

    /// <summary>Tenant the activity belongs to.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation?.TenantId ?? TeamsChannelData.Of(this).TenantId;

    /// <summary><see cref="Value"/> as an object, even if the channel sent it as a string of JSON.</summary>
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
        // Send rates are kept by tenant, which a personal chat may state only in the channel data.
        Conversation = Conversation is null ? null : Conversation with { TenantId = TenantId },
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Locale = Locale,
    };
}
