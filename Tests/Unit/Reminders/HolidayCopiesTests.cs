using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Reminders;

public sealed class HolidayCopiesTests
{
    [Theory]
    [InlineData(DeliveryState.Failed, DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(DeliveryState.Unreachable, DeliveryState.Acknowledged, DeliveryState.Acknowledged)]
    [InlineData(DeliveryState.Unknown, DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Sent)]
    [InlineData(DeliveryState.Unreachable, DeliveryState.Pending, DeliveryState.Pending)]
    [InlineData(DeliveryState.Suppressed, DeliveryState.Unknown, DeliveryState.Unknown)]
    public void Join_TwoCopies_CountsTheBetter(DeliveryState first, DeliveryState repeat, DeliveryState expected) =>
        Assert.Equal(expected, Assert.Single(HolidayCopies.Join([Copy("a", first)], [Copy("a", repeat)])).Better.State);

    [Fact]
    public void Join_FirstCopyArrivedAndTheRepeatIsUnknown_TellsOfTheRepeat()
    {
        var copies = HolidayCopies.Join([Copy("a", DeliveryState.Sent), Copy("b", DeliveryState.Acknowledged)], [Copy("a", DeliveryState.Unknown)]);

        Assert.Equal([DeliveryState.Sent, DeliveryState.Acknowledged], copies.Select(c => c.Better.State));
        Assert.Equal([DeliveryState.Unknown, null], copies.Select(c => c.UnknownRepeat?.State));
    }

    private static Recipient Copy(string person, DeliveryState state) => new(person, default, default, default) { State = state };
}
