using System.Net;
using BotApp.Protocol;
using BotApp.Tests.Support.Machine;
using BotApp.Tests.Support.Protocol;
using static BotApp.Tests.Integration.Protocol.BotHost;

namespace BotApp.Tests.Integration.Protocol;

/// <summary>Sending over real HTTP: what only a connection shows. Waiting is tested on a fake clock in the unit tests.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private readonly ConversationReference personal = In("a:1");
    private FakeOpenId openId = null!;
    private FakeConnector connector = null!;
    private BotHost bot = null!;

    public async ValueTask InitializeAsync()
    {
        openId = await FakeOpenId.StartAsync();
        connector = await FakeConnector.StartAsync();
        bot = await BotHost.StartAsync(openId, connector);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await connector.DisposeAsync();
        await openId.DisposeAsync();
    }

    [Fact]
    public async Task Send_Message_ArrivesAsJsonWithTheToken()
    {
        var result = await bot.Connector.SendAsync(personal, Activity.Message("支委会"), Stop);

        var request = Assert.Single(connector.Requests);
        Assert.Equal(new SendResult.Sent(connector.Messages.Single().Id), result);
        Assert.Equal("Bearer connector-token-1", request.Authorization);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.StartsWith("BotApp/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("支委会", request.Json["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Send_IdWithReservedCharacters_IsEscapedOnTheWire()
    {
        await bot.Connector.SendAsync(In("19:a@thread.tacv2;messageid=1"), Activity.Message("x"), Stop);

        Assert.Equal(
            "/amer/tenant/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities", Assert.Single(connector.Requests).Target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_BadGateway_IsUnknownWithoutASecondPost(bool afterEffect)
    {
        connector.Script(ConnectorAnswer.BadGateway(afterEffect));

        Assert.Equal(new SendResult.Unknown(UnknownReason.ServerError), await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop));
        Assert.Single(connector.Requests);
        Assert.Equal(afterEffect ? 1 : 0, connector.Messages.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ConnectionCut_IsUnknownWithoutASecondPost(bool afterEffect)
    {
        connector.Script(ConnectorAnswer.Cut(afterEffect));

        Assert.Equal(new SendResult.Unknown(UnknownReason.ConnectionLost), await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop));
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Send_OnAConnectionThatWasClosedMeanwhile_IsNeverPostedTwice()
    {
        await bot.Connector.SendAsync(personal, Activity.Message("first"), Stop);
        connector.Script(ConnectorAnswer.Cut(afterEffect: true));
        await bot.Connector.SendAsync(personal, Activity.Message("second"), Stop);

        Assert.Equal(["first", "second"], connector.Messages.Select(m => m.Activity["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Send_CancelledUnderWay_IsFinishedAndKnown()
    {
        connector.Script(ConnectorAnswer.Late(TimeSpan.FromMilliseconds(300)));
        using var cancellation = new CancellationTokenSource();
        var send = bot.Connector.SendAsync(personal, Activity.Message("x"), cancellation.Token);
        while (connector.Requests.Count == 0)
            await Task.Delay(5, Stop);

        await cancellation.CancelAsync();

        Assert.IsType<SendResult.Sent>(await send);
    }

    [Fact]
    public async Task Send_Throttled_IsWaitedOut()
    {
        connector.Script(ConnectorAnswer.Throttled(retryAfterSeconds: 1));

        Assert.IsType<SendResult.Sent>(await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop));
        Assert.True(connector.Requests[1].At - connector.Requests[0].At >= TimeSpan.FromMilliseconds(990));
        Assert.Single(connector.Messages);
    }

    [Fact]
    public async Task Send_Redirected_TheTokenDoesNotFollow()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        connector.Script(ConnectorAnswer.Redirect(elsewhere.ServiceUrl));

        Assert.Equal(new SendResult.Refused(307, null, RefusalKind.Other), await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Send_ToALoopbackAddress_IsNotSent()
    {
        var local = personal with { ServiceUrl = connector.ServiceUrl };

        Assert.Equal(new SendResult.NotSent(NotSentReason.ServiceUrlRefused), await bot.Connector.SendAsync(local, Activity.Message("x"), Stop));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task Send_HundredAtOnce_AllArriveWithOneToken()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => bot.Connector.SendAsync(In($"a:{i}"), Activity.Message("x"), Stop)));

        Assert.Equal(100, connector.Messages.Count);
        Assert.All(connector.Requests, request => Assert.Equal("Bearer connector-token-1", request.Authorization));
    }

    [Fact]
    public async Task Send_TokenRefused_IsSentWithAFreshOne()
    {
        connector.Script(ConnectorAnswer.Of(401));

        Assert.IsType<SendResult.Sent>(await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop));
        Assert.Equal(["Bearer connector-token-1", "Bearer connector-token-2"], connector.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task Update_MessageThatIsGone_IsNotFound()
    {
        Assert.Equal(
            new SendResult.Refused(404, "ActivityNotFoundInConversation", RefusalKind.NotFound),
            await bot.Connector.UpdateAsync(personal, "gone", Activity.Message("y"), Stop));
    }

    [Fact]
    public async Task Update_Message_ReplacesIt()
    {
        var id = await SentAsync();

        Assert.Equal(new SendResult.Sent(id), await bot.Connector.UpdateAsync(personal, id, Activity.Message("y"), Stop));
        Assert.Equal("y", Assert.Single(connector.Messages).Activity["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task CreatePersonalConversation_Again_IsTheSameConversation()
    {
        var first = await bot.Connector.CreatePersonalConversationAsync(TeamsUrl, TenantId, "29:u", Stop);
        var second = await bot.Connector.CreatePersonalConversationAsync(TeamsUrl, TenantId, "29:u", Stop);

        Assert.Equal(first, second);
        var body = connector.Requests[0].Json;
        Assert.Equal("29:u", body["members"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(TenantId, body["tenantId"]!.GetValue<string>());
        Assert.Equal(TenantId, body["channelData"]!["tenant"]!["id"]!.GetValue<string>());
        Assert.False(body["isGroup"]!.GetValue<bool>());
        Assert.Null(body["activity"]);
    }

    [Fact]
    public async Task CreateChannelThread_WithItsFirstMessage_TellsBothIds()
    {
        var result = await bot.Connector.CreateChannelThreadAsync(TeamsUrl, TenantId, "19:c@thread.tacv2", Activity.Message("x"), Stop);

        var posted = Assert.Single(connector.Messages);
        Assert.Equal(new SendResult.Sent(posted.Id) { ConversationId = posted.ConversationId }, result);
        Assert.Equal("19:c@thread.tacv2;messageid=" + posted.Id, posted.ConversationId);
    }

    [Fact]
    public async Task Turn_ThatThrows_IsToldInTheConversation()
    {
        using var key = ChannelKey.ForTeams();
        openId.Rotate(key);
        bot.Pipeline.Turn = (_, _) => throw new InvalidOperationException("internal detail");
        var token = new ChannelToken(key, AppId, TeamsUrl, TimeProvider.System.GetUtcNow());

        var response = await bot.PostAsync(new ActivityBuilder(TeamsUrl, TenantId, AppId).Message("x"), token.Sign());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var told = (await connector.WaitForMessagesAsync(1)).Single();
        Assert.Equal("a:personal", told.ConversationId);
        Assert.DoesNotContain("internal", told.Activity.Readable(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NobodyListens_IsTriedAgain()
    {
        var port = FreePorts.Take(1)[0];
        await using var open = await BotHost.StartOpenAsync();
        var nobody = personal with { ServiceUrl = $"http://127.0.0.1:{port}/" };
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        // The first try fails at once; that the call has not ended says that it waits for another.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.Connector.SendAsync(nobody, Activity.Message("x"), patience.Token));
    }

    private static ConversationReference In(string conversationId) => new()
    {
        ServiceUrl = TeamsUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:" + AppId },
        Conversation = new ConversationAccount { Id = conversationId, TenantId = TenantId },
    };

    private async Task<string> SentAsync() =>
        Assert.IsType<SendResult.Sent>(await bot.Connector.SendAsync(personal, Activity.Message("x"), Stop)).Id!;
}
