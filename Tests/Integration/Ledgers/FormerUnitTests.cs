using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Features.Ledgers;
using BotApp.Storage.Records;
using BotApp.Storage.Roster;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>A branch that is taken off the roster, or has another name there: what it has done and owes to people stays.</summary>
public sealed class FormerUnitTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Header = "unit,kind,name,userId,upn,role,title,group\n";
    private const string Gone = "branch:第二十一党支部";
    private const string Newcomer = "6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.ImportRosterAsync(Header + $"第二十一党支部,branch,乔一,{Newcomer},,secretary,,\n");
        await office.Units.SavedAsync(Meetings.Create("op1", Meetings.Record("r1", title: "传达梧桐精神", unit: Gone, fields: [("date", "2026-11-05"), ("topic", "传达梧桐精神")])));
        var item = Meetings.Record(
            "i1", "problem-list", "2026-11-06", "梧桐问题", Gone,
            [("title", "梧桐问题"), ("found", "2026-11-06"), ("owner", "沈一舟"), ("ownerId", office.Member.Id), ("due", "2026-11-30"), ("status", "in-progress")]);
        var save = Meetings.Create("op2", item);
        await office.Units.SavedAsync(save with { Outbox = LedgerMessage.Of(save.Writes) });
        await office.DispatchAsync();

        var store = office.Services.GetRequiredService<RosterStore>();
        var rows = (await store.ReadAsync(OfficeHost.Stop)).Rows;
        await store.ReplaceAsync(new RosterRows([.. rows.Units.Where(u => u.Id != Gone)], [.. rows.Members.Where(m => m.UnitId != Gone)]), OfficeHost.Stop);
        await office.RestartAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Item_OfWhoStillOwnsIt_IsOpenedAndClosed()
    {
        var opened = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        Assert.Contains("梧桐问题", opened.Card.Text, StringComparison.Ordinal);

        await office.Member.ClickAsync(opened.Card, CardVerbs.LedgerClose, changed: ("note", "已解决"));

        Assert.Equal(RecordState.Closed, (await office.Units.FindAsync(Gone, "i1", OfficeHost.Stop))!.Value.State);
        // Nobody else's.
        Assert.False((await office.Recorder.ForgeAsync(CardVerbs.LedgerOpen, opened.Card.DataOf(CardVerbs.LedgerUpdate))).IsCard);
    }

    [Fact]
    public async Task Records_TheOffice_FindsListsAndOpensThem()
    {
        Assert.Contains("梧桐问题", (await office.Office.SayAsync("台账")).Text, StringComparison.Ordinal);
        var found = await office.Office.SayAsync("找 传达梧桐");
        Assert.Contains("传达梧桐精神", found.Text, StringComparison.Ordinal);

        var opened = await office.Office.ClickAsync(found, CardVerbs.MeetingOpen);

        Assert.Contains("第二十一党支部", opened.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("传达梧桐精神", (await office.Recorder.SayAsync("找 传达梧桐")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("状态", "1 次，其中学习 0 次")]
    [InlineData("状态 2026", "1 次，其中学习 0 次")]
    [InlineData("状态 上月", "0 次，其中学习 0 次")]
    public async Task Status_OfAPeriodInWhichItMet_CountsItAndNamesIt(string words, string held)
    {
        var card = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync(words), c => c.Text.Contains(held, StringComparison.Ordinal));

        // What is open there stands in every period.
        Assert.Contains("第二十一党支部（已不在名册）", card.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("已不在名册", (await office.Member.SayAsync(words)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAPeriodWithoutAnythingOfIt_ShowsItWhereItIsAskedFor()
    {
        var opened = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Member.ClickAsync(opened.Card, CardVerbs.LedgerClose, changed: ("note", "已解决"));
        await OfficeHost.EventuallyAsync(
            async () => (await office.Office.SayAsync("状态 上月")).Said, shown => !shown.Contains("已不在名册", StringComparison.Ordinal));

        var unit = await office.Office.ForgeAsync(CardVerbs.StatusOpen, new JsonObject { ["span"] = "2026-10", ["to"] = "unit", ["unit"] = Gone });

        Assert.True(unit.IsCard, unit.Said);
        Assert.Contains("第二十一党支部（已不在名册）", unit.Card.Text, StringComparison.Ordinal);
        Assert.Contains("0 次，其中学习 0 次", unit.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandLine_OfTheYear_CountsItToo()
    {
        var output = new StringWriter();

        await CommandLine.RunAsync(["status", "--period", "2026", "--json"], [StatusCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, output, OfficeHost.Stop);

        var unit = Assert.Single(JsonNode.Parse(output.ToString())!["units"]!.AsArray(), u => u!["id"]!.GetValue<string>() == Gone);
        Assert.Equal("第二十一党支部（已不在名册）", unit!["name"]!.GetValue<string>());
    }

}
