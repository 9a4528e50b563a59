using BotApp.Cards;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>What the office composes: from the form to its people.</summary>
public sealed class ComposedReminderTests(AzuriteFixture azurite)
{
    private const string Branch = "第一党支部";

    [Fact]
    public async Task Send_ToABranch_ReachesEachMemberOnceAndIsConfirmed()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 今天下午三点在三楼会议室开会。");
        Assert.Equal("branch:" + Branch, form.Inputs["audience"]);
        Assert.Equal("今天下午三点在三楼会议室开会。", form.Inputs["text"]);

        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        Assert.True(sent.IsCard, sent.Said);
        var members = Members(form);
        var received = await office.ReceivedAsync("今天下午三点在三楼会议室开会。", members);
        Assert.Equal(members, received.Select(m => m.Conversation).Distinct().Count());

        // One of them confirms, twice; it counts once.
        var mine = received.Single(m => m.Conversation == "a:" + office.Recorder.Id);
        var copy = mine.Card;
        var confirmed = await office.Recorder.ClickAsync(copy, CardVerbs.ReminderAck);
        Assert.False(confirmed.Card.Has(CardVerbs.ReminderAck));
        await office.Recorder.ClickAsync(copy, CardVerbs.ReminderAck);
        var open = await office.Office.ClickAsync(sent.Card, CardVerbs.ReminderOpen);
        Assert.Contains($"已送达 {members}/{members}，已确认 1", open.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Everyone_SaysSoOnTheButton()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 全体 请于周五前报送材料。");

        Assert.Contains("发送给全体 245 人", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AudienceChangedInTheCard_IsShownTheNumberFirst()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("提醒 发送 全体 请报送材料。");

        var again = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("audience", "branch:" + Branch));

        Assert.Contains("请再按一次", again.Card.Text, StringComparison.Ordinal);
        Assert.Equal("请报送材料。", again.Card.Inputs["text"]);
        Assert.Equal("branch:" + Branch, again.Card.Inputs["audience"]);
        Assert.Empty(await MadeAsync(office));
    }

    [Theory]
    [InlineData("text", "", "text")]
    [InlineData("at", "昨天", "at")]
    [InlineData("at", "今天上午9点", "at")]
    [InlineData("audience", "branch:没有的支部", "audience")]
    public async Task Send_BadInput_KeepsWhatWasTypedAndSendsNothing(string input, string value, string marked)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");

        var refused = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [(input, value.Length == 0 ? null : value), ("urgent", "true")]);

        Assert.Contains("请更正", refused.Card.Text, StringComparison.Ordinal);
        Assert.True(refused.Card.Has(CardVerbs.ReminderSend));
        if (marked != "text")
            Assert.Equal("请报送材料。", refused.Card.Inputs["text"]);
        Assert.Empty(await MadeAsync(office));
    }

    [Fact]
    public async Task Send_InputTooLongForACard_IsAnErrorThatNamesIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");

        var refused = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("at", new string('晚', 20_000))]);

        Assert.Equal(400, refused.Status);
        Assert.Contains(CardTexts.For("zh-CN").ComposeAt, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SameClickEightTimesAtOnce_IsOneReminder()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"))));

        var members = Members(form);
        Assert.Single(await MadeAsync(office));
        Assert.Equal(members, (await office.ReceivedAsync("请报送材料。", members)).Count);
    }

    [Fact]
    public async Task Send_SameFormDaysLater_ShowsWhatWasSentAndSendsNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var members = Members(form);
        await office.ReceivedAsync("请报送材料。", members);

        office.Clock.JumpTo(office.Clock.GetUtcNow().AddDays(3));
        var again = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        Assert.Contains($"已送达 {members}/{members}", again.Card.Text, StringComparison.Ordinal);
        Assert.Single(await MadeAsync(office));
        Assert.Equal(members, (await office.ReceivedAsync("请报送材料。", members)).Count);
    }

    // Sent on the desktop; on the phone the form still stands.
    [Theory]
    [InlineData("text", "请改报另一份材料。")]
    [InlineData("at", "明天9点")]
    [InlineData("audience", "all")]
    [InlineData("urgent", "false")]
    public async Task Send_SomethingElseFromAFormThatWasSent_IsSaidNotToHaveGoneOut(string input, string value)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("at", "今天下午3点"), ("urgent", "true")]);

        var again = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("at", "今天下午3点"), ("urgent", "true"), (input, value)]);

        Assert.Contains("您刚才的操作没有生效", again.Card.Text, StringComparison.Ordinal);
        Assert.Contains("请报送材料。", again.Card.Text, StringComparison.Ordinal);
        Assert.Single(await MadeAsync(office));
    }

    // Read days later, 下午3点 is another day's.
    [Fact]
    public async Task Send_TheSameAgainOnAnotherDay_ShowsHowFarItIs()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("at", "明天下午3点"));

        office.Clock.JumpTo(office.Clock.GetUtcNow().AddDays(3));
        var again = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("at", "明天下午3点"));

        Assert.DoesNotContain("没有生效", again.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_BeforeItsTime_SendsNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        var planned = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("at", "10:01"));
        Assert.Contains("10:01", planned.Card.Text, StringComparison.Ordinal);

        var cancelled = await office.Office.ClickAsync(planned.Card, CardVerbs.ReminderCancel);

        Assert.Contains("已取消", cancelled.Card.Text, StringComparison.Ordinal);
        // It does not read as if it had been sent and nobody had confirmed it.
        Assert.Contains($"收件人 {Members(form)} 人", cancelled.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已送达", cancelled.Card.Text, StringComparison.Ordinal);
        Assert.Contains($"已取消 · 收件人 {Members(form)} 人", (await office.Office.SayAsync("提醒")).Text, StringComparison.Ordinal);
        // Past its time, and the agenda was looked at since.
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T10:01:01+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await office.LookAtAgendaAsync();
        Assert.Empty(await office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(Assert.Single(await MadeAsync(office)).Id, OfficeHost.Stop));
    }

    [Fact]
    public async Task Send_NobodyChosen_MarksTheFieldAndKeepsTheRest()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("提醒 发送 支部:第百党支部 请报送材料。");

        var refused = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("audience", null), ("at", "明天 9:00"), ("urgent", "true")]);

        Assert.Contains("请更正：没有选择发给谁", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("请报送材料。", "明天 9:00", "true"), (refused.Card.Inputs["text"], refused.Card.Inputs["at"], refused.Card.Inputs["urgent"]));
        Assert.Empty(await MadeAsync(office));

        // Chosen then, the number is shown first.
        var counted = await office.Office.ClickAsync(refused.Card, CardVerbs.ReminderSend, changed: ("audience", "branch:" + Branch));
        Assert.Contains("请再按一次", counted.Card.Text, StringComparison.Ordinal);
        Assert.Empty(await MadeAsync(office));
    }

    [Fact]
    public async Task Acknowledge_OfSomeoneElsesReminder_IsRefused()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var copy = (await office.ReceivedAsync("请报送材料。", Members(form)))[0].Card;

        var answer = await office.OtherRecorder.ForgeAsync(CardVerbs.ReminderAck, copy.DataOf(CardVerbs.ReminderAck));

        Assert.Equal(400, answer.Status);
    }

    // The reminders that there are, sent or not.
    private static Task<IReadOnlyList<Reminder>> MadeAsync(OfficeHost office) => office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop);

    // 收件人 14 人
    private static int Members(ShownCard form) => int.Parse(
        form.DataOf(CardVerbs.ReminderSend)["shown"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
}
