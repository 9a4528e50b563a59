using BotApp.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class SendRatesTests
{
    [Theory]
    [InlineData(40, 1)]
    [InlineData(10, 1)]
    [InlineData(40, 4)]
    public async Task Send_ManyConversations_KeepTheTenantsRate(int perSecond, int hosts)
    {
        var rig = new ConnectorRig(o => o.MaxSendsPerSecond = perSecond);
        rig.Rates.Hosts = hosts;
        var share = perSecond / hosts;

        await rig.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, share * 3).Select(i =>
            rig.Client.SendAsync(ConnectorRig.In($"a:{i}"), Activity.Message("x"), FakeTime.Stop))));

        // The clock moves in steps of a tenth of a second, so a step's worth may fall into a second on either side.
        Assert.InRange(Most(rig.Seconds, span: 1), 1, share + (share / 10) + 1);
        Assert.InRange(rig.Seconds[^1], 2.7, 3.5);
    }

    [Fact]
    public async Task Send_OneConversation_KeepsItsLimits()
    {
        var rig = new ConnectorRig();

        await rig.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            rig.Client.SendAsync(rig.Reference, Activity.Message($"{i}"), FakeTime.Stop))));

        Assert.InRange(Most(rig.Seconds, span: 1), 1, 5);
        Assert.InRange(Most(rig.Seconds, span: 2), 1, 7);
        Assert.InRange(Most(rig.Seconds, span: 30), 50, 50);
    }

    [Fact]
    public async Task Send_OneConversation_KeepsTheOrder()
    {
        var rig = new ConnectorRig();
        var texts = Enumerable.Range(0, 20).Select(i => $"no. {i}").ToList();

        await rig.Clock.RunAsync(Task.WhenAll(texts.Select(text => rig.Client.SendAsync(rig.Reference, Activity.Message(text), FakeTime.Stop))));

        Assert.Equal(texts, rig.Handler.Bodies.Select(b => System.Text.Json.Nodes.JsonNode.Parse(b)!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Enter_LeftLongAgo_IsForgotten()
    {
        var clock = FakeTime.Clock();
        var rates = new SendRates(Options.Create(new BotOptions()), clock);
        var old = await rates.EnterAsync("a:1", FakeTime.Stop);
        old.Dispose();
        clock.Advance(SendRates.Lane.Memory * 3);

        using var other = await rates.EnterAsync("a:2", FakeTime.Stop);
        using var again = await rates.EnterAsync("a:1", FakeTime.Stop);

        Assert.NotSame(old, again);
    }

    [Fact]
    public async Task Enter_LeftAMomentAgo_IsRemembered()
    {
        var rates = new SendRates(Options.Create(new BotOptions()), FakeTime.Clock());
        var first = await rates.EnterAsync("a:1", FakeTime.Stop);
        first.Dispose();

        using var again = await rates.EnterAsync("a:1", FakeTime.Stop);

        Assert.Same(first, again);
    }

    /// <summary>The largest number of moments in a half-open span.</summary>
    private static int Most(IReadOnlyList<double> moments, double span) =>
        moments.Max(from => moments.Count(m => m >= from && m < from + span - 1e-6));
}
