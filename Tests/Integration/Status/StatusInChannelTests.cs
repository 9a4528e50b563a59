using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Storage.Roster;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Status.StatusCases;

namespace BotApp.Tests.Integration.Status;

/// <summary>状态 in a channel: of the units that it is bound to.</summary>
public sealed class StatusInChannelTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Channel_BoundToAUnit_ShowsThatUnitToEveryoneAndNoOther()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, CardVerbs.SettingsSaveChannel, channel: true, changed: [("units", "branch:第二党支部,branch:第三党支部")]);

        var card = await office.Member.SayAsync("状态", channel: true);

        var bars = Assert.Single(Charts(card))["data"]!.AsArray().Select(b => NameOf(b!));
        Assert.Equal(["第二党支部", "第三党支部"], bars);
        var other = new JsonObject { ["span"] = "2026-11", ["to"] = "unit", ["unit"] = "branch:第一党支部" };
        Assert.False((await office.Office.ForgeAsync(CardVerbs.StatusOpen, other, channel: true)).IsCard);
    }

    [Fact]
    public async Task Channel_Unbound_ShowsWhatTheAskerMaySee()
    {
        var card = await office.OtherRecorder.SayAsync("状态", channel: true);

        Assert.Contains("第二党支部", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第一党支部", card.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_BoundToUnitsThatLeftTheRoster_IsToldSo()
    {
        await office.ImportRosterAsync(Header + $"第二十一党支部,branch,乔一,{Newcomer},,secretary,,\n");
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, CardVerbs.SettingsSaveChannel, channel: true, changed: [("units", Added)]);
        await TakeOffAsync(Added);

        foreach (var asker in (Person[])[office.Member, office.Office])
        {
            foreach (var said in (string[])["状态", "会议", "登记簿"])
            {
                var card = await asker.SayAsync(said, channel: true);
                Assert.Contains("已不在名册中", card.Text, StringComparison.Ordinal);
                Assert.Contains("设置", card.Text, StringComparison.Ordinal);
            }
        }

        // Whatever else is changed there, it stays the channel of that unit.
        var shown = await office.Office.SayAsync("设置", channel: true);
        Assert.Contains("第二十一党支部（已不在名册）", shown.Said, StringComparison.Ordinal);
        var saved = await office.Office.ClickAsync(shown, CardVerbs.SettingsSaveChannel, channel: true, changed: [("postHour", "10:00")]);
        Assert.Equal(Added, saved.Card.Inputs["units"]);
        var chosen = await office.Office.ClickAsync(saved.Card, CardVerbs.SettingsSaveChannel, channel: true, changed: [("units", "branch:第二党支部")]);
        Assert.DoesNotContain("第二十一党支部", chosen.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_BoundToOtherUnits_SaysThatItIsTheChannelAndNotTheAsker()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, CardVerbs.SettingsSaveChannel, channel: true, changed: [("units", "branch:第二党支部,branch:第三党支部")]);

        Assert.Contains("本频道（群聊）只看设定的单位", (await office.Office.SayAsync("状态 第一党支部", channel: true)).Text, StringComparison.Ordinal);
        Assert.Contains("不在您可查看的范围内", (await office.OtherRecorder.SayAsync("状态 第一党支部", channel: true)).Text, StringComparison.Ordinal);
    }

    private async Task TakeOffAsync(string unit)
    {
        var store = office.Services.GetRequiredService<RosterStore>();
        var rows = (await store.ReadAsync(OfficeHost.Stop)).Rows;
        await store.ReplaceAsync(new RosterRows([.. rows.Units.Where(u => u.Id != unit)], [.. rows.Members.Where(m => m.UnitId != unit)]), OfficeHost.Stop);
        await office.RestartAsync();
    }
}
