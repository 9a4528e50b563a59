using System.Diagnostics;
using System.Globalization;
using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Bench.Turns;

/// <summary>
/// <c>./bench turns [SECONDS]</c>: turns of the published bot as a process of its own; load, connector and Azurite share the
/// machine with it. A turn ends when its reply reaches the connector; a click, when its answer is there.
/// </summary>
internal static class TurnsBench
{
    private const int Seconds = 4;
    private const int HelpGoal = 6_000;
    private const double CpuGoal = 0.25;
    private const double TokenGoal = 0.8;
    private const double MemoryGoal = 120;
    private const double StartGoal = 0.4;
    private const int Starts = 5;

    private static readonly int[] AtOnce = [1, 16, 64];

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var time = TimeSpan.FromSeconds(args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : Seconds);
        var published = await Publishing.PublishAsync();
        Console.WriteLine("Reference (Bot Builder 4.23, 3 KB card, no tokens, two cores shared with the load), turns/s at 1, 16, 64 at once:");
        Console.WriteLine("  as it comes 154, 256, 232 (6.5 to 7.4 ms CPU a turn, 162 to 290 MiB); with shared JSON contracts 1946, 3641, 4169 (0.37 to 0.51 ms, 110 to 141 MiB)");
        Console.WriteLine();
        Console.WriteLine($"{"",-24}{"at once",8}{"turns/s",9}{"p50 ms",8}{"p99 ms",8}{"CPU ms",8}{"KiB a turn",12}{"GC 0/1/2",10}  goal");

        var open = await OfficeAsync(published, time, withTokens: false);
        var closed = await OfficeAsync(published, time, withTokens: true);
        var kept = closed.HelpAt16 / open.HelpAt16;
        var met = Say($"帮助 at 16 with tokens, of that without: {kept:P0}", $"at least {TokenGoal:P0}", kept >= TokenGoal);
        return met & open.Met & closed.Met & await StartsAsync(published) ? 0 : 1;
    }

    private static async Task<(double HelpAt16, bool Met)> OfficeAsync(string published, TimeSpan time, bool withTokens)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        using var connector = new LoadConnector();
        using var key = ChannelKey.ForTeams();
        await using var openId = await FakeOpenId.StartAsync(key);
        var roster = await TurnsOffice.LoadAsync(published, azurite);
        var office = new TurnsOffice(roster, connector.Address, withTokens ? key : null);
        await using var host = TurnsHost.Start(
            published, azurite, hooked: true,
            withTokens ? TurnsOffice.WithTokens(openId, connector.Address) : []);
        await host.ListensAsync();
        var load = new TurnLoad(host, connector);
        var suffix = withTokens ? ", tokens" : "";

        // Everyone is met once, and what is hot is compiled.
        await load.RunAsync(office.Help(), AtOnce[1], time);
        var (helpAt16, met) = (0.0, true);
        foreach (var atOnce in AtOnce)
        {
            var result = await load.RunAsync(office.Help(), atOnce, time);
            var isGoal = atOnce == AtOnce[1] && !withTokens;
            Print("帮助" + suffix, atOnce, result, isGoal ? $"{HelpGoal}/s, CPU < {CpuGoal} ms" : "");
            if (atOnce == AtOnce[1])
                helpAt16 = result.PerSecond;
            met &= !isGoal || (result.PerSecond >= HelpGoal && result.CpuPerTurn < CpuGoal);
        }

        var resident = host.ResidentMiB();
        foreach (var atOnce in AtOnce)
            Print("记 … to the card" + suffix, atOnce, await load.RunAsync(office.Log(), atOnce, time));
        foreach (var atOnce in AtOnce)
            Print("状态" + suffix, atOnce, await load.RunAsync(office.Status(), atOnce, time));
        var clicks = await office.SaveAsync(host, connector);
        foreach (var atOnce in AtOnce)
        {
            var result = await load.RunAsync(clicks, atOnce, time);
            Print("meeting.save" + suffix, atOnce, result, $"{result.StorageShare:P0} of it storage, {(double)result.Used.OfTurns / result.Turns:F2} calls");
        }

        var after = host.ResidentMiB();
        met &= Say($"memory{suffix}: {resident:F0} MiB after 帮助, {after:F0} MiB after all", $"< {MemoryGoal} MiB", Math.Max(resident, after) < MemoryGoal);
        Console.WriteLine();
        return (helpAt16, met);
    }

    /// <summary>From the start of the process to the first reply at the connector, without the hook.</summary>
    private static async Task<bool> StartsAsync(string published)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        using var connector = new LoadConnector();
        var office = new TurnsOffice(await TurnsOffice.LoadAsync(published, azurite), connector.Address, key: null);
        var took = new List<(TimeSpan Listens, TimeSpan Replied)>();
        for (var i = 0; i < Starts; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var host = TurnsHost.Start(published, azurite, hooked: false);
            await host.ListensAsync();
            var listens = Stopwatch.GetElapsedTime(started);
            var first = office.Help()[i];
            using var line = await RawHttp.ConnectAsync(host.Port);
            var reply = connector.NextAsync(first.Conversation);
            await line.SendAsync(first.For(i));
            took.Add((listens, Stopwatch.GetElapsedTime(started, (await reply).At)));
        }

        var (listening, replied) = (Median(took.Select(t => t.Listens)), Median(took.Select(t => t.Replied)));
        return Say(
            $"start to the first reply: {replied.TotalSeconds:F2} s, of that {listening.TotalSeconds:F2} s until it listens (median of {Starts}; reference 0.41 s)",
            $"< {StartGoal} s", replied.TotalSeconds < StartGoal);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Starts / 2);

    private static void Print(string what, int atOnce, LoadResult r, string goal = "") => Console.WriteLine(
        $"{what,-24}{atOnce,8}{r.PerSecond,9:F0}{r.Percentile(0.5).TotalMilliseconds,8:F2}{r.Percentile(0.99).TotalMilliseconds,8:F2}"
        + $"{r.CpuPerTurn,8:F3}{r.Used.Allocated / 1024.0 / r.Turns,12:F1}{$"{r.Used.Gen0}/{r.Used.Gen1}/{r.Used.Gen2}",10}  {goal}");

    private static bool Say(string what, string goal, bool met)
    {
        Console.WriteLine($"{what}; goal {goal}: {(met ? "met" : "NOT met")}");
        return met;
    }
}
