using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Compose;
using BotApp.Features.Reminders.Model;
using BotApp.Turns;

namespace BotApp.Tests.Unit.Reminders;

public sealed class DraftFormTests
{
    private static readonly DateOnly Day = new(2026, 12, 31);

    private static readonly Reminder Draft = new()
    {
        Id = "r",
        State = ReminderState.Draft,
        Text = "节日提醒",
        Audience = new Audience.Everyone().ToString(),
        Times = new ReminderTimes(Day, new TimeOnly(9, 0)),
        CreatedAt = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)),
    };

    [Theory]
    [InlineData(-3, -1, -1)]
    [InlineData(-3, 3, 0)]
    [InlineData(1, 3, 1)]
    public void Of_ADay_IsOneThatIsPermitted(int earliest, int latest, int shown) =>
        Assert.Equal(Day.AddDays(shown), DraftForm.Of(Draft, Day.AddDays(earliest), Day.AddDays(latest)).On);

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "第 2 行：")]
    public void From_OnePointTooLong_NamesItsLine(int length, string? said)
    {
        var click = new CardClick(
            "reminder.approve",
            new Dictionary<string, string> { [ReminderInputs.Text] = "节日提醒", [ReminderInputs.Points] = "不收礼金\n" + new string('字', length) },
            null);

        var form = DraftForm.From(click, Draft, Day, Day, CardTexts.For("zh-CN"));

        Assert.Equal(said is null, form.Errors.IsEmpty);
        Assert.StartsWith(said ?? "", form.Errors.GetValueOrDefault(ReminderInputs.Points, ""), StringComparison.Ordinal);
    }
}
