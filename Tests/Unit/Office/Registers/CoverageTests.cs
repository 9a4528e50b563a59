using System.Text.Json;
using BotApp.Office.Registers;
using BotApp.Tests.Support.Facts;

namespace BotApp.Tests.Unit.Office.Registers;

/// <summary>Each mechanism of the customer's document is served as its facts say, or by nothing.</summary>
public sealed class CoverageTests
{
    private static readonly HashSet<string> Served = [.. ShippedRegistersTests.Catalog.All.SelectMany(r => r.Mechanisms)];

    [Theory]
    [InlineData("core", 81)]
    [InlineData("useful", 48)]
    public void Registers_MechanismToRecord_IsServedByOne(string fit, int expected)
    {
        var mechanisms = CustomerFacts.Mechanisms.Where(m => m.Fit == fit).ToList();

        Assert.Equal(expected, mechanisms.Count);
        Assert.Empty(mechanisms.Where(m => !Served.Contains(m.Id)).Select(m => $"{m.Id} {m.Name}"));
    }

    [Fact]
    public void Registers_MechanismToRecord_IsOneThatCountsItsEntries()
    {
        var uncounted = ShippedRegistersTests.Catalog.All.Where(r => !r.Tallies.Any(t => t.Of is TallyKind.Records));

        Assert.Empty(uncounted.Select(r => r.Code));
    }

    [Fact]
    public void Registers_ExcludedMechanism_IsServedByNone() =>
        Assert.Empty(CustomerFacts.Mechanisms.Where(m => m.Fit == "exclude" && Served.Contains(m.Id)).Select(m => m.Id));

    [Fact]
    public void Registers_ReminderOnlyMechanism_KeepsNoContent() =>
        Assert.Empty(CustomerFacts.Mechanisms.Where(m => m.Fit == "reminder_only" && Served.Contains(m.Id)).Select(m => m.Id));

    [Fact]
    public void Registers_Mechanisms_AreAllTheCustomers() =>
        Assert.Empty(Served.Except(CustomerFacts.Mechanisms.Select(m => m.Id)));

    [Fact]
    public void DatedReminders_ReminderOnlyMechanism_IsRemindedOf()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "dated-reminders.json")));
        var reminded = file.RootElement.GetProperty("reminders").EnumerateArray()
            .SelectMany(r => r.GetProperty("mechanisms").EnumerateArray().Select(m => m.GetString()))
            .ToHashSet();
        var mechanisms = CustomerFacts.Mechanisms.Where(m => m.Fit == "reminder_only").ToList();

        Assert.Equal(14, mechanisms.Count);
        Assert.Empty(mechanisms.Where(m => !reminded.Contains(m.Id)).Select(m => $"{m.Id} {m.Name}"));
        Assert.Empty(CustomerFacts.Mechanisms.Where(m => m.Fit == "exclude" && reminded.Contains(m.Id)).Select(m => m.Id));
    }
}
