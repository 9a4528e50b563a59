using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using BotApp.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Unit.Turns;

/// <summary>What becomes of a reply that the platform turns away as too much.</summary>
public sealed class OutgoingTests
{
    private readonly ConnectorRig rig = new();

    private readonly BackgroundWork background;

    public OutgoingTests() => background = new BackgroundWork(rig.Clock, NullLogger<BackgroundWork>.Instance);

    private Outgoing Outgoing => new(rig.Client, background, rig.Clock, () => rig.Random, NullLogger<Outgoing>.Instance);

    [Fact]
    public async Task Post_AskedToWaitLongerThanACallWaits_IsPostedThen()
    {
        rig.Then(429, retryAfter: "25").Then(429, retryAfter: "21");

        await rig.Clock.RunAsync(PostAsync(FakeTime.Stop));

        Assert.Equal(3, rig.Requests.Count);
        Assert.All(rig.Seconds.Zip(rig.Seconds.Skip(1), (one, next) => next - one).Zip([25, 21]), wait => Assert.True(wait.First >= wait.Second));
    }

    [Fact]
    public async Task Post_ThrottledWithoutAWordWhen_WaitsLongerAndLonger()
    {
        for (var tries = 0; tries < 9; tries++)
            rig.Then(412);

        await rig.Clock.RunAsync(PostAsync(FakeTime.Stop));

        // Of the three tries of a call each follows after two seconds.
        int[] least = [2, 2, 2, 2, 2, 4, 2, 2, 8];
        Assert.Equal(10, rig.Requests.Count);
        Assert.All(rig.Seconds.Zip(rig.Seconds.Skip(1), (one, next) => next - one).Zip(least), wait => Assert.True(wait.First >= wait.Second - 0.01));
    }

    [Fact]
    public async Task Post_ThrottledAndThenPerhapsArrived_IsLeftAtThat()
    {
        rig.Then(429, retryAfter: "25").Then(502);

        await rig.Clock.RunAsync(PostAsync(FakeTime.Stop));

        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Post_WhenTheTurnEnds_Ends()
    {
        rig.Then(429, retryAfter: "25");
        using var turn = new CancellationTokenSource(TimeSpan.FromSeconds(8), rig.Clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Clock.RunAsync(PostAsync(turn.Token)));

        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task Post_BesideTheAnswerToAnInvoke_DoesNotKeepItWaiting()
    {
        rig.Then(429, retryAfter: "25");
        using var turn = new CancellationTokenSource(TimeSpan.FromSeconds(8), rig.Clock);

        var posted = Outgoing.PostAsync(Said() with { Type = ActivityTypes.Invoke }, new Reply.Text("好"), turn.Token);
        await posted.WaitAsync(TimeSpan.FromMinutes(1), FakeTime.Stop);
        Assert.Single(rig.Requests);

        Assert.True(await rig.Clock.RunAsync(RequestedAsync(2)));
    }

    [Fact]
    public async Task Post_BesideTheAnswerToAnInvoke_IsStillPostedByAHostThatStops()
    {
        rig.Then(429, retryAfter: "25");
        await Outgoing.PostAsync(Said() with { Type = ActivityTypes.Invoke }, new Reply.Text("好"), FakeTime.Stop);

        await rig.Clock.RunAsync(StopAsync());

        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Update_AskedToWaitLongerThanACallWaits_IsMadeThen()
    {
        rig.Then(429, retryAfter: "25");

        Outgoing.UpdateLater(Clicked(), "m1", Card("已保存"));
        await rig.Clock.RunAsync(StopAsync());

        Assert.Equal([HttpMethod.Put, HttpMethod.Put], rig.Requests.Select(r => r.Method));
        Assert.True(rig.Seconds[1] >= 25);
    }

    [Fact]
    public async Task Update_ThrottledAndOvertaken_IsLeftToTheNewerOne()
    {
        var outgoing = Outgoing;
        rig.Then(429, retryAfter: "25");

        outgoing.UpdateLater(Clicked(), "m1", Card("已保存"));
        await rig.Clock.RunAsync(RequestedAsync(1));
        outgoing.UpdateLater(Clicked(), "m1", Card("已取消"));
        await rig.Clock.RunAsync(StopAsync());

        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Update_OfAnotherMessage_OvertakesNothing()
    {
        var outgoing = Outgoing;
        rig.Then(429, retryAfter: "25");

        outgoing.UpdateLater(Clicked(), "m1", Card("已保存"));
        await rig.Clock.RunAsync(RequestedAsync(1));
        outgoing.UpdateLater(Clicked(), "m2", Card("已取消"));
        await rig.Clock.RunAsync(StopAsync());

        Assert.Equal(["m1", "m2", "m1"], rig.Requests.Select(r => r.RequestUri!.Segments[^1]));
    }

    private async Task<bool> StopAsync()
    {
        await background.StopAsync(FakeTime.Stop);
        return true;
    }

    private async Task<bool> PostAsync(CancellationToken ct)
    {
        await Outgoing.PostAsync(Said(), new Reply.Text("好"), ct);
        return true;
    }

    private async Task<bool> RequestedAsync(int times)
    {
        while (rig.Requests.Count < times)
            await Task.Delay(TimeSpan.FromMilliseconds(100), rig.Clock, FakeTime.Stop);
        return true;
    }

    private static Activity Clicked() => Said() with { Type = ActivityTypes.Invoke };

    private static AdaptiveCard Card(string text) => NoticeCard.Render(new NoticeCard.Data(text, text), CardTexts.For("zh-CN"));

    private static Activity Said() => new()
    {
        Type = ActivityTypes.Message,
        Id = "said",
        ChannelId = "msteams",
        ServiceUrl = ConnectorRig.ServiceUrl,
        From = new ChannelAccount { Id = "29:user" },
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = "personal", TenantId = ConnectorRig.TenantId },
    };
}
