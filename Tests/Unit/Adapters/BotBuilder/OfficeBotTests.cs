using BotApp.Tests.Unit.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Moq;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

public sealed class OfficeBotTests
{
    [Theory]
    [InlineData("other", "https://smba.trafficmanager.net/apac/", 403)]
    [InlineData("11111111-1111-1111-1111-111111111111", "https://example.org/", 401)]
    public async Task OnTurnAsync_NotForUs_IsTurnedAwayBeforeAnyTurn(string tenant, string serviceUrl, int status)
    {
        var turn = new Mock<ITurnContext>();
        turn.Setup(t => t.Activity).Returns(new Sdk.Activity
        {
            Type = "message",
            Text = "帮助",
            Id = "1",
            ServiceUrl = serviceUrl,
            ChannelId = "msteams",
            Conversation = new Sdk.ConversationAccount { Id = "a:1", TenantId = tenant },
        });

        var thrown = await Assert.ThrowsAsync<BadHttpRequestException>(() => SdkRig.Bot(new ConnectorRig()).OnTurnAsync(turn.Object, TestContext.Current.CancellationToken));

        Assert.Equal(status, thrown.StatusCode);
    }
}
