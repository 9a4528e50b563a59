namespace BotApp.Protocol;

/// <summary>A token for the connector. Never printed.</summary>
internal sealed class ConnectorAccessToken(string value, DateTimeOffset expiresOn)
{
    public string Value { get; } = value;

    public DateTimeOffset ExpiresOn { get; } = expiresOn;
}

/// <summary>Acquires connector tokens; a seam, so that tests need no Entra.</summary>
internal interface IConnectorTokenSource
{
    /// <summary>Acquires a new token, never a cached one.</summary>
    /// <exception cref="ConnectorTokenException">No token could be acquired.</exception>
    Task<ConnectorAccessToken> AcquireAsync(CancellationToken cancellationToken);
}

/// <summary>No token could be acquired. The message contains no secret and no token.</summary>
internal sealed class ConnectorTokenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The current connector token: acquired once for all waiting callers, renewed before it expires and after a refusal.</summary>
internal sealed partial class ConnectorToken(IConnectorTokenSource source, TimeProvider clock, ILogger<ConnectorToken> logger)
{
    /// <summary>How long before its expiry a token is renewed, while the old one is still used.</summary>
    public static readonly TimeSpan RenewAhead = TimeSpan.FromMinutes(5);

    /// <summary>A token with less time left could expire on the way.</summary>
    public static readonly TimeSpan LeastLife = TimeSpan.FromSeconds(30);

    /// <summary>Shortest time between two renewals after a refusal or a failed renewal.</summary>
    public static readonly TimeSpan RenewalPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AcquireTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private volatile Held? held;
    private Task<Held?>? acquiring;
    private DateTimeOffset noRenewalBefore = DateTimeOffset.MinValue;
    private DateTimeOffset noReplacementBefore = DateTimeOffset.MinValue;

    /// <summary>A token that is valid for a while, or null when none can be acquired.</summary>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Usable(now) is { } token)
        {
            if (now >= token.RenewAt)
                RenewInBackground(now);
            return token.Value;
        }

        Task<Held?> acquisition;
        lock (gate)
        {
            // Another caller's acquisition may have ended since the look above.
            if (Usable(now) is { } arrived)
                return arrived.Value;
            acquisition = AcquireOnce();
        }

        return (await acquisition.WaitAsync(cancellationToken))?.Value;
    }

    /// <summary>A different token after the connector refused this one, or null when there is none.</summary>
    public async ValueTask<string?> ReplaceAsync(string refused, CancellationToken cancellationToken)
    {
        Task<Held?> replacement;
        lock (gate)
        {
            if (held is { } other && other.Value != refused)
                return other.Value;

            var now = clock.GetUtcNow();
            if (acquiring is not { IsCompleted: false })
            {
                // If the registration is not accepted, every token is refused, so do not acquire one after another.
                if (now < noReplacementBefore)
                    return null;
                noReplacementBefore = now + RenewalPause;
            }

            replacement = AcquireOnce();
        }

        return await replacement.WaitAsync(cancellationToken) is { } fresh && fresh.Value != refused ? fresh.Value : null;
    }

    private Held? Usable(DateTimeOffset now) => held is { } token && token.ExpiresOn - now > LeastLife ? token : null;

    private void RenewInBackground(DateTimeOffset now)
    {
        lock (gate)
        {
            if (now < noRenewalBefore)
                return;
            noRenewalBefore = now + RenewalPause;
            _ = AcquireOnce();
        }
    }

    private Task<Held?> AcquireOnce()
    {
        lock (gate)
        {
            if (acquiring is not { IsCompleted: false })
                acquiring = Task.Run(AcquireAsync);
            return acquiring;
        }
    }

    private async Task<Held?> AcquireAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(AcquireTimeout, clock);
            var token = await source.AcquireAsync(timeout.Token);
            var now = clock.GetUtcNow();
            var halfLife = now + ((token.ExpiresOn - now) / 2);
            var ahead = token.ExpiresOn - RenewAhead;
            LogAcquired(token.ExpiresOn);
            var fresh = new Held(token.Value, token.ExpiresOn, ahead > halfLife ? ahead : halfLife);

            // Within the gate, so that who finds none there cannot find this acquisition ended a moment later.
            lock (gate)
                held = fresh;
            return fresh;
        }
        catch (Exception e) when (e is ConnectorTokenException or OperationCanceledException)
        {
            LogNotAcquired(e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Acquired a connector token that ends at {ExpiresOn}")]
    private partial void LogAcquired(DateTimeOffset expiresOn);

    [LoggerMessage(Level = LogLevel.Error, Message = "No connector token could be acquired")]
    private partial void LogNotAcquired(Exception exception);

    private sealed class Held(string value, DateTimeOffset expiresOn, DateTimeOffset renewAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset ExpiresOn { get; } = expiresOn;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
