using BotApp.Protocol;
using Polly;
using Polly.CircuitBreaker;

namespace BotApp.Delivery;

/// <summary>Circuit breaker: stops sending during a platform outage, so that it makes only the first few deliveries unknown.</summary>
internal sealed class ConnectorBreaker
{
    /// <summary>How long nothing is sent after it opened; then one call probes.</summary>
    public static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<SendResult> pipeline;
    private readonly TimeProvider time;
    private long openUntil;

    public ConnectorBreaker(TimeProvider time)
    {
        this.time = time;
        pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendResult>
            {
                // Opens if half of at least ten calls within ten seconds fail.
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = BreakFor,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome.Result is SendResult.Unknown or SendResult.NotSent { Reason: NotSentReason.NoConnection or NotSentReason.NoToken }),
                OnOpened = args =>
                {
                    Volatile.Write(ref openUntil, (time.GetUtcNow() + args.BreakDuration).UtcTicks);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Volatile.Write(ref openUntil, 0);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Until when nothing is sent; null when closed.</summary>
    public DateTimeOffset? OpenUntil =>
        Volatile.Read(ref openUntil) is var ticks && ticks > time.GetUtcNow().UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Makes the call, unless the breaker is open; then nothing is sent.</summary>
    public async Task<SendResult> RunAsync(Func<CancellationToken, Task<SendResult>> call, CancellationToken ct)
    {
        try
        {
            return await pipeline.ExecuteAsync(static async (c, token) => await c(token), call, ct);
        }
        catch (BrokenCircuitException)
        {
            return new SendResult.NotSent(NotSentReason.NoConnection);
        }
    }
}
