using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

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

    [Theory]
    [InlineData("通知：今天下午三点开会。", "通知：今天下午三点开会。")]
    [InlineData("请于15:30到三楼会议室开会。", "请于15:30到三楼会议室开会。")]
    [InlineData("机关：今天下午三点开会。", "机关：今天下午三点开会。")]
    [InlineData("機關：今天下午三點開會。", "機關：今天下午三點開會。")]
    [InlineData("支部:没有的支部 今天下午三点开会。", "今天下午三点开会。")]
    public async Task Command_AColonInTheFirstWord_LosesNothingThatWasTyped(string typed, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Equal(text, form.Inputs["text"]);
    }

    [Theory]
    [InlineData("第一党支部：请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("第一 党支部 请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("支部: 第一党支部 请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("第一党支部: 请今天 交材料。", "branch:第一党支部", "请今天 交材料。")]
    [InlineData("支部:第一党支部：请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("全体：请今天交材料。", "all", "请今天交材料。")]
    // Traditional characters choose the same, and what is said stays as it was written.
    [InlineData("全體：請今天交材料。", "all", "請今天交材料。")]
    [InlineData("第一黨支部：請今天交材料。", "branch:第一党支部", "請今天交材料。")]
    [InlineData("支部:第一黨支部 請今天交材料。", "branch:第一党支部", "請今天交材料。")]
    [InlineData("没有的支部：请今天交材料。", "all", "没有的支部：请今天交材料。")]
    public async Task Command_AColonBehindTheAudience_SaysToWhom(string typed, string audience, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Equal(audience, form.Inputs["audience"]);
        Assert.Equal(text, form.Inputs["text"]);
    }

    [Theory]
    [InlineData("发送全体 明天交材料", "all", "明天交材料")]
    [InlineData("发送：全体 明天交材料", "all", "明天交材料")]
    [InlineData("发送第一党支部 明天交材料", "branch:第一党支部", "明天交材料")]
    [InlineData("全体 明天交材料", "all", "明天交材料")]
    [InlineData("支部:第一党支部 明天交材料", "branch:第一党支部", "明天交材料")]
    [InlineData("發送 全體 明天交發言稿", "all", "明天交發言稿")]
    [InlineData("發送全體 明天交發言稿", "all", "明天交發言稿")]
    [InlineData("全體 明天交發言稿", "all", "明天交發言稿")]
    public async Task Command_WithoutTheWordOrTheBlankOfSending_IsTheFormOfWhatFollows(string typed, string audience, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 " + typed);

        Assert.Equal((audience, text), (form.Inputs.GetValueOrDefault("audience"), form.Inputs.GetValueOrDefault("text")));
    }

    [Theory]
    [InlineData("明天交材料")]
    [InlineData("发送材料给办公室")]
    [InlineData("發送材料給辦公室")]
    [InlineData("全体")]
    public async Task Command_WithAnythingElse_SaysThatItWasNotTakenAndOffersIt(string typed)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var answer = await office.Office.SayAsync("提醒 " + typed);

        Assert.Contains("没有收下", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["提醒 发送 " + typed, "提醒"], answer.ButtonsOf("command.run").Select(b => b[CardData.Command]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("支部:第百党支部 误发测试")]
    [InlineData("支部：第一")]
    [InlineData("机关：今天下午三点开会。")]
    [InlineData("機關：今天下午三點開會。")]
    public async Task Command_AUnitThatIsNotThere_ChoosesNobodyInItsPlace(string typed)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Contains("没有找到", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("audience", form.Inputs.Keys);
        Assert.DoesNotContain("245", form.Text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("提醒")]
    [InlineData("提醒 发送 全体 大家好")]
    public async Task Command_NotOfTheOffice_IsRefused(string command)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
        {
            var answer = await person.SayAsync(command);
            Assert.False(answer.Has(CardVerbs.ReminderSend) || answer.Has(CardVerbs.ReminderList), answer.Text);
        }
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

    [Fact]
    public async Task List_AfterSending_ShowsItAndOpensIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        var list = await office.Office.SayAsync("提醒");
        var opened = await office.Office.ClickAsync(list, CardVerbs.ReminderOpen);

        Assert.Contains("请报送材料。", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_MoreOpenOnesThanAPageHolds_LeadsToEachOnce()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        for (var i = 0; i < 23; i++)
        {
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(today, $"r{i:00}"),
                    // The last few are over.
                    State = i < 18 ? ReminderState.Approved : ReminderState.Cancelled,
                    Text = $"第{i}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(today.AddDays(1 + ((i * 7) % 18)), new TimeOnly(9, 0)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var pages = new List<ShownCard> { await office.Office.SayAsync("提醒") };
        while (pages.Count < 5 && pages[^1].Text.Contains("下一页", StringComparison.Ordinal))
            pages.Add((await office.Office.ClickAsync(pages[^1], CardVerbs.ReminderList)).Card);

        var listed = pages.SelectMany(page => page.ButtonsOf(CardVerbs.ReminderOpen)).Select(data => data["id"]!.GetValue<string>()).ToList();
        var times = (await Task.WhenAll(listed.Take(18).Select(id => book.FindAsync(id, OfficeHost.Stop)))).Select(r => r!.Times.On).ToList();
        Assert.Equal(23, listed.Distinct().Count());
        Assert.Equal(23, listed.Count);
        Assert.Equal(times.Order(), times);
        Assert.DoesNotContain("未列出", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("回到第一页", pages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ClosedOnesOfADay_StandLatestFirstOnEveryPage()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        for (var i = 0; i < 14; i++)
        {
            // The first is of the day before; ids of a day are in no order of their own.
            var day = i == 0 ? today.AddDays(-1) : today;
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(day, $"r{i * 5 % 14:00}"),
                    State = ReminderState.Finished,
                    Text = $"第{i}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(day, new TimeOnly(8, 30 + i)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var first = await office.Office.SayAsync("提醒");
        var second = (await office.Office.ClickAsync(first, CardVerbs.ReminderList)).Card;

        var listed = new[] { first, second }.SelectMany(page => page.ButtonsOf(CardVerbs.ReminderOpen)).Select(data => data["id"]!.GetValue<string>());
        var texts = (await Task.WhenAll(listed.Select(id => book.FindAsync(id, OfficeHost.Stop)))).Select(r => r!.Text);
        Assert.Equal(Enumerable.Range(0, 14).Reverse().Select(i => $"第{i}条"), texts);
    }

    // The notice of a new secretary has the id of the day it was made, and goes out on the next.
    [Fact]
    public async Task List_ClosedOnesOfAPage_StandByTheTimeTheyShow()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        foreach (var (made, hour) in ((DateOnly, int)[])[(today, 8), (today.AddDays(-1), 9), (today, 10)])
        {
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(made, $"r{hour}"),
                    State = ReminderState.Finished,
                    Text = $"第{hour}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(today, new TimeOnly(hour, 30)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var list = await office.Office.SayAsync("提醒");

        var texts = await Task.WhenAll(list.ButtonsOf(CardVerbs.ReminderOpen).Select(async data => (await book.FindAsync(data["id"]!.GetValue<string>(), OfficeHost.Stop))!.Text));
        Assert.Equal(["第10条", "第9条", "第8条"], texts);
    }

    // The reminders that there are, sent or not.
    private static Task<IReadOnlyList<Reminder>> MadeAsync(OfficeHost office) => office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop);

    // 收件人 14 人
    private static int Members(ShownCard form) => int.Parse(
        form.DataOf(CardVerbs.ReminderSend)["shown"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
}
