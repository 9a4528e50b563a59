using BotApp.Sentences.Meetings;
using BotApp.Seeds;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>The names by which the shipped registers are known: what the host reads with, no list of the tests' own.</summary>
public static class TestRegisters
{
    public static IReadOnlyList<RegisterNames> All { get; } =
        RegisterNames.Of(SeedFiles.Registers(SeedFiles.Shipped));
}
