using System.Globalization;
using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Settings;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Whoever comes back hears once of what was held back, whenever that is told; and only what is meant as a return is one.</summary>
public sealed class ComingBackTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Back_ToldAfterTheCardsWerePlannedAndBeforeOnesOwnHour_HearsOfItTheNextMorning()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T20:00:00+08:00");
        // Someone wants the card earlier, and cards are planned for all at the hour of whoever is first.
        await office.SetOwnAsync(office.Recorder, "dayHour", "07:00");
        await office.Secretary.SayAsync("我出差到周五");
        await office.RestartAsync("2026-11-25T07:00:01+08:00");
        var reminders = office.Services.GetRequiredService<ReminderStore>();
        await OfficeHost.EventuallyAsync(() => reminders.OccurrencesAsync("day", OfficeHost.Stop), o => o is [.., { Day.Day: 25 }]);
        office.Clock.JumpTo(At("2026-11-25T07:30:00+08:00"));
        await office.Secretary.SayAsync("出差回来了");

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.SettledAsync();
        Assert.Empty(office.DayCardsOf(office.Secretary));
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-11-27T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-27T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Secretary));
    }

    [Fact]
    public async Task Back_ToldJustBeforeTheCardsArePlanned_HasTheCardOfThatDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T10:00:00+08:00");
        await office.Secretary.SayAsync("我出差到周五");
        // What everyone has set was read for planning a moment ago, and is believed past the hour of the cards.
        office.Clock.JumpTo(At("2026-11-25T08:29:40+08:00"));
        await office.Services.GetRequiredService<EveryonesSettings>().OwnAsync(OfficeHost.Stop);
        await office.Secretary.SayAsync("出差回来了");

        office.Clock.JumpTo(At("2026-11-25T08:30:00+08:00"));
        await office.LookAtAgendaAsync();

        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AwayAndBack_AfterTheCardHadCome_BringsItNoSecondTime()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();
        await office.Secretary.SayAsync("我出差到周五");
        await office.Secretary.SayAsync("出差回来了");

        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Single(office.DayCardsOf(office.Secretary));
    }

    [Theory]
    [InlineData("返回")]
    [InlineData("今天上班")]
    public async Task ABareWord_WhileNoAbsenceRuns_CallsNoneOff(string word)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("我12月1日到12月5日休假");

        var answer = await office.Member.SayAsync(word);

        Assert.DoesNotContain("外出已结束", answer.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 5), (await OwnAsync(office)).AwayUntil);
    }

    [Fact]
    public async Task ABareWord_WhileAnAbsenceRuns_EndsIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("我出差到周五");

        Assert.Contains("外出已结束", (await office.Member.SayAsync("结束")).Text, StringComparison.Ordinal);
        Assert.Null((await OwnAsync(office)).AwayUntil);
    }

    [Fact]
    public async Task Back_BeforeAnyHasBegun_SaysWhatIsCalledOff()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("我12月1日到12月5日休假");

        var answer = await office.Member.SayAsync("我销假了");

        Assert.Contains("已取消登记的外出", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月5日", answer.Text, StringComparison.Ordinal);
        Assert.Null((await OwnAsync(office)).AwayUntil);
    }

    [Fact]
    public async Task Snoozed_AnotherButtonOfTheCard_StillSaysUntilWhen()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:57+08:00");
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "tomorrow" });
        var committee = card.ButtonsOf(CardVerbs.DaySkip).First(d => d["register"]!.GetValue<string>() == "branch-committee");
        committee[committee["input"]!.GetValue<string>()] = "本月已合并到上次会议";

        var marked = await office.Secretary.ForgeAsync(CardVerbs.DaySkip, committee);

        var line = marked.Card.Text.Split('\n').Single(l => l.Contains("已推迟", StringComparison.Ordinal));
        Assert.Contains("2026年11月26日", line, StringComparison.Ordinal);
        Assert.Contains("08:30", line, StringComparison.Ordinal);
    }

    private static Task<BotApp.Office.Settings.PersonalSettings> OwnAsync(OfficeHost office) =>
        office.Services.GetRequiredService<PersonalSettingsKeeper>().ReadAsync(office.Member.Id, OfficeHost.Stop);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
