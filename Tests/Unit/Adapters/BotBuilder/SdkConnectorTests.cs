using System.Net;
using BotApp.Adapters.BotBuilder;
using BotApp.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;
using Moq;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

public sealed class SdkConnectorTests
{
    private static readonly ConversationReference Chat = new()
    {
        ActivityId = "1700000000000",
        ServiceUrl = "https://smba.trafficmanager.net/apac/",
        ChannelId = "msteams",
        Conversation = new ConversationAccount { Id = "a:1", TenantId = "t", ConversationType = "personal" },
    };

    private readonly Mock<BotAdapter> adapter = new();
    private readonly Mock<ITurnContext> turn = new();

    [Fact]
    public async Task SendAsync_Sent_TellsTheIdOfTheMessage()
    {
        Continues();
        turn.Setup(t => t.SendActivityAsync(It.Is<Sdk.IActivity>(a => ((Sdk.Activity)a).Text == "您好"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        var result = await Connector().SendAsync(Chat, Activity.Message("您好"), TestContext.Current.CancellationToken);

        Assert.Equal(new SendResult.Sent("m1"), result);
    }

    [Fact]
    public async Task SendAsync_AnyMessage_AnswersNoOther()
    {
        Sdk.ConversationReference? where = null;
        adapter.Setup(a => a.ContinueConversationAsync(It.IsAny<string>(), It.IsAny<Sdk.ConversationReference>(), It.IsAny<BotCallbackHandler>(), It.IsAny<CancellationToken>()))
            .Callback((string _, Sdk.ConversationReference reference, BotCallbackHandler _, CancellationToken _) => where = reference)
            .Returns(Task.CompletedTask);

        await Connector().SendAsync(Chat, Activity.Message("您好"), TestContext.Current.CancellationToken);

        Assert.Equal(("a:1", "t", null), (where!.Conversation.Id, where.Conversation.TenantId, where.ActivityId));
    }

    [Fact]
    public async Task UpdateAsync_Message_ReplacesThatOne()
    {
        Continues();
        turn.Setup(t => t.UpdateActivityAsync(It.Is<Sdk.IActivity>(a => a.Id == "m1"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Sdk.ResourceResponse("m1"));

        Assert.Equal(
            new SendResult.Sent("m1"), await Connector().UpdateAsync(Chat, "m1", Activity.Message("改"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(429, typeof(SendResult.Throttled))]
    [InlineData(412, typeof(SendResult.Throttled))]
    [InlineData(502, typeof(SendResult.Unknown))]
    [InlineData(403, typeof(SendResult.Refused))]
    public async Task SendAsync_SdkThrows_IsTheSameOutcomeAsOurs(int status, Type outcome)
    {
        Continues();
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        turn.Setup(t => t.SendActivityAsync(It.IsAny<Sdk.IActivity>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new Sdk.ErrorResponseException("") { Response = new HttpResponseMessageWrapper(response, "") });

        Assert.IsType(outcome, await Connector().SendAsync(Chat, Activity.Message("您好"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SendAsync_ForeignHost_NeverReachesTheSdk()
    {
        var result = await Connector().SendAsync(
            Chat with { ServiceUrl = "https://example.org/" }, Activity.Message("您好"), TestContext.Current.CancellationToken);

        Assert.Equal(new SendResult.NotSent(NotSentReason.ServiceUrlRefused), result);
        adapter.VerifyNoOtherCalls();
    }

    private void Continues() => adapter
        .Setup(a => a.ContinueConversationAsync(It.IsAny<string>(), It.IsAny<Sdk.ConversationReference>(), It.IsAny<BotCallbackHandler>(), It.IsAny<CancellationToken>()))
        .Returns((string _, Sdk.ConversationReference _, BotCallbackHandler callback, CancellationToken ct) => callback(turn.Object, ct));

    private SdkConnector Connector()
    {
        var options = Options.Create(new BotOptions { AppId = "22222222-2222-2222-2222-222222222222", TenantId = "t" });
        return new SdkConnector(
            adapter.Object, BotFrameworkAuthenticationFactory.Create(), options, new ServiceUrlPolicy(options), new SendRates(options, TimeProvider.System));
    }
}
