using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Reminders;

public sealed class ProgressCardsTests
{
    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void ReasonOf_OutcomeUnknown_PromisesARepetitionOnlyWhereOneMayCome(bool isResend, bool mayRepeat, bool promised)
    {
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));
        var recipient = new Recipient("a", new DateOnly(2026, 11, 24), now, now) { State = DeliveryState.Unknown, IsResend = isResend };

        Assert.Equal(promised, ProgressCards.ReasonOf(recipient, mayRepeat, CardTexts.For(null)).Contains("将补发一次", StringComparison.Ordinal));
    }
}
