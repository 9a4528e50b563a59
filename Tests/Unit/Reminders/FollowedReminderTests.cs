using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Texts;
using BotApp.Office.Calendar;

namespace BotApp.Tests.Unit.Reminders;

public sealed class FollowedReminderTests
{
    private static readonly ReminderTexts Texts = ReminderTexts.Load(Path.Combine(AppContext.BaseDirectory, "seeds", "reminder-texts.json"));
    private static readonly HolidayRef MidAutumn = new(HolidayCodes.MidAutumn, "中秋节", "Mid-Autumn", new DateOnly(2025, 10, 6), new DateOnly(2025, 10, 8), true);
    private static readonly HolidayRef Merged =
        new(HolidayCodes.MidAutumnAndNationalDay, "中秋节、国庆节", "Mid-Autumn and National Day", new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 8), false);
    private static readonly ReminderTimes Earlier = new(new DateOnly(2025, 9, 24), new TimeOnly(9, 0));

    [Fact]
    public void Of_ADraftOfAnotherHoliday_HasItsWords()
    {
        var followed = FollowedReminder.Of(Draft(), Draft() with { Holiday = Merged, Times = Earlier }, Texts)!;

        var words = Texts.For(Merged.Code, "zh");
        Assert.Equal((Merged, Earlier), (followed.Holiday, followed.Times));
        Assert.Equal((words.Opening, words.Ask), (followed.Text, followed.Ask));
        Assert.Equal(words.Points, followed.Points);
        Assert.False(followed.IsEdited);
    }

    [Fact]
    public void Of_ADraftOfTheSameHoliday_KeepsItsWords()
    {
        var draft = Draft() with { Text = "节日将至。" };

        Assert.Equal("节日将至。", FollowedReminder.Of(draft, draft with { Holiday = MidAutumn with { IsProvisional = false } }, Texts)!.Text);
    }

    [Fact]
    public void Of_AnApprovedOneOfAnotherHoliday_KeepsTheWordsThatWereApproved()
    {
        var approved = Draft() with { State = ReminderState.Approved };

        var followed = FollowedReminder.Of(approved, approved with { Holiday = Merged, Times = Earlier }, Texts)!;

        Assert.Equal((Merged, Earlier, approved.Text, true), (followed.Holiday, followed.Times, followed.Text, followed.IsEdited));
    }

    [Fact]
    public void Of_OneThatWasDecidedAnewMeanwhile_KeepsTheDayThatWasChosenThen()
    {
        var approved = Draft() with { State = ReminderState.Approved, DecidedAt = new DateTimeOffset(2025, 9, 12, 9, 0, 0, TimeSpan.FromHours(8)) };
        var wanted = approved with { DecidedAt = approved.DecidedAt.Value.AddHours(-1), Holiday = Merged, Times = Earlier };

        Assert.Equal((Merged, approved.Times), (FollowedReminder.Of(approved, wanted, Texts)!.Holiday, FollowedReminder.Of(approved, wanted, Texts)!.Times));
    }

    // The day that the office chose outside the rule is over: the new one is not its choice.
    [Fact]
    public void Of_ADraftOnANewDay_IsOutsideTheRuleNoMore()
    {
        var draft = Draft() with { IsOutsideRule = true };

        Assert.False(FollowedReminder.Of(draft, draft with { Times = Earlier, IsOutsideRule = false }, Texts)!.IsOutsideRule);
    }

    [Fact]
    public void Of_ADraftThatWasDecidedAnewMeanwhile_KeepsWhatWasChosenThen()
    {
        var draft = Draft() with { IsOutsideRule = true, DecidedAt = new DateTimeOffset(2025, 9, 12, 9, 0, 0, TimeSpan.FromHours(8)) };
        var wanted = draft with { DecidedAt = draft.DecidedAt.Value.AddHours(-1), Times = Earlier, IsOutsideRule = false };

        var followed = FollowedReminder.Of(draft, wanted, Texts)!;

        Assert.Equal((draft.Times, true), (followed.Times, followed.IsOutsideRule));
    }

    [Fact]
    public void Of_AnApprovedOneOfTheSameHoliday_IsStillSaidInTheReadersLanguage()
    {
        var approved = Draft() with { State = ReminderState.Approved };

        Assert.False(FollowedReminder.Of(approved, approved with { Holiday = MidAutumn with { IsProvisional = false } }, Texts)!.IsEdited);
    }

    [Fact]
    public void Of_OneThatIsClosed_IsNoChange() =>
        Assert.Null(FollowedReminder.Of(Draft() with { State = ReminderState.Cancelled }, Draft() with { Holiday = Merged }, Texts));

    private static Reminder Draft()
    {
        var words = Texts.For(MidAutumn.Code, "zh");
        return new Reminder
        {
            Id = "r",
            State = ReminderState.Draft,
            Holiday = MidAutumn,
            Text = words.Opening,
            Points = [.. words.Points],
            Ask = words.Ask,
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(new DateOnly(2025, 9, 25), new TimeOnly(9, 0)),
            CreatedAt = new DateTimeOffset(2025, 9, 10, 9, 0, 0, TimeSpan.FromHours(8)),
        };
    }
}
