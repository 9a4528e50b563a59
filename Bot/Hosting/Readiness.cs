using BotApp.Storage.Tables;

namespace BotApp.Hosting;

/// <summary>Whether the storage can be reached. Anyone may ask, so it is asked once a second at most, for all who want to know.</summary>
internal sealed class Readiness(Func<CancellationToken, Task> ping, TimeProvider time)
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<bool>? answer;
    private long askedAt;

    /// <summary>As it was within the last second.</summary>
    public Task<bool> AskAsync()
    {
        lock (gate)
        {
            if (answer is null || (answer.IsCompleted && time.GetElapsedTime(askedAt) >= Holds))
                (askedAt, answer) = (time.GetTimestamp(), PingAsync());
            return answer;
        }
    }

    // Whoever asked first may hang up, and the others still wait; the storage's client ends it within seconds.
    private async Task<bool> PingAsync()
    {
        try
        {
            await ping(CancellationToken.None);
            return true;
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            return false;
        }
    }
}
