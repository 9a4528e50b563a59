using Azure;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>How often things go wrong: probabilities a call.</summary>
/// <param name="Storage">A call of the storage fails, before or after its effect.</param>
/// <param name="Send">A send fails in one of its ways.</param>
/// <param name="Content">The message cannot be made, as storage does not answer.</param>
/// <param name="Later">The person is not to be written to now, but in a while.</param>
internal sealed record SimFaults(double Storage, double Send, double Content, double Later = 0)
{
    /// <summary>Nothing goes wrong.</summary>
    public static SimFaults None { get; } = new(0, 0, 0);
}

/// <summary>Calls of a host to what lies outside: each takes its time, takes effect or not, and is answered or not.</summary>
internal sealed class SimNetwork(SimWorld world, SimHost host)
{
    /// <summary>A call of the storage.</summary>
    /// <exception cref="RequestFailedException">Its own answer, or 503 or 0 where nothing tells of its effect.</exception>
    public Task<T> StorageAsync<T>(Func<T> effect)
    {
        var fails = world.Chance(world.Faults.Storage);
        var before = world.Chance(0.5);
        return CallAsync(() => fails && before ? throw Lost() : effect(), fails && !before ? Lost() : null);
    }

    /// <summary>A call that takes effect some time later, and is answered some time after that.</summary>
    /// <param name="instead">What is thrown in place of the answer, though it took effect.</param>
    public Task<T> CallAsync<T>(Func<T> effect, Exception? instead = null)
    {
        var answer = new TaskCompletionSource<T>();
        world.After(Latency(), () =>
        {
            // Killed meanwhile: what was on the wire arrives, what was not does not.
            if (!host.IsAlive && world.Chance(0.5))
                return;
            var (result, failure) = Take(effect);
            // What waits for the answer goes on in the host, and on this thread.
            world.After(Latency(), () => host.Do(() => Answer(answer, result, failure ?? instead)));
        });
        return answer.Task;
    }

    private static (T? Result, Exception? Failure) Take<T>(Func<T> effect)
    {
        try
        {
            return (effect(), null);
        }
        catch (RequestFailedException e)
        {
            return (default, e);
        }
    }

    private static void Answer<T>(TaskCompletionSource<T> answer, T? result, Exception? failure)
    {
        if (failure is null)
            answer.SetResult(result!);
        else
            answer.SetException(failure);
    }

    private RequestFailedException Lost() => new(world.Chance(0.5) ? 503 : 0, "No answer, on purpose.");

    /// <summary>Mostly short; now and then one that everything else overtakes.</summary>
    private TimeSpan Latency() => !world.IsCalm && world.Chance(0.02) ? world.Between(0.5, 25) : world.Between(0.001, 0.05);
}
