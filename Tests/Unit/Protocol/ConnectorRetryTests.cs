using System.Net.Sockets;
using BotApp.Protocol;
using static BotApp.Tests.Unit.Protocol.FakeTime;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>Which outcome of an attempt leads to another, and after how long.</summary>
public sealed class ConnectorRetryTests
{
    private static readonly HttpRequestException Broken = new(HttpRequestError.ResponseEnded, "gone");

    [Fact]
    public async Task Send_ThrottledWithSeconds_WaitsThemOut()
    {
        var rig = new ConnectorRig().Then(429, retryAfter: "7");

        Assert.Equal(new SendResult.Sent("m1"), await rig.SendAsync());
        Assert.InRange(rig.Seconds[1], 7, 8);
    }

    [Fact]
    public async Task Send_ThrottledWithDate_WaitsUntilThen()
    {
        var rig = new ConnectorRig();
        rig.Then(429, retryAfter: (rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(10)).ToString("R"));

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
        Assert.InRange(rig.Seconds[1], 8.5, 11);
    }

    [Fact]
    public async Task Send_ThrottledUntilThePast_GoesOnAtOnce()
    {
        var rig = new ConnectorRig();
        rig.Then(429, retryAfter: (rig.Clock.GetUtcNow() - TimeSpan.FromMinutes(1)).ToString("R"));

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
        Assert.InRange(rig.Seconds[1], 0, 1);
    }

    [Theory]
    [InlineData(0.0, 2, 2)]
    [InlineData(0.999, 4, 8)]
    public async Task Send_ThrottledWithoutHeader_BacksOffWithJitter(double random, double first, double second)
    {
        var rig = new ConnectorRig { Random = random }.Then(429).Then(429);

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
        Assert.InRange(rig.Seconds[1], first - 0.1, first + 0.5);
        Assert.InRange(rig.Seconds[2] - rig.Seconds[1], second - 0.1, second + 0.5);
    }

    [Fact]
    public async Task Send_ThrottledThreeTimes_IsThrottledWithTheLastWait()
    {
        var rig = new ConnectorRig().Then(429).Then(429).Then(429, retryAfter: "9");

        Assert.Equal(new SendResult.Throttled(TimeSpan.FromSeconds(9)), await rig.SendAsync());
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task Send_AskedToWaitLongerThanACallWaits_IsThrottledAtOnce()
    {
        var rig = new ConnectorRig().Then(429, retryAfter: "120");

        Assert.Equal(new SendResult.Throttled(TimeSpan.FromMinutes(2)), await rig.SendAsync());
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Send_412_IsRepeated()
    {
        var rig = new ConnectorRig().Then(412, """{"error":{"code":"PreconditionFailed"}}""");

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Send_412WhileAnotherWaits_KeepsTheOrder()
    {
        var rig = new ConnectorRig().Then(412);

        var first = rig.Client.SendAsync(rig.Reference, Activity.Message("first"), Stop);
        var second = rig.Client.SendAsync(rig.Reference, Activity.Message("second"), Stop);
        await rig.Clock.RunAsync(Task.WhenAll(first, second));

        Assert.Equal(["first", "first", "second"], rig.Handler.Bodies.Select(TextOf));
    }

    [Fact]
    public async Task Send_AnotherConversationWaits_DoesNotWaitForIt()
    {
        var rig = new ConnectorRig().Then(429, retryAfter: "15");

        var slow = rig.Client.SendAsync(ConnectorRig.In("a:slow"), Activity.Message("slow"), Stop);
        while (rig.Requests.Count == 0)
            await Task.Delay(1, Stop);
        await rig.Clock.RunAsync(rig.Client.SendAsync(ConnectorRig.In("a:quick"), Activity.Message("quick"), Stop));

        Assert.False(slow.IsCompleted);
        await rig.Clock.RunAsync(slow);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_AnswerThatSaysNothing_IsUnknownAfterOnePost(int status)
    {
        var rig = new ConnectorRig().Then(status);

        Assert.Equal(new SendResult.Unknown(UnknownReason.ServerError), await rig.SendAsync());
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Send_ServerErrorThatNamesNobody_IsRefusedAndNotInDoubt()
    {
        var rig = new ConnectorRig().Then(500, """{"error":{"code":"UserNotFound"}}""");

        Assert.Equal(new SendResult.Refused(500, "UserNotFound", RefusalKind.NotInstalled), await rig.SendAsync());
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Send_ConnectionBreaks_IsUnknownAfterOnePost()
    {
        var rig = new ConnectorRig().ThenFail(Broken);

        Assert.Equal(new SendResult.Unknown(UnknownReason.ConnectionLost), await rig.SendAsync());
        Assert.Single(rig.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task Send_NoConnectionAtFirst_IsRepeated(HttpRequestError error)
    {
        var rig = new ConnectorRig();
        var failures = new Queue<Exception>([new HttpRequestException(error, "no", new SocketException()), new HttpRequestException(error)]);
        rig.Handler.BeforeWriting = () => failures.TryDequeue(out var failure) ? failure : null;

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Send_NeverAConnection_IsNotSent()
    {
        var rig = new ConnectorRig();
        rig.Handler.BeforeWriting = () => new HttpRequestException(HttpRequestError.ConnectionError, "no");

        Assert.Equal(new SendResult.NotSent(NotSentReason.NoConnection), await rig.SendAsync());
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Send_EndsBeforeTheBodyIsWritten_IsRepeated()
    {
        var rig = new ConnectorRig();
        var failures = new Queue<Exception>([new TaskCanceledException("connect timeout")]);
        rig.Handler.BeforeWriting = () => failures.TryDequeue(out var failure) ? failure : null;

        Assert.IsType<SendResult.Sent>(await rig.SendAsync());
    }

    [Theory]
    [InlineData(502)]
    [InlineData(500)]
    public async Task Update_AnswerThatSaysNothing_IsRepeated(int status)
    {
        var rig = new ConnectorRig().Then(status).Then(status).Then(200, """{"id":"m1"}""");

        var result = await rig.Clock.RunAsync(rig.Client.UpdateAsync(rig.Reference, "m1", Activity.Message("x"), Stop));

        Assert.Equal(new SendResult.Sent("m1"), result);
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task CreatePersonalConversation_ConnectionBreaks_IsRepeated()
    {
        var rig = new ConnectorRig().ThenFail(Broken).Then(201, """{"id":"a:9"}""");

        var result = await rig.Clock.RunAsync(
            rig.Client.CreatePersonalConversationAsync(ConnectorRig.ServiceUrl, ConnectorRig.TenantId, "29:x", Stop));

        Assert.Equal(new SendResult.Sent("a:9"), result);
    }

    [Fact]
    public async Task CreateChannelThread_502_IsUnknownAfterOnePost()
    {
        var rig = new ConnectorRig().Then(502);

        var result = await rig.Clock.RunAsync(rig.Client.CreateChannelThreadAsync(
            ConnectorRig.ServiceUrl, ConnectorRig.TenantId, "19:c@thread.tacv2", Activity.Message("x"), Stop));

        Assert.Equal(new SendResult.Unknown(UnknownReason.ServerError), result);
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Update_KeepsFailing_IsUnknownAfterThreeTries()
    {
        var rig = new ConnectorRig().Then(503).Then(503).Then(503);

        var result = await rig.Clock.RunAsync(rig.Client.UpdateAsync(rig.Reference, "m1", Activity.Message("x"), Stop));

        Assert.Equal(new SendResult.Unknown(UnknownReason.ServerError), result);
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task Update_NotImplemented_IsRefusedAtOnce()
    {
        var rig = new ConnectorRig().Then(501);

        var result = await rig.Clock.RunAsync(rig.Client.UpdateAsync(rig.Reference, "m1", Activity.Message("x"), Stop));

        Assert.Equal(new SendResult.Refused(501, null, RefusalKind.ServiceError), result);
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Send_CancelledWhileItWaits_ThrowsAndSendsNothingMore()
    {
        using var cancellation = new CancellationTokenSource();
        var rig = new ConnectorRig().Then(429, retryAfter: "15");
        var send = rig.Client.SendAsync(rig.Reference, Activity.Message("x"), cancellation.Token);
        while (rig.Requests.Count == 0)
            await Task.Delay(1, Stop);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Single(rig.Requests);
    }

    private static string TextOf(string body) => System.Text.Json.Nodes.JsonNode.Parse(body)!["text"]!.GetValue<string>();
}
