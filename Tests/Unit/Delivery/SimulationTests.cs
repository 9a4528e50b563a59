using BotApp.Tests.Support.Delivery.Simulation;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>Plan, claim, send and record under thousands of schedules; <c>./bench simulate</c> runs a hundred thousand and more.</summary>
public sealed class SimulationTests
{
    // ./mutate runs them anew for each place it changes.
    private static readonly int Schedules = Environment.GetEnvironmentVariable("MUTATION_TESTING") is null ? 2_000 : 40;

    [Fact]
    public void Deliver_UnderAnySchedule_LosesNobodyAndRepeatsOnlyMarked()
    {
        var results = Enumerable.Range(0, Schedules).AsParallel().Select(seed => SimRun.Of(SimCase.Of(seed))).ToList();

        Assert.Empty(results.Where(r => r.Violations.Count > 0).Select(Describe));
        // The schedules are not idle ones: in a part of them something is in doubt and is repeated.
        Assert.InRange(results.Sum(r => r.Deliveries), Schedules * 4, int.MaxValue);
        Assert.InRange(results.Count(r => r.Marked > 0), Schedules / 10, Schedules);
        Assert.InRange(results.Count(r => r.Unknown > 0), Schedules / 100, Schedules);
    }

    [Fact]
    public void Deliver_UnderSchedulesThatOnceFailed_IsSound()
    {
        // Several reminders on one day that are missed or called off while another's message brings them; clocks that are set; and people
        // who write while what did not reach them is healed or about to be recorded.
        int[] seeds =
        [
            58008, 67382, 25592, 26433, 39035, 44284, 96222, 97364, 98010, 61406, 85130, 54090,
            33023, 78246, 10103, 12842, 14686, 17643,
        ];

        Assert.Empty(seeds.Select(seed => SimRun.Of(SimCase.Of(seed))).Where(r => r.Violations.Count > 0).Select(Describe));
    }

    private static string Describe(SimResult result) => $"seed {result.Case.Seed}: {string.Join(" / ", result.Violations)}";
}
