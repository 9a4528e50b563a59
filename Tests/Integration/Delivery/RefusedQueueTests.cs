using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Hosting;
using BotApp.Storage.Migrations;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Http;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>The tables are well and the queue refuses, as where its role was forgotten: it is said, and what the tables know is shown all the same.</summary>
public sealed class RefusedQueueTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Role = "Storage Queue Data Contributor";

    private LoopbackServer refusing = null!;
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        refusing = await LoopbackServer.StartAsync(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers["x-ms-error-code"] = "AuthorizationPermissionMismatch";
            return Task.CompletedTask;
        });
        var storage = Regex.Replace(azurite.ConnectionString, "QueueEndpoint=[^;]+", $"QueueEndpoint={refusing.Address}/devstoreaccount1");
        office = await OfficeHost.StartAsync(azurite, OfficeHost.StartAt, ("Storage:ConnectionString", storage));
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        await refusing.DisposeAsync();
    }

    [Fact]
    public async Task Start_IsRefusedAndNamesTheRole()
    {
        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(() => StartChecks.RunAsync(office.Services, OfficeHost.Stop));

        Assert.Contains(Role, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunningHost_LogsAnErrorThatNamesTheRole() => await OfficeHost.EventuallyAsync(
        () => Task.FromResult(office.Logs.Lines.Where(l => l.StartsWith("Error BotApp.Delivery.", StringComparison.Ordinal) && l.Contains(Role, StringComparison.Ordinal)).ToList()),
        lines => lines.Any(l => l.Contains("DeliverySweeper", StringComparison.Ordinal)) && lines.Any(l => l.Contains("DeliveryWorker", StringComparison.Ordinal)));

    [Fact]
    public async Task OfficeAndOperator_SeeWhatTheTablesKnow()
    {
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        var list = (await office.Office.SayAsync("提醒")).Text;
        var status = (await office.Office.SayAsync("状态 2026")).Text;
        var text = await DeliveriesAsync();
        var json = await DeliveriesAsync("--json");

        Assert.Contains("请报送材料", list, StringComparison.Ordinal);
        Assert.Contains("是否有发送已停下，现在读不到", list, StringComparison.Ordinal);
        Assert.Contains("搁置的任务数暂时读不到", status, StringComparison.Ordinal);
        Assert.Equal((0, 0), (text.Code, json.Code));
        Assert.Contains($"pending {office.MembersOf("branch:第一党支部")}", text.Output, StringComparison.Ordinal);
        Assert.Contains(Role, text.Error, StringComparison.Ordinal);
        var counts = JsonNode.Parse(json.Output)!.AsObject();
        Assert.Equal(office.MembersOf("branch:第一党支部"), counts["pending"]!.GetValue<int>());
        Assert.True(counts.TryGetPropertyValue("deadLetters", out var dead));
        Assert.Null(dead);
    }

    private async Task<(int Code, string Output, string Error)> DeliveriesAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["deliveries", .. options], [DeliveriesCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, error, OfficeHost.Stop);
        return (code, output.ToString(), error.ToString());
    }
}
