using System.Net;
using System.Text;
using BotApp.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>The sending half over a scripted network, on a fake clock.</summary>
internal sealed class ConnectorRig
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/tenant/";
    public const string TenantId = "11111111-1111-1111-1111-111111111111";

    private readonly Queue<Func<HttpResponseMessage>> script = new();
    private readonly List<(DateTimeOffset At, HttpRequestMessage Request)> requests = [];

    public ConnectorRig(Action<BotOptions>? configure = null, string environment = "Production", ILoggerFactory? logs = null)
    {
        var settings = new BotOptions { AppId = "22222222-2222-2222-2222-222222222222", TenantId = TenantId };
        configure?.Invoke(settings);
        Options = Microsoft.Extensions.Options.Options.Create(settings);
        logs ??= NullLoggerFactory.Instance;
        Handler = new ScriptedHandler(AnswerAsync);
        Tokens = new FakeTokenSource(Clock);
        Rates = new SendRates(Options, Clock);
        Policy = new ServiceUrlPolicy(Options);
        Token = new ConnectorToken(Tokens, Clock, logs.CreateLogger<ConnectorToken>());
        Transport = new ConnectorTransport(
            Handler,
            Policy,
            Token,
            Rates,
            new ConnectorResilience(Clock, () => Random),
            Metrics(),
            Clock,
            logs.CreateLogger<ConnectorTransport>());
        Client = new ConnectorClient(
            Transport, Options, new HostingEnvironment { EnvironmentName = environment }, logs.CreateLogger<ConnectorClient>());
    }

    public FakeTimeProvider Clock { get; } = FakeTime.Clock();

    public IOptions<BotOptions> Options { get; }

    public ServiceUrlPolicy Policy { get; }

    public ConnectorToken Token { get; }

    public ConnectorTransport Transport { get; }

    /// <summary>What the jitter draws, in [0, 1).</summary>
    public double Random { get; set; }

    public ScriptedHandler Handler { get; }

    public FakeTokenSource Tokens { get; }

    public SendRates Rates { get; }

    public ConnectorClient Client { get; }

    public ConversationReference Reference { get; init; } = In("a:1");

    public IReadOnlyList<HttpRequestMessage> Requests => [.. requests.Select(r => r.Request)];

    /// <summary>Seconds from the first request to each, by the clock.</summary>
    public IReadOnlyList<double> Seconds => [.. requests.Select(r => (r.At - requests[0].At).TotalSeconds)];

    public static ConversationReference In(string conversationId) => new()
    {
        ServiceUrl = ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:bot" },
        User = new ChannelAccount { Id = "29:user" },
        Conversation = new ConversationAccount { Id = conversationId, ConversationType = "personal", TenantId = TenantId },
    };

    public static ProtocolMetrics Metrics() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());

    /// <summary>The next answer; after the last, 201 with an id.</summary>
    public ConnectorRig Then(int status, string body = "", string? retryAfter = null)
    {
        script.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
            if (retryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        });
        return this;
    }

    public ConnectorRig ThenFail(Exception failure)
    {
        script.Enqueue(() => throw failure);
        return this;
    }

    public Task<SendResult> SendAsync(string text = "x") =>
        Clock.RunAsync(Client.SendAsync(Reference, Activity.Message(text), FakeTime.Stop));

    private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Func<HttpResponseMessage>? next;
        lock (script)
        {
            requests.Add((Clock.GetUtcNow(), request));
            script.TryDequeue(out next);
        }

        return Task.FromResult(next?.Invoke() ?? new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id":"m1"}""") });
    }
}

/// <summary>Gives out t1, t2 … of an hour each.</summary>
internal sealed class FakeTokenSource(TimeProvider clock) : IConnectorTokenSource
{
    private int acquired;

    public int Acquired => acquired;

    public bool Fails { get; set; }

    /// <summary>Held back until this ends.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    public async Task<ConnectorAccessToken> AcquireAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref acquired);
        await Gate;
        return Fails
            ? throw new ConnectorTokenException("No token.")
            : new ConnectorAccessToken($"t{number}", clock.GetUtcNow() + Life);
    }
}
