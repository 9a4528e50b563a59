using Azure.Storage.Queues;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>Work that was given up is kept, and the office sees that there is some.</summary>
public sealed class DeadLetterTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Message_ThatIsNotOurs_IsKeptAndShownToTheOffice()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var queue = office.Services.GetRequiredService<DeliveryQueue>();
        var before = await office.Office.SayAsync("提醒");
        await queue.OpenAsync(OfficeHost.Stop);
        var prefix = office.Services.GetRequiredService<IOptions<StorageOptions>>().Value.TablePrefix;
        await office.Services.GetRequiredService<QueueServiceClient>().GetQueueClient($"{prefix}-deliveries")
            .SendMessageAsync("not ours", OfficeHost.Stop);

        await OfficeHost.EventuallyAsync(() => queue.DeadAsync(OfficeHost.Stop), dead => dead == 1);
        var after = await office.Office.SayAsync("提醒");

        Assert.DoesNotContain("已停下", before.Text, StringComparison.Ordinal);
        Assert.Contains("有 1 批发送多次失败，已停下", after.Text, StringComparison.Ordinal);
        Assert.Contains("搁置的任务 1", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("搁置的任务", (await office.Secretary.SayAsync("状态")).Text, StringComparison.Ordinal);
        var letter = Assert.Single(await queue.ReceiveDeadAsync(OfficeHost.Stop));
        Assert.Null(letter.Work);
        await queue.DeleteDeadAsync(letter, OfficeHost.Stop);
        // Its minute was over, and another command has taken it up meanwhile.
        await queue.DeleteDeadAsync(letter, OfficeHost.Stop);
        var told = Assert.Single(office.Logs.Lines, l => l.StartsWith("Error BotApp.Delivery.WorkPump", StringComparison.Ordinal));
        Assert.DoesNotContain("(null)", told, StringComparison.Ordinal);
        Assert.Contains("deliveries --take-up", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeUp_WhatWasGivenUp_IsSentOnceEach()
    {
        await using var teams = await BusyTeams.StartAsync();
        var clock = new JumpingClock(Morning);
        await using var bot = await DeliveryBot.StartAsync(
            DeliveryBot.Settings(azurite.ConnectionString, "takeup"), services => services.AddSingleton<TimeProvider>(clock), OfficeHost.Stop);
        await bot.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 10), OfficeHost.Stop);
        var due = Morning.AddHours(1);
        await bot.Planner.PlanAsync(
            new DeliveryPlan("notice", "once", TestNotice.KindName, false, [.. Enumerable.Range(0, 10).Select(
                n => new PlannedRecipient(DeliveryBot.PersonId(n), due, due.AddHours(8), DateOnly.FromDateTime(due.UtcDateTime)))]),
            OfficeHost.Stop);
        var chunk = new ChunkKey(new OccurrenceKey("notice", "once"), 0, 0);
        await bot.Deliveries.GiveUpAsync(chunk, OfficeHost.Stop);
        await bot.Services.GetRequiredService<QueueServiceClient>().GetQueueClient("takeup-deliveries-dead")
            .SendMessageAsync(WorkText.Write(new WorkMessage(chunk)), OfficeHost.Stop);
        clock.JumpTo(due.AddMinutes(1));
        await Task.Delay(TimeSpan.FromSeconds(1), OfficeHost.Stop);
        var before = teams.Received;

        var taken = await bot.Services.GetRequiredService<GivenUpWork>().TakeUpAsync(OfficeHost.Stop);
        var counts = await bot.FinalAsync("notice", TimeSpan.FromSeconds(60), OfficeHost.Stop);

        Assert.Equal((0, 1), (before, taken));
        Assert.Equal(new DeliveryCounts(Sent: 10), counts);
        Assert.Equal(10, teams.Received);
        Assert.Equal(0, await bot.Queue.DeadAsync(OfficeHost.Stop));
    }
}
