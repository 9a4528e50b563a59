using Azure;
using Polly;
using Polly.Retry;

namespace BotApp.Storage.Tables;

/// <summary>Retries work that lost a race against another writer, from a fresh read.</summary>
internal static class LostRaces
{
    /// <summary>Total number of tries, including the first.</summary>
    private const int Tries = 9;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>For work that throws when it loses a race.</summary>
    public static ResiliencePipeline Pipeline(TimeProvider time, Jitter jitter)
    {
        var again = new PredicateBuilder().Handle<RequestFailedException>(StorageFault.IsLostRace);
        var retry = new RetryStrategyOptions { ShouldHandle = again };
        SetDelays(retry, jitter);
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>For work whose result tells whether to try again.</summary>
    public static ResiliencePipeline<T> Pipeline<T>(TimeProvider time, Jitter jitter, Func<T, bool> again)
    {
        var retry = new RetryStrategyOptions<T> { ShouldHandle = new PredicateBuilder<T>().HandleResult(again) };
        SetDelays(retry, jitter);
        return new ResiliencePipelineBuilder<T> { TimeProvider = time }.AddRetry(retry).Build();
    }

    private static void SetDelays<T>(RetryStrategyOptions<T> retry, Jitter jitter)
    {
        (retry.MaxRetryAttempts, retry.BackoffType, retry.UseJitter) = (Tries - 1, DelayBackoffType.Exponential, true);
        (retry.Delay, retry.MaxDelay, retry.Randomizer) = (FirstDelay, LongestDelay, () => jitter());
    }
}
