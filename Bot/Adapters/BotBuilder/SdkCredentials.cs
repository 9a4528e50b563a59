using System.Net.Http.Headers;
using BotApp.Protocol;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Gives the SDK's requests our own client's token, so that there is one sign-in with one set of rules.</summary>
internal sealed class SdkCredentials(IOptions<BotOptions> options, ConnectorToken token, ServiceUrlPolicy serviceUrls) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(string.Equals(appId, options.Value.AppId, StringComparison.OrdinalIgnoreCase));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(options.Value.AuthenticationIsOff);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new Bearer(token, serviceUrls));

    private sealed class Bearer(ConnectorToken token, ServiceUrlPolicy serviceUrls) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (serviceUrls.MayReceiveToken(request.RequestUri!))
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "Bearer", await token.GetAsync(cancellationToken) ?? throw new ConnectorTokenException("There is no token for the connector."));
        }
    }
}
