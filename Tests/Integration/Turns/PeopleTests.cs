using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>Who may do what, and what a person finds under 我的.</summary>
public sealed class PeopleTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "支委会11月20日开的，实到6人，骆松筠12月5日前报送总结";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("会议")]
    [InlineData("记 刚开完支委会，实到5人")]
    [InlineData("帮助")]
    [InlineData("你好")]
    public async Task Stranger_WhateverIsSaid_GetsThePoliteCardAlone(string said)
    {
        var card = await office.Stranger.SayAsync(said);

        Assert.Contains("您不在本机关的名册中", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Inputs);
    }

    [Fact]
    public async Task Stranger_InAChannel_GetsThePoliteCardAlone()
    {
        var card = await office.Stranger.SayAsync("会议", channel: true);

        Assert.Contains("您不在本机关的名册中", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_WithAnEnglishClientInAChannel_IsAnsweredInTheChannelsLanguage()
    {
        var activity = office.Stranger.Message("会议", channel: true);
        activity["locale"] = "en-US";

        Assert.Contains("您不在本机关的名册中", (await office.Stranger.DeliverAsync(activity)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("leader")]
    public async Task Log_ByWhoLogsForNobody_IsRefusedPolitely(string who)
    {
        var person = who is "member" ? office.Member : office.Leader;

        var card = await person.SayAsync(Sentence);

        Assert.False(card.Has("meeting.save"));
        Assert.Contains("没有", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("会议", "meetings")]
    [InlineData("帮助", "help")]
    [InlineData("我的", "my")]
    [InlineData("记", "log")]
    public async Task Command_InEitherLanguageAndWidth_IsTheSame(string chinese, string english)
    {
        var one = await office.Recorder.SayAsync(chinese);
        var other = await office.Recorder.SayAsync("　" + Wide(english) + "　");

        Assert.Equal(one.Text, other.Text);
    }

    [Fact]
    public async Task Command_WordThatOnlyBeginsLikeOne_IsNone()
    {
        var card = await office.Recorder.SayAsync("会议室借好了吗");

        Assert.Contains("没有看懂", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfAPlanByCommand_GivesTheEmptyCardAndSaysWhy()
    {
        var card = await office.Recorder.SayAsync("记 下周一打算开支委会");

        Assert.Contains("没有记录", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Inputs);
    }

    [Fact]
    public async Task Office_LoggingForSomeUnit_ChoosesItOnTheCard()
    {
        var card = await office.Office.SayAsync("第三党支部11月20日开了支委会，实到5人");

        Assert.Equal("branch:第三党支部", card.Inputs["unit"]);
        var saved = await office.Office.ClickAsync(card, "meeting.save", changed: [("unit", "branch:第四党支部")]);
        Assert.Contains("第四党支部", saved.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("上周三到第三党支部走访慰问，5人")]
    [InlineData("上周三走访慰问第三党支部老党员，5人")]
    [InlineData("昨天与第三党支部联合开展主题党日，23人")]
    [InlineData("昨天支委会，5人参加，要求第三党支部12月10日前报总结")]
    [InlineData("昨天支委会，5人参加，第三党支部12月10日前报总结")]
    public async Task Office_NamingAUnitThatWasVisitedOrToldSomething_LogsForItsOwn(string sentence)
    {
        var card = await office.Office.SayAsync(sentence);

        Assert.NotEqual("branch:第三党支部", card.Inputs["unit"]);
    }

    [Theory]
    [InlineData("替第三党支部补记11月20日支委会，实到5人")]
    [InlineData("由第三党支部开展的主题党日，11月20日，实到15人")]
    [InlineData("11月20日第三党支部支委会，实到5人，第三党支部12月10日前报总结")]
    public async Task Office_SpeakingOfAUnit_LogsForIt(string sentence)
    {
        var card = await office.Office.SayAsync(sentence);

        Assert.Equal("branch:第三党支部", card.Inputs["unit"]);
    }

    [Theory]
    [InlineData("log party lecture on 11/18, speaker Sun Liping, 32 attended")]
    [InlineData("help")]
    public async Task English_WhereASentenceIsWantedOrUnread_SaysThatItIsReadInChinese(string said)
    {
        await office.SetOwnAsync(office.Recorder, "language", "en-US");

        Assert.Contains("in Chinese", (await office.Recorder.SayAsync(said)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_AfterAMeetingGaveATask_ShowsItWithItsDeadline()
    {
        await SaveAsync(Sentence);

        var mine = await Luo.SayAsync("我的");

        Assert.Contains("报送总结", mine.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月5日", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("报送总结", (await office.Recorder.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_AfterTheTaskWentToAnother_MovesWithIt()
    {
        var saved = await SaveAsync(Sentence);
        var form = await office.Recorder.ClickAsync(saved, "meeting.edit");
        await office.Recorder.ClickAsync(form.Card, "meeting.save", changed: [("actions", "报送总结 | 凌笛 | 2026-12-08")]);
        await office.DispatchAsync();

        Assert.DoesNotContain("报送总结", (await Luo.SayAsync("我的")).Text, StringComparison.Ordinal);
        var theirs = await new Person(office, "cc1c4292-70f4-4392-a12a-0542c51ddf5f").SayAsync("我的");
        Assert.Contains("2026年12月8日", theirs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_AfterTheMeetingWasCancelled_IsEmpty()
    {
        var saved = await SaveAsync(Sentence);
        await office.Recorder.ClickAsync(saved, "meeting.cancel");
        await office.DispatchAsync();

        Assert.DoesNotContain("报送总结", (await Luo.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("状态2026", "2026年")]
    [InlineData("状态三季度", "2026年第三季度")]
    [InlineData("状态上月", "2026年10月")]
    public async Task Status_PeriodWithoutASpace_IsThatPeriods(string text, string period) =>
        Assert.Contains($"状态 · {period}", (await office.Office.SayAsync(text)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("年报2027", "2027")]
    [InlineData("年报2027年", "2027")]
    public async Task Report_YearWithoutASpace_IsThatYears(string text, string year) =>
        Assert.Contains(year, (await office.Office.SayAsync(text)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("状态2026")]
    [InlineData("年报2026")]
    public async Task Period_WithoutASpaceByAStranger_IsToldWhomToAsk(string text) =>
        Assert.Contains("不在本机关的名册中", (await office.Stranger.SayAsync(text)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("年报2026")]
    [InlineData("导出2026")]
    public async Task File_WithoutASpaceInAChannel_IsForTheOwnChat(string text) =>
        Assert.Equal("这项操作请在与助手的个人聊天中进行。", (await office.Office.SayAsync(text, channel: true)).Text);

    [Fact]
    public async Task List_OfManyMeetings_PagesNewestFirstAndMissesNone()
    {
        foreach (var day in Enumerable.Range(1, 19))
            await SaveAsync($"记 11月{day}日开了支委会，实到6人，学习第{day}次文件");

        var seen = new List<string>();
        var card = await office.Recorder.SayAsync("会议");
        seen.AddRange(Days(card));
        while (card.DataOf("meeting.list").ContainsKey("after"))
        {
            card = (await office.Recorder.ClickAsync(card, "meeting.list")).Card;
            seen.AddRange(Days(card));
            if (!card.Text.Contains("更早的", StringComparison.Ordinal))
                break;
        }

        Assert.Equal(Enumerable.Range(1, 19).Reverse().Select(d => $"2026年11月{d}日"), seen);
    }

    private Person Luo => new(office, "3a7eaff1-6ef1-4447-baf5-811e642d9705");

    private async Task<ShownCard> SaveAsync(string sentence)
    {
        var saved = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(sentence), "meeting.save");
        await office.DispatchAsync();
        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        return saved.Card;
    }

    private static IEnumerable<string> Days(ShownCard card) =>
        card.Text.Split('\n').Where(l => l.StartsWith("2026年", StringComparison.Ordinal)).Select(l => l.Split(' ')[0]);

    private static string Wide(string ascii) => string.Concat(ascii.Select(c => (char)(c + 0xFEE0)));
}
