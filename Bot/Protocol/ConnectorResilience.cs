using Polly;
using Polly.Retry;

namespace BotApp.Protocol;

/// <summary>How one HTTP request to the connector ended.</summary>
internal abstract record Attempt
{
    private Attempt() { }

    /// <summary>Answered that it is done, in words that nobody needs.</summary>
    public static Attempt Done { get; } = new Answered(StatusCodes.Status200OK, RetryAfter: null, default, CorrelationVector: null);

    /// <summary>There is an answer, whatever it says.</summary>
    public sealed record Answered(int Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body, string? CorrelationVector) : Attempt;

    /// <summary>Nothing of the request was written.</summary>
    public sealed record NeverLeft(NotSentReason Reason) : Attempt;

    /// <summary>The request may have arrived; there is no answer.</summary>
    public sealed record Lost(UnknownReason Reason) : Attempt;

    /// <summary>A request that failed, as far as the kind of its failure tells.</summary>
    public static Attempt Of(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            ? new NeverLeft(NotSentReason.NoConnection)
            : new Lost(UnknownReason.ConnectionLost);
}

/// <summary>Which requests are repeated, when, and how often.</summary>
/// <remarks>
/// The platform has no idempotency key. So 429 and 412, which say that nothing was done, are waited out for every call;
/// an answer or a silence that says nothing (408, 5xx, a broken connection) is followed by a repetition only where doing
/// it twice is doing it once. A request that never left may always be repeated.
/// </remarks>
internal sealed class ConnectorResilience
{
    /// <summary>Tries of one call, the first included. What then still fails is for the outbox.</summary>
    public const int MaxTries = 3;

    public static readonly TimeSpan LeastDelay = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait within a call, also when the platform asks for more.</summary>
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

    /// <summary>Runs a call until it ends in something that is not to be repeated, or <see cref="MaxTries"/> is reached.</summary>
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

    /// <summary>What the platform asked for and a little more, so that not all come back at once; else anything from two seconds to a doubling limit.</summary>
    private TimeSpan Delay(Attempt? attempt, int attemptNumber)
    {
        if (attempt is Attempt.Answered { RetryAfter: { } asked })
            return asked + (TimeSpan.FromMilliseconds(500) * random());

        var most = LeastDelay * Math.Pow(2, attemptNumber + 1);
        return LeastDelay + (((most < MostDelay ? most : MostDelay) - LeastDelay) * random());
    }
}
