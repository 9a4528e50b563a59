namespace BotApp.Protocol;

/// <summary>One call to the connector.</summary>
internal sealed record ConnectorCall
{
    /// <summary>Name of the operation, for log and metrics.</summary>
    public required string Operation { get; init; }

    public required HttpMethod Method { get; init; }

    public required string? ServiceUrl { get; init; }

    /// <summary>Path below the service URL, escaped; see <see cref="ConnectorPath"/>. Null when an id is missing.</summary>
    public required string? Path { get; init; }

    /// <summary>The tenant whose send rate it counts against.</summary>
    public string? TenantId { get; init; }

    /// <summary>The conversation that it changes and within which calls stay in order; null if it changes none.</summary>
    public string? ConversationId { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Whether the call is idempotent, so that it may be repeated.</summary>
    public bool IsRepeatable { get; init; }
}
