using System.Diagnostics;
using System.Globalization;
using BotApp.Tests.Support.Azurite;

namespace BotApp.Tests.Bench.Turns;

/// <summary>
/// <c>./bench turns [SECONDS] [help] [log] [status] [save] [start]</c>, all parts without a name: turns of the published bot
/// in a separate process; load, connector and Azurite share its machine. A turn ends when its reply reaches the connector; a click, when it is answered.
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
    private const int Pairs = 5;

    private static readonly int[] AtOnce = [1, 16, 64];

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var time = TimeSpan.FromSeconds(args is [var text, ..] && int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : Seconds);
        var parts = args.Where(arg => !char.IsAsciiDigit(arg[0])).ToHashSet(StringComparer.Ordinal);
        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
        var published = await Publishing.PublishAsync();
        Console.WriteLine("Reference (Bot Builder 4.23, 3 KB card, no tokens, two cores shared with the load), turns/s at 1, 16, 64 at once:");
        Console.WriteLine("  as it comes 154, 256, 232 (6.5 to 7.4 ms CPU a turn, 162 to 290 MiB); with shared JSON contracts 1946, 3641, 4169 (0.37 to 0.51 ms, 110 to 141 MiB)");
        Console.WriteLine();
        Console.WriteLine($"{"",-24}{"at once",8}{"turns/s",9}{"p50 ms",8}{"p99 ms",8}{"CPU ms",8}{"KiB a turn",12}{"GC 0/1/2",10}{"paused",8}  goal");

        var met = true;
        if (parts.Count == 0 || parts.Any(part => part is not "start"))
        {
            await using var open = await TurnsSite.StartAsync(published, withTokens: false);
            await using var closed = await TurnsSite.StartAsync(published, withTokens: true);
            met &= await SiteAsync(open, "", time, Wanted);
            met &= await SiteAsync(closed, ", tokens", time, Wanted);
            met &= !Wanted("help") || await TokensAsync(open, closed, time);
        }

        return met & (!Wanted("start") || await StartsAsync(published)) ? 0 : 1;
    }

    private static async Task<bool> SiteAsync(TurnsSite site, string suffix, TimeSpan time, Func<string, bool> wanted)
    {
        var met = true;
        if (wanted("help"))
        {
            await foreach (var (atOnce, result) in site.Load.CurveAsync(site.Office.Help(), AtOnce, time))
            {
                var isGoal = atOnce == AtOnce[1] && suffix.Length == 0;
                Print("帮助" + suffix, atOnce, result, isGoal ? $"{HelpGoal}/s, CPU < {CpuGoal} ms" : "");
                met &= !isGoal || (result.PerSecond >= HelpGoal && result.CpuPerTurn < CpuGoal);
            }
        }

        var resident = site.Host.ResidentMiB();
        if (wanted("log"))
        {
            await foreach (var (atOnce, result) in site.Load.CurveAsync(site.Office.Log(), AtOnce, time))
                Print("记 … to the card" + suffix, atOnce, result);
        }

        if (wanted("status"))
        {
            await foreach (var (atOnce, result) in site.Load.CurveAsync(site.Office.Status(), AtOnce, time))
                Print("状态" + suffix, atOnce, result);
        }

        if (wanted("save"))
        {
            await foreach (var (atOnce, result) in site.Load.CurveAsync(await site.Office.SaveAsync(site.Host, site.Connector), AtOnce, time))
                Print("meeting.save" + suffix, atOnce, result, $"{result.StorageShare:P0} of it storage, {(double)result.Used.OfTurns / result.Turns:F2} calls");
        }

        var after = site.Host.ResidentMiB();
        met &= Say($"memory{suffix}: {resident:F0} MiB after 帮助, {after:F0} MiB after all", $"< {MemoryGoal} MiB", Math.Max(resident, after) < MemoryGoal);
        Console.WriteLine();
        return met;
    }

    /// <summary>The cost of checking tokens: alternates with and without, as the machine's speed drifts.</summary>
    private static async Task<bool> TokensAsync(TurnsSite open, TurnsSite closed, TimeSpan time)
    {
        var (without, with) = (open.Office.Help(), closed.Office.Help());
        var kept = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = await open.Load.RunAsync(without, AtOnce[1], time);
            var other = await closed.Load.RunAsync(with, AtOnce[1], time);
            kept.Add(other.PerSecond / one.PerSecond);
        }

        kept.Sort();
        return Say(
            $"帮助 at 16 with tokens, of that without: {kept[Pairs / 2]:P0} (median of {Pairs} pairs, {kept[0]:P0} to {kept[^1]:P0})", $"at least {TokenGoal:P0}", kept[Pairs / 2] >= TokenGoal);
    }

    /// <summary>Time from process start to the first reply at the connector, without the hook.</summary>
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
        + $"{r.CpuPerTurn,8:F3}{r.Used.Allocated / 1024.0 / r.Turns,12:F1}{$"{r.Used.Gen0}/{r.Used.Gen1}/{r.Used.Gen2}",10}{r.Used.Paused / r.Time,8:P1}  {goal}");

    private static bool Say(string what, string goal, bool met)
    {
        Console.WriteLine($"{what}; goal {goal}: {(met ? "met" : "NOT met")}");
        return met;
    }
}
