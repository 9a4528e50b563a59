using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Tests.Integration.Protocol;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Trust;

/// <summary>The whole bot as in production, with authentication: the channel's keys, Entra and the connector are stand-ins that can fail.</summary>
internal sealed class GuardedOffice : IAsyncDisposable
{
    /// <summary>Recorder of a branch of the demo office.</summary>
    public const string Recorder = "338003c5-ffd5-4f31-a786-0de6cdf163a7";

    private static int s_offices;

    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly ActivityBuilder activities = new(Protocol.BotHost.TeamsUrl, Protocol.BotHost.TenantId, Protocol.BotHost.AppId);
    private readonly ChannelKey key;

    private GuardedOffice(WebApplication app, ChannelKey key, FakeOpenId openId, FakeConnector teams, StandInEntra entra)
    {
        (this.app, this.key, OpenId, Teams, Entra) = (app, key, openId, teams, entra);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public FakeOpenId OpenId { get; }

    public FakeConnector Teams { get; }

    public StandInEntra Entra { get; }

    public JumpingClock Clock => (JumpingClock)app.Services.GetRequiredService<TimeProvider>();

    public IServiceProvider Services => app.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="keysAreThere">Whether the channel's keys can be had at first.</param>
    public static async Task<GuardedOffice> StartAsync(AzuriteFixture azurite, bool keysAreThere = true)
    {
        var key = ChannelKey.ForTeams();
        var openId = await FakeOpenId.StartAsync(key);
        openId.IsDown = !keysAreThere;
        var teams = await FakeConnector.StartAsync();
        var entra = new StandInEntra();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders().AddProvider(new KeptLogProvider()).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bot:AppId"] = Protocol.BotHost.AppId,
            ["Bot:TenantId"] = Protocol.BotHost.TenantId,
            ["Bot:ClientSecret"] = "a-secret-that-ends",
            ["Bot:OpenIdMetadata"] = openId.MetadataAddress,
            ["DataProtection:AllowUnprotectedKeys"] = "true",
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = string.Create(CultureInfo.InvariantCulture, $"guarded{Interlocked.Increment(ref s_offices)}x"),
            ["Office:StartedOn"] = "2026-11-01",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new JumpingClock(DateTimeOffset.Parse(OfficeHost.StartAt, CultureInfo.InvariantCulture)));
        builder.Services.AddHttpClient("bot-connector").AddHttpMessageHandler(() => new TeamsStandIn(teams));
        builder.Services.AddHttpClient("bot-entra").AddHttpMessageHandler(entra.Handler);
        var app = BotApp.Hosting.BotHost.Build(builder);
        await using (var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv")))
            Assert.Empty((await new ImportRoster(app.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(file, new ImportRequest(), Stop)).Errors);
        await app.StartAsync(Stop);
        return new GuardedOffice(app, key, openId, teams, entra);
    }

    /// <summary>The recorder says something.</summary>
    public Task<HttpResponseMessage> SayAsync(string text)
    {
        KeptLogs.Typed(text);
        return PostAsync(activities.Message(text));
    }

    /// <summary>The recorder clicks.</summary>
    public async Task<Answer> ClickAsync(string verb, JsonObject data)
    {
        using var response = await PostAsync(activities.Click(verb, data));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Answer(JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!.AsObject(), null);
    }

    /// <summary>What has been posted to the recorder, but for the day's card, which comes by the clock.</summary>
    public IReadOnlyList<ShownCard> Cards() =>
    [
        .. Teams.Messages
            .Where(m => m.ConversationId == "a:" + Recorder)
            .Select(m => new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id))
            .Where(c => !c.IsDayCard),
    ];

    /// <summary>Waits until so many are posted; the last of them.</summary>
    public async Task<ShownCard> CardAsync(int number) =>
        (await OfficeHost.EventuallyAsync(() => Task.FromResult(Cards()), cards => cards.Count >= number))[^1];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await Teams.DisposeAsync();
        await OpenId.DisposeAsync();
        key.Dispose();
    }

    private async Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        activity["from"]!["aadObjectId"] = Recorder;
        activity["conversation"]!["id"] = "a:" + Recorder;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.Readable(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", new ChannelToken(key, Protocol.BotHost.AppId, Protocol.BotHost.TeamsUrl, Clock.GetUtcNow()).Sign());
        return await client.SendAsync(request, Stop);
    }
}

/// <summary>Entra's token endpoint: gives tokens of an hour, until the secret has expired.</summary>
internal sealed class StandInEntra
{
    private int asked;

    /// <summary>While true, the secret is refused.</summary>
    public bool SecretHasExpired { get; set; }

    /// <summary>Stands before the network; nothing gets there.</summary>
    public DelegatingHandler Handler() => new Answers(this);

    private sealed class Answers(StandInEntra entra) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var n = Interlocked.Increment(ref entra.asked);
            return Task.FromResult(entra.SecretHasExpired
                ? Json(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for the app are expired."}""")
                : Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"connector-token-{{n}}"}"""));
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
            new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
