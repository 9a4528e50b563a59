namespace BotApp.Protocol;

/// <summary>One call of the connector.</summary>
internal sealed record ConnectorCall
{
    /// <summary>What it is, for log and metrics.</summary>
    public required string Operation { get; init; }

    public required HttpMethod Method { get; init; }

    public required string? ServiceUrl { get; init; }

    /// <summary>Below the service URL, escaped; see <see cref="ConnectorPath"/>. Null when an id is missing.</summary>
    public required string? Path { get; init; }

    /// <summary>Whose rate it counts against.</summary>
    public string? TenantId { get; init; }

    /// <summary>The conversation that is changed; null when none is, so that nothing needs to be kept in order.</summary>
    public string? ConversationId { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Doing it twice is doing it once.</summary>
    public bool IsRepeatable { get; init; }
}
