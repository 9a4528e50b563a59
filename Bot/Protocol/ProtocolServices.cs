using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Wires the protocol layer. The host registers an <see cref="ITurnPipeline"/> and its <see cref="ITurnErrorText"/>, both singletons.</summary>
public static class ProtocolServices
{
    /// <summary>Adds receiving and sending, configured by section <c>Bot</c>.</summary>
    public static IServiceCollection AddBotProtocol(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddOptions<BotOptions>()
            .Bind(configuration.GetSection(BotOptions.Section))
            .Configure(options => TakeLists(configuration.GetSection(BotOptions.Section), options))
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProtocolMetrics>();
        services.AddSingleton<ServiceUrlPolicy>();

        AddReceiving(services);
        AddSending(services);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static void MapBotMessages(this IEndpointRouteBuilder endpoints)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        endpoints.MapPost(MessagesEndpoint.Path, endpoint.HandleAsync);
    }

    private static void AddReceiving(IServiceCollection services)
    {
        services.AddHttpClient(SigningKeys.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<BotAuthentication>();
        services.AddSingleton(provider => new ActivityDedupe(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddSingleton<AuthenticationOffGuard>();
        services.AddHostedService(provider => provider.GetRequiredService<AuthenticationOffGuard>());
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundWork>());
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddHttpClient(ConnectorTransport.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Following a redirect would send the token to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                // Shorter than the platform keeps connections open, so that few sends hit a closed one and end as unknown.
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // The client's own timeout would hide the outcome of a request; each attempt has its own.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            // Addresses contain conversation ids.
            .RemoveAllLoggers();
        services.AddHttpClient(EntraTokenSource.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddHttpClient(FileUpload.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            // The address must stay out of the log: anyone who has it can write to it.
            .RemoveAllLoggers();
        services.AddSingleton<UploadUrlPolicy>();
        services.AddSingleton<FileUpload>();
        services.TryAddSingleton<IConnectorTokenSource, EntraTokenSource>();
        services.AddSingleton<ConnectorToken>();
        services.TryAddSingleton<SendRates>();
        services.AddSingleton(provider => new ConnectorResilience(provider.GetRequiredService<TimeProvider>(), NextRandom));
        services.AddSingleton<ConnectorTransport>();
        services.AddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<ConnectorTransport>(),
            provider.GetRequiredService<IOptions<BotOptions>>(),
            provider.GetRequiredService<IHostEnvironment>(),
            provider.GetRequiredService<ILogger<ConnectorClient>>()));
        services.TryAddSingleton<IConnector>(provider => provider.GetRequiredService<ConnectorClient>());
    }

    /// <summary>A list may also be one comma-separated value, as in a single environment variable.</summary>
    private static void TakeLists(IConfiguration section, BotOptions options)
    {
        TakeList(section["AllowedTenants"], options.AllowedTenants);
        TakeList(section["AllowedServiceHosts"], options.AllowedServiceHosts);
        TakeList(section["AllowedUploadHosts"], options.AllowedUploadHosts);
    }

    internal static void TakeList(string? value, IList<string> list)
    {
        foreach (var item in value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            list.Add(item);
    }

    private static double NextRandom() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
