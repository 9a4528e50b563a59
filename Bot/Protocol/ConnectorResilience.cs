using Polly;
using Polly.Retry;

namespace BotApp.Protocol;

/// <summary>How one HTTP request to the connector ended.</summary>
internal abstract record Attempt
{
    private Attempt() { }

    /// <summary>A successful answer without content.</summary>
    public static Attempt Done { get; } = new Answered(StatusCodes.Status200OK, RetryAfter: null, default, CorrelationVector: null);

    /// <summary>There is an answer, of whatever status.</summary>
    public sealed record Answered(int Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body, string? CorrelationVector) : Attempt;

    /// <summary>No byte of the request was written.</summary>
    public sealed record NeverLeft(NotSentReason Reason) : Attempt;

    /// <summary>The request may have arrived; there is no answer.</summary>
    public sealed record Lost(UnknownReason Reason) : Attempt;

    /// <summary>The attempt that this kind of request error means.</summary>
    public static Attempt Of(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            ? new NeverLeft(NotSentReason.NoConnection)
            : new Lost(UnknownReason.ConnectionLost);
}

/// <summary>Which requests are repeated, when, and how often.</summary>
/// <remarks>
/// The platform has no idempotency key. So 429 and 412, which mean that nothing was done, are retried for every call; an
/// ambiguous answer (408, 5xx) or none (a broken connection) is retried only if the call is idempotent. A request that
/// never left may always be repeated.
/// </remarks>
internal sealed class ConnectorResilience
{
    /// <summary>Tries of one call, including the first. What still fails then is up to the caller.</summary>
    public const int MaxTries = 3;

    public static readonly TimeSpan LeastDelay = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait within a call, even if the platform asks for more.</summary>
    public static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(20);

    private readonly ResiliencePipeline<Attempt> repeatable;
    private readonly ResiliencePipeline<Attempt> onceOnly;
    private readonly Func<double> random;

    /// <param name="random">Uniform in [0, 1).</param>
    public ConnectorResilience(TimeProvider clock, Func<double> random)
    {
        this.random = random;
        repeatable = Build(clock, MayRepeat);
        onceOnly = Build(clock, MayRepeatOnceOnly);
    }

    /// <summary>Runs a call until its result must not be repeated, or <see cref="MaxTries"/> is reached.</summary>
    public ValueTask<Attempt> RunAsync<TState>(
        bool isRepeatable, Func<TState, CancellationToken, ValueTask<Attempt>> attempt, TState state, CancellationToken cancellationToken) =>
        (isRepeatable ? repeatable : onceOnly).ExecuteAsync(
            static (s, ct) => s.attempt(s.state, ct), (attempt, state), cancellationToken);

    private static bool MayRepeatOnceOnly(Attempt attempt) => attempt switch
    {
        Attempt.Answered { Status: 429 or 412, RetryAfter: var wait } => wait is null || wait <= MostDelay,
        Attempt.NeverLeft { Reason: NotSentReason.NoConnection } => true,
        _ => false,
    };

    private static bool MayRepeat(Attempt attempt) =>
        MayRepeatOnceOnly(attempt)
        || attempt is Attempt.Lost
        || (attempt is Attempt.Answered answer && ConnectorErrors.SaysNothing(answer.Status));

    private ResiliencePipeline<Attempt> Build(TimeProvider clock, Func<Attempt, bool> mayRepeat) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = MaxTries - 1,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } result && mayRepeat(result)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Delay(args.Outcome.Result, args.AttemptNumber)),
            })
            .Build();

    /// <summary>What the platform asked for, plus jitter; otherwise a random time from two seconds to a limit that doubles.</summary>
    private TimeSpan Delay(Attempt? attempt, int attemptNumber)
    {
        if (attempt is Attempt.Answered { RetryAfter: { } asked })
            return asked + (TimeSpan.FromMilliseconds(500) * random());

        var most = LeastDelay * Math.Pow(2, attemptNumber + 1);
        return LeastDelay + (((most < MostDelay ? most : MostDelay) - LeastDelay) * random());
    }
}
