using System.Diagnostics;
using BotApp.Tests.Support.Fuzz;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench fuzz [CASES] [FIRST SEED]</c>: hostile input to everything that reads input, a million cases unless told otherwise.</summary>
internal static class FuzzBench
{
    private const int Default = 1_000_000;
    private const int Chunk = 2_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var cases = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : Default;
        var first = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
        // Sentences are slowest, so they get only a tenth of the cases.
        (string Target, int Cases)[] parts =
        [
            ("activity", cases * 6 / 10), ("sentence", cases / 10), ("roster", cases / 10), ("records", cases / 10),
            ("workbook", cases / 40), ("seed", cases / 40), ("command", cases / 20),
        ];
        var found = 0;
        foreach (var (target, count) in parts)
        {
            var started = Stopwatch.GetTimestamp();
            var slowest = TimeSpan.Zero;
            var findings = new List<FuzzFinding>();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, (count + Chunk - 1) / Chunk),
                (chunk, _) =>
                {
                    var (some, slow) = Fuzzer.Run(target, first + (chunk * Chunk), Math.Min(Chunk, count - (chunk * Chunk)), Fuzzer.Limit);
                    lock (findings)
                    {
                        findings.AddRange(some);
                        slowest = slow > slowest ? slow : slowest;
                    }

                    return ValueTask.CompletedTask;
                });
            Console.WriteLine(
                $"{target}: {count} cases in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, slowest {slowest.TotalMilliseconds:0} ms (limit {Fuzzer.Limit.TotalMilliseconds:0}), {findings.Count} findings, {Environment.WorkingSet / 1024 / 1024} MiB");
            foreach (var finding in findings.Take(5))
                Console.WriteLine($"  {finding}");
            found += findings.Count;
        }

        return found == 0 ? 0 : 1;
    }
}
