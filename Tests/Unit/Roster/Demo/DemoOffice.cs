using BotApp.Features.Demo;
using BotApp.Features.Roster.Import;
using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Seeds;

namespace BotApp.Tests.Unit.Roster.Demo;

/// <summary>The shipped demo office, read once.</summary>
internal static class DemoOffice
{
    public static string Seeds { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static RosterSnapshot Roster { get; } = Read();

    public static OfficeCalendar Calendar { get; } = new(SeedFiles.Holidays(Seeds));

    public static DemoYear Year { get; } = new(DemoPlans.Load(Seeds));

    private static RosterSnapshot Read()
    {
        using var file = File.OpenRead(Path.Combine(Seeds, "demo", "roster.csv"));
        var content = RosterFile.Read(file);
        var decision = RosterImport.Decide(content.Rows, content.Errors, RosterSnapshot.Empty);
        return Assert.IsType<RosterDecision.Accepted>(decision).Changes.ApplyTo(RosterSnapshot.Empty);
    }
}
