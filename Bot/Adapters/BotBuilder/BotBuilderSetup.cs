using System.Security.Cryptography.X509Certificates;
using BotApp.Protocol;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

// Compiled in with -p:UseBotBuilder=true alone.
internal static partial class BotHost
{
    static partial void UseOtherAdapter(IServiceCollection services) => services
        .AddSingleton(s => Authentication(s.GetRequiredService<IOptions<BotOptions>>().Value, s.GetRequiredService<IHttpClientFactory>()))
        .AddSingleton(s => new CloudAdapter(s.GetRequiredService<BotFrameworkAuthentication>(), s.GetRequiredService<ILogger<CloudAdapter>>()))
        .AddSingleton<BotAdapter>(s => s.GetRequiredService<CloudAdapter>())
        .AddSingleton<Adapters.BotBuilder.OfficeBot>()
        .AddSingleton<IConnector, Adapters.BotBuilder.SdkConnector>();

    static partial void MapOtherAdapter(WebApplication app, ref bool isMapped)
    {
        app.MapPost(MessagesEndpoint.Path, ReceiveAsync);
        isMapped = true;
    }

    private static async Task ReceiveAsync(HttpContext context, CloudAdapter adapter, Adapters.BotBuilder.OfficeBot bot)
    {
        // The SDK reads whatever comes, so the server itself has to stop.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = ActivityReader.MaxBytes;
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
    }

    private static BotFrameworkAuthentication Authentication(BotOptions bot, IHttpClientFactory clients)
    {
        var (cloud, metadata) = (bot.Environment, bot.Environment.OpenIdMetadata.AbsoluteUri);
        // Without an app id the SDK takes requests without a token, which only the development mode asks for.
        ServiceClientCredentialsFactory credentials = bot switch
        {
            { AuthenticationIsOff: true } => new PasswordServiceClientCredentialFactory(),
            { CertificatePath: { Length: > 0 } path } =>
                new CertificateServiceClientCredentialsFactory(X509CertificateLoader.LoadPkcs12FromFile(path, null), bot.AppId, bot.TenantId),
            { ClientSecret: { Length: > 0 } secret } => new PasswordServiceClientCredentialFactory(bot.AppId, secret, bot.TenantId, null, null),
            _ => new ManagedIdentityServiceClientCredentialsFactory(bot.AppId),
        };
        var login = $"{cloud.Login.AbsoluteUri.TrimEnd('/')}/{bot.TenantId}";
        return BotFrameworkAuthenticationFactory.Create(
            null, true, login, cloud.Resource, cloud.Issuer, cloud.Resource, metadata, metadata, null, credentials, new AuthenticationConfiguration(), clients, null);
    }
}
