using System.Globalization;
using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>An item from its entry to its look-back, and what may go wrong on the way.</summary>
public sealed class LedgerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Decision_OfAMeeting_IsUpdatedClosedLookedBackOnAndReopened()
    {
        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人");
        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", "报送材料 | 沈一舟 | 2026-12-01"));
        await office.DispatchAsync();

        var mine = await office.Member.SayAsync("我的");
        var opened = await office.Member.ClickAsync(mine, CardVerbs.LedgerOpen);
        Assert.Contains("未启动", opened.Card.Text, StringComparison.Ordinal);
        var updated = await office.Member.ClickAsync(opened.Card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("note", "已收齐三份")]);
        Assert.Contains("未启动 → 推进中 · 已收齐三份", updated.Card.Text, StringComparison.Ordinal);
        var closed = await office.Member.ClickAsync(updated.Card, CardVerbs.LedgerClose, changed: ("note", "全部报送"));
        Assert.Contains("2027年2月21日 由周砚清回头看", closed.Card.Text, StringComparison.Ordinal);
        Assert.False(closed.Card.Has(CardVerbs.LedgerLookBack));
        var meeting = await office.Recorder.ClickAsync(saved.Card, CardVerbs.MeetingOpen, data: saved.Card.DataOf(CardVerbs.MeetingEdit));
        Assert.Contains(meeting.Card.Text.Split('\n'), line => line.StartsWith("报送材料 · 沈一舟", StringComparison.Ordinal) && line.EndsWith("已销号", StringComparison.Ordinal));

        await office.DispatchAsync();
        var check = await office.Secretary.ClickAsync(await office.Secretary.SayAsync("我的"), CardVerbs.LedgerOpen);
        var reopened = await office.Secretary.ClickAsync(
            check.Card, CardVerbs.LedgerLookBack, changed: [("status", "reopened"), ("note", "缺一份"), ("due", "2026-12-20")]);
        Assert.Contains("已销号 → 推进中", reopened.Card.Text, StringComparison.Ordinal);
        // Whoever taps twice is told so, although there is nothing of theirs to check any more.
        var twice = await office.Secretary.ClickAsync(
            check.Card, CardVerbs.LedgerLookBack, changed: [("status", "reopened"), ("note", "缺一份"), ("due", "2026-12-20")]);
        Assert.Contains("已销号 → 推进中", twice.Card.Text, StringComparison.Ordinal);
        await office.DispatchAsync();

        var again = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        foreach (var kept in (string[])["推进中", "2026年12月20日", "已收齐三份", "全部报送", "回头看：重新整改 · 缺一份"])
            Assert.Contains(kept, again.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("报送材料", (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Decision_ThatIsDone_IsSoOnEveryCardOfItsMeeting()
    {
        const string Done = "已销号";
        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人");
        var first = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", "报送材料 | 沈一舟 | 2026-12-01"));
        await office.DispatchAsync();
        var item = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Member.ClickAsync(item.Card, CardVerbs.LedgerClose, changed: ("note", "全部报送"));

        var edit = await office.Recorder.ClickAsync(first.Card, CardVerbs.MeetingEdit);
        var saved = await office.Recorder.ClickAsync(edit.Card, CardVerbs.MeetingSave, changed: ("place", "三楼会议室"));
        var repeated = await office.Recorder.ClickAsync(edit.Card, CardVerbs.MeetingSave, changed: ("place", "三楼会议室"));
        var stale = await office.Secretary.ClickAsync(edit.Card, CardVerbs.MeetingSave, changed: ("place", "二楼会议室"));
        var notCancelled = await office.Secretary.ClickAsync(first.Card, CardVerbs.MeetingCancel);
        var notDiscarded = await office.Recorder.ClickAsync(form, CardVerbs.MeetingCancel);

        foreach (var answer in (Answer[])[saved, repeated, stale, notCancelled, notDiscarded])
            Assert.Contains(Done, answer.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_ThatItsReviewerSendsBack_IsOnItsOwnersListAgainAndSaysSo()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-reviewer", "周砚清"));
        await office.DispatchAsync();
        var own = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Member.ClickAsync(own.Card, CardVerbs.LedgerUpdate, changed: ("status", "to-review"));
        await office.DispatchAsync();
        Assert.DoesNotContain("已退回", (await MineAsync()).Text, StringComparison.Ordinal);

        var review = await office.Secretary.ClickAsync(await office.Secretary.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Secretary.ClickAsync(review.Card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("note", "佐证材料不足")]);
        await office.DispatchAsync();

        Assert.Contains("已退回，请继续办理", (await MineAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("佐证材料不足", (await office.ItemAsync(card)).Fields["notes"], StringComparison.Ordinal);

        async Task<ShownCard> MineAsync() => (await office.Member.ClickAsync(await office.Member.SayAsync("台账"), CardVerbs.LedgerList, changed: ("view", "mine"))).Card;
    }

    [Fact]
    public async Task New_ByTheForm_IsListedMarkedAndCounted()
    {
        await office.SetAsync("ledgers", "problem-list=60,2026-10-31");

        var saved = await office.EnterItemAsync(("f-found", "2026-11-16"), ("f-owner", "沈一舟"), ("f-due", "2026-11-20"), ("f-measures", "每月检查一次 | 骆松筠 | 2026-12-01"), ("f-tags", "special-rectification"));

        Assert.Contains("动态增加", saved.Text, StringComparison.Ordinal);
        Assert.Contains("已逾期 1 个工作日", saved.Text, StringComparison.Ordinal);
        await office.DispatchAsync();
        var list = await office.Secretary.SayAsync("台账 第一党支部");
        Assert.Contains(Title, list.Text, StringComparison.Ordinal);
        var special = await office.Secretary.ClickAsync(list, CardVerbs.LedgerList, changed: ("list", "special-rectification"));
        Assert.Equal(1, special.Card.Count(CardVerbs.LedgerOpen));
        var other = await office.Secretary.ClickAsync(list, CardVerbs.LedgerList, changed: ("list", "measure-list"));
        Assert.Equal(0, other.Card.Count(CardVerbs.LedgerOpen));
        var tally = await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.Equal((1, 1, 1), (tally["problem-list/count"], tally["problem-list/by-added/true"], tally["problem-list/measures"]));
    }

    [Theory]
    [InlineData("沈一舟", null)]
    [InlineData("综合科", "责任人“综合科”不是名册中的一个人，不会提醒")]
    [InlineData("沈一舟、周砚清", "责任人有多位，只提醒沈一舟")]
    public async Task New_WhoseOwnerIsNotOnePerson_SaysWhoIsReminded(string owner, string? said)
    {
        var saved = await office.EnterItemAsync(("f-owner", owner));

        Assert.Equal(said is not null, saved.Text.Contains("提醒", StringComparison.Ordinal));
        Assert.Contains(said ?? Title, saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithoutWhatMustBeThere_KeepsWhatWasTyped()
    {
        var form = await office.Recorder.NewItemFormAsync();

        var refused = await office.Recorder.ClickAsync(form, CardVerbs.LedgerSave, changed: [("f-title", null), ("f-owner", "沈一舟"), ("f-due", "后天")]);

        Assert.Equal(("沈一舟", "后天"), (refused.Card.Inputs["f-owner"], refused.Card.Inputs["f-due"]));
        Assert.True(refused.Card.Has(CardVerbs.LedgerSave));
    }

    [Fact]
    public async Task Mine_OnADayOffAfterTheDeadline_IsNotYetTheLeads()
    {
        await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-leader", "顾怀远"), ("f-due", "2026-11-27"));
        await office.DispatchAsync();

        await office.RestartAsync("2026-11-29T10:00:00+08:00");
        Assert.DoesNotContain(Title, (await office.Leader.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月27日前", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
        await office.RestartAsync("2026-11-30T10:00:00+08:00");
        Assert.Contains("已逾期 1 个工作日", (await office.Leader.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overdue_OwnerHearsBefore_LeadAfterwards()
    {
        await office.Member.SayAsync("帮助");
        await office.Leader.SayAsync("帮助");
        await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-leader", "顾怀远"), ("f-due", "2026-11-26"));
        await office.DispatchAsync();
        Assert.DoesNotContain(Title, (await office.Leader.SayAsync("我的")).Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At("2026-11-26T08:31:00+08:00"));
        Assert.Contains(Title, (await office.DayCardAsync(office.Member)).Text, StringComparison.Ordinal);
        await office.SettledAsync();
        Assert.DoesNotContain(office.DayCardsOf(office.Leader), c => c.Text.Contains(Title, StringComparison.Ordinal));

        office.Clock.JumpTo(At("2026-11-27T08:31:00+08:00"));
        var lead = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(office.DayCardsOf(office.Leader).FirstOrDefault(c => c.Text.Contains(Title, StringComparison.Ordinal))), c => c is not null);
        Assert.Contains("已逾期 1 个工作日", lead!.Text, StringComparison.Ordinal);
        Assert.Contains("由您牵头", lead.Text, StringComparison.Ordinal);

        // Opened below the card, which stays.
        var before = office.Teams.Messages.Count;
        var stays = await office.Leader.ClickAsync(lead, CardVerbs.DayOpen, data: lead.ButtonsOf(CardVerbs.DayOpen).First(b => b.ContainsKey("unit")));
        Assert.True(stays.Card.Has(CardVerbs.ReminderSnooze));
        var opened = (await office.Teams.WaitForMessagesAsync(before + 1)).Last(m => m.ConversationId == "a:" + office.Leader.Id);
        Assert.Contains(Title, new ShownCard(opened.Activity["attachments"]![0]!["content"]!.AsObject(), opened.Id).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfTheOffice_HoldForWhatIsClosedThen()
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("台账"), CardVerbs.LedgerSettings);
        var saved = await office.Office.ClickAsync(
            form.Card, CardVerbs.LedgerSaveSettings, changed: [("days.problem-list", "30"), ("baseline.problem-list", "2026-12-31")]);
        Assert.Equal(("30", "2026-12-31"), (saved.Card.Inputs["days.problem-list"], saved.Card.Inputs["baseline.problem-list"]));

        var closed = await office.Recorder.ClickAsync(await office.EnterItemAsync(("f-owner", "沈一舟")), CardVerbs.LedgerClose);

        Assert.Contains("2026年12月23日 由周砚清回头看", closed.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("动态增加", closed.Card.Text, StringComparison.Ordinal);
        Assert.False((await office.Secretary.ForgeAsync(CardVerbs.LedgerSaveSettings, form.Card.DataOf(CardVerbs.LedgerSaveSettings))).IsCard);
    }

    [Fact]
    public async Task Settings_OnAStaleFormWithAFault_OverwriteNothing()
    {
        var former = await office.Office.ClickAsync(await office.Office.SayAsync("台账"), CardVerbs.LedgerSettings);
        await office.Office.ClickAsync(former.Card, CardVerbs.LedgerSaveSettings, changed: ("days.problem-list", "60"));

        var stale = await office.Office.ClickAsync(former.Card, CardVerbs.LedgerSaveSettings, changed: ("days.task-list", "90000"));

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal("60", stale.Card.Inputs["days.problem-list"]);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
