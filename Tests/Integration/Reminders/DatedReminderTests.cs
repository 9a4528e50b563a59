using System.Globalization;
using BotApp.Cards;
using BotApp.Features.Holidays;
using BotApp.Office.Calendar;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>What stands on a card by its date alone: dated reminders, the office's own obligations, the missing holidays.</summary>
public sealed class DatedReminderTests(AzuriteFixture azurite)
{
    private const string Dues = "收缴本月党费";

    [Fact]
    public async Task Dated_OnItsFirstDay_StandsOnTheCardOfThoseConcernedUntilMarkedAsDone()
    {
        // Friday, three working days before Wednesday the 25th.
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-20T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.Member.SayAsync("帮助");

        var card = await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();
        Assert.Contains(Dues, card.Text, StringComparison.Ordinal);
        Assert.Contains("只提醒日期，不登记内容", card.Text, StringComparison.Ordinal);
        Assert.Empty(office.DayCardsOf(office.Member));

        var dues = card.ButtonsOf(CardVerbs.DayDone).Single(b => b["dated"]?.GetValue<string>() == "party-dues");
        Assert.NotEqual(200, (await office.Member.ForgeAsync(CardVerbs.DayDone, dues.DeepClone().AsObject())).Status);
        var done = await office.Secretary.ForgeAsync(CardVerbs.DayDone, dues.DeepClone().AsObject());
        Assert.DoesNotContain(Dues, done.Card.Text, StringComparison.Ordinal);
        // Twice is once.
        Assert.DoesNotContain(Dues, (await office.Secretary.ForgeAsync(CardVerbs.DayDone, dues)).Card.Text, StringComparison.Ordinal);

        // On its day the others hear of it once more, and who has done it does not.
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var later = await OfficeHost.EventuallyAsync(() => Task.FromResult(office.DayCardsOf(office.Secretary)), c => c.Count > 1);
        Assert.Contains("支部委员会会议", later[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Dues, later[1].Text, StringComparison.Ordinal);
        var other = office.PersonOf(office.Roster.MembersOf("branch:第二党支部").Single(p => p.Memberships.Any(m => m.Role is BotApp.Office.Roster.Role.Secretary)).Id);
        await OfficeHost.EventuallyAsync(
            () => Task.FromResult(office.DayCardsOf(other)), c => c.Any(card => card.Text.Contains("2026年11月25日", StringComparison.Ordinal) && card.Text.Contains(Dues, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Done_AfterItsDay_ShowsTheCardAsItStands()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-20T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        var dues = card.ButtonsOf(CardVerbs.DayDone).Single(b => b["dated"]?.GetValue<string>() == "party-dues");

        office.Clock.JumpTo(At("2026-11-26T10:00:00+08:00"));
        var done = await office.Secretary.ForgeAsync(CardVerbs.DayDone, dues.DeepClone().AsObject());

        Assert.True(done.IsCard, done.Status.ToString(CultureInfo.InvariantCulture));
        Assert.DoesNotContain(Dues, done.Card.Text, StringComparison.Ordinal);
        // Of what does not concern the person nothing is said.
        Assert.NotEqual(200, (await office.Member.ForgeAsync(CardVerbs.DayDone, dues)).Status);
    }

    [Fact]
    public async Task Office_WithoutASecretary_HearsWhatTheOfficeItselfOwes()
    {
        // Ten working days before the end of the quarter.
        await using var office = await OfficeHost.StartAsync(azurite, "2026-12-18T08:29:58+08:00", ("Office:StartedOn", "2026-10-01"));
        await office.Office.SayAsync("帮助");

        var card = await office.DayCardAsync(office.Office);

        Assert.Contains("理论学习中心组集体学习", card.Text, StringComparison.Ordinal);
        Assert.Contains(card.ButtonsOf(CardVerbs.DayLog), b => b["register"]!.GetValue<string>() == "central-group-study");
        await office.SettledAsync();
        Assert.DoesNotContain(office.DayCardsOf(office.Secretary), c => c.Text.Contains("理论学习中心组集体学习", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingHolidays_InDecember_AreToldToTheOfficeEveryFifthWorkingDayUntilImported()
    {
        const string missing = "2027年节假日安排尚未导入";
        await using var office = await OfficeHost.StartAsync(azurite, "2026-12-01T08:29:58+08:00");
        await office.Office.SayAsync("帮助");
        await office.Secretary.SayAsync("帮助");

        var card = await office.DayCardAsync(office.Office);
        Assert.Contains(missing, card.Text, StringComparison.Ordinal);
        Assert.Contains("日期为推算", card.Text, StringComparison.Ordinal);
        await office.SettledAsync();
        Assert.DoesNotContain(office.DayCardsOf(office.Secretary), c => c.Text.Contains(missing, StringComparison.Ordinal));

        // The fifth working day after the 1st.
        office.Clock.JumpTo(At("2026-12-08T08:30:01+08:00"));
        var again = await OfficeHost.EventuallyAsync(() => Task.FromResult(office.DayCardsOf(office.Office)), c => c.Count > 1);
        Assert.Contains(missing, again[^1].Text, StringComparison.Ordinal);
        await office.SettledAsync(At("2026-12-08T08:30:01+08:00"));

        await using var notice = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(HolidayFile.Write(ComputedHolidays.Of(2027) with { Sources = ["notice"] })));
        Assert.IsType<HolidayImportOutcome.Done>(await new ImportHolidays(office.Services.GetRequiredService<IHolidayWriter>()).RunAsync(notice, OfficeHost.Stop));
        await OfficeHost.EventuallyAsync(() => Task.FromResult(office.Services.GetRequiredService<CalendarView>().Current.IsProvisional(2027)), provisional => !provisional);

        var now = await office.Office.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "tomorrow" });
        Assert.DoesNotContain(missing, now.Card.Text, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
