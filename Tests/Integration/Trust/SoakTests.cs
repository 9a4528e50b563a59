using BotApp.Tests.Support.Faults;

namespace BotApp.Tests.Integration.Trust;

/// <summary>The first two minutes of what <c>./bench soak</c> runs for half an hour.</summary>
public sealed class SoakTests
{
    private const int Seed = 20261123;

    // A host that was just started still grows; how it is in the long run is for the benchmark.
    private const int Memory = 200;
    private const int Handles = 150;

    [Fact]
    public async Task Soak_MixedLoadUnderFaults_LosesNothingConfirmedAndRecovers()
    {
        var report = await Soak.RunAsync(
            Seed, TimeSpan.FromMinutes(2), TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        foreach (var figure in report.Figures)
            TestContext.Current.SendDiagnosticMessage(figure);
        Assert.Empty(report.Findings);
        Assert.InRange(report.After.MemoryMb - report.Before.MemoryMb, int.MinValue, Memory);
        Assert.InRange(report.After.Handles - report.Before.Handles, int.MinValue, Handles);
    }
}
