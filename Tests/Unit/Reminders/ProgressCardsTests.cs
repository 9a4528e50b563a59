using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

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

    [Fact]
    public void Describe_PlannedForNobodyOrMissed_IsOtherThanBefore()
    {
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));
        var reminder = new Reminder
        {
            Id = "r",
            State = ReminderState.Approved,
            Text = "…",
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(new DateOnly(2026, 11, 24), new TimeOnly(15, 0)),
            CreatedAt = now,
        };
        var nobody = new StoredOccurrence("r", "20261124", new DateOnly(2026, 11, 24), now, IsMissed: false, Recipients: 0);
        StoredOccurrence?[] looks = [null, nobody, nobody with { IsMissed = true }, nobody with { Key = "20261125" }, nobody with { Recipients = 3 }];

        Assert.Equal(looks.Length, looks.Select(last => ProgressUpdates.Describe(reminder, new ReminderProgress(last, new DeliveryCounts()))).Distinct().Count());
    }
}
