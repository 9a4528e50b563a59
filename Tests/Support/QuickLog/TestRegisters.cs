using BotApp.Seeds;
using BotApp.Sentences.Meetings;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>The names of the shipped registers, as the host uses them, and not a separate list for tests.</summary>
public static class TestRegisters
{
    public static IReadOnlyList<RegisterNames> All { get; } =
        RegisterNames.Of(SeedFiles.Registers(SeedFiles.Shipped));
}
