using BotApp.Tests.Support.Azurite;

namespace BotApp.Tests.Support.Faults;

/// <summary>An Azurite of its own, with its data on disk, that hosts reach over a network with a <see cref="StorageWeather"/>.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private readonly AzuriteProcess azurite;
    private readonly StorageProxy[] proxies;

    private FaultyStorage(AzuriteProcess azurite, StorageProxy[] proxies) => (this.azurite, this.proxies) = (azurite, proxies);

    /// <summary>The service itself: to be halted, stopped and started again.</summary>
    public AzuriteProcess Azurite => azurite;

    /// <summary>For hosts: by way of the faults.</summary>
    public string ConnectionString
    {
        get
        {
            var (blob, queue, table) = (azurite.BlobPort, azurite.QueuePort, azurite.TablePort);
            return proxies.Zip((int[])[blob, queue, table])
                .Aggregate(azurite.ConnectionString, (text, p) => text.Replace($"http://127.0.0.1:{p.Second}/", p.First.Address + "/", StringComparison.Ordinal));
        }
    }

    /// <summary>For the test's own look: past the faults.</summary>
    public string DirectConnectionString => azurite.ConnectionString;

    /// <summary>Requests that met a mishap so far.</summary>
    public int Mishaps => proxies.Sum(p => p.Mishaps);

    /// <summary>Starts one.</summary>
    public static async Task<FaultyStorage> StartAsync()
    {
        var azurite = await AzuriteProcess.StartAsync(inMemory: false);
        return new FaultyStorage(
            azurite,
            [await StorageProxy.StartAsync(azurite.BlobPort), await StorageProxy.StartAsync(azurite.QueuePort), await StorageProxy.StartAsync(azurite.TablePort)]);
    }

    /// <summary>What happens to requests from now on.</summary>
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
