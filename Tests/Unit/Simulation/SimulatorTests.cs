using BotApp.Tests.Support.Delivery.Simulation;

namespace BotApp.Tests.Unit.Simulation;

/// <summary>The simulator of deliveries itself: it finds bugs, and a seed is a schedule.</summary>
public sealed class SimulatorTests
{
    /// <summary>So many schedules each planted bug may take to be found.</summary>
    private const int ToFindABug = 400;

    [Theory]
    [InlineData(PlantedBug.ClaimIsNotWritten)]
    [InlineData(PlantedBug.RecordedBeforeSending)]
    [InlineData(PlantedBug.BlindRetry)]
    [InlineData(PlantedBug.WritesWithoutETag)]
    [InlineData(PlantedBug.MessageDeletedFirst)]
    public void Deliver_WithAPlantedBug_IsFound(object bug)
    {
        Assert.Contains(
            Enumerable.Range(0, ToFindABug).AsParallel().Select(seed => SimRun.Of(SimCase.Of(seed, (PlantedBug)bug))), r => r.Violations.Count > 0);
    }

    [Fact]
    public void Run_TheSameSeedTwice_IsTheSameSchedule()
    {
        foreach (var seed in Enumerable.Range(0, 50))
            Assert.Equal(SimRun.Of(SimCase.Of(seed)) with { Violations = [] }, SimRun.Of(SimCase.Of(seed)) with { Violations = [] });
    }
}
