using BotApp.Cards;
using BotApp.Features.Privacy;
using BotApp.Features.Reminders;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

public sealed class SecretaryChangeTests(AzuriteFixture azurite)
{
    private const string Branch = "branch:第一党支部";

    [Fact]
    public async Task Import_WithAnotherSecretary_TellsEachMemberOfTheBranchOnceAndNobodyElse()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await office.Recorder.SayAsync("帮助");
        await ChangesAsync(office, former: "member", other: "secretary");

        // Not at once: the next morning, after the day's cards.
        await NotedAsync(office, 1);
        var made = Assert.Single(await office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop), r => r.Secretary is not null);
        Assert.Equal((new DateOnly(2026, 11, 24), new TimeOnly(9, 0)), (made.Times.On, made.Times.At));
        Assert.Empty(await office.ReceivedAsync("书记", 0));
        office.Clock.JumpTo(At("2026-11-24T09:00:01+08:00"));

        var members = office.Roster.MembersOf(Branch);
        var told = await office.ReceivedAsync("第一党支部书记自2026年11月23日 周一起由沈一舟担任", members.Length);
        Assert.Equal(members.Select(m => "a:" + m.Id).Order(), told.Select(r => r.Conversation).Order());

        // Another host, or this one after a restart, tells it no second time; the office sees that it was told.
        await office.RestartAsync("2026-11-24T09:10:00+08:00");
        await office.LookAtAgendaAsync();
        var notice = Assert.Single(await office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop), r => r.Secretary is not null);
        Assert.Single(await office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(notice.Id, OfficeHost.Stop));
        Assert.Equal(members.Length, (await office.ReceivedAsync("沈一舟担任", 0)).Count);
        var list = await office.Office.SayAsync("提醒");
        Assert.Contains("第一党支部书记变更", list.Text, StringComparison.Ordinal);
        Assert.True(list.Has(CardVerbs.ReminderOpen));
    }

    [Fact]
    public async Task Import_AndNoHostUpOnTheDayOfTheNotice_TellsTheBranchOnTheNext()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await office.Recorder.SayAsync("帮助");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);

        await office.RestartAsync("2026-11-25T09:00:01+08:00");

        Assert.Equal(office.MembersOf(Branch), (await office.ReceivedAsync("沈一舟担任", office.MembersOf(Branch))).Count);
    }

    // The card of this day says what the branch owes; whoever wants it at ten has had none when the others are told.
    [Fact]
    public async Task Import_BeforeSomeonesOwnHourOfTheCard_LeavesTheCardItsPlace()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T09:30:00+08:00");
        await office.Member.SayAsync("帮助");
        await office.SetOwnAsync(office.Member, "dayHour", "10:00");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);
        office.Clock.JumpTo(At("2026-11-25T09:00:01+08:00"));
        await office.ReceivedAsync("沈一舟担任", office.MembersOf(Branch) - 1);

        office.Clock.JumpTo(At("2026-11-25T10:00:01+08:00"));

        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Member)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_CorrectedBeforeTheBranchIsTold_NamesNobodyWhoIsNot()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);
        await ChangesAsync(office, former: "secretary", other: "member");
        await NotedAsync(office, 2);

        office.Clock.JumpTo(At("2026-11-24T09:00:01+08:00"));

        await office.ReceivedAsync("周砚清担任", office.MembersOf(Branch));
        Assert.Empty(await office.ReceivedAsync("沈一舟担任", 0));
        await OfficeHost.EventuallyAsync(async () => (await office.Office.SayAsync("提醒")).Text, t => t.Contains("已取消", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_CorrectedWhileSomeoneIsAway_IsNotToldOnTheReturn()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await office.Recorder.SayAsync("我出差到周三");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);
        office.Clock.JumpTo(At("2026-11-24T09:00:01+08:00"));
        await office.ReceivedAsync("沈一舟担任", office.MembersOf(Branch) - 1);
        await ChangesAsync(office, former: "secretary", other: "member");
        await NotedAsync(office, 2);

        office.Clock.JumpTo(At("2026-11-25T09:00:01+08:00"));
        await office.ReceivedAsync("周砚清担任", office.MembersOf(Branch) - 1);
        office.Clock.JumpTo(At("2026-11-26T09:32:00+08:00"));

        await OfficeHost.EventuallyAsync(
            async () => await office.ReceivedAsync("周砚清担任", 0), all => all.Any(r => r.Conversation == "a:" + office.Recorder.Id));
        Assert.DoesNotContain(await office.ReceivedAsync("沈一舟担任", 0), r => r.Conversation == "a:" + office.Recorder.Id);
    }

    // On Tuesday the secretary has had a message, so the notice waits for Wednesday's card, which is of what the branch owes.
    [Fact]
    public async Task Import_CorrectedWhileTheNoticeWaitsForACard_CountsAsNotSentToWhoeverGetsTheCard()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);
        office.Clock.JumpTo(At("2026-11-24T08:31:00+08:00"));
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请参加会议。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        await office.ReceivedAsync("请参加会议。", office.MembersOf(Branch));
        office.Clock.JumpTo(At("2026-11-24T09:00:01+08:00"));
        var notice = (await office.Services.GetRequiredService<ReminderBook>().OpenAsync(OfficeHost.Stop)).Single(r => r.Secretary is not null);
        var copy = new OccurrenceKey(notice.Id, "20261124");
        await CopyAsync(r => r is { IsHeld: true });
        await ChangesAsync(office, former: "secretary", other: "member");
        await NotedAsync(office, 2);

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);

        Assert.DoesNotContain("沈一舟担任", card.Text, StringComparison.Ordinal);
        var mine = await CopyAsync(r => r is { State: not (DeliveryState.Pending or DeliveryState.Sending) });
        Assert.Equal((DeliveryState.Suppressed, "superseded"), (mine.State, mine.Reason));

        async Task<Recipient> CopyAsync(Func<Recipient?, bool> holds) => (await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(copy, office.Secretary.Id, OfficeHost.Stop), holds))!;
    }

    [Fact]
    public async Task Erase_OfTheNewSecretaryBeforeTheBranchIsTold_TakesTheNameOutAndTellsNobody()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T09:30:00+08:00");
        await ChangesAsync(office, former: "member", other: "secretary");
        await NotedAsync(office, 1);

        var notice = (await office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop)).Single(r => r.Secretary is not null).Id;
        Assert.Contains("沈一舟", await office.AllStoredTextAsync(), StringComparison.Ordinal);

        var erased = await office.Services.GetRequiredService<ErasePerson>().RunAsync(office.Member.Id, OfficeHost.Stop);

        Assert.Contains(("appointments", 1), erased.Kinds);
        Assert.DoesNotContain("沈一舟", await office.AllStoredTextAsync(), StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-11-24T09:30:00+08:00"));
        await office.LookAtAgendaAsync();
        Assert.Empty(await office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(notice, OfficeHost.Stop));
        await office.SettledAsync();
        Assert.Empty(await office.ReceivedAsync("书记", 0));
    }

    [Fact]
    public async Task FirstImport_WithItsSecretaries_TellsNobody()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T09:05:00+08:00");
        await office.SettledAsync();

        Assert.DoesNotContain("书记变更", (await office.Office.SayAsync("提醒")).Text, StringComparison.Ordinal);
    }

    // The two are the secretary and a member of the branch before.
    private static Task ChangesAsync(OfficeHost office, string former, string other) => office.ImportRosterAsync(
        $"""
        unit,kind,name,userId,upn,role,title,group
        第一党支部,branch,周砚清,{office.Secretary.Id},,{former},,
        第一党支部,branch,沈一舟,{office.Member.Id},,{other},,
        """);

    private static Task<string> NotedAsync(OfficeHost office, int changes) => OfficeHost.EventuallyAsync(
        async () => (await office.Office.SayAsync("提醒")).Text, t => t.Split("第一党支部书记变更").Length > changes);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
