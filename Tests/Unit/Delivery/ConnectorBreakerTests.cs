using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Delivery;

public sealed class ConnectorBreakerTests
{
    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly ConnectorBreaker breaker;
    private int calls;

    public ConnectorBreakerTests() => breaker = new ConnectorBreaker(clock);

    [Fact]
    public async Task Run_AfterTenWithoutAnAnswer_SendsNothingForAWhile()
    {
        await CallAsync(10, new SendResult.Unknown(UnknownReason.ServerError));

        var result = await CallAsync(1, new SendResult.Sent("m1"));

        Assert.Equal(10, calls);
        Assert.Equal(new SendResult.NotSent(NotSentReason.NoConnection), result);
        Assert.Equal(clock.GetUtcNow() + ConnectorBreaker.BreakFor, breaker.OpenUntil);
    }

    [Fact]
    public async Task Run_WhenTheTimeIsOver_OneCallTriesAndClosesIt()
    {
        await CallAsync(10, new SendResult.NotSent(NotSentReason.NoConnection));
        clock.Advance(ConnectorBreaker.BreakFor + TimeSpan.FromSeconds(1));

        await CallAsync(3, new SendResult.Sent("m1"));

        Assert.Equal(13, calls);
        Assert.Null(breaker.OpenUntil);
    }

    [Fact]
    public async Task Run_WhenTheTryFails_StaysOpen()
    {
        await CallAsync(10, new SendResult.Unknown(UnknownReason.TimedOut));
        clock.Advance(ConnectorBreaker.BreakFor + TimeSpan.FromSeconds(1));

        await CallAsync(3, new SendResult.Unknown(UnknownReason.TimedOut));

        Assert.Equal(11, calls);
        Assert.NotNull(breaker.OpenUntil);
    }

    [Fact]
    public async Task Run_ThrottledOrRefused_StaysClosed()
    {
        await CallAsync(20, new SendResult.Throttled(TimeSpan.FromSeconds(1)));
        await CallAsync(20, new SendResult.Refused(403, "BotDisabledByAdmin", RefusalKind.Unreachable));

        Assert.Equal(40, calls);
        Assert.Null(breaker.OpenUntil);
    }

    private async Task<SendResult> CallAsync(int times, SendResult result)
    {
        var last = result;
        for (var i = 0; i < times; i++)
        {
            last = await breaker.RunAsync(
                _ =>
                {
                    calls++;
                    return Task.FromResult(result);
                },
                FakeTime.Stop);
        }

        return last;
    }
}
