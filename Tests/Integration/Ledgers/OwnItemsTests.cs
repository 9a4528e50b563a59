using BotApp.Cards;
using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Ledgers;

public sealed class OwnItemsTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Mine_BehindAHundredThatOneOnlyLeads_IsShown()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var people = office.Services.GetRequiredService<PeopleStore>();
        foreach (var some in Enumerable.Range(0, 101).Chunk(16))
            await Task.WhenAll(some.Select(n => people.UpsertAsync(Item($"lead{n}", "别人办的", Today.AddDays(10)) with { Duty = Duties.Lead }, OfficeHost.Stop)));
        await people.UpsertAsync(Item("own", "自己办的", Today.AddDays(20)), OfficeHost.Stop);

        var mine = await office.Leader.SayAsync("我的");
        var read = await OwnItems.ReadAsync(
            people, office.Leader.Id, Today, office.Services.GetRequiredService<CalendarView>().Current, OfficeHost.Stop);

        Assert.Contains("自己办的", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("别人办的", mine.Text, StringComparison.Ordinal);
        Assert.Equal("own", Assert.Single(read).RecordId);

        OpenItem Item(string id, string title, DateOnly due) =>
            new(office.Leader.Id, EnteredItems.Branch, id, title, due, Today.AddDays(-5), "problem-list", RecordState.Active, 1);
    }

    [Fact]
    public async Task Mine_LookBackThatIsLate_IsLateByWorkingDays()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Services.GetRequiredService<PeopleStore>().UpsertAsync(
            new OpenItem(office.Member.Id, EnteredItems.Branch, "check", "看看是否反弹", new DateOnly(2026, 11, 13), Today.AddDays(-90), "problem-list", RecordState.Closed, 1) { Duty = Duties.Check },
            OfficeHost.Stop);

        Assert.Contains("已逾期 6 个工作日", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfALeaderWhoOwesNothing_BeginsAtTheOwnUnit()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var pick = await office.Office.ClickAsync(await office.Office.SayAsync("台账"), CardVerbs.LedgerNew);
        var form = await office.Office.ClickAsync(pick.Card, CardVerbs.LedgerNew, changed: [("register", "problem-list"), ("unit", "branch:第三党支部")]);
        await office.Office.ClickAsync(
            form.Card, CardVerbs.LedgerSave, changed: [("f-title", EnteredItems.Title), ("f-leader", "顾怀远"), ("f-due", "2027-03-01")]);
        await office.DispatchAsync();

        var list = await office.Leader.SayAsync("台账");

        Assert.Contains(EnteredItems.Title, list.Text, StringComparison.Ordinal);
        Assert.Equal("branch:第三党支部", list.Inputs["view"]);
    }
}
