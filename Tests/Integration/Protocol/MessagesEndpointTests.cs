using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Protocol;

/// <summary>What <c>POST /api/messages</c> answers, over real HTTP and without authentication.</summary>
public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private readonly ActivityBuilder activities = new("http://127.0.0.1:1/_connector", BotHost.TenantId, BotHost.AppId);
    private BotHost bot = null!;

    public async ValueTask InitializeAsync() => bot = await BotHost.StartOpenAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Post_Message_RunsATurn()
    {
        await ExpectAsync(HttpStatusCode.OK, activities.Message("你好"));

        Assert.Equal("你好", Assert.Single(bot.Pipeline.Seen).Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Other_Method_Is405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await bot.Client.SendAsync(request, BotHost.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"value":{"x":"\ud800"}}""")]
    public async Task Post_NotAnActivity_Is400(string body)
    {
        var response = await bot.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(BotHost.Stop));
        Assert.Empty(bot.Pipeline.Seen);
    }

    [Theory]
    [InlineData("""{"action":{"verb":"\ud800"}}""")]
    [InlineData("""{"action":{"verb":"meeting.save","data":{"topic":"\udfff"}}}""")]
    public async Task Post_ClickWithHalfACharacterInAStringOfJson_IsNoServerError(string value)
    {
        var click = activities.Click("meeting.save", []);
        click["value"] = value;

        Assert.InRange((int)(await bot.PostAsync(click.Readable())).StatusCode, 200, 499);
    }

    [Fact]
    public async Task Post_NestedTooDeep_Is400()
    {
        var activity = activities.Message("x").Readable();
        var deep = activity[..^1] + ",\"value\":" + new string('[', 10_000) + new string(']', 10_000) + "}";

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(deep)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_Above256KB_Is413(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activities.Message(new string('x', 256 * 1024)).Readable(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await bot.Client.SendAsync(request, BotHost.Stop)).StatusCode);
        Assert.Empty(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_ContentTypeMissing_IsRead()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(activities.Message("x").Readable()));

        Assert.Equal(HttpStatusCode.OK, (await bot.Client.PostAsync("/api/messages", content, BotHost.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("brandNew")]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    public async Task Post_TypeThatMeansNothingToUs_IsAcceptedAndIgnored(string type)
    {
        await ExpectAsync(HttpStatusCode.OK, activities.Of(type));

        Assert.Empty(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_UnknownMembers_AreIgnored()
    {
        var activity = activities.Message("x");
        activity["brandNew"] = new JsonObject { ["a"] = new JsonArray(1, null, "x") };

        await ExpectAsync(HttpStatusCode.OK, activity);
    }

    [Fact]
    public async Task Post_ValueAsString_IsReadAsTheObject()
    {
        await ExpectAsync(HttpStatusCode.OK, activities.Invoke("adaptiveCard/action", """{"action":{"verb":"meeting.save"}}"""));

        Assert.True(AdaptiveCardInvoke.TryRead(Assert.Single(bot.Pipeline.Seen), out var invoke));
        Assert.Equal("meeting.save", invoke.Verb);
    }

    [Fact]
    public async Task Post_SameActivityAgain_HasOneEffect()
    {
        var message = activities.Message("x");

        await ExpectAsync(HttpStatusCode.OK, message);
        await ExpectAsync(HttpStatusCode.OK, message);

        Assert.Single(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_SameActivityAtOnce_HasOneEffect()
    {
        var message = activities.Message("x");
        bot.Pipeline.Turn = async (_, ct) =>
        {
            await Task.Delay(100, ct);
            return null;
        };

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ExpectAsync(HttpStatusCode.OK, message)));

        Assert.Single(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_SameInvokeAgain_IsAnsweredAgain()
    {
        var click = activities.Click("meeting.save");

        await ExpectAsync(HttpStatusCode.OK, click);
        await ExpectAsync(HttpStatusCode.OK, click);

        Assert.Equal(2, bot.Pipeline.Seen.Count);
    }

    [Fact]
    public async Task Post_Click_IsAnsweredWithTheBodyOfTheTurn()
    {
        var response = await bot.PostAsync(activities.Click("meeting.save"));

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"好"}""",
            await response.Content.ReadAsStringAsync(BotHost.Stop));
    }

    [Fact]
    public async Task Post_UnknownInvoke_Is501() => await ExpectAsync(HttpStatusCode.NotImplemented, activities.Invoke("brand/new", new JsonObject()));

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":5}""")]
    [InlineData("""{"action":{"data":[]}}""")]
    [InlineData("\"no json\"")]
    public async Task Post_ClickOfAnotherShape_Is400(string value)
    {
        await ExpectAsync(HttpStatusCode.BadRequest, activities.Invoke("adaptiveCard/action", JsonNode.Parse(value)));

        Assert.Empty(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_ClickThatThrows_Is200WithAnErrorInTheBody()
    {
        bot.Pipeline.Turn = (_, _) => throw new InvalidOperationException("internal detail");

        var response = await bot.PostAsync(activities.Click("meeting.save"));
        var body = await response.Content.ReadAsStringAsync(BotHost.Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(500, JsonNode.Parse(body)!["statusCode"]!.GetValue<int>());
        Assert.DoesNotContain("internal", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CallerHangsUp_TurnGoesOn()
    {
        var turnEnded = new TaskCompletionSource<bool>();
        var began = new TaskCompletionSource();
        bot.Pipeline.Turn = async (_, ct) =>
        {
            began.SetResult();
            await Task.Delay(300, CancellationToken.None);
            turnEnded.SetResult(ct.IsCancellationRequested);
            return null;
        };
        using var caller = new CancellationTokenSource();
        using var content = new StringContent(activities.Message("x").Readable());
        var post = bot.Client.PostAsync("/api/messages", content, caller.Token);
        await began.Task;

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);

        Assert.False(await turnEnded.Task.WaitAsync(BotHost.Stop));
    }

    [Fact]
    public async Task Post_BodyBreaksOff_HarmsNobody()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(bot.Client.BaseAddress!.Host, bot.Client.BaseAddress.Port, BotHost.Stop);
            var half = "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Length: 500\r\n\r\n{\"type\":\"mess"u8.ToArray();
            await socket.GetStream().WriteAsync(half, BotHost.Stop);
        }

        await ExpectAsync(HttpStatusCode.OK, activities.Message("x"));
        Assert.Single(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_AnotherTenant_Is403() =>
        await ExpectAsync(
            HttpStatusCode.Forbidden,
            new ActivityBuilder("http://127.0.0.1:1/", "44444444-4444-4444-4444-444444444444", BotHost.AppId).Message("x"));

    [Fact]
    public async Task Post_ServiceUrlElsewhere_Is401() =>
        await ExpectAsync(HttpStatusCode.Unauthorized, new ActivityBuilder("http://evil.example/", BotHost.TenantId, BotHost.AppId).Message("x"));

    private async Task ExpectAsync(HttpStatusCode status, JsonNode activity) =>
        Assert.Equal(status, (await bot.PostAsync(activity)).StatusCode);
}
