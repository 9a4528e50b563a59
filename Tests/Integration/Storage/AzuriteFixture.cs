using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace BotApp.Tests.Integration.Storage;

/// <summary>One Azurite for the whole run; each test works in tables of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? process;

    public string ConnectionString => process!.ConnectionString;

    public async ValueTask InitializeAsync() => process = await AzuriteProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }
}
