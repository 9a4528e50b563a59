using BotApp.Adapters.BotBuilder;
using BotApp.Hosting;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

/// <summary>The SDK's own adapter over the scripted network of <see cref="ConnectorRig"/>.</summary>
internal static class SdkRig
{
    public static BotFrameworkAuthentication Authentication(ConnectorRig rig) => BotHost.Authentication(new ServiceCollection()
        .AddSingleton(rig.Options)
        .AddSingleton(rig.Policy)
        .AddSingleton(rig.Token)
        .AddSingleton<IHttpClientFactory>(rig.Handler)
        .BuildServiceProvider());

    public static CloudAdapter Adapter(ConnectorRig rig) => new(Authentication(rig), NullLogger.Instance);

    public static SdkConnector Connector(ConnectorRig rig) => new(Adapter(rig), Authentication(rig), rig.Options, rig.Transport);

    /// <summary>There is nothing to run a turn.</summary>
    public static OfficeBot Bot(ConnectorRig rig)
    {
        var authentication = new BotAuthentication(rig.Options, null!, rig.Policy, rig.Clock);
        var endpoint = new MessagesEndpoint(
            authentication, new ActivityDedupe(rig.Clock), null!, ConnectorRig.Metrics(), rig.Clock, NullLogger<MessagesEndpoint>.Instance);
        return new OfficeBot(endpoint, authentication);
    }
}
