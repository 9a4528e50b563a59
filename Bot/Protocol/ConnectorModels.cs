using System.Text.Json.Serialization;

namespace BotApp.Protocol;

/// <summary>Someone in a conversation or a team.</summary>
public sealed record TeamsMember
{
    /// <summary><c>29:…</c>.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>One of the two names under which the platform sends the Entra object id; take <see cref="EntraId"/>.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>The other of the two names.</summary>
    public string? ObjectId { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    public string? UserRole { get; init; }

    /// <summary>Entra object id.</summary>
    [JsonIgnore]
    public string? EntraId => AadObjectId ?? ObjectId;
}

/// <summary>A team.</summary>
public sealed record TeamDetails
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadGroupId { get; init; }

    public int? ChannelCount { get; init; }

    public int? MemberCount { get; init; }
}

/// <summary>A channel of a team.</summary>
public sealed record ChannelInfo
{
    public string? Id { get; init; }

    /// <summary>Null for the General channel.</summary>
    public string? Name { get; init; }

    public string? Type { get; init; }
}

internal sealed record ChannelList(IReadOnlyList<ChannelInfo>? Conversations);

internal sealed record MemberPage(IReadOnlyList<TeamsMember>? Members, string? ContinuationToken);

/// <summary>Body of a create-conversation call.</summary>
internal sealed record ConversationParameters
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];

    public string? TenantId { get; init; }

    public Activity? Activity { get; init; }

    public ConversationChannelData? ChannelData { get; init; }

    /// <summary>Of a conversation with one person.</summary>
    public static ConversationParameters ForPerson(ChannelAccount? bot, string tenantId, string memberId) => new()
    {
        Bot = bot,
        Members = [new ChannelAccount { Id = memberId }],
        TenantId = tenantId,
        ChannelData = new ConversationChannelData(new ObjectWithId(tenantId)),
    };

    /// <summary>Of a thread of a channel, with its first message.</summary>
    public static ConversationParameters ForThread(ChannelAccount? bot, string tenantId, string channelId, Activity activity) => new()
    {
        IsGroup = true,
        Bot = bot,
        TenantId = tenantId,
        Activity = activity,
        ChannelData = new ConversationChannelData(new ObjectWithId(tenantId), new ObjectWithId(channelId)),
    };
}

/// <param name="Tenant">Stated here too: older versions of the platform read it only here.</param>
internal sealed record ConversationChannelData(ObjectWithId? Tenant, ObjectWithId? Channel = null);

internal sealed record ObjectWithId(string? Id);
