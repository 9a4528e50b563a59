using BotApp.Tests.Support.Azurite;

namespace BotApp.Tests.Support.Faults;

/// <summary>A separate Azurite with its data on disk, which hosts reach through a network with a <see cref="StorageWeather"/>.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private readonly AzuriteProcess azurite;
    private readonly StorageProxy[] proxies;

    private FaultyStorage(AzuriteProcess azurite, StorageProxy[] proxies) => (this.azurite, this.proxies) = (azurite, proxies);

    /// <summary>The service itself, to halt, stop and restart.</summary>
    public AzuriteProcess Azurite => azurite;

    /// <summary>For hosts: through the faults.</summary>
    public string ConnectionString
    {
        get
        {
            var (blob, queue, table) = (azurite.BlobPort, azurite.QueuePort, azurite.TablePort);
            return proxies.Zip((int[])[blob, queue, table])
                .Aggregate(azurite.ConnectionString, (text, p) => text.Replace($"http://127.0.0.1:{p.Second}/", p.First.Address + "/", StringComparison.Ordinal));
        }
    }

    /// <summary>For the test itself: bypasses the faults.</summary>
    public string DirectConnectionString => azurite.ConnectionString;

    /// <summary>Number of requests with a mishap so far.</summary>
    public int Mishaps => proxies.Sum(p => p.Mishaps);

    /// <summary>Starts one.</summary>
    public static async Task<FaultyStorage> StartAsync()
    {
        var azurite = await AzuriteProcess.StartAsync(inMemory: false);
        return new FaultyStorage(
            azurite,
            [await StorageProxy.StartAsync(azurite.BlobPort), await StorageProxy.StartAsync(azurite.QueuePort), await StorageProxy.StartAsync(azurite.TablePort)]);
    }

    /// <summary>Sets the mishaps from now on.</summary>
    public void Set(StorageWeather weather)
    {
        foreach (var proxy in proxies)
            proxy.Weather = weather;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies)
            await proxy.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
