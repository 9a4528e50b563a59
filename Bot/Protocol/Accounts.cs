namespace BotApp.Protocol;

/// <summary>A person or a bot in a conversation.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a person (known to this bot only), <c>28:…</c> for a bot. Opaque; compared ordinally.</summary>
    public string? Id { get; init; }

    /// <summary>Display name. Users can choose it, so no decision may depend on it.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id: the only identity that is trusted, and only in an authenticated activity.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Home tenant, if the platform states it.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>user</c> or <c>bot</c>, if stated.</summary>
    public string? Role { get; init; }
}

/// <summary>A conversation: a personal chat, a group chat, or one thread of a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary><c>a:…</c>, <c>19:…@thread.v2</c>, or <c>{channel};messageid={root}</c>. Opaque.</summary>
    public string? Id { get; init; }

    /// <summary>One of <see cref="ConversationTypes"/>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Tenant that owns the conversation.</summary>
    public string? TenantId { get; init; }

    public bool? IsGroup { get; init; }

    public string? Name { get; init; }
}
