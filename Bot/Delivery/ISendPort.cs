using BotApp.Protocol;

namespace BotApp.Delivery;

/// <summary>Sends to a person's chat; an interface so that the simulator can replace it.</summary>
internal interface ISendPort
{
    /// <summary>No work is taken before this time, as the platform is failing; null when not paused.</summary>
    DateTimeOffset? PausedUntil { get; }

    /// <summary>How many messages per second it accepts.</summary>
    double PerSecond { get; }

    /// <summary>Posts a message to the person. Never repeated once it may have arrived.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting for its turn: nothing was sent.</exception>
    Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct);
}

/// <summary>The outcome of sending a message.</summary>
internal abstract record PortResult
{
    private PortResult() { }

    /// <summary>The platform accepted it.</summary>
    public sealed record Sent(string? MessageId) : PortResult;

    /// <summary>It may have arrived.</summary>
    public sealed record Unknown(string Reason) : PortResult;

    /// <summary>Not sent, for a reason that is not the person's; try again after this time.</summary>
    public sealed record NotNow(TimeSpan Wait, string Reason) : PortResult;

    /// <summary>Not sent: the person cannot be written to.</summary>
    public sealed record Unreachable(string Reason) : PortResult;

    /// <summary>Not sent, and never will be.</summary>
    public sealed record Refused(string Reason) : PortResult;
}
