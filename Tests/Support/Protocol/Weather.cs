namespace BotApp.Tests.Support.Protocol;

/// <summary>What can happen to a call to the platform.</summary>
internal enum Mishap
{
    /// <summary>Nothing: it is carried out and answered.</summary>
    None,

    /// <summary>429 with <c>Retry-After</c>, without an effect.</summary>
    Throttled,

    /// <summary>429 without <c>Retry-After</c>, without an effect.</summary>
    ThrottledUnsaid,

    /// <summary>412, without an effect.</summary>
    Precondition,

    /// <summary>502 before the effect.</summary>
    BadGatewayBefore,

    /// <summary>502 after the effect.</summary>
    BadGatewayAfter,

    /// <summary>The connection is cut before the effect.</summary>
    ResetBefore,

    /// <summary>The connection is cut after the effect.</summary>
    ResetAfter,

    /// <summary>Carried out and answered, late.</summary>
    Slow,
}

/// <summary>Random mishaps at a given rate.</summary>
/// <param name="rate">Share of calls with a mishap.</param>
/// <param name="kinds">The possible mishaps; all by default.</param>
internal sealed class Weather(int seed, double rate, params Mishap[] kinds)
{
    private static readonly Mishap[] All = [.. Enum.GetValues<Mishap>().Where(m => m != Mishap.None)];

    private readonly Random random = new(seed);
    private readonly Mishap[] kinds = kinds.Length > 0 ? kinds : All;

    /// <summary>Nothing ever happens.</summary>
    public static Weather Fair { get; } = new(0, 0);

    /// <summary>What happens to the next call.</summary>
    public Mishap Next()
    {
        lock (random)
            return random.NextDouble() < rate ? kinds[random.Next(kinds.Length)] : Mishap.None;
    }

    /// <summary>A random latency, from half to one and a half times this.</summary>
    public TimeSpan Around(TimeSpan latency)
    {
        lock (random)
            return latency * (0.5 + random.NextDouble());
    }
}
