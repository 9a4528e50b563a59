using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Bench.Turns;

/// <summary>The published bot with the demo office and its own storage and Teams.</summary>
internal sealed class TurnsSite : IAsyncDisposable
{
    private readonly AzuriteProcess azurite;
    private readonly ChannelKey key;
    private readonly FakeOpenId openId;

    private TurnsSite(AzuriteProcess azurite, ChannelKey key, FakeOpenId openId, LoadConnector connector, TurnsOffice office, TurnsHost host)
    {
        (this.azurite, this.key, this.openId) = (azurite, key, openId);
        (Connector, Office, Host) = (connector, office, host);
        Load = new TurnLoad(host, connector);
    }

    public LoadConnector Connector { get; }

    public TurnsOffice Office { get; }

    public TurnsHost Host { get; }

    public TurnLoad Load { get; }

    /// <summary>Starts a site and waits until it listens.</summary>
    /// <param name="withTokens">Whether it requires the channel's tokens.</param>
    public static async Task<TurnsSite> StartAsync(string published, bool withTokens)
    {
        var azurite = await AzuriteProcess.StartAsync();
        var connector = new LoadConnector();
        var key = ChannelKey.ForTeams();
        var openId = await FakeOpenId.StartAsync(key);
        var office = new TurnsOffice(await TurnsOffice.LoadAsync(published, azurite), connector.Address, withTokens ? key : null);
        var host = TurnsHost.Start(published, azurite, hooked: true, withTokens ? TurnsOffice.WithTokens(openId, connector.Address) : []);
        await host.ListensAsync();
        return new TurnsSite(azurite, key, openId, connector, office, host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Connector.Dispose();
        await openId.DisposeAsync();
        key.Dispose();
        await azurite.DisposeAsync();
    }
}
