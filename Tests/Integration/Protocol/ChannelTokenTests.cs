using System.Net;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Protocol;

/// <summary>Who may post, over real HTTP with own keys and a metadata host of our own.</summary>
public sealed class ChannelTokenTests : IAsyncLifetime
{
    private readonly ChannelKey key = ChannelKey.ForTeams();
    private readonly ActivityBuilder activities = new(BotHost.TeamsUrl, BotHost.TenantId, BotHost.AppId);
    private FakeOpenId openId = null!;
    private BotHost bot = null!;

    public async ValueTask InitializeAsync()
    {
        openId = await FakeOpenId.StartAsync(key);
        bot = await BotHost.StartAsync(openId);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await openId.DisposeAsync();
        key.Dispose();
    }

    [Fact]
    public async Task Post_ValidToken_Is200()
    {
        await ExpectAsync(HttpStatusCode.OK, Token());

        Assert.Single(bot.Pipeline.Seen);
        Assert.Equal(1, openId.Fetches);
    }

    [Fact]
    public async Task Post_NoToken_Is401WithoutABody()
    {
        var response = await bot.PostAsync(activities.Message("x"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(BotHost.Stop));
        Assert.Empty(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_NoTokenAndNoActivity_Is401() => Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync("hello")).StatusCode);

    [Fact]
    public async Task Post_ValidTokenAndNoActivity_Is400() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync("hello", Token().Sign())).StatusCode);

    [Fact]
    public async Task Post_Unsigned_Is401()
    {
        var token = Token();
        token.Header["alg"] = "none";

        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task Post_PublicKeyAsHmacSecret_Is401()
    {
        var token = Token();
        token.Header["alg"] = "HS256";

        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task Post_ForAnotherBot_Is401()
    {
        var token = Token();
        token.Payload["aud"] = "33333333-3333-3333-3333-333333333333";

        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task Post_ExpiredToken_Is401()
    {
        var token = Token();
        token.Payload["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(-6).ToUnixTimeSeconds();

        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task Post_OtherServiceUrlThanTheTokens_Is401()
    {
        var token = Token();
        token.Payload["serviceurl"] = "https://smba.trafficmanager.net/emea/tenant/";

        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task Post_LoopbackServiceUrl_Is401EvenWhenTheTokenSaysIt()
    {
        var token = Token();
        token.Payload["serviceurl"] = "http://127.0.0.1:5000/";
        var activity = new ActivityBuilder("http://127.0.0.1:5000/", BotHost.TenantId, BotHost.AppId).Message("x");

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(activity, token.Sign())).StatusCode);
    }

    [Fact]
    public async Task Post_KeyNotEndorsedForTeams_Is401()
    {
        using var webchat = new ChannelKey("webchat", "webchat");
        openId.Rotate(key, webchat);

        await ExpectAsync(HttpStatusCode.Unauthorized, Token(webchat));
        Assert.Empty(bot.Pipeline.Seen);
    }

    [Fact]
    public async Task Post_TenantNotServed_Is403()
    {
        var activity = new ActivityBuilder(BotHost.TeamsUrl, "44444444-4444-4444-4444-444444444444", BotHost.AppId).Message("x");

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(activity, Token().Sign())).StatusCode);
    }

    [Fact]
    public async Task Post_UnknownKeys_AskForTheKeysOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            using var unknown = ChannelKey.ForTeams($"invented-{i}");
            await ExpectAsync(HttpStatusCode.Unauthorized, Token(unknown));
        }

        Assert.Equal(1, openId.Fetches);
    }

    [Fact]
    public async Task Post_KeysCannotBeHadAtFirst_Is401AndThenRecovers()
    {
        openId.IsDown = true;
        await ExpectAsync(HttpStatusCode.Unauthorized, Token());

        openId.IsDown = false;
        await ExpectAsync(HttpStatusCode.OK, Token());
    }

    private ChannelToken Token(ChannelKey? signer = null) => new(signer ?? key, BotHost.AppId, BotHost.TeamsUrl, TimeProvider.System.GetUtcNow());

    private async Task ExpectAsync(HttpStatusCode status, ChannelToken token) =>
        Assert.Equal(status, (await bot.PostAsync(activities.Message("x"), token.Sign())).StatusCode);
}
