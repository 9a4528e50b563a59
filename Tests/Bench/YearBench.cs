using BotApp.Tests.Support.Year;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench year [YEAR]</c>: how many messages people get in a year of the demo office, and whether all that fell due was announced.</summary>
internal static class YearBench
{
    public static Task<int> RunAsync(string[] args)
    {
        if (args is not ([] or [_]) || !int.TryParse(args is [var given] ? given : "2026", out var year) || year is < 2023 or > 2090)
        {
            Console.Error.WriteLine("Usage: ./bench year [2023 to 2090].");
            return Task.FromResult(2);
        }

        var report = SimulatedYear.Run(year);
        Console.WriteLine(report);
        Console.WriteLine($"goals: {(report.IsMet ? "met" : "NOT met")}");
        return Task.FromResult(report.IsMet ? 0 : 1);
    }
}
