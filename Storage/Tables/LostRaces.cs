using Azure;
using Polly;
using Polly.Retry;

namespace BotApp.Storage.Tables;

/// <summary>Tries again from a fresh read what lost against another writer.</summary>
internal static class LostRaces
{
    private const int Tries = 9;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline Pipeline(TimeProvider time, Jitter jitter) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RequestFailedException>(StorageFault.IsLostRace),
                MaxRetryAttempts = Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                Randomizer = () => jitter(),
            })
            .Build();
}
