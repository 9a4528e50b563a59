using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>From the sentence to the record, and what may go wrong on the way.</summary>
public sealed class MeetingLogTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";
    private const string Branch = "branch:第一党支部";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    private StaleEdits Edits => new(office, "meeting", "topic");

    [Fact]
    public async Task Sentence_OfARecorder_FillsWhatWasSaidAndNothingElse()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["type"] = "branch-committee",
                ["date"] = "2026-11-23",
                ["expected"] = "7",
                ["present"] = "6",
                ["absent"] = "张三:出差",
                ["topic"] = "传达学习市委全会精神",
            },
            card.Inputs);
    }

    [Fact]
    public async Task Sentence_NotConfirmed_WritesNothing()
    {
        await office.Recorder.SayAsync(Sentence);

        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfTheFilledCard_IsInStorageCountedAndShownToAll()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var saved = await office.Recorder.ClickAsync(card, "meeting.save");

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        var line = Assert.Single(await LinesAsync());
        Assert.Equal(("branch-committee", new DateOnly(2026, 11, 23), 6), (line.Register, line.Date, line.Present));
        var tally = await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.Equal(1, tally["branch-committee/count"]);
        Assert.Equal(6, tally["branch-committee/present"]);
        var audit = await office.Units.AuditAsync(Branch, OfficeHost.Stop);
        Assert.Null(audit.Break);
        Assert.Equal(1, audit.Entries);
    }

    [Fact]
    public async Task Save_ClickedTwice_LeavesOneRecordAndSaysSo()
    {
        var card = await office.Recorder.SayAsync(Sentence);
        await office.Recorder.ClickAsync(card, "meeting.save");

        var again = await office.Recorder.ClickAsync(card, "meeting.save");

        Assert.Contains("此前已经保存过", again.Card.Text, StringComparison.Ordinal);
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Save_ClickedEightTimesAtOnce_LeavesOneRecord()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Recorder.ClickAsync(card, "meeting.save")));

        Assert.All(answers, a => Assert.Contains("会议记录已保存", a.Card.Text, StringComparison.Ordinal));
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfAnotherContentFromASavedCard_OverwritesNothingAndShowsWhatIsThere()
    {
        var card = await office.Recorder.SayAsync(Sentence);
        await office.Recorder.ClickAsync(card, "meeting.save");

        var other = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("topic", "另一个主题")]);

        Assert.Contains("没有写入", other.Card.Text, StringComparison.Ordinal);
        Assert.Contains("传达学习市委全会精神", other.Card.Text, StringComparison.Ordinal);
        Assert.Equal("传达学习市委全会精神", Assert.Single(await LinesAsync()).Title);
    }

    [Fact]
    public async Task Message_DeliveredTwice_IsAnsweredOnce()
    {
        var message = office.Recorder.Message(Sentence);
        await office.Recorder.DeliverAsync(message);

        using var again = await office.PostAsync(message);

        Assert.True(again.IsSuccessStatusCode);
        Assert.Single(office.Teams.Messages);
    }

    [Theory]
    [InlineData("type", "no-such-register", "请选择会议类型")]
    [InlineData("date", "2026-02-30", "请填写有效的日期")]
    [InlineData("date", "2026-11-24", "日期还没有到")]
    [InlineData("present", "8", "不能多于应到人数")]
    [InlineData("expected", "七人", "整数")]
    [InlineData("start", "25:00", "14:30")]
    [InlineData("tags", "made-up", "没有“made-up”这个标签")]
    [InlineData("actions", "写信息 | 骆红 | 2026-13-01", "第 1 行")]
    [InlineData("agenda", "选举 | 别的 | 1", "第 1 行")]
    public async Task Save_OfBadInput_SaysSoAtTheFieldKeepsWhatWasTypedAndWritesNothing(string field, string typed, string said)
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var refused = await office.Recorder.ClickAsync(card, "meeting.save", changed: [(field, typed), ("place", "二楼会议室")]);

        Assert.Contains(said, refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(typed, refused.Card.Inputs[field]);
        Assert.Equal("二楼会议室", refused.Card.Inputs["place"]);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Save_AfterACorrection_SavesFromTheHandedBackCard()
    {
        var card = await office.Recorder.SayAsync(Sentence);
        var refused = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("present", "8")]);

        var saved = await office.Recorder.ClickAsync(refused.Card, "meeting.save", changed: [("present", "7")]);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(await LinesAsync()).Present);
    }

    [Fact]
    public async Task Save_OfATopicTooLongForACard_IsAnErrorThatNamesTheField()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var refused = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("topic", new string('学', 40_000))]);

        Assert.Equal(400, refused.Status);
        Assert.Contains("主题", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfATalkWithATopic_HandsTheTopicBack()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var refused = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("type", "talk")]);

        Assert.Contains("此类会议不记录这一项", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal("传达学习市委全会精神", refused.Card.Inputs["topic"]);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Edit_OfASavedMeeting_KeepsTheFormerVersion()
    {
        var saved = await SavedAsync();
        var form = await office.Recorder.ClickAsync(saved, "meeting.edit");

        var edited = await office.Recorder.ClickAsync(form.Card, "meeting.save", changed: [("date", "2026-10-20")]);

        Assert.Contains("2026年10月20日", edited.Card.Text, StringComparison.Ordinal);
        var id = Assert.Single(await LinesAsync()).Id;
        var former = Assert.Single(await office.Units.VersionsAsync(Branch, id, OfficeHost.Stop));
        Assert.Equal(new DateOnly(2026, 11, 23), former.Date);
        Assert.Empty(await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop));
    }

    [Fact]
    public async Task Edit_OfTwoPeople_TheSecondIsToldAndOverwritesNothing()
    {
        await Edits.SecondOfTwoIsToldAsync(await SavedAsync(), "书记改的");

        Assert.Equal("书记改的", Assert.Single(await LinesAsync()).Title);
    }

    [Fact]
    public async Task Edit_FromACardThatIsStale_SaysSo() => await Edits.FormFromAStaleCardSaysSoAsync(await SavedAsync(), "书记改的");

    [Fact]
    public async Task Edit_SavedTwiceByTheSameClick_IsOneNewVersion()
    {
        await Edits.SameClickTwiceSaysSoAsync(await SavedAsync());

        Assert.Single(await office.Units.VersionsAsync(Branch, Assert.Single(await LinesAsync()).Id, OfficeHost.Stop));
    }

    [Fact]
    public async Task Cancel_OfASavedMeeting_CountsNoMoreAndStaysListed()
    {
        var saved = await SavedAsync();

        var cancelled = await office.Recorder.ClickAsync(saved, "meeting.cancel");

        Assert.Contains("会议记录已取消", cancelled.Card.Text, StringComparison.Ordinal);
        Assert.Equal("cancelled", Assert.Single(await LinesAsync()).State);
        Assert.Empty(await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop));
    }

    [Fact]
    public async Task Discard_OfAForm_WritesNothing()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var left = await office.Recorder.ClickAsync(card, "meeting.cancel");

        Assert.Contains("没有保存任何内容", left.Card.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    [Theory]
    [InlineData("meeting.open")]
    [InlineData("meeting.edit")]
    [InlineData("meeting.save")]
    [InlineData("meeting.cancel")]
    public async Task Click_OnATamperedRecordId_FindsNothingAndWritesNothing(string verb)
    {
        var saved = await SavedAsync();
        var data = saved.DataOf("meeting.edit");
        data["id"] = "m-of-nobody|x/../y";
        data["op"] = new string('a', 26);
        data["type"] = "branch-committee";
        data["date"] = "2026-11-20";

        var answer = await office.Recorder.ForgeAsync(verb, data);

        Assert.Contains("没有找到这条记录", answer.Text, StringComparison.Ordinal);
        Assert.Equal("传达学习市委全会精神", Assert.Single(await LinesAsync()).Title);
    }

    [Theory]
    [InlineData("meeting.open")]
    [InlineData("meeting.edit")]
    [InlineData("meeting.save")]
    [InlineData("meeting.cancel")]
    public async Task Click_OnARecordOfAnotherBranch_IsRefusedAndWritesNothing(string verb)
    {
        var saved = await SavedAsync();
        var data = saved.DataOf("meeting.edit");
        data["op"] = new string('a', 26);
        data["type"] = "branch-committee";
        data["date"] = "2026-11-20";

        var answer = await office.OtherRecorder.ForgeAsync(verb, data);

        Assert.Equal(400, answer.Status);
        Assert.Equal("active", Assert.Single(await LinesAsync()).State);
    }

    [Theory]
    [InlineData("", "没有保存")]
    [InlineData("not an operation", "没有保存")]
    public async Task Save_OfACardWithoutItsOperation_IsRefused(string operation, string said)
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var answer = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("op", operation)]);

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    private async Task<ShownCard> SavedAsync() =>
        (await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save")).Card;

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
