using Azure;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>Fault rates: probabilities per call.</summary>
/// <param name="Storage">A storage call fails, before or after its effect.</param>
/// <param name="Send">A send fails in one of its ways.</param>
/// <param name="Content">The message cannot be composed, as storage does not answer.</param>
/// <param name="Later">The person may not be written to now, but later.</param>
internal sealed record SimFaults(double Storage, double Send, double Content, double Later = 0)
{
    /// <summary>Nothing goes wrong.</summary>
    public static SimFaults None { get; } = new(0, 0, 0);
}

/// <summary>Calls of a host to the outside: each takes time, takes effect or not, and is answered or not.</summary>
internal sealed class SimNetwork(SimWorld world, SimHost host)
{
    /// <summary>A storage call.</summary>
    /// <exception cref="RequestFailedException">The service's own error, or 503 or 0 if the effect is unknown.</exception>
    public Task<T> StorageAsync<T>(Func<T> effect)
    {
        var fails = world.Chance(world.Faults.Storage);
        var before = world.Chance(0.5);
        return CallAsync(() => fails && before ? throw Lost() : effect(), fails && !before ? Lost() : null);
    }

    /// <summary>A call that takes effect some time later, and is answered some time after that.</summary>
    /// <param name="instead">Thrown instead of the answer, although the call took effect.</param>
    public Task<T> CallAsync<T>(Func<T> effect, Exception? instead = null)
    {
        var answer = new TaskCompletionSource<T>();
        world.After(Latency(), () =>
        {
            // Killed meanwhile: a call already on the wire arrives, another does not.
            if (!host.IsAlive && world.Chance(0.5))
                return;
            var (result, failure) = Take(effect);
            // The continuation runs as the host, on this thread.
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

    /// <summary>Mostly short; sometimes so long that everything else overtakes it.</summary>
    private TimeSpan Latency() => !world.IsCalm && world.Chance(0.02) ? world.Between(0.5, 25) : world.Between(0.001, 0.05);
}
