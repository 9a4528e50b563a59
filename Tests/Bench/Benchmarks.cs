using BotApp.Tests.Bench.Cost;
using BotApp.Tests.Bench.Micro;
using BotApp.Tests.Bench.Turns;

namespace BotApp.Tests.Bench;

/// <summary>The benchmarks by the name that <c>./bench NAME</c> takes.</summary>
internal static class Benchmarks
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["save"] = SaveBench.RunAsync,
        ["figures"] = FiguresBench.RunAsync,
        ["quicklog"] = QuickLogBench.RunAsync,
        ["records"] = RecordSentenceBench.RunAsync,
        ["fuzz"] = FuzzBench.RunAsync,
        ["simulate"] = SimulateBench.RunAsync,
        ["fanout"] = FanOutBench.RunAsync,
        ["soak"] = SoakBench.RunAsync,
        ["status"] = StatusBench.RunAsync,
        ["report"] = ReportBench.RunAsync,
        ["year"] = YearBench.RunAsync,
        ["import"] = ImportBench.RunAsync,
        ["turns"] = TurnsBench.RunAsync,
        ["micro"] = MicroBench.RunAsync,
        ["cost"] = CostBench.RunAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0 && !All.ContainsKey(args[0]))
        {
            await Console.Error.WriteLineAsync($"No benchmark '{args[0]}'. There are: {string.Join(", ", All.Keys)}.");
            return 2;
        }

        foreach (var (name, run) in All.Where(b => args.Length == 0 || b.Key == args[0]))
        {
            Console.WriteLine($"== {name}");
            if (await run([.. args.Skip(1)]) is not 0 and var code)
                return code;
        }

        return 0;
    }
}
