using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Protocol;
using BotApp.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Protocol;

/// <summary>The protocol layer on a real server, wired as the host wires it, with a pipeline the test supplies.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    public const string AppId = "22222222-2222-2222-2222-222222222222";
    public const string TenantId = "11111111-1111-1111-1111-111111111111";
    public const string TeamsUrl = "https://smba.trafficmanager.net/amer/tenant/";

    private readonly WebApplication app;

    private BotHost(WebApplication app, TestPipeline pipeline)
    {
        this.app = app;
        Pipeline = pipeline;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public TestPipeline Pipeline { get; }

    public HttpClient Client { get; }

    public ConnectorClient Connector => app.Services.GetRequiredService<ConnectorClient>();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With authentication by the keys of <paramref name="openId"/>.</summary>
    /// <param name="connector">Stands behind Teams' own address; null when nothing is sent.</param>
    public static Task<BotHost> StartAsync(FakeOpenId openId, FakeConnector? connector = null) => StartAsync(
        new()
        {
            ["Bot:AppId"] = AppId,
            ["Bot:TenantId"] = TenantId,
            ["Bot:ClientSecret"] = "unused",
            ["Bot:OpenIdMetadata"] = openId.MetadataAddress,
        },
        "Production",
        connector);

    /// <summary>Without authentication, as beside the Playground.</summary>
    public static Task<BotHost> StartOpenAsync() =>
        StartAsync(new() { ["Bot:Authentication"] = "None", ["Bot:AppId"] = AppId, ["Bot:TenantId"] = TenantId }, "Development");

    /// <param name="listen">Addresses added in code, beside those of the settings.</param>
    public static async Task<BotHost> StartAsync(
        Dictionary<string, string?> settings, string environment, FakeConnector? connector = null, Action<IWebHostBuilder>? listen = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(new KeptLogProvider()).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(settings);
        if (listen is null)
            builder.WebHost.UseUrls(settings.GetValueOrDefault("urls") ?? "http://127.0.0.1:0");
        else
            listen(builder.WebHost);

        var pipeline = new TestPipeline();
        builder.Services.AddBotProtocol(builder.Configuration);
        builder.Services.AddSingleton<ITurnPipeline>(pipeline);
        builder.Services.AddSingleton<ITurnErrorText, TurnErrorText>();
        builder.Services.AddSingleton<IConnectorTokenSource, TestTokenSource>();
        if (connector is not null)
            builder.Services.AddHttpClient("bot-connector").AddHttpMessageHandler(() => new TeamsStandIn(connector));

        var app = builder.Build();
        app.MapBotMessages();
        try
        {
            await app.StartAsync(Stop);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new BotHost(app, pipeline);
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, string? token = null) => PostAsync(activity.Readable(), token);

    public async Task<HttpResponseMessage> PostAsync(string body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>Counts turns, and does in them what the test wants.</summary>
internal sealed class TestPipeline : ITurnPipeline
{
    private readonly ConcurrentQueue<Activity> seen = new();

    public IReadOnlyCollection<Activity> Seen => seen;

    public Func<Activity, CancellationToken, Task<InvokeResponse?>> Turn { get; set; } = static (activity, _) =>
        Task.FromResult(activity.Name is null ? null : activity.Name is InvokeNames.AdaptiveCardAction
            ? AdaptiveCardResponse.Message("好")
            : InvokeResponse.NotImplemented);

    public Task<InvokeResponse?> RunAsync(Activity activity, TurnNote note, CancellationToken cancellationToken)
    {
        seen.Enqueue(activity);
        return Turn(activity, cancellationToken);
    }
}

internal sealed class TestTokenSource(TimeProvider clock) : IConnectorTokenSource
{
    private int acquired;

    public Task<ConnectorAccessToken> AcquireAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ConnectorAccessToken($"connector-token-{Interlocked.Increment(ref acquired)}", clock.GetUtcNow().AddHours(1)));
}

/// <summary>Brings what goes to Teams' address to the fake instead, the last thing before the network.</summary>
internal sealed class TeamsStandIn(FakeConnector connector) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host is "smba.trafficmanager.net")
            request.RequestUri = new Uri(connector.Address + request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
