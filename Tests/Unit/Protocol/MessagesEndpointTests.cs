using System.Text;
using BotApp.Protocol;
using BotApp.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>What the endpoint answers, with authentication off: which turns run, and with which status.</summary>
public sealed class MessagesEndpointTests : IDisposable
{
    private const string Service = "https://smba.trafficmanager.net/amer/tenant/";

    private readonly ConnectorRig rig = new(o => o.Authentication = AuthenticationModes.None);
    private readonly RecordingLogs logs = new();
    private readonly List<Activity> turns = [];
    private readonly MessagesEndpoint endpoint;

    public MessagesEndpointTests()
    {
        var runner = new TurnRunner(
            new Pipeline(this), new TurnErrorText(), rig.Client, new BackgroundWork(rig.Clock, logs.CreateLogger<BackgroundWork>()), ConnectorRig.Metrics(), rig.Clock,
            logs.CreateLogger<TurnRunner>());
        endpoint = new MessagesEndpoint(
            new BotAuthentication(rig.Options, null!, rig.Policy, rig.Clock), new ActivityDedupe(rig.Clock), runner, ConnectorRig.Metrics(), rig.Clock,
            logs.CreateLogger<MessagesEndpoint>());
    }

    private InvokeResponse? Answer { get; set; }

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Handle_AMessage_RunsATurnAndIs200WithoutABody()
    {
        var context = await SendAsync(Body("message", ",\"text\":\"x\""));

        Assert.Equal((200, ""), (context.Response.StatusCode, Text(context)));
        Assert.Equal("x", Assert.Single(turns).Text);
    }

    [Fact]
    public async Task Handle_TheSameMessageAgain_RunsNoSecondTurn()
    {
        await SendAsync(Body("message"));

        Assert.Equal(200, (await SendAsync(Body("message"))).Response.StatusCode);
        Assert.Single(turns);
    }

    [Fact]
    public async Task Handle_ATypeThatNothingIsFor_Is200AndRunsNoTurn()
    {
        Assert.Equal(200, (await SendAsync(Body("endOfConversation"))).Response.StatusCode);
        Assert.Empty(turns);
    }

    [Fact]
    public async Task Handle_AnInvoke_IsAnsweredInTheBody()
    {
        Answer = new InvokeResponse(200, """{"a":1}"""u8.ToArray());

        var context = await SendAsync(Body("invoke", ",\"name\":\"application/search\""));

        Assert.Equal(
            (200, "application/json; charset=utf-8", 7L, """{"a":1}"""),
            (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength, Text(context)));
    }

    [Fact]
    public async Task Handle_AnInvokeAnsweredWithAStatusAlone_HasNoBody()
    {
        Answer = InvokeResponse.NotImplemented;

        var context = await SendAsync(Body("invoke", ",\"name\":\"application/search\""));

        Assert.Equal((501, null, ""), (context.Response.StatusCode, context.Response.ContentType, Text(context)));
    }

    [Fact]
    public async Task Handle_TheSameInvokeAgain_IsAnsweredAgain()
    {
        await SendAsync(Body("invoke"));
        await SendAsync(Body("invoke"));

        Assert.Equal(2, turns.Count);
    }

    [Theory]
    [InlineData(",\"value\":{\"action\":{\"verb\":\"v\"}}", 200)]
    [InlineData(",\"value\":{\"action\":\"v\"}", 400)]
    [InlineData("", 400)]
    public async Task Handle_AClickOnACard_RunsOnlyWithTheShapeOfTheProtocol(string members, int status)
    {
        var context = await SendAsync(Body("invoke", ",\"name\":\"adaptiveCard/action\"" + members));

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(status is 200 ? 1 : 0, turns.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":"message"}""")]
    public async Task Handle_NotAnActivity_Is400(string body)
    {
        Assert.Equal(400, (await SendAsync(body)).Response.StatusCode);
        Assert.Empty(turns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handle_MoreThanTheLimit_Is413(bool isStated)
    {
        var body = Body("message", $",\"text\":\"{new string('x', ActivityReader.MaxBytes)}\"");

        Assert.Equal(413, (await SendAsync(body, isStated ? body.Length : null)).Response.StatusCode);
        Assert.Empty(turns);
    }

    [Fact]
    public async Task Handle_ExactlyTheLimit_IsRead()
    {
        var rest = ActivityReader.MaxBytes - Body("message", ",\"text\":\"\"").Length;
        var body = Body("message", $",\"text\":\"{new string('x', rest)}\"");

        Assert.Equal(200, (await SendAsync(body, body.Length)).Response.StatusCode);
        Assert.Single(turns);
    }

    [Fact]
    public async Task Handle_ATenantThatIsNotServed_Is403()
    {
        Assert.Equal(403, (await SendAsync(Body("message", tenant: "99999999-9999-9999-9999-999999999999"))).Response.StatusCode);
        Assert.Empty(turns);
        Assert.Contains("Turned a request away: Tenant", logs.Lines);
    }

    [Fact]
    public async Task Handle_FromAnotherMachine_Is401()
    {
        var context = Context(Body("message"), null);
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.1");

        await endpoint.HandleAsync(context);

        Assert.Equal(401, context.Response.StatusCode);
        Assert.Empty(turns);
    }

    [Fact]
    public async Task Handle_TheCallerIsGone_Is400()
    {
        var context = Context("", null);
        context.Request.Body = new BrokenBody(new IOException("gone"));

        await endpoint.HandleAsync(context);

        Assert.Equal(400, context.Response.StatusCode);
    }

    [Fact]
    public async Task Handle_TheBodyComesTooSlowly_IsTheServersStatus()
    {
        var context = Context("", null);
        context.Request.Body = new BrokenBody(new BadHttpRequestException("slow", 408));

        await endpoint.HandleAsync(context);

        Assert.Equal(408, context.Response.StatusCode);
    }

    private static string Body(string type, string members = "", string tenant = ConnectorRig.TenantId) =>
        $$"""{"type":"{{type}}","id":"1","channelId":"msteams","serviceUrl":"{{Service}}","conversation":{"id":"a:1","tenantId":"{{tenant}}"}{{members}}}""";

    private static DefaultHttpContext Context(string body, long? length)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.ContentLength = length;
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static string Text(DefaultHttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    private async Task<DefaultHttpContext> SendAsync(string body, long? length = null)
    {
        var context = Context(body, length);
        await endpoint.HandleAsync(context);
        await context.Response.BodyWriter.FlushAsync(FakeTime.Stop);
        return context;
    }

    private sealed class Pipeline(MessagesEndpointTests tests) : ITurnPipeline
    {
        public Task<InvokeResponse?> RunAsync(Activity activity, TurnNote note, CancellationToken cancellationToken)
        {
            tests.turns.Add(activity);
            return Task.FromResult(tests.Answer);
        }
    }

    private sealed class BrokenBody(Exception fault) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw fault;
    }
}
