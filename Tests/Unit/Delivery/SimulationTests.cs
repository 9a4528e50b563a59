using BotApp.Tests.Support.Delivery.Simulation;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>Plan, claim, send and record under thousands of schedules; <c>./bench simulate</c> runs a hundred thousand and more.</summary>
public sealed class SimulationTests
{
    private static readonly int Schedules = IsMutationTesting ? 40 : 2_000;

    private const string OfTheSimulator = "Is about the simulator, not about the code that ./mutate changes.";

    /// <summary>So many schedules each planted bug may take to be found.</summary>
    private const int ToFindABug = 400;

    [Fact]
    public void Deliver_UnderAnySchedule_LosesNobodyAndRepeatsOnlyMarked()
    {
        var results = Run(0, Schedules, PlantedBug.None);

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

    [Theory(SkipWhen = nameof(IsMutationTesting), Skip = OfTheSimulator)]
    [InlineData(PlantedBug.ClaimIsNotWritten)]
    [InlineData(PlantedBug.RecordedBeforeSending)]
    [InlineData(PlantedBug.BlindRetry)]
    [InlineData(PlantedBug.WritesWithoutETag)]
    [InlineData(PlantedBug.MessageDeletedFirst)]
    public void Deliver_WithAPlantedBug_IsFound(object bug)
    {
        Assert.Contains(Run(0, ToFindABug, (PlantedBug)bug), r => r.Violations.Count > 0);
    }

    [Fact(SkipWhen = nameof(IsMutationTesting), Skip = OfTheSimulator)]
    public void Run_TheSameSeedTwice_IsTheSameSchedule()
    {
        foreach (var seed in Enumerable.Range(0, 50))
            Assert.Equal(SimRun.Of(SimCase.Of(seed)) with { Violations = [] }, SimRun.Of(SimCase.Of(seed)) with { Violations = [] });
    }

    /// <summary>Whether <c>./mutate</c> runs it: thousands of times.</summary>
    public static bool IsMutationTesting => Environment.GetEnvironmentVariable("MUTATION_TESTING") is not null;

    private static IReadOnlyList<SimResult> Run(int first, int count, PlantedBug bug) =>
        [.. Enumerable.Range(first, count).AsParallel().Select(seed => SimRun.Of(SimCase.Of(seed, bug)))];

    private static string Describe(SimResult result) => $"seed {result.Case.Seed}: {string.Join(" / ", result.Violations)}";
}
