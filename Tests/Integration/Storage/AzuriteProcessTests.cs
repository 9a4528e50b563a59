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

    [Fact]
    public async Task StartAgainAsync_OthersTookPortsMeanwhile_ServesOnItsOwnWithWhatItHad()
    {
        // What it was given is none of those that the system hands out; otherwise a test beside it may get one.
        const int firstHandedOut = 32_768;
        await using var azurite = await AzuriteProcess.StartAsync(inMemory: false);
        Assert.All(new[] { azurite.BlobPort, azurite.QueuePort, azurite.TablePort }, port => Assert.InRange(port, 1024, firstHandedOut - 1));
        await new TableServiceClient(azurite.ConnectionString).CreateTableAsync("Here", Ct);
        await azurite.StopAsync();

        await azurite.StartAgainAsync();

        Assert.Equal("Here", Assert.Single(new TableServiceClient(azurite.ConnectionString).Query(cancellationToken: Ct).ToList()).Name);
    }
}
