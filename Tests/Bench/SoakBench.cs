using System.Diagnostics;
using System.Globalization;
using BotApp.Tests.Support.Faults;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench soak [--minutes N] [--seed N]</c>: an office at work under random faults, half an hour by default.</summary>
internal static class SoakBench
{
    private const int Minutes = 30;

    /// <summary>Growth allowed for a host from a third of the time to the end, in MB and in handles.</summary>
    private const int MemoryGoal = 64;
    private const int HandlesGoal = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var seed = Number(args, "--seed") ?? (int)(Stopwatch.GetTimestamp() % 100_000);
        var minutes = Number(args, "--minutes") ?? Minutes;
        Console.WriteLine($"{minutes} minutes with seed {seed}; again with: ./bench soak --minutes {minutes} --seed {seed}");
        var started = Stopwatch.GetTimestamp();
        var report = await Soak.RunAsync(
            seed, TimeSpan.FromMinutes(minutes), what => Console.WriteLine($"{Stopwatch.GetElapsedTime(started):mm\\:ss}  {what}"), CancellationToken.None);

        Console.WriteLine();
        foreach (var figure in report.Figures)
            Console.WriteLine(figure);
        var (memory, handles) = (report.After.MemoryMb - report.Before.MemoryMb, report.After.Handles - report.Before.Handles);
        var isSteady = memory <= MemoryGoal && handles <= HandlesGoal;
        Console.WriteLine($"grown by {memory} MB and {handles} handles   goal: at most {MemoryGoal} MB and {HandlesGoal} handles: {(isSteady ? "met" : "NOT met")}");
        foreach (var finding in report.Findings.Take(20))
            Console.WriteLine($"  {finding}");
        Console.WriteLine($"{report.Findings.Count} findings   goal: none: {(report.Findings.Count == 0 ? "met" : "NOT met")}");
        return report.Findings.Count == 0 && isSteady ? 0 : 1;
    }

    private static int? Number(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
}
