using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

public sealed class SlidingWindowTests
{
    private readonly SlidingWindow window = new(2, TimeSpan.FromSeconds(10));

    [Fact]
    public void Earliest_RoomIsLeft_IsAtOnce()
    {
        window.Take(At(0));

        Assert.Equal(At(1), window.Earliest(At(1)));
    }

    [Fact]
    public void Earliest_Full_IsWhenTheOldestHasLeft()
    {
        window.Take(At(0));
        window.Take(At(3));
        Assert.Equal(At(10), window.Earliest(At(4)));
        Assert.Equal(At(11), window.Earliest(At(11)));

        window.Take(At(10));

        Assert.Equal(At(13), window.Earliest(At(10)));
    }

    [Fact]
    public void Earliest_TheSpanIsChanged_CountsFromNowOn()
    {
        window.Take(At(0));
        window.Take(At(3));
        window.Span = TimeSpan.FromSeconds(20);

        Assert.Equal(At(20), window.Earliest(At(4)));
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
