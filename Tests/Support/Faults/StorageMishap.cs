namespace BotApp.Tests.Support.Faults;

/// <summary>What can happen to a request on its way to storage.</summary>
internal enum StorageMishap
{
    /// <summary>Nothing: it is carried out and answered.</summary>
    None,

    /// <summary>Carried out and answered, late.</summary>
    Slow,

    /// <summary>A write is refused with 409, as if the row were there already, without an effect.</summary>
    Conflict,

    /// <summary>A write is refused with 412, as if someone had written first, without an effect.</summary>
    Precondition,

    /// <summary>500 before the effect.</summary>
    ErrorBefore,

    /// <summary>500 after the effect.</summary>
    ErrorAfter,

    /// <summary>503 before the effect.</summary>
    Unavailable,

    /// <summary>The connection is cut before the effect.</summary>
    LostBefore,

    /// <summary>The connection is cut after the effect.</summary>
    LostAfter,

    /// <summary>A write is refused with 500, as by a service whose disk is full.</summary>
    DiskFull,
}

/// <summary>Random mishaps at a given rate.</summary>
/// <param name="rate">Share of requests with a mishap.</param>
/// <param name="kinds">The possible mishaps.</param>
internal sealed class StorageWeather(int seed, double rate, params StorageMishap[] kinds)
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(400);

    private readonly Random random = new(seed);

    /// <summary>Nothing ever happens.</summary>
    public static StorageWeather Fair { get; } = new(0, 0, StorageMishap.None);

    /// <summary>What happens to the next request.</summary>
    public StorageMishap Next()
    {
        lock (random)
            return random.NextDouble() < rate ? kinds[random.Next(kinds.Length)] : StorageMishap.None;
    }

    /// <summary>A random number from 0 to <paramref name="count"/>, exclusive.</summary>
    public int Below(int count)
    {
        lock (random)
            return random.Next(count);
    }

    /// <summary>The delay of a slow answer.</summary>
    public TimeSpan Delay()
    {
        lock (random)
            return Late * (0.5 + random.NextDouble() * 2);
    }
}
