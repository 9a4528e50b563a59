using BotApp.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static BotApp.Tests.Unit.Protocol.FakeTime;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ConnectorTokenTests
{
    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly FakeTokenSource source;
    private readonly ConnectorToken token;

    public ConnectorTokenTests()
    {
        source = new FakeTokenSource(clock);
        token = new ConnectorToken(source, clock, NullLogger<ConnectorToken>.Instance);
    }

    [Fact]
    public async Task Get_HundredAtOnce_AcquiresOnce()
    {
        var gate = new TaskCompletionSource();
        source.Gate = gate.Task;
        var gets = Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await token.GetAsync(Stop), Stop)).ToArray();

        gate.SetResult();

        Assert.All(await Task.WhenAll(gets), value => Assert.Equal("t1", value));
        Assert.Equal(1, source.Acquired);
    }

    [Fact]
    public async Task Get_AsAnotherCallersTokenArrives_TakesThatOne()
    {
        for (var round = 0; round < 5000; round++)
        {
            var shared = new ConnectorToken(new FakeTokenSource(clock), clock, NullLogger<ConnectorToken>.Instance);
            using var start = new Barrier(4);

            var gets = Enumerable.Range(0, 4).Select(caller => Task.Run(
                async () =>
                {
                    start.SignalAndWait(Stop);
                    Thread.SpinWait(caller * (round % 100) * 20);
                    return await shared.GetAsync(Stop);
                },
                Stop));

            Assert.All(await Task.WhenAll(gets), value => Assert.Equal("t1", value));
        }
    }

    [Fact]
    public async Task Get_FarFromItsEnd_KeepsTheToken()
    {
        await token.GetAsync(Stop);
        clock.Advance(TimeSpan.FromMinutes(54));

        Assert.Equal("t1", await token.GetAsync(Stop));
        Assert.Equal(1, source.Acquired);
    }

    [Fact]
    public async Task Get_NearItsEnd_RenewsWithoutLettingAnyoneWait()
    {
        await token.GetAsync(Stop);
        clock.Advance(TimeSpan.FromMinutes(56));
        var gate = new TaskCompletionSource();
        source.Gate = gate.Task;

        Assert.Equal("t1", await token.GetAsync(Stop));

        gate.SetResult();
        await UntilAsync("t2");
    }

    [Fact]
    public async Task Get_NearItsEndAndRenewalFails_KeepsTheTokenAndAsksSeldom()
    {
        await token.GetAsync(Stop);
        clock.Advance(TimeSpan.FromMinutes(56));
        source.Fails = true;

        while (source.Acquired < 2)
        {
            Assert.Equal("t1", await token.GetAsync(Stop));
            await Task.Delay(1, Stop);
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("t1", await token.GetAsync(Stop));
            await Task.Delay(1, Stop);
        }

        Assert.Equal(2, source.Acquired);
    }

    [Fact]
    public async Task Get_Ended_WaitsForANewOne()
    {
        await token.GetAsync(Stop);
        clock.Advance(TimeSpan.FromMinutes(60));

        Assert.Equal("t2", await token.GetAsync(Stop));
    }

    [Fact]
    public async Task Get_FailedFirst_TriesAgainTheNextTime()
    {
        source.Fails = true;
        Assert.Null(await token.GetAsync(Stop));

        source.Fails = false;
        Assert.Equal("t2", await token.GetAsync(Stop));
    }

    [Fact]
    public async Task Replace_HundredRefusals_AcquireOnce()
    {
        await token.GetAsync(Stop);

        var replacements = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await token.ReplaceAsync("t1", Stop), Stop)));

        Assert.All(replacements, value => Assert.Equal("t2", value));
        Assert.Equal(2, source.Acquired);
    }

    [Fact]
    public async Task Replace_TheNewOneIsRefusedToo_AsksForNoMoreForAWhile()
    {
        await token.GetAsync(Stop);
        await token.ReplaceAsync("t1", Stop);

        Assert.Null(await token.ReplaceAsync("t2", Stop));
        Assert.Equal(2, source.Acquired);

        clock.Advance(ConnectorToken.RenewalPause);
        Assert.Equal("t3", await token.ReplaceAsync("t2", Stop));
    }

    private async Task UntilAsync(string expected)
    {
        for (var tries = 0; tries < 1000 && await token.GetAsync(Stop) != expected; tries++)
            await Task.Delay(1, Stop);
        Assert.Equal(expected, await token.GetAsync(Stop));
    }
}
