using BotApp.Cards;
using BotApp.Features.Privacy;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Privacy;

/// <summary>Which messages show a reminder's progress is stored with the address of the person who opened it.</summary>
public sealed class ProgressCardTraceTests(AzuriteFixture azurite)
{
    private const string Colleague = "73277d96-f95b-4de3-a430-105af524e296";

    [Fact]
    public async Task Erase_WhoHasAReminderOpen_TakesTheirCardsAlone()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("at", "明天9:00"));
        var colleague = office.PersonOf(Colleague);
        var theirs = await colleague.SayAsync("提醒");
        await colleague.ClickAsync(theirs, CardVerbs.ReminderOpen);
        var trace = office.Services.GetServices<IPersonTrace>().Single(t => t.Name == "progress-cards");

        var kept = Assert.Single((await trace.ReadAsync(Colleague, OfficeHost.Stop))!.AsArray());
        Assert.Equal(theirs.MessageId, kept!["message"]!.GetValue<string>());
        Assert.Equal(1, await trace.EraseAsync(Colleague, OfficeHost.Stop));

        Assert.Null(await trace.ReadAsync(Colleague, OfficeHost.Stop));
        var id = sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        var left = await office.Services.GetRequiredService<ReminderStore>().WatchesAsync(id, OfficeHost.Stop);
        Assert.Equal(form.MessageId, Assert.Single(left).MessageId);
    }
}
