using System.Globalization;
using BotApp.Cards;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Storage.Holidays;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>What the office has approved before a holiday can be corrected until it goes out.</summary>
public sealed class RevisedReminderTests(AzuriteFixture azurite)
{
    private const string Colleague = "73277d96-f95b-4de3-a430-105af524e296";
    private const string Corrected = "祝大家节日愉快，请遵守规定。";
    private static readonly (string, string) Started = ("Office:StartedOn", "2026-01-01");

    [Fact]
    public async Task Revise_WhatAColleagueApproved_IsADraftAgainAndGoesOutAsItIsApprovedThen()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var colleague = office.PersonOf(Colleague);
        var approved = await ApprovedAsync(office, ("at", "2026-02-11"));

        var draft = (await colleague.ClickAsync(approved, CardVerbs.ReminderRevise)).Card;

        var stored = await StoredAsync(office, approved);
        Assert.Equal((ReminderState.Draft, ""), (stored.State, stored.DecidedBy));
        Assert.Equal("2026-02-11", draft.Inputs["at"]);
        // The day that was chosen stays, whatever the settings say; and nothing goes out that nobody has approved.
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await OfficeHost.EventuallyAsync(() => StoredAsync(office, approved), r => r is { State: ReminderState.Draft, Times.On.Day: 11 });
        await colleague.ClickAsync(draft, CardVerbs.ReminderSend, changed: ("text", Corrected));
        office.Clock.JumpTo(At("2026-02-11T09:00:01+08:00"));

        Assert.Equal(245, (await office.ReceivedAsync(Corrected, 245)).Count);
        stored = await StoredAsync(office, approved);
        Assert.Equal((colleague.Id, true), (stored.DecidedBy, stored.IsEdited));
    }

    [Fact]
    public async Task Revise_OnceItHasGoneOut_IsToldSoAndChangesNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:50:00+08:00", Started);
        var approved = await ApprovedAsync(office);
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.ReceivedAsync("春节", 245);

        var late = await office.Office.ClickAsync(approved, CardVerbs.ReminderRevise);

        Assert.Contains("不能再修改", late.Card.Text, StringComparison.Ordinal);
        Assert.False(late.Card.Has(CardVerbs.ReminderRevise));
        Assert.Equal(ReminderState.Approved, (await StoredAsync(office, approved)).State);
    }

    [Fact]
    public async Task Revise_Twice_ShowsTheDraftBothTimes()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var approved = await ApprovedAsync(office);

        await office.Office.ClickAsync(approved, CardVerbs.ReminderRevise);
        var again = await office.Office.ClickAsync(approved, CardVerbs.ReminderRevise);

        Assert.True(again.Card.Has(CardVerbs.ReminderSend));
        // Left out since, it is no draft any more.
        await office.Office.ClickAsync(again.Card, CardVerbs.ReminderCancel);
        var cancelled = await office.Office.ClickAsync(approved, CardVerbs.ReminderRevise);
        Assert.False(cancelled.Card.Has(CardVerbs.ReminderSend));
        Assert.Contains("已取消", cancelled.Card.Text, StringComparison.Ordinal);
    }

    // 14 February is no working day any more: the 12th is two working days ahead.
    [Fact]
    public async Task Approved_AndTheCalendarChanges_MovesToTheNearestDayOfTheRuleAndTheOfficeIsTold()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T07:00:00+08:00", Started);
        var approved = await ApprovedAsync(office, ("at", "2026-02-12"));
        var year = office.Services.GetRequiredService<PublishedYears>().Years.Single(y => y.Year == 2026);
        year = year with { Holidays = [.. year.Holidays.Select(h => h.Code == HolidayCodes.SpringFestival ? h with { Work = [] } : h)] };
        await office.Services.GetRequiredService<HolidayStore>().PutAsync(new StoredHolidayYear(2026, HolidayFile.Write(year)), OfficeHost.Stop);

        await OfficeHost.EventuallyAsync(() => StoredAsync(office, approved), r => r is { State: ReminderState.Approved, Times.On.Day: 11 });
        var list = await office.Office.SayAsync("提醒");
        Assert.Contains("2026年2月11日 周三 09:00（原定 2026年2月12日 周四", list.Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-02-09T08:30:01+08:00"));
        Assert.Contains("春节前提醒改到 2026年2月11日", (await office.DayCardAsync(office.Office)).Text, StringComparison.Ordinal);

        var draft = (await office.Office.ClickAsync(approved, CardVerbs.ReminderRevise)).Card;

        Assert.Equal("2026-02-11", draft.Inputs["at"]);
    }

    private static async Task<ShownCard> ApprovedAsync(OfficeHost office, params (string, string?)[] changed)
    {
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        return (await office.Office.ClickAsync(draft, CardVerbs.ReminderSend, changed: changed)).Card;
    }

    private static async Task<Reminder> StoredAsync(OfficeHost office, ShownCard shown) =>
        (await office.Services.GetRequiredService<ReminderBook>().FindAsync(shown.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), OfficeHost.Stop))!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
