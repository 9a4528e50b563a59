using BotApp.Adapters.BotBuilder;
using BotApp.Protocol;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

// Compiled only with -p:UseBotBuilder=true.
internal static partial class BotHost
{
    static partial void UseOtherAdapter(IServiceCollection services) => services
        .AddSingleton(Authentication)
        .AddSingleton(s => new CloudAdapter(s.GetRequiredService<BotFrameworkAuthentication>(), s.GetRequiredService<ILogger<CloudAdapter>>()))
        .AddSingleton<BotAdapter>(s => s.GetRequiredService<CloudAdapter>())
        .AddTransient<OfficeBot>()
        .AddSingleton<IConnector, SdkConnector>();

    static partial void MapOtherAdapter(WebApplication app, ref bool isMapped)
    {
        app.MapPost(MessagesEndpoint.Path, ReceiveAsync);
        isMapped = true;
    }

    internal static async Task ReceiveAsync(HttpContext context, CloudAdapter adapter, OfficeBot bot, ILogger<CloudAdapter> logger)
    {
        // The SDK reads bodies of any size, so the server has to enforce the limit.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = ActivityReader.MaxBytes;
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (!bot.HasTurn && !context.RequestAborted.IsCancellationRequested)
        {
            // Before the turn, the SDK checks token and address, and throws various exceptions if they are wrong.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            LogTurnedAway(logger, e.GetType().Name);
        }
    }

    internal static BotFrameworkAuthentication Authentication(IServiceProvider services)
    {
        var cloud = services.GetRequiredService<IOptions<BotOptions>>().Value.Environment;
        var (metadata, credentials) = (cloud.OpenIdMetadata.AbsoluteUri, ActivatorUtilities.CreateInstance<SdkCredentials>(services));
        return BotFrameworkAuthenticationFactory.Create(
            null, true, cloud.Login.AbsoluteUri, cloud.Resource, cloud.Issuer, cloud.Resource, metadata, metadata, null,
            credentials, new AuthenticationConfiguration(), services.GetRequiredService<IHttpClientFactory>(), null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turned a request away: {Error}")]
    private static partial void LogTurnedAway(ILogger logger, string error);
}
