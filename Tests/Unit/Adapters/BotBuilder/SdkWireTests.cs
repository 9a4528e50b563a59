using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using static BotApp.Tests.Unit.Protocol.FakeTime;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

/// <summary>What the SDK's own adapter makes of a call, over a scripted network.</summary>
public sealed class SdkWireTests
{
    private static readonly ConversationReference Chat = ConnectorRig.In("a:1") with { ActivityId = "1700000000000" };

    private ConnectorRig rig = new();

    [Fact]
    public async Task SendAsync_Message_AnswersNoOther()
    {
        Assert.Equal(new SendResult.Sent("m1"), await SendAsync(Activity.Message("您好")));

        Assert.EndsWith("/v3/conversations/a%3A1/activities", Assert.Single(rig.Requests).RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Null(Sent()["replyToId"]);
        Assert.Equal("您好", Sent()["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task SendAsync_AnswerToAMessage_AnswersThatOne()
    {
        await SendAsync(Activity.Message("您好") with { ReplyToId = "1600000000000" });

        Assert.Equal("1600000000000", Sent()["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public async Task UpdateAsync_Message_AnswersNoOther()
    {
        await rig.Clock.RunAsync(SdkRig.Connector(rig).UpdateAsync(Chat, "m1", Activity.Message("改"), Stop));

        Assert.EndsWith("/activities/m1", Assert.Single(rig.Requests).RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Null(Sent()["replyToId"]);
    }

    [Fact]
    public async Task SendAsync_ToTeams_CarriesTheTokenOfOurSource()
    {
        await SendAsync(Activity.Message("您好"));

        Assert.Equal("Bearer t1", Assert.Single(rig.Requests).Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task SendAsync_AuthenticationIsOff_CarriesNoToken()
    {
        rig = new ConnectorRig(o => o.Authentication = "None");

        await SendAsync(Activity.Message("您好"));

        Assert.Null(Assert.Single(rig.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task SendAsync_TokenIsRefused_TakesAnother()
    {
        rig.Then(401);

        Assert.Equal(new SendResult.Sent("m1"), await SendAsync(Activity.Message("您好")));
        Assert.Equal("Bearer t2", rig.Requests[^1].Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task SendAsync_NoToken_IsNotSent()
    {
        rig.Tokens.Fails = true;

        Assert.Equal(new SendResult.NotSent(NotSentReason.NoToken), await SendAsync(Activity.Message("您好")));
        Assert.Empty(rig.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>ok</html>")]
    public async Task SendAsync_AcceptedWithoutAnId_IsSentWithoutId(string body)
    {
        rig.Then(201, body);

        Assert.Equal(new SendResult.Sent(null), await SendAsync(Activity.Message("您好")));
    }

    [Fact]
    public async Task CreatePersonalConversationAsync_Person_NamesBotPersonAndTenant()
    {
        rig.Then(201, """{"id":"a:9"}""");

        var result = await rig.Clock.RunAsync(SdkRig.Connector(rig).CreatePersonalConversationAsync(ConnectorRig.ServiceUrl, ConnectorRig.TenantId, "29:x", Stop));

        Assert.Equal(new SendResult.Sent("a:9"), result);
        Assert.Equal("29:x", Sent()["members"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("28:22222222-2222-2222-2222-222222222222", Sent()["bot"]!["id"]!.GetValue<string>());
        Assert.Equal(ConnectorRig.TenantId, Sent()["tenantId"]!.GetValue<string>());
        Assert.Equal(ConnectorRig.TenantId, Sent()["channelData"]!["tenant"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task CreateChannelThreadAsync_Message_TellsThreadAndMessage()
    {
        rig.Then(201, """{"id":"19:c@thread.tacv2;messageid=1","activityId":"1"}""");

        var result = await rig.Clock.RunAsync(SdkRig.Connector(rig).CreateChannelThreadAsync(
            ConnectorRig.ServiceUrl, ConnectorRig.TenantId, "19:c@thread.tacv2", Activity.Message("您好"), Stop));

        Assert.Equal(new SendResult.Sent("1") { ConversationId = "19:c@thread.tacv2;messageid=1" }, result);
        Assert.True(Sent()["isGroup"]!.GetValue<bool>());
        Assert.Equal("您好", Sent()["activity"]!["text"]!.GetValue<string>());
        Assert.Equal("19:c@thread.tacv2", Sent()["channelData"]!["channel"]!["id"]!.GetValue<string>());
    }

    private JsonNode Sent() => JsonNode.Parse(rig.Handler.Bodies[^1])!;

    private Task<SendResult> SendAsync(Activity activity) => rig.Clock.RunAsync(SdkRig.Connector(rig).SendAsync(Chat, activity, Stop));
}
