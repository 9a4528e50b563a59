using Azure;
using Polly;
using Polly.Retry;

namespace BotApp.Storage.Tables;

/// <summary>Tries again from a fresh read what lost against another writer.</summary>
internal static class LostRaces
{
    /// <summary>Tries altogether, the first one included.</summary>
    private const int Tries = 9;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>For work that throws when it loses.</summary>
    public static ResiliencePipeline Pipeline(TimeProvider time, Jitter jitter)
    {
        var again = new PredicateBuilder().Handle<RequestFailedException>(StorageFault.IsLostRace);
        var retry = new RetryStrategyOptions { ShouldHandle = again };
        SetDelays(retry, jitter);
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>For work that answers whether to try again.</summary>
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
