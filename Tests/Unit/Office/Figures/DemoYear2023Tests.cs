using BotApp.Features.Demo;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Tests.Support.Facts;
using BotApp.Tests.Unit.Roster.Demo;

namespace BotApp.Tests.Unit.Office.Figures;

/// <summary>The demo's year as it is decided, counted without storage. Self-reviews are counted over storage.</summary>
public sealed class DemoYear2023Tests
{
    private static readonly RegisterCatalog Catalog = Year2023.Catalog;
    private static readonly IReadOnlyList<DemoEntry> Entries = Year2023.Entries;
    private static readonly IReadOnlyList<OfficeRecord> Records = Year2023.Records;

    // Counted from submitted self-reviews.
    private static readonly string[] Reviewed = ["F049", "F050", "F051", "F052", "F053"];

    [Fact]
    public void Figures_OfTheYear_AreThoseOfTheReport()
    {
        var figures = Year2023.Count(Records);

        Assert.Empty(CustomerFacts.Figures
            .Where(f => !Reviewed.Contains(f.Id) && !(figures[f.Id] is { Value: { } value, Records: > 0 } && f.Says(value)))
            .Select(f => $"{f.Id} {f.Label}: {f.Approx}{f.Value}, counted {figures[f.Id].Value} from {figures[f.Id].Records}"));
    }

    [Fact]
    public void Entries_OfTheYear_LieOnItsWorkingDays() => Assert.Empty(
        Entries.Where(e => !DemoOffice.Calendar.IsWorkday(e.Date) || e.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Select(e => e.Key));

    [Fact]
    public void Entries_OfTheYear_HaveKeysOfTheirOwnAndAreTheSameAgain()
    {
        Assert.Equal(Entries.Count, Entries.Select(e => e.Key).Distinct().Count());
        Assert.Equal(
            Entries.Select(Text),
            new DemoGroups(Year2023.Plan, Catalog, DemoOffice.Roster, DemoOffice.Calendar.IsWorkday).Entries().Select(Text));
    }

    [Fact]
    public void Entries_Linked_PointAtAnEntryOfTheirUnit()
    {
        var ids = Records.Select(r => (r.Unit, r.Id)).ToHashSet();
        var links = Records.SelectMany(r => r.Fields.Where(f => f.Key is "project" or "plan").Select(f => (r.Unit, Id: f.Value))).ToList();

        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, l => !ids.Contains(l));
    }

    private static string Text(DemoEntry entry) => $"{entry.Key} {entry.Unit.Id} {entry.Date} {string.Join(";", entry.Typed)}";
}
