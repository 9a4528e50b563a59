using Azure.Data.Tables;
using BotApp.Tests.Support.Azurite;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task StartAsync_OnDisk_ServesUntilItIsStopped()
    {
        var azurite = await AzuriteProcess.StartAsync(inMemory: false);
        var client = new TableServiceClient(azurite.ConnectionString, new TableClientOptions { Retry = { MaxRetries = 0 } });
        await client.CreateTableAsync("Here", Ct);

        await azurite.DisposeAsync();

        Assert.Equal(3, new HashSet<int>([azurite.BlobPort, azurite.QueuePort, azurite.TablePort]).Count);
        await Assert.ThrowsAnyAsync<Exception>(() => client.CreateTableAsync("There", Ct));
    }
}
