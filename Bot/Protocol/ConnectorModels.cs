namespace BotApp.Protocol;

/// <summary>Body of a create-conversation call.</summary>
internal sealed record ConversationParameters
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];

    public string? TenantId { get; init; }

    public Activity? Activity { get; init; }

    public ConversationChannelData? ChannelData { get; init; }

    /// <summary>For a conversation with one person.</summary>
    public static ConversationParameters ForPerson(ChannelAccount? bot, string tenantId, string memberId) => new()
    {
        Bot = bot,
        Members = [new ChannelAccount { Id = memberId }],
        TenantId = tenantId,
        ChannelData = new ConversationChannelData(new ObjectWithId(tenantId)),
    };

    /// <summary>For a thread of a channel, with its first message.</summary>
    public static ConversationParameters ForThread(ChannelAccount? bot, string tenantId, string channelId, Activity activity) => new()
    {
        IsGroup = true,
        Bot = bot,
        TenantId = tenantId,
        Activity = activity,
        ChannelData = new ConversationChannelData(new ObjectWithId(tenantId), new ObjectWithId(channelId)),
    };
}

/// <param name="Tenant">Repeated here: older versions of the platform read it only here.</param>
internal sealed record ConversationChannelData(ObjectWithId? Tenant, ObjectWithId? Channel = null);

internal sealed record ObjectWithId(string? Id);
