using System.Globalization;
using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Two at the office have the same draft open: what one has decided is not overturned from the other's old card, nor silently passed over.</summary>
public sealed class StaleDraftTests(AzuriteFixture azurite)
{
    private const string Colleague = "73277d96-f95b-4de3-a430-105af524e296";
    private const string Late = "这份提醒已由程若微处理";
    private static readonly (string, string) Started = ("Office:StartedOn", "2026-01-01");

    [Fact]
    public async Task LeaveOut_WhatAColleagueApproved_StopsNothingAndSaysSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var colleague = office.PersonOf(Colleague);
        var (mine, stale) = (await DraftAsync(office.Office), await DraftAsync(colleague));
        var approved = await office.Office.ClickAsync(mine, CardVerbs.ReminderSend);

        var left = await colleague.ClickAsync(stale, CardVerbs.ReminderCancel);

        Assert.Contains(Late, left.Card.Text, StringComparison.Ordinal);
        Assert.Contains("待发送", left.Card.Text, StringComparison.Ordinal);
        Assert.Equal(ReminderState.Approved, (await StoredAsync(office, approved)).State);
        // On the card that shows it as approved, a colleague may well stop it.
        var stopped = await colleague.ClickAsync(left.Card, CardVerbs.ReminderCancel);
        Assert.Contains("已取消", stopped.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已由", stopped.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-02-11T10:00:00+08:00")]
    public async Task Send_WithOtherWordsThanAColleague_IsToldWhoseWordsGo(string? later)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var colleague = office.PersonOf(Colleague);
        var (mine, stale) = (await DraftAsync(office.Office), await DraftAsync(colleague));
        var approved = await office.Office.ClickAsync(mine, CardVerbs.ReminderSend);
        if (later is not null)
            office.Clock.JumpTo(At(later));

        var passed = await colleague.ClickAsync(stale, CardVerbs.ReminderSend, changed: ("text", "请大家自重。"));

        Assert.Contains(Late, passed.Card.Text, StringComparison.Ordinal);
        Assert.False(passed.Card.Has(CardVerbs.ReminderSend), passed.Card.Text);
        Assert.NotEqual("请大家自重。", (await StoredAsync(office, approved)).Text);
        // The same click of the same person again: nothing was passed over.
        var again = await office.Office.ClickAsync(mine, CardVerbs.ReminderSend);
        Assert.DoesNotContain("已由", again.Card.Text, StringComparison.Ordinal);
        var other = await office.Office.ClickAsync(mine, CardVerbs.ReminderSend, changed: ("text", "请大家自重。"));
        Assert.Contains(Late, other.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeaveOut_AfterApprovingOneself_StopsNothingAndSaysSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var draft = await DraftAsync(office.Office);
        var approved = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);

        var left = await office.Office.ClickAsync(draft, CardVerbs.ReminderCancel);

        Assert.Contains(Late, left.Card.Text, StringComparison.Ordinal);
        Assert.Equal(ReminderState.Approved, (await StoredAsync(office, approved)).State);
    }

    // Off from Monday 10 June 2024, so that the last working day is a Friday.
    [Fact]
    public async Task Draft_OnTheWeekendBeforeAMondayOff_CanStillBeSent()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2024-06-07T10:00:00+08:00", ("Office:StartedOn", "2024-06-01"));
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("端午", StringComparison.Ordinal));
        office.Clock.JumpTo(At("2024-06-08T10:00:00+08:00"));
        var draft = await DraftAsync(office.Office, "端午");

        var approved = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);

        Assert.Equal("2024-06-08", draft.Inputs["at"]);
        Assert.DoesNotContain("请更正", approved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(245, (await office.ReceivedAsync("端午", 245)).Count);
    }

    private static async Task<ShownCard> DraftAsync(Person person, string holiday = "春节")
    {
        var list = await OfficeHost.EventuallyAsync(() => person.SayAsync("提醒"), c => c.Text.Contains(holiday, StringComparison.Ordinal));
        return (await person.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
    }

    private static async Task<Reminder> StoredAsync(OfficeHost office, Answer shown) =>
        (await office.Services.GetRequiredService<ReminderBook>().FindAsync(shown.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), OfficeHost.Stop))!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
