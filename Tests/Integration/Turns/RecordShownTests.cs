using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>What an entry's cards show and keep for those who may see less, or read another language.</summary>
public sealed class RecordShownTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Department = "department:办公室";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Edit_ByWhoMayNotSeeAReference_KeepsIt()
    {
        var recorder = office.PersonOf("e694c159-fa46-4093-b1fe-d27814201c55");
        await office.Units.SavedAsync(Meetings.Create("opp", Meetings.Record(
            "p1", "research-project", "2026-03-01", "营商环境", Department, [("title", "营商环境"), ("found", "2026-03-01"), ("status", "not-started"), ("visibility", "office")])));
        await office.Units.SavedAsync(Meetings.Create("opc", Meetings.Record(
            "c1", "case-study", "2026-11-05", "某案", Department, [("date", "2026-11-05"), ("title", "某案"), ("type", "negative"), ("project", "p1")])));
        var list = await recorder.SayAsync("登记簿 案例解剖");
        var form = await recorder.ClickAsync((await recorder.ClickAsync(list, "record.open")).Card, "record.edit");
        Assert.DoesNotContain("营商环境", form.Card.Text, StringComparison.Ordinal);

        await recorder.ClickAsync(form.Card, "record.save", changed: [("f-title", "某案剖析")]);

        var record = (await office.Units.FindAsync(Department, "c1", OfficeHost.Stop))!.Value;
        Assert.Equal(("某案剖析", "p1"), (record.Title, record.Fields.GetValueOrDefault("project")));
    }

    [Fact]
    public async Task Edit_OfAReferenceToAKindThatIsOfferedNoLonger_KeepsAndSaysIt()
    {
        // A former build offered every ledger as the project of a case.
        var recorder = office.PersonOf("e694c159-fa46-4093-b1fe-d27814201c55");
        await office.Units.SavedAsync(Meetings.Create("opl", Meetings.Record(
            "l1", "measure-list", "2026-03-01", "攻坚措施", Department, [("title", "攻坚措施"), ("found", "2026-03-01"), ("status", "not-started")])));
        await office.Units.SavedAsync(Meetings.Create("opc", Meetings.Record(
            "c1", "case-study", "2026-11-05", "某案", Department, [("date", "2026-11-05"), ("title", "某案"), ("type", "negative"), ("project", "l1")])));
        var form = await recorder.ClickAsync((await recorder.ClickAsync(await recorder.SayAsync("登记簿 案例解剖"), "record.open")).Card, "record.edit");

        var saved = await recorder.ClickAsync(form.Card, "record.save", changed: [("f-title", "某案剖析")]);

        Assert.Contains("攻坚措施", saved.Card.Text, StringComparison.Ordinal);
        var record = (await office.Units.FindAsync(Department, "c1", OfficeHost.Stop))!.Value;
        Assert.Equal(("某案剖析", "l1"), (record.Title, record.Fields.GetValueOrDefault("project")));
    }

    [Fact]
    public async Task New_OfACase_OffersProjectsOnly()
    {
        var recorder = office.PersonOf("e694c159-fa46-4093-b1fe-d27814201c55");
        foreach (var (register, title) in ((string, string)[])[("measure-list", "攻坚措施"), ("research-project", "营商环境")])
            await office.Units.SavedAsync(Meetings.Create("op" + register, Meetings.Record(
                "r-" + register, register, "2026-03-01", title, Department, [("title", title), ("found", "2026-03-01"), ("status", "not-started")])));

        var form = (await recorder.ClickAsync(await recorder.SayAsync("登记"), "record.new", changed: [("register", "case-study")])).Card;

        Assert.Contains("营商环境", form.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("攻坚措施", form.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfARegisterThatTheUnitKeepsNot_SaysThat()
    {
        var pick = await office.Office.SayAsync("登记");

        var answer = await office.Office.ClickAsync(pick, "record.list", changed: [("register", "member-change"), ("unit", Department)]);

        Assert.Equal(400, answer.Status);
        Assert.Contains("这个单位不登记此项", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_OnAnothersPostedChoice_SaysThatItIsTheRightThatIsMissing()
    {
        var pick = await office.Recorder.SayAsync("登记", channel: true);

        var answer = await office.OtherRecorder.ClickAsync(pick, "record.new", channel: true, changed: [("register", "article")]);

        Assert.Contains("您在这个单位没有办理此事的权限", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_OfARegisterThatTheUnitKeepsNot_SaysThat()
    {
        var pick = await office.Office.SayAsync("登记");

        var answer = await office.Office.ClickAsync(pick, "record.new", changed: [("register", "member-change"), ("unit", Department)]);

        Assert.Equal(400, answer.Status);
        Assert.Contains("这个单位不登记此项", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_InEnglish_NamesAChoiceInEnglish()
    {
        await office.SetOwnAsync(office.Recorder, "language", "en-US");
        var form = await office.Recorder.SayAsync("record member-change");
        await office.Recorder.ClickAsync(form, "record.save", changed: [("f-date", "2026-11-20"), ("f-type", "admitted")]);

        var list = await office.Recorder.SayAsync("records member-change");

        Assert.Contains("Admitted on probation", list.Text, StringComparison.Ordinal);
        Assert.Contains("Admitted on probation", (await office.Recorder.SayAsync("find 预备党员")).Text, StringComparison.Ordinal);
    }
}
