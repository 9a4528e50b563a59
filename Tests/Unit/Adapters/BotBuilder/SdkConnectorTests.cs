using System.Net;
using BotApp.Adapters.BotBuilder;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;
using Moq;
using static BotApp.Tests.Unit.Protocol.FakeTime;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

/// <summary>What a call becomes, over an adapter that never sends; what goes over the wire see <see cref="SdkWireTests"/>.</summary>
public sealed class SdkConnectorTests
{
    private static readonly ConversationReference Chat = ConnectorRig.In("a:1") with { ActivityId = "1700000000000" };

    private readonly ConnectorRig rig = new();
    private readonly Mock<BotAdapter> adapter = new();
    private readonly Mock<ITurnContext> turn = new();

    [Fact]
    public async Task SendAsync_Sent_TellsTheIdOfTheMessage()
    {
        Continues();
        turn.Setup(t => t.SendActivityAsync(It.Is<Sdk.IActivity>(a => ((Sdk.Activity)a).Text == "您好"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        Assert.Equal(new SendResult.Sent("m1"), await SendAsync());
    }

    [Fact]
    public async Task UpdateAsync_Message_ReplacesThatOne()
    {
        Continues();
        turn.Setup(t => t.UpdateActivityAsync(It.Is<Sdk.IActivity>(a => a.Id == "m1"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        Assert.Equal(new SendResult.Sent("m1"), await UpdateAsync());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task SendAsync_Throttled_WaitsAndSends(int status)
    {
        Continues();
        turn.SetupSequence(t => t.SendActivityAsync(It.IsAny<Sdk.IActivity>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Answer(status, retryAfter: "7"))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        Assert.Equal(new SendResult.Sent("m1"), await SendAsync());
        Assert.InRange(rig.Clock.GetUtcNow() - Start, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("120")]
    [InlineData("Mon, 23 Nov 2026 01:02:00 GMT")]
    public async Task SendAsync_AskedToWaitLongerThanACallWaits_IsThrottledAtOnce(string retryAfter)
    {
        Throws(Answer(429, retryAfter: retryAfter));

        Assert.Equal(120, Assert.IsType<SendResult.Throttled>(await SendAsync()).RetryAfter!.Value.TotalSeconds, tolerance: 3);
        Assert.Single(turn.Invocations);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "BotNotInConversationRoster", RefusalKind.NotInstalled)]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""", "MessageWritesBlocked", RefusalKind.Unreachable)]
    [InlineData(403, """{"errorCode":209,"message":"plain words"}""", "209", RefusalKind.Unreachable)]
    [InlineData(500, """{"error":{"code":"UserNotFound"}}""", "UserNotFound", RefusalKind.NotInstalled)]
    [InlineData(404, "", null, RefusalKind.NotFound)]
    public async Task SendAsync_Refused_TellsCodeAndKindAsOurClientDoes(int status, string body, string? code, RefusalKind kind)
    {
        Throws(Answer(status, body));

        Assert.Equal(new SendResult.Refused(status, code, kind), await SendAsync());
    }

    [Fact]
    public async Task SendAsync_AnswerThatSaysNothing_IsUnknownAfterOnePost()
    {
        Throws(Answer(502));

        Assert.Equal(new SendResult.Unknown(UnknownReason.ServerError), await SendAsync());
        Assert.Single(turn.Invocations);
    }

    [Fact]
    public async Task UpdateAsync_AnswerThatSaysNothing_IsRepeated()
    {
        Continues();
        turn.SetupSequence(t => t.UpdateActivityAsync(It.IsAny<Sdk.IActivity>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Answer(502))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        Assert.Equal(new SendResult.Sent("m1"), await UpdateAsync());
    }

    [Fact]
    public async Task SendAsync_ForeignHost_NeverReachesTheSdk()
    {
        var result = await Connector().SendAsync(Chat with { ServiceUrl = "https://example.org/" }, Activity.Message("您好"), Stop);

        Assert.Equal(new SendResult.NotSent(NotSentReason.ServiceUrlRefused), result);
        adapter.VerifyNoOtherCalls();
    }

    private static Sdk.ErrorResponseException Answer(int status, string body = "", string? retryAfter = null)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return new Sdk.ErrorResponseException("") { Response = new HttpResponseMessageWrapper(response, body) };
    }

    private Task<SendResult> SendAsync() => rig.Clock.RunAsync(Connector().SendAsync(Chat, Activity.Message("您好"), Stop));

    private Task<SendResult> UpdateAsync() => rig.Clock.RunAsync(Connector().UpdateAsync(Chat, "m1", Activity.Message("改"), Stop));

    private void Throws(Exception error)
    {
        Continues();
        turn.Setup(t => t.SendActivityAsync(It.IsAny<Sdk.IActivity>(), It.IsAny<CancellationToken>())).ThrowsAsync(error);
    }

    private void Continues() => adapter
        .Setup(a => a.ContinueConversationAsync(It.IsAny<string>(), It.IsAny<Sdk.Activity>(), It.IsAny<BotCallbackHandler>(), It.IsAny<CancellationToken>()))
        .Returns((string _, Sdk.Activity _, BotCallbackHandler callback, CancellationToken ct) => callback(turn.Object, ct));

    private SdkConnector Connector() => new(adapter.Object, BotFrameworkAuthenticationFactory.Create(), rig.Options, rig.Transport);
}
