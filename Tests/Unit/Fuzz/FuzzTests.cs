using BotApp.Tests.Support.Fuzz;

namespace BotApp.Tests.Unit.Fuzz;

/// <summary>A first part of what <c>./bench fuzz</c> runs a million of.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData("activity", 4500)]
    [InlineData("sentence", 1500)]
    [InlineData("roster", 700)]
    [InlineData("records", 700)]
    [InlineData("workbook", 600)]
    [InlineData("seed", 500)]
    [InlineData("command", 500)]
    public void Run_HostileInput_NothingThrowsOrHangs(string target, int cases)
    {
        // A guard against what never ends; how long a case takes is for the benchmark, on a machine that does nothing else.
        var (findings, _) = Fuzzer.Run(target, firstSeed: 1, cases, TimeSpan.FromSeconds(30));

        Assert.Empty(findings);
    }

    [Fact]
    public void Names_EveryTarget_IsTestedHere() => Assert.Equal(["activity", "command", "records", "roster", "seed", "sentence", "workbook"], Fuzzer.Names.Order());
}
