using BotApp.Protocol;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Protocol;

public sealed class SendRatesTests
{
    private readonly FakeTimeProvider clock = FakeTime.Clock();

    [Theory]
    [InlineData(40, 1, 40)]
    [InlineData(10, 1, 10)]
    [InlineData(40, 4, 10)]
    [InlineData(50, 3, 17)]
    public void WaitForTenant_ManyAtOnce_KeepTheShareOfTheRate(int perSecond, int hosts, int share)
    {
        var rates = Rates(perSecond);
        rates.Hosts = hosts;

        var moments = Moments([.. Enumerable.Range(0, share * 3).Select(_ => rates.WaitForTenantAsync("t", FakeTime.Stop))]);

        Assert.InRange(Most(moments, span: 1), 1, share);
        Assert.InRange(moments[^1], 2.9, 3.1);
    }

    [Fact]
    public void WaitForTenant_TimersComeLateAndAllAtOnce_KeepsTheLimit()
    {
        var rates = Rates(50);
        var waits = Enumerable.Range(0, 150).Select(_ => rates.WaitForTenantAsync("t", FakeTime.Stop)).ToArray();

        // The machine stands still for longer than a second.
        clock.Advance(TimeSpan.FromSeconds(1.6));
        var atOnce = waits.Count(w => w.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        var stillWithin = waits.Count(w => w.IsCompleted);
        for (var i = 0; i < 100; i++)
            clock.Advance(TimeSpan.FromMilliseconds(20));

        // One left at the start.
        Assert.Equal((51, 51), (atOnce, stillWithin));
        Assert.All(waits, w => Assert.True(w.IsCompleted));
    }

    [Fact]
    public void WaitForTenant_AnotherTenant_HasItsOwnRate()
    {
        var rates = Rates(1);

        Assert.All(["t1", "t2"], tenant => Assert.True(rates.WaitForTenantAsync(tenant, FakeTime.Stop).IsCompleted));
    }

    [Fact]
    public async Task Wait_OneConversation_KeepsItsLimits()
    {
        var rates = Rates(50);
        using var lane = await rates.EnterAsync("a:1", FakeTime.Stop);

        var moments = Moments([.. Enumerable.Range(0, 60).Select(_ => lane.WaitAsync(FakeTime.Stop))]);

        Assert.Equal(5, Most(moments, span: 1));
        Assert.Equal(7, Most(moments, span: 2));
        Assert.Equal(50, Most(moments, span: 30));
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
        var rates = Rates(40);
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
        var rates = Rates(40);
        var first = await rates.EnterAsync("a:1", FakeTime.Stop);
        first.Dispose();

        using var again = await rates.EnterAsync("a:1", FakeTime.Stop);

        Assert.Same(first, again);
    }

    private SendRates Rates(int perSecond) => new(Options.Create(new BotOptions { MaxSendsPerSecond = perSecond }), clock);

    /// <summary>The second at which each wait ends.</summary>
    private List<double> Moments(Task[] waits)
    {
        var moments = new List<double>();
        for (var now = 0; moments.Count < waits.Length; now += 5)
        {
            moments.AddRange(Enumerable.Repeat(now / 1000d, waits.Count(w => w.IsCompleted) - moments.Count));
            clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        return moments;
    }

    /// <summary>The largest number of moments in a span; its end, which is the next span's beginning, and a step of the clock left out.</summary>
    private static int Most(List<double> moments, double span) =>
        moments.Max(from => moments.Count(m => m >= from && m < from + span - 0.006));
}
