using Azure.Storage.Queues;
using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>Work that was given up is kept, and the office sees that there is some.</summary>
public sealed class DeadLetterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_ThatIsNotOurs_IsKeptAndShownToTheOffice()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var queue = office.Services.GetRequiredService<DeliveryQueue>();
        var before = await office.Office.SayAsync("提醒");
        await queue.DepthAsync(OfficeHost.Stop);
        var prefix = office.Services.GetRequiredService<IOptions<StorageOptions>>().Value.TablePrefix;
        await office.Services.GetRequiredService<QueueServiceClient>().GetQueueClient($"{prefix}-deliveries")
            .SendMessageAsync("not ours", OfficeHost.Stop);

        await OfficeHost.EventuallyAsync(() => queue.DeadAsync(OfficeHost.Stop), dead => dead == 1);
        var after = await office.Office.SayAsync("提醒");

        Assert.DoesNotContain("已停下", before.Text, StringComparison.Ordinal);
        Assert.Contains("有 1 批发送多次失败，已停下", after.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await queue.DeadLettersAsync(OfficeHost.Stop)).Work);
    }
}
