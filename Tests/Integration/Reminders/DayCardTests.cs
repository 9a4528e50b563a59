using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Ledgers;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

public sealed class DayCardTests(AzuriteFixture azurite)
{
    // Wednesday 25 November: three working days before Monday the 30th, the last one of the month.
    private const string Morning = "2026-11-25T08:29:57+08:00";

    [Fact]
    public async Task Morning_WhoOwesSomething_GetsOneCardAndNobodyElseAnything()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Secretary.SayAsync("帮助");
        await office.Member.SayAsync("帮助");

        var card = await office.DayCardAsync(office.Secretary);

        Assert.Contains("支部委员会会议", card.Text, StringComparison.Ordinal);
        Assert.True(card.Has(CardVerbs.DayLog));
        await office.SettledAsync();
        Assert.Single(office.DayCardsOf(office.Secretary));
        Assert.Empty(office.DayCardsOf(office.Member));
    }

    [Fact]
    public async Task Logged_FromTheCard_IsOffTheCard()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        var before = office.Teams.Messages.Count;
        var committee = card.ButtonsOf(CardVerbs.DayLog).First(d => d["register"]!.GetValue<string>() == "branch-committee");

        await office.Secretary.ForgeAsync(CardVerbs.DayLog, committee);
        var form = new ShownCard(
            (await office.Teams.WaitForMessagesAsync(before + 1)).Last(m => m.ConversationId == "a:" + office.Secretary.Id).Activity["attachments"]![0]!["content"]!.AsObject(), "1");
        Assert.Equal("branch-committee", form.Inputs["type"]);
        var saved = await office.Secretary.ClickAsync(form, CardVerbs.MeetingSave, changed: [("date", "2026-11-25"), ("present", "5")]);
        Assert.Contains("已保存", saved.Card.Text, StringComparison.Ordinal);

        var mine = await office.Secretary.ForgeAsync(CardVerbs.DayDone, []);
        Assert.NotEqual(200, mine.Status);
        var again = await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "tomorrow" });
        Assert.DoesNotContain("支部委员会会议", again.Card.Text, StringComparison.Ordinal);
    }

    // The recorder's card is of the same things; whoever taps in a client that is in Chinese by now is written to in Chinese.
    [Fact]
    public async Task Unasked_ToWhoeverHasTheClientInEnglish_IsInEnglishWhileThatIsSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:00:00+08:00");
        foreach (var person in (Person[])[office.Secretary, office.Member])
        {
            var said = person.Message("help");
            said["locale"] = "en-GB";
            await person.DeliverAsync(said);
        }

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);
        Assert.DoesNotContain("支部委员会会议", card.Text, StringComparison.Ordinal);
        Assert.Contains("Soon", card.Text, StringComparison.Ordinal);

        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "tomorrow" });
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var received = await office.ReceivedAsync("请报送材料。", office.MembersOf("branch:第一党支部"));
        Assert.Contains("Urgent notice from the office", CardOf(office.Member), StringComparison.Ordinal);
        Assert.Contains("机关紧急提醒", CardOf(office.Secretary), StringComparison.Ordinal);
        Assert.Contains("机关紧急提醒", CardOf(office.Recorder), StringComparison.Ordinal);

        string CardOf(Person person) => received.Single(r => r.Conversation.Contains(person.Id, StringComparison.Ordinal)).Card.Text;
    }

    [Fact]
    public async Task NotDue_WithAReason_IsOffTheCard()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        var committee = card.ButtonsOf(CardVerbs.DaySkip).First(d => d["register"]!.GetValue<string>() == "branch-committee");

        var refused = await office.Secretary.ForgeAsync(CardVerbs.DaySkip, committee.DeepClone().AsObject());
        var input = committee["input"]!.GetValue<string>();
        // One more than the card lets in.
        committee[input] = new string('合', 201);
        var tooLong = await office.Secretary.ForgeAsync(CardVerbs.DaySkip, committee.DeepClone().AsObject());
        committee[input] = new string('合', 200);
        var marked = await office.Secretary.ForgeAsync(CardVerbs.DaySkip, committee);

        Assert.Equal(400, refused.Status);
        Assert.Equal(400, tooLong.Status);
        Assert.Contains("不适用的原因", tooLong.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("支部委员会会议", marked.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotDue_MarkedBySomeoneElse_IsRefused()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        var data = card.ButtonsOf(CardVerbs.DaySkip)[0];
        data[data["input"]!.GetValue<string>()] = "不需要";

        foreach (var other in (Person[])[office.Member, office.Recorder, office.Leader, office.OtherRecorder])
            Assert.NotEqual(200, (await other.ForgeAsync(CardVerbs.DaySkip, data.DeepClone().AsObject())).Status);
    }

    [Fact]
    public async Task FollowUp_DoneFromTheCard_IsGoneEverywhere()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Member.SayAsync("帮助");
        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人，会议要求沈一舟11月26日前报送材料");
        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", "报送材料 | 沈一舟 | 2026-11-26"));
        await office.DispatchAsync();

        office.Clock.JumpTo(At(Morning));
        var card = await office.DayCardAsync(office.Member);
        var done = await office.Member.ClickAsync(card, CardVerbs.DayDone);

        Assert.DoesNotContain("报送材料", done.Card.Text, StringComparison.Ordinal);
        await office.DispatchAsync();
        Assert.DoesNotContain("报送材料", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.NotEqual(200, (await office.OtherRecorder.ForgeAsync(CardVerbs.DayDone, card.DataOf(CardVerbs.DayDone))).Status);
    }

    [Fact]
    public async Task Item_GotAReviewerSinceTheCard_IsOpenedFromTheCardAndNotDone()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Member.SayAsync("帮助");
        var item = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-11-26"));
        await office.DispatchAsync();
        office.Clock.JumpTo(At(Morning));
        var card = await office.DayCardAsync(office.Member);
        var form = await office.Recorder.ClickAsync(item, CardVerbs.LedgerEdit, data: item.DataOf(CardVerbs.LedgerEdit));
        await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: ("f-reviewer", "周砚清"));
        await office.DispatchAsync();

        var done = await office.Member.ClickAsync(card, CardVerbs.DayDone);

        Assert.True(done.IsCard, done.Status.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(EnteredItems.Title, done.Card.Text, StringComparison.Ordinal);
        Assert.Contains("设有复核人", done.Card.Text, StringComparison.Ordinal);
        Assert.False(done.Card.Has(CardVerbs.DayDone));
        Assert.True(done.Card.Has(CardVerbs.DayOpen));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Item_CancelledOrAnothersSinceTheCard_IsOffTheCardAndSaidSo(bool isCancelled)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Member.SayAsync("帮助");
        var item = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-11-26"));
        await office.DispatchAsync();
        office.Clock.JumpTo(At(Morning));
        var card = await office.DayCardAsync(office.Member);
        if (isCancelled)
            await office.Recorder.ClickAsync(item, CardVerbs.LedgerCancel);
        else
        {
            var form = await office.Recorder.ClickAsync(item, CardVerbs.LedgerEdit, data: item.DataOf(CardVerbs.LedgerEdit));
            await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: ("f-owner", "苏知远"));
        }

        var done = await office.Member.ClickAsync(card, CardVerbs.DayDone);

        Assert.True(done.IsCard, done.Status.ToString(CultureInfo.InvariantCulture));
        Assert.DoesNotContain(EnteredItems.Title, done.Card.Text, StringComparison.Ordinal);
        Assert.Contains("这件事项已取消，或已改由他人负责", done.Card.Text, StringComparison.Ordinal);
        Assert.NotEqual(200, (await office.OtherRecorder.ForgeAsync(CardVerbs.DayDone, card.DataOf(CardVerbs.DayDone))).Status);
    }

    // The secretary hears of what the branch owes on Wednesday; it falls due on Monday.
    [Fact]
    public async Task Secretary_AppointedAfterTheFormerOneWasTold_HearsOfItOnTheNextWorkingDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Member.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        office.Clock.JumpTo(At("2026-11-26T10:00:00+08:00"));
        await office.SettledAsync(At("2026-11-26T10:00:00+08:00"));
        await office.ImportRosterAsync(
            $"""
            unit,kind,name,userId,upn,role,title,group
            第一党支部,branch,周砚清,{office.Secretary.Id},,member,,
            第一党支部,branch,沈一舟,{office.Member.Id},,secretary,,
            """);

        office.Clock.JumpTo(At("2026-11-27T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-27T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", Assert.Single(office.DayCardsOf(office.Member)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("awayUntil", "2026-11-27")]
    [InlineData("snoozedUntil", "2026-11-26T08:30:00.0000000+08:00")]
    public async Task Morning_AwayOrPutOff_GetsNothing(string key, string value)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:00:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.SetOwnAsync(office.Secretary, key, value);
        office.Clock.JumpTo(At("2026-11-25T08:31:00+08:00"));

        await office.SettledAsync();

        Assert.Empty(office.DayCardsOf(office.Secretary));
    }

    [Fact]
    public async Task Notice_AfterTheDaysCard_WaitsForTheNextDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Morning);
        await office.Secretary.SayAsync("帮助");
        await office.Member.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");

        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend);

        // Who has had no message today gets it now; the secretary on the next working day.
        await OfficeHost.EventuallyAsync(
            () => office.ReceivedAsync("请报送材料。", 1), all => all.Any(r => r.Conversation == "a:" + office.Member.Id));
        var key = new OccurrenceKey(sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), "20261125");
        await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(key, office.Secretary.Id, OfficeHost.Stop),
            r => r is { State: DeliveryState.Pending } && r.NotBefore > At("2026-11-26T08:00:00+08:00"));
        var received = await office.ReceivedAsync("请报送材料。", 1);
        Assert.DoesNotContain(received, r => r.Conversation == "a:" + office.Secretary.Id);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
