using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace BotApp.Protocol;

/// <summary>Connector tokens from Entra, by secret, by certificate or by managed identity.</summary>
internal sealed class EntraTokenSource(IOptions<BotOptions> options, IHttpClientFactory clients) : IConnectorTokenSource
{
    public const string HttpClientName = "bot-entra";

    /// <summary>Audience of a managed identity's token that stands in for an app registration's secret.</summary>
    private const string FederatedAudience = "api://AzureADTokenExchange";

    private readonly BotOptions bot = options.Value;
    private readonly CloudEnvironment cloud = options.Value.Environment;

    // Built at the first send: a faulty certificate file then only blocks sending, and the reason is logged.
    private readonly Lazy<Func<CancellationToken, Task<AuthenticationResult>>> acquire =
        new(() => Build(options.Value, options.Value.Environment, new MsalHttp(clients)), LazyThreadSafetyMode.PublicationOnly);

    public async Task<ConnectorAccessToken> AcquireAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await acquire.Value(cancellationToken);
            return new ConnectorAccessToken(result.AccessToken, result.ExpiresOn);
        }
        catch (MsalException e)
        {
            throw new ConnectorTokenException($"Entra gave no token for app {bot.AppId} at {cloud.Login.Host}: {e.ErrorCode}", e);
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConnectorTokenException($"Entra could not be asked for a token for app {bot.AppId}.", e);
        }
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> Build(BotOptions bot, CloudEnvironment cloud, MsalHttp http)
    {
        if (bot.AppType is AppTypes.UserAssignedMsi)
        {
            var identity = ManagedIdentityApplicationBuilder
                .Create(ManagedIdentityId.WithUserAssignedClientId(bot.AppId))
                .WithHttpClientFactory(http)
                .Build();
            return ct => identity.AcquireTokenForManagedIdentity(cloud.Resource).WithForceRefresh(true).ExecuteAsync(ct);
        }

        var builder = ConfidentialClientApplicationBuilder
            .Create(bot.AppId)
            .WithAuthority(cloud.Login.AbsoluteUri, bot.TenantId)
            // The login host is a preset, so no discovery has to confirm that it may be trusted.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        var app = (bot switch
        {
            { ClientSecret: { Length: > 0 } secret } => builder.WithClientSecret(secret),
            { CertificatePath: { Length: > 0 } path } => builder.WithCertificate(LoadCertificate(path), sendX5C: true),
            _ => builder.WithClientAssertion(ManagedIdentityAssertion(http)),
        }).Build();
        string[] scopes = [cloud.Resource + "/.default"];
        return ct => app.AcquireTokenForClient(scopes).WithForceRefresh(true).ExecuteAsync(ct);
    }

    /// <summary>Without secret and certificate, the host's managed identity authenticates the registration.</summary>
    private static Func<AssertionRequestOptions, Task<string>> ManagedIdentityAssertion(MsalHttp http)
    {
        var identity = ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.SystemAssigned)
            .WithHttpClientFactory(http)
            .Build();
        return async request =>
        {
            var result = await identity.AcquireTokenForManagedIdentity(FederatedAudience).ExecuteAsync(request.CancellationToken);
            return result.AccessToken;
        };
    }

    private static X509Certificate2 LoadCertificate(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12"
            ? X509CertificateLoader.LoadPkcs12FromFile(path, password: null)
            : X509Certificate2.CreateFromPemFile(path);

    private sealed class MsalHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(HttpClientName);
    }
}
