using System.Diagnostics;

namespace BotApp.Tests.Bench.Turns;

/// <summary>The result of a load.</summary>
/// <param name="Turns">Number of turns completed within the time.</param>
/// <param name="Took">Sorted: from the request to the reply at the connector, or to the whole answer of an invoke.</param>
internal sealed record LoadResult(int Turns, TimeSpan Time, IReadOnlyList<TimeSpan> Took, HostCounters Used)
{
    public double PerSecond => Turns / Time.TotalSeconds;

    public double CpuPerTurn => Used.Cpu.TotalMilliseconds / Turns;

    /// <summary>Share of the turns' time in which they waited for storage.</summary>
    public double StorageShare => Used.InStorage / Took.Aggregate(TimeSpan.Zero, (sum, took) => sum + took);

    public TimeSpan Percentile(double share) => Took[Math.Max((int)Math.Ceiling(Took.Count * share) - 1, 0)];
}

/// <summary>A load of concurrent people, each sending the next request as soon as the last is answered.</summary>
internal sealed class TurnLoad(TurnsHost host, LoadConnector connector)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private const int WarmRounds = 30;

    /// <summary>A host that compiles at most this many methods in a round is warm.</summary>
    private const int FewMethods = 25;

    private static long s_number;

    /// <summary>One result for each concurrency, on a warm host.</summary>
    /// <param name="requests">One per person; each is used by one worker at a time.</param>
    public async IAsyncEnumerable<(int AtOnce, LoadResult Result)> CurveAsync(IReadOnlyList<TurnRequest> requests, IReadOnlyList<int> numbers, TimeSpan time)
    {
        await WarmAsync(requests, numbers[^1]);
        foreach (var atOnce in numbers)
            yield return (atOnce, await RunAsync(requests, atOnce, time));
    }

    /// <summary>Runs a load without warm-up.</summary>
    public async Task<LoadResult> RunAsync(IReadOnlyList<TurnRequest> requests, int atOnce, TimeSpan time)
    {
        var before = await host.CountersAsync();
        var (took, lasted) = await SendAsync(requests, atOnce, time);
        var used = await host.CountersAsync() - before;
        took.Sort();
        return new LoadResult(took.Count, lasted, took, used);
    }

    /// <summary>Waits until tiered compilation has recompiled the hot methods: a minute at most.</summary>
    private async Task WarmAsync(IReadOnlyList<TurnRequest> requests, int atOnce)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            var result = await RunAsync(requests, atOnce, Round);
            if (round > 0 && result.Used.Compiled < FewMethods)
                break;
        }
    }

    private async Task<(List<TimeSpan> Took, TimeSpan Lasted)> SendAsync(IReadOnlyList<TurnRequest> requests, int atOnce, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(worker => Task.Run(async () =>
        {
            // Workers do not share people, as a person has one chat and waits for one answer.
            var mine = requests.Where((_, person) => person % atOnce == worker).ToList();
            using var line = await RawHttp.ConnectAsync(host.Port);
            var took = new List<TimeSpan>(100_000 / atOnce);
            for (var turn = 0; Stopwatch.GetElapsedTime(started) < time; turn++)
                took.Add(await TurnAsync(line, mine[turn % mine.Count]));
            return took;
        })));
        return ([.. all.SelectMany(took => took)], Stopwatch.GetElapsedTime(started));
    }

    private async Task<TimeSpan> TurnAsync(RawHttp line, TurnRequest request)
    {
        var message = request.For(Interlocked.Increment(ref s_number));
        var reply = request.IsInvoke ? null : connector.NextAsync(request.Conversation);
        var started = Stopwatch.GetTimestamp();
        await line.SendAsync(message);
        if (await line.ReadAsync() is not { } answer || RawHttp.StatusOf(answer.Head.Span) is not 200)
            throw new InvalidOperationException("A turn of the benchmark was not answered 200.");
        if (request.IsInvoke && answer.Body.Span.IndexOf("\"statusCode\":200"u8) < 0)
            throw new InvalidOperationException("A click of the benchmark was refused.");

        var ended = reply is null ? Stopwatch.GetTimestamp() : (await reply).At;
        return Stopwatch.GetElapsedTime(started, ended);
    }
}
