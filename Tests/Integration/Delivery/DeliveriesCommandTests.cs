using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Delivery;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Delivery;

/// <summary><c>deliveries</c> as the operator reads it.</summary>
public sealed class DeliveriesCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Deliveries_SomeoneWasNotReached_NamesTheReminderThatItCanBeAskedOf()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Member.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, """{"error":{"code":"ConversationBlockedByUser","message":"no"}}"""));
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var id = sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        await office.ReceivedAsync("请报送材料。", office.MembersOf("branch:第一党支部") - 1);

        var (_, all) = await OfficeHost.EventuallyAsync(() => RunAsync(office, "deliveries"), r => r.Said.Contains("unreachable 1", StringComparison.Ordinal));
        var (code, of) = await RunAsync(office, "deliveries", "--reminder", id);

        var (_, json) = await RunAsync(office, "deliveries", "--reminder", id, "--json");

        Assert.Contains($"{id} 20261123: unknown 0, unreachable 1, failed 0", all, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Contains("unreachable 1", of, StringComparison.Ordinal);
        // Nothing but the JSON, with the names of the contract.
        var counts = JsonNode.Parse(json)!.AsObject();
        Assert.Equal(
            ["pending", "sending", "sent", "acknowledged", "unknown", "unreachable", "suppressed", "failed"], counts.Select(c => c.Key).Take(8));
        Assert.Equal(1, counts["unreachable"]!.GetValue<int>());
        Assert.Equal(office.MembersOf("branch:第一党支部"), counts.Take(8).Sum(c => c.Value!.GetValue<int>()));
    }

    // The gentle repeat goes to people who have a copy already.
    [Fact]
    public async Task Deliveries_OfAReminderThatWentOutTwice_AreCountedForEachTimeToo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var planner = office.Services.GetRequiredService<DeliveryPlanner>();
        var tomorrow = office.Clock.GetUtcNow().AddDays(1);
        foreach (var (time, people) in ((string, string[])[])[("20261120", [office.Member.Id, office.Recorder.Id]), ("20261123-repeat", [office.Member.Id])])
        {
            var recipients = people.Select(id => new PlannedRecipient(id, tomorrow, tomorrow.AddDays(1), new DateOnly(2026, 11, 24))).ToList();
            await planner.PlanAsync(new DeliveryPlan("r", time, "holiday", CountsForDay: false, recipients), OfficeHost.Stop);
        }

        var (_, said) = await RunAsync(office, "deliveries", "--reminder", "r");
        var (_, json) = await RunAsync(office, "deliveries", "--reminder", "r", "--json");

        Assert.Contains("pending 3", said, StringComparison.Ordinal);
        Assert.Contains("20261120: pending 2,", said, StringComparison.Ordinal);
        Assert.Contains("20261123-repeat: pending 1,", said, StringComparison.Ordinal);
        Assert.Equal([1, 2], JsonNode.Parse(json)!["times"]!.AsArray().Select(t => t!["pending"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Deliveries_OfAReminderThatThereIsNot_IsRefusedByName()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var (code, said) = await RunAsync(office, "deliveries", "--reminder", "nothing");

        Assert.Equal(1, code);
        Assert.Contains("nothing", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(OfficeHost office, params string[] command)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(command, [DeliveriesCommand.Create(() => office.Services)], _ => Task.FromResult(2), said, said, OfficeHost.Stop);
        return (code, said.ToString());
    }
}
