using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Turns;

/// <summary>A reply that the platform turns away as too much reaches the person all the same, once.</summary>
public sealed class ThrottledReplyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Say_ReplyThrottledMoreOftenThanACallTries_IsPostedOnce()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        office.Teams.Script(r => r.IsSend, ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1));

        using var answer = await office.PostAsync(office.Recorder.Message("帮助"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Single(await office.Teams.WaitForMessagesAsync(1));
        Assert.Equal(5, office.Teams.Requests.Count(r => r.IsSend));
    }

    [Fact]
    public async Task Say_ReplyThatMayHaveArrived_IsNotPostedAgain()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        office.Teams.Script(
            r => r.IsSend, ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1), ConnectorAnswer.BadGateway(afterEffect: true));

        using var answer = await office.PostAsync(office.Recorder.Message("帮助"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Single(await office.Teams.WaitForMessagesAsync(1));
        Assert.Equal(4, office.Teams.Requests.Count(r => r.IsSend));
    }
}
