using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>An entry of a register that is no meeting: from the word 登记 or a sentence to the record, and what may go wrong on the way.</summary>
public sealed class RecordTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Branch = "branch:第一党支部";
    private const string Sentence = "11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    private StaleEdits Edits => new(office, "record", "f-title");

    [Fact]
    public async Task Save_OfTheFilledForm_IsInStorageCountedAndAudited()
    {
        var saved = await SavedAsync();

        Assert.Contains("已保存", saved.Text, StringComparison.Ordinal);
        Assert.Contains("人民代表报", saved.Text, StringComparison.Ordinal);
        Assert.Contains("署名文章", saved.Text, StringComparison.Ordinal);
        var line = Assert.Single(await LinesAsync());
        Assert.Equal(("article", new DateOnly(2026, 11, 18), "让代表离群众更近"), (line.Register, line.Date, line.Title));
        Assert.Equal(1, (await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop))["article/count"]);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Save_ClickedEightTimesAtOnce_LeavesOneRecord()
    {
        var form = await FilledAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Recorder.ClickAsync(form, "record.save")));

        Assert.All(answers, a => Assert.Contains("已保存", a.Card.Text, StringComparison.Ordinal));
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfAnotherContentFromASavedForm_OverwritesNothingAndShowsWhatIsThere()
    {
        var form = await FilledAsync();
        await office.Recorder.ClickAsync(form, "record.save");

        var other = await office.Recorder.ClickAsync(form, "record.save", changed: [("f-title", "另一篇")]);

        Assert.Contains("没有写入", other.Card.Text, StringComparison.Ordinal);
        Assert.Equal("让代表离群众更近", Assert.Single(await LinesAsync()).Title);
    }

    [Theory]
    [InlineData("f-date", "2026-02-30", "请填写有效的日期")]
    [InlineData("f-date", "2026-11-24", "日期还没有到")]
    [InlineData("f-title", null, "请填写")]
    [InlineData("f-type", "poem", "没有“poem”这一项")]
    [InlineData("f-words", "很多", "整数")]
    [InlineData("f-words", "-1", "不小于")]
    [InlineData("f-tags", "made-up", "没有“made-up”这个标签")]
    [InlineData("f-mood", "好", "此项没有这一栏")]
    public async Task Save_OfBadInput_SaysSoKeepsWhatWasTypedAndWritesNothing(string input, string? typed, string said)
    {
        var form = await FilledAsync();

        var refused = await office.Recorder.ClickAsync(form, "record.save", changed: [(input, typed), ("f-link", "https://example.com/a")]);

        Assert.Contains(said, refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal("https://example.com/a", refused.Card.Inputs["f-link"]);
        if (typed is not null && input is not ("f-mood" or "f-tags"))
            Assert.Equal(typed, refused.Card.Inputs[input]);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Save_AfterACorrection_SavesFromTheHandedBackForm()
    {
        var refused = await office.Recorder.ClickAsync(await FilledAsync(), "record.save", changed: [("f-date", "2026-02-30")]);

        var saved = await office.Recorder.ClickAsync(refused.Card, "record.save", changed: [("f-date", "2026-11-17")]);

        Assert.Contains("2026年11月17日", saved.Card.Text, StringComparison.Ordinal);
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Save_OfATextTooLongForACard_IsAnErrorThatNamesTheField()
    {
        var refused = await office.Recorder.ClickAsync(await FilledAsync(), "record.save", changed: [("f-title", new string('长', 40_000))]);

        Assert.Equal(400, refused.Status);
        Assert.Contains("标题", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Again_AfterSaving_IsAnotherRecord()
    {
        var saved = await SavedAsync();
        var next = await office.Recorder.ClickAsync(saved, "record.new");

        await office.Recorder.ClickAsync(next.Card, "record.save", changed: [("f-date", "2026-11-19"), ("f-title", "又一篇"), ("f-type", "release")]);

        Assert.Equal(["又一篇", "让代表离群众更近"], (await LinesAsync()).Select(l => l.Title));
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
    public async Task Cancel_OfASavedEntry_CountsNoMoreAndStaysListed()
    {
        var cancelled = await office.Recorder.ClickAsync(await SavedAsync(), "record.cancel");

        Assert.Contains("已取消", cancelled.Card.Text, StringComparison.Ordinal);
        Assert.Equal("cancelled", Assert.Single(await LinesAsync()).State);
        Assert.False((await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop)).ContainsKey("article/count"));
        Assert.Contains("已取消", (await office.Recorder.SayAsync("登记簿 稿件")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_OfAForm_WritesNothing()
    {
        var left = await office.Recorder.ClickAsync(await FilledAsync(), "record.cancel");

        Assert.Contains("没有保存任何内容", left.Card.Text, StringComparison.Ordinal);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task List_OfARegister_IsPagedAndOpensAnEntry()
    {
        for (var day = 1; day <= 9; day++)
        {
            var form = await office.Recorder.SayAsync("登记 稿件");
            await office.Recorder.ClickAsync(form, "record.save", changed: [("f-date", $"2026-11-0{day}"), ("f-title", $"第{day}篇"), ("f-type", "release")]);
        }

        var first = await office.Recorder.SayAsync("登记簿 稿件");
        var second = await office.Recorder.ForgeAsync("record.list", first.ButtonsOf("record.list")[0]);
        var opened = await office.Recorder.ClickAsync(second.Card, "record.open");

        Assert.Contains("第9篇", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第1篇", first.Text, StringComparison.Ordinal);
        Assert.Contains("第1篇", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ToAnotherRecord_IsOfferedByTitleAndAForgedOneIsRefused()
    {
        var parent = await DepartmentProjectAsync();
        var pick = await office.Office.SayAsync("登记");
        var form = await office.Office.ClickAsync(pick, "record.new", changed: [("register", "research-suggestion"), ("unit", parent.Unit)]);
        Assert.Contains("营商环境", form.Card.Text, StringComparison.Ordinal);

        var forged = await office.Office.ClickAsync(form.Card, "record.save", changed: [("f-on", "2026-11-20"), ("f-title", "简化流程"), ("f-project", "rnobody")]);
        Assert.Contains("没有这条记录", forged.Card.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(forged.Card, "record.save", changed: [("f-project", parent.Id)]);
        Assert.Contains("营商环境", saved.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record.open")]
    [InlineData("record.edit")]
    [InlineData("record.save")]
    [InlineData("record.cancel")]
    public async Task Click_OnARecordOfAnotherBranch_IsRefusedAndWritesNothing(string verb)
    {
        var data = (await SavedAsync()).DataOf("record.edit");
        data["op"] = new string('a', 26);
        data["register"] = "article";
        data["f-date"] = "2026-11-20";
        data["f-title"] = "别人改的";
        data["f-type"] = "release";

        var answer = await office.OtherRecorder.ForgeAsync(verb, data);

        Assert.Equal(400, answer.Status);
        Assert.Equal(("active", "让代表离群众更近"), (Assert.Single(await LinesAsync()).State, Assert.Single(await LinesAsync()).Title));
    }

    [Theory]
    [InlineData("branch-committee")]
    [InlineData("self-review")]
    [InlineData("no-such")]
    public async Task Save_OfARegisterWithoutThisCard_IsRefused(string register)
    {
        var data = (await FilledAsync()).DataOf("record.save");
        data["register"] = register;

        Assert.Equal(400, (await office.Recorder.ForgeAsync("record.save", data)).Status);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Posted_FromSentenceToSavedToCancelled_ShowsKindAndDayAndNeverTheTitle()
    {
        var posted = await office.Recorder.SayAsync("登记 " + Sentence, channel: true);
        Assert.Contains("稿件", posted.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月18日", posted.Text, StringComparison.Ordinal);
        Assert.False((await office.Member.ClickAsync(posted, "record.edit", channel: true)).IsCard);

        var form = await office.Recorder.ClickAsync(posted, "record.edit", channel: true);
        Assert.Equal("让代表离群众更近", form.Card.Inputs["f-title"]);
        var saved = await office.Recorder.ClickAsync(form.Card, "record.save", channel: true);
        await office.Recorder.SayAsync("登记簿 稿件", channel: true);
        await office.Recorder.ClickAsync(saved.Card, "record.cancel", channel: true);
        await office.Teams.WaitForMessagesAsync(2);

        var sent = office.Teams.Requests.Where(r => r.Method is "POST" or "PUT").Select(r => r.Body).ToList();
        Assert.True(sent.Count >= 3);
        Assert.All(sent, body => Assert.DoesNotContain("让代表离群众更近", body, StringComparison.Ordinal));
    }

    private async Task<ShownCard> FilledAsync() => await office.Recorder.SayAsync(Sentence);

    private async Task<ShownCard> SavedAsync() => (await office.Recorder.ClickAsync(await FilledAsync(), "record.save")).Card;

    private async Task<(string Unit, string Id)> DepartmentProjectAsync()
    {
        var unit = office.Roster.Units.First(u => u.Kind is BotApp.Office.Roster.UnitKind.Department).Id;
        var record = new BotApp.Storage.Records.OfficeRecord
        {
            Id = "rproject", Unit = unit, Register = "research-project", Date = new DateOnly(2026, 3, 1), Title = "营商环境",
            CreatedBy = office.Office.Id, CreatedAt = DateTimeOffset.UnixEpoch, ChangedBy = office.Office.Id, ChangedAt = DateTimeOffset.UnixEpoch,
        };
        Assert.IsType<SaveOutcome.Saved>(await office.Units.SaveAsync(
            new UnitSave { Unit = unit, OperationId = "project", What = "test", Who = "test", At = DateTimeOffset.UnixEpoch, Writes = [new RecordWrite.Create(record)] },
            OfficeHost.Stop));
        return (unit, record.Id);
    }

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
