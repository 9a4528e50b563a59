using BotApp.Protocol;

namespace BotApp.Delivery;

/// <summary>The way to a person's chat; the simulator stands in for it.</summary>
internal interface ISendPort
{
    /// <summary>Nothing is taken over before this moment: the platform is out of order. Null: go on.</summary>
    DateTimeOffset? PausedUntil { get; }

    /// <summary>Messages a second that it can take.</summary>
    double PerSecond { get; }

    /// <summary>Posts a message to the person. Never repeated once it may have arrived.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting for its turn: nothing was sent.</exception>
    Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct);
}

/// <summary>What became of a message.</summary>
internal abstract record PortResult
{
    private PortResult() { }

    /// <summary>The platform took it.</summary>
    public sealed record Sent(string? MessageId) : PortResult;

    /// <summary>It may have arrived.</summary>
    public sealed record Unknown(string Reason) : PortResult;

    /// <summary>Not sent, and it is not the person's fault; after this time again.</summary>
    public sealed record NotNow(TimeSpan Wait, string Reason) : PortResult;

    /// <summary>Not sent: the person cannot be written to.</summary>
    public sealed record Unreachable(string Reason) : PortResult;

    /// <summary>Not sent, and never will be.</summary>
    public sealed record Refused(string Reason) : PortResult;
}
