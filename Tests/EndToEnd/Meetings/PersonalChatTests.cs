using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Meetings;

/// <summary>One sentence, one look, one tap; and it is there, whatever becomes of the bot.</summary>
public sealed class PersonalChatTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    [Fact]
    public async Task Sentence_OfARecorder_FillsTheCardWithWhatWasSaid()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);

        var card = await recorder.AskAsync(Sentences.Committee);

        Assert.Equal("支部委员会会议", await card.ReadAsync(Labels.Type));
        Assert.Equal(OfficeToday(), await card.ReadDateAsync(Labels.Date));
        Assert.Equal("7", await card.ReadAsync(Labels.Expected));
        Assert.Equal("6", await card.ReadAsync(Labels.Present));
        Assert.Equal("张三:出差", await card.ReadAsync(Labels.Absent));
        Assert.Equal(Sentences.Topic, await card.ReadAsync(Labels.Topic));
        Assert.Equal(["", "", "", ""], [
            await card.ReadAsync(Labels.Start),
            await card.ReadAsync(Labels.End),
            await card.ReadAsync(Labels.Place),
            await card.ReadAsync(Labels.Host),
        ]);
        await PictureAsync(recorder, "meeting-card");
    }

    [Fact]
    public async Task Sentence_FromAnEnglishClient_IsAnsweredInEnglish()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser, "en-US");

        var card = await recorder.AskAsync(Sentences.Committee);

        Assert.Contains("Topic", await card.LabelsAsync());
        Assert.Equal(Sentences.Topic, await card.ReadAsync("Topic"));
    }

    [Theory]
    [InlineData(false, "全会精神再学习")]
    [InlineData(true, "全会精神研讨")]
    public async Task SavedMeeting_AfterTheBotStoppedOrCrashed_IsListedAndOpens(bool crash, string topic)
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);
        await card.FillAsync(Labels.Topic, topic);
        await card.FillAsync(Labels.Present, "5");
        await card.ClickAsync(Labels.Save);
        Assert.Contains(Labels.Saved, await card.TextAsync(), StringComparison.Ordinal);
        var before = await recorder.AskAsync(Sentences.Meetings);
        Assert.Contains(topic, await before.TextAsync(), StringComparison.Ordinal);

        await Office.RestartBotAsync(crash);

        var list = await recorder.AskAsync(Sentences.Meetings);
        Assert.Contains(topic, await list.TextAsync(), StringComparison.Ordinal);
        await list.ClickInRowAsync(topic, Labels.Open);
        var opened = await list.TextAsync();
        Assert.Contains(topic, opened, StringComparison.Ordinal);
        Assert.Contains("应到 7 · 实到 5", opened, StringComparison.Ordinal);
        Assert.Contains("张三（出差）", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeAndDate_CorrectedOnTheCard_AreWhatIsSaved()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);

        await card.ChooseAsync(Labels.Type, "党课");
        await card.FillDateAsync(Labels.Date, OfficeToday().AddDays(-1));
        await card.FillAsync(Labels.Start, "09:30");
        await card.ClickAsync(Labels.Save);

        var saved = await card.TextAsync();
        Assert.Contains($"党课 · {OfficeToday().AddDays(-1):yyyy年M月d日}", saved, StringComparison.Ordinal);
        Assert.Contains("09:30", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavedMeeting_EditedLater_ShowsTheNewValue()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);
        await card.ClickAsync(Labels.Save);

        await card.ClickAsync(Labels.Edit);
        await card.FillAsync(Labels.Place, "三楼会议室");
        await card.ClickAsync(Labels.Save);

        var saved = await card.TextAsync();
        Assert.Contains(Labels.Saved, saved, StringComparison.Ordinal);
        Assert.Contains("三楼会议室", saved, StringComparison.Ordinal);
        Assert.Contains("第 2 版", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfMorePresentThanExpected_SaysSoAtTheFieldAndKeepsWhatWasTyped()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);
        await card.FillAsync(Labels.Topic, "人数写错的会议");
        await card.FillAsync(Labels.Place, "二楼会议室");
        await card.FillAsync(Labels.Present, "9");

        await card.ClickAsync(Labels.Save);

        Assert.Contains("请更正", await card.TextAfterAsync(Labels.Present), StringComparison.Ordinal);
        Assert.Equal("9", await card.ReadAsync(Labels.Present));
        Assert.Equal("人数写错的会议", await card.ReadAsync(Labels.Topic));
        Assert.Equal("二楼会议室", await card.ReadAsync(Labels.Place));
        var list = await recorder.AskAsync(Sentences.Meetings);
        Assert.DoesNotContain("人数写错的会议", await list.TextAsync(), StringComparison.Ordinal);
    }

    private static DateOnly OfficeToday() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);
}
