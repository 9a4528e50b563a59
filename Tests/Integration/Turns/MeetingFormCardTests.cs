using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>What the form of a meeting could not ask for or preselect, and what of a message it does not hold, is told.</summary>
public sealed class MeetingFormCardTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Branch = "branch:第一党支部";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Save_OfAKindChosenOnTheForm_NamesWhatTheFormDidNotAskFor()
    {
        var blank = await office.Recorder.SayAsync("记");

        var saved = await office.Recorder.ClickAsync(blank, CardVerbs.MeetingSave, changed: [("type", "visit"), ("date", "2026-11-20")]);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("事由、户数", saved.Card.Text, StringComparison.Ordinal);
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfAKindThatTheFormAskedFor_NamesNothing()
    {
        var form = await office.Recorder.SayAsync("记 11月20日走访慰问老党员");
        Assert.True(form.HasInput("households"));

        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("户数", saved.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("报送总结", true)]
    [InlineData("报送总结 | 骆松筠 |", true)]
    [InlineData("报送总结 | 骆松筠 | 2026-12-08", false)]
    public async Task Save_OfATaskWithoutAnOwnerOrADate_SaysThatNobodyIsReminded(string actions, bool says)
    {
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");

        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("actions", actions)]);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(says, saved.Card.Text.Contains("不会提醒，也不列入台账", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("综合科", "写总结（综合科）", null)]
    [InlineData("沈一舟、周砚清", null, "写总结（沈一舟）")]
    [InlineData("沈一舟同志", null, null)]
    public async Task Save_OfATaskWhoseOwnerIsNotOnePerson_NamesIt(string owner, string? unknown, string? first)
    {
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");

        var saved = await office.Recorder.ClickAsync(
            form, CardVerbs.MeetingSave, changed: [("actions", $"报送总结 | 骆松筠 | 2026-12-08\n写总结 | {owner} | 2026-12-09")]);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(unknown is not null, saved.Card.Text.Contains($"不会提醒：{unknown}。", StringComparison.Ordinal));
        Assert.Equal(first is not null, saved.Card.Text.Contains($"只提醒其中一位：{first}。", StringComparison.Ordinal));
        Assert.DoesNotContain("报送总结（", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OnceTheRosterKnowsTheOwner_RemindsThemAndSaysNothing()
    {
        var saved = await SavedWithAsync("写总结 | 新人 | 2026-12-09");
        Assert.Contains("写总结（新人）", saved.Text, StringComparison.Ordinal);
        var joined = office.PersonOf("6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827");
        await office.ImportRosterAsync($"unit,kind,name,userId,upn,role,title,group\n第一党支部,branch,新人,{joined.Id},,member,,\n");

        var form = await office.Recorder.ClickAsync(saved, CardVerbs.MeetingEdit);
        var edited = await office.Recorder.ClickAsync(form.Card, CardVerbs.MeetingSave, changed: [("place", "二楼")]);
        await office.DispatchAsync();

        Assert.Contains("会议记录已保存", edited.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不会提醒", edited.Card.Text, StringComparison.Ordinal);
        Assert.Contains("写总结", (await joined.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OnceTheOwnerIsCalledOtherwise_DoesNotSayThatNobodyIsReminded()
    {
        var saved = await SavedWithAsync("写总结 | 沈一舟 | 2026-12-09");
        await office.ImportRosterAsync($"unit,kind,name,userId,upn,role,title,group\n第一党支部,branch,沈舟,{office.Member.Id},,member,,\n");

        var form = await office.Recorder.ClickAsync(saved, CardVerbs.MeetingEdit);
        var edited = await office.Recorder.ClickAsync(form.Card, CardVerbs.MeetingSave, changed: [("place", "二楼")]);

        Assert.Contains("会议记录已保存", edited.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不会提醒", edited.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfATaskOfTwoPeopleOfOneName_SaysThatThereAreTwo()
    {
        await office.ImportRosterAsync(
            "unit,kind,name,userId,upn,role,title,group\n第一党支部,branch,沈一舟,6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827,,member,,\n");

        Assert.Contains("写总结（沈一舟，2 人）", (await SavedWithAsync("写总结 | 沈一舟 | 2026-12-09")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_IntoAKindWithoutWhatTheFormerOneHad_NamesWhatIsNotKept()
    {
        var blank = await office.Recorder.SayAsync("记");
        var saved = await office.Recorder.ClickAsync(blank, CardVerbs.MeetingSave, changed: [("type", "volunteer"), ("date", "2026-11-20"), ("hours", "3")]);

        var form = await office.Recorder.ClickAsync(saved.Card, CardVerbs.MeetingEdit);
        var edited = await office.Recorder.ClickAsync(form.Card, CardVerbs.MeetingSave, changed: [("type", "theme-day")]);

        Assert.Contains("没有保留", edited.Card.Text, StringComparison.Ordinal);
        Assert.Contains("服务时长（小时） 3", edited.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfATaskThatIsDueBeforeTheMeeting_SaysSoAtItsLine()
    {
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");

        var refused = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("actions", "写总结 | 沈一舟 | 2020-12-15")]);

        Assert.Contains("第 1 行", refused.Card.Text, StringComparison.Ordinal);
        Assert.Contains("不能早于会议日期 2026年11月20日", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal("写总结 | 沈一舟 | 2020-12-15", refused.Card.Inputs["actions"]);
    }

    [Fact]
    public async Task Save_OfADayTypedOnTheForm_CarriesTheCampaignOfThatDayAndSaysSo()
    {
        await CampaignAsync();
        var blank = await office.Recorder.SayAsync("记");

        var saved = await office.Recorder.ClickAsync(blank, CardVerbs.MeetingSave, changed: [("type", "branch-committee"), ("date", "2026-11-20")]);

        Assert.Equal(["conduct"], (await RecordAsync()).Tags);
        Assert.Contains("标签已按日期调整", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfADayCorrectedToBeforeTheCampaign_CarriesItNoMore()
    {
        await CampaignAsync();
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");
        Assert.Equal("conduct", form.Inputs["tags"]);

        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("date", "2026-10-20")]);

        Assert.Empty((await RecordAsync()).Tags);
    }

    [Fact]
    public async Task Save_WithTheCampaignTakenOff_IsAsConfirmedAlsoAfterACorrection()
    {
        await CampaignAsync();
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");
        var refused = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("tags", null), ("present", "8")]);

        var saved = await office.Recorder.ClickAsync(refused.Card, CardVerbs.MeetingSave, changed: [("present", "7")]);

        Assert.Empty((await RecordAsync()).Tags);
        Assert.DoesNotContain("标签已按日期调整", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfAFormOfAFormerBuild_IsAsConfirmedAndNamesNothing()
    {
        await CampaignAsync();
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");
        var data = form.DataOf(CardVerbs.MeetingSave);
        data.Remove(CardData.Offered);
        data.Remove(CardData.Asked);

        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, data: data, changed: [("type", "volunteer"), ("tags", null)]);

        Assert.Empty((await RecordAsync()).Tags);
        Assert.DoesNotContain("服务时长", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OfAMeetingWithoutTheCampaign_DoesNotBringItBack()
    {
        var blank = await office.Recorder.SayAsync("记");
        var saved = await office.Recorder.ClickAsync(blank, CardVerbs.MeetingSave, changed: [("type", "branch-committee"), ("date", "2026-11-20")]);
        await CampaignAsync();

        var form = await office.Recorder.ClickAsync(saved.Card, CardVerbs.MeetingEdit);
        await office.Recorder.ClickAsync(form.Card, CardVerbs.MeetingSave, changed: [("place", "二楼")]);

        Assert.Empty((await RecordAsync()).Tags);
    }

    [Theory]
    [InlineData("volunteer", "hours", "120", "不大于 99")]
    [InlineData("volunteer", "hours", "1.25", "请填写数字")]
    [InlineData("branch-committee", "agenda", "干部任免 | 人事 | 1000", "第 1 行：人数 · 不大于 999")]
    public async Task Save_OfANumberOutOfRange_SaysWhatIsWrong(string type, string field, string typed, string said)
    {
        var blank = await office.Recorder.SayAsync("记");

        var refused = await office.Recorder.ClickAsync(blank, CardVerbs.MeetingSave, changed: [("type", type), ("date", "2026-11-20"), (field, typed)]);

        Assert.Contains(said, refused.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请填写有效的日期", refused.Card.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Draft_OfAMessageBeyondTheLimit_SaysSoOnOpening()
    {
        var posted = await office.Recorder.SayAsync("记 刚开完支委会，应到7人实到6人。" + new string('略', 1000), channel: true);

        var form = await office.Recorder.ClickAsync(posted, CardVerbs.MeetingEdit, channel: true);

        Assert.Contains("只读了前 1000 个字", form.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_OfTwoMeetings_SaysWhichOneIsNotInTheForm()
    {
        const string Message = "记 11月20日支委会，应到7人实到7人；11月19日党员大会，14人参加";
        var form = await office.Recorder.SayAsync(Message);
        Assert.Contains("似乎还说到另一次会议：支部党员大会，2026年11月19日 周四", form.Text, StringComparison.Ordinal);

        var posted = await office.Recorder.SayAsync(Message, channel: true);
        var opened = await office.Recorder.ClickAsync(posted, CardVerbs.MeetingEdit, channel: true);
        Assert.Contains("似乎还说到另一次会议", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_OfTwoMeetingsOfOneDay_SaysWhichKindIsNotInTheForm()
    {
        const string Message = "记 昨天支委会，7人到会；党员大会应到14人，实到12人";
        var form = await office.Recorder.SayAsync(Message);
        Assert.Contains("似乎还说到另一次会议：支部党员大会。", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("expected", form.Inputs.Keys);

        var posted = await office.Recorder.SayAsync(Message, channel: true);
        var opened = await office.Recorder.ClickAsync(posted, CardVerbs.MeetingEdit, channel: true);
        Assert.Contains("似乎还说到另一次会议：支部党员大会。", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_ThatSaysIChaired_HasTheWriterInTheChair()
    {
        var form = await office.Recorder.SayAsync("记 昨天支委会，7人到会，由我主持");

        Assert.Equal("林晓禾", form.Inputs["host"]);
    }

    [Fact]
    public async Task Sentence_OfTwoMeetings_InEnglish_SaysSoInEnglish()
    {
        await office.SetOwnAsync(office.Recorder, "language", "en-US");

        var form = await office.Recorder.SayAsync("记 11月20日支委会，应到7人实到7人；11月19日党员大会，14人参加");

        Assert.Contains("seems to hold another meeting: ", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_WithNamesOfTheRosterAndNothingBetween_NamesAllWhoWereAbsent()
    {
        var form = await office.Recorder.SayAsync("记 11月20日党员大会，沈一舟骆松筠出差，12人参加");

        Assert.Equal("沈一舟:出差; 骆松筠:出差", form.Inputs["absent"]);
    }

    [Theory]
    [InlineData("第三党支部刚开完支委会，应到5人实到5人")]
    [InlineData("第三党支部11月18日在《人民代表报》刊发署名文章《让代表离群众更近》")]
    public async Task Sentence_AboutAUnitOfOthers_SaysThatTheFormIsForAnother(string sentence)
    {
        var form = await office.Recorder.SayAsync(sentence);
        Assert.Contains("第三党支部", form.Text, StringComparison.Ordinal);

        var posted = await office.Recorder.SayAsync("记 " + sentence, channel: true);
        var opened = await office.Recorder.ClickAsync(posted, posted.Has("meeting.edit") ? "meeting.edit" : "record.edit", channel: true);
        Assert.Contains("第三党支部", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_InEnglish_NamesTheMarkOfAnAgendaItemInEnglish()
    {
        await office.SetOwnAsync(office.Recorder, "language", "en-US");
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");

        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("agenda", "学习讲话 | 第一议题")]);

        Assert.Contains("First item", saved.Card.Text, StringComparison.Ordinal);
    }

    private async Task<ShownCard> SavedWithAsync(string actions)
    {
        var form = await office.Recorder.SayAsync("记 11月20日召开支委会，应到7人实到7人");
        return (await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("actions", actions)])).Card;
    }

    private async Task CampaignAsync()
    {
        var saved = await office.Office.ClickAsync(
            await office.Office.SayAsync("标签"),
            CardVerbs.TagsSave,
            changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01"), ("tagTo", "2026-11-30")]);
        Assert.Contains("已保存", saved.Card.Text, StringComparison.Ordinal);
    }

    private async Task<OfficeRecord> RecordAsync() =>
        (await office.Units.FindAsync(Branch, Assert.Single(await LinesAsync()).Id, OfficeHost.Stop))!.Value;

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
