using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>A research project shows all that was made of it.</summary>
public sealed class ProjectTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Project_WithWhatPointsToIt_ShowsTheChain()
    {
        var pick = await office.Office.ClickAsync(await office.Office.SayAsync("台账"), CardVerbs.LedgerNew);
        var form = await office.Office.ClickAsync(pick.Card, CardVerbs.LedgerNew, changed: [("register", "research-project"), ("unit", "office:机关")]);
        var project = await office.Office.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: [("f-title", "联系点作用发挥"), ("f-level", "office")]);
        var id = project.Card.DataOf(CardVerbs.LedgerEdit)["id"]!.GetValue<string>();

        var suggestion = await SuggestAsync(project.Card);
        var saved = await office.Office.ClickAsync(
            suggestion.Card, CardVerbs.RecordSave, changed: [("f-on", "2026-11-23"), ("f-title", "增加开放时间"), ("f-project", id)]);
        Assert.Contains("联系点作用发挥", saved.Card.Text, StringComparison.Ordinal);
        var problem = await office.Office.ClickAsync(pick.Card, CardVerbs.LedgerNew, changed: [("register", "problem-list"), ("unit", "office:机关")]);
        await office.Office.ClickAsync(problem.Card, CardVerbs.LedgerSave, changed: [("f-title", "反馈不够及时"), ("f-source", "research"), ("f-project", id)]);

        var opened = await office.Office.ForgeAsync(CardVerbs.LedgerOpen, project.Card.DataOf(CardVerbs.LedgerEdit));
        Assert.Contains("增加开放时间", opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("反馈不够及时", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ToAnItemForFew_TellsAMemberNoTitle()
    {
        await SaveAsync("research-project", "p1", new() { ["title"] = "独有的课题名称", ["status"] = "in-progress", ["visibility"] = "leaders" });
        await SaveAsync("case-study", "c1", new() { ["title"] = "案例一", ["type"] = "positive", ["project"] = "p1" });

        var data = new JsonObject { ["unit"] = TestOffice.Unit, ["id"] = "c1" };
        var recorder = await office.Recorder.ForgeAsync(CardVerbs.RecordOpen, data.DeepClone().AsObject());
        var member = await office.Member.ForgeAsync(CardVerbs.RecordOpen, data);

        Assert.Contains("独有的课题名称", recorder.Card.Text, StringComparison.Ordinal);
        Assert.Contains("案例一", member.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("独有的课题名称", member.Card.Text, StringComparison.Ordinal);

        async Task SaveAsync(string register, string id, Dictionary<string, string> fields) =>
            Assert.IsType<SaveOutcome.Saved>(await office.Units.SaveAsync(
                new UnitSave
                {
                    Unit = TestOffice.Unit,
                    OperationId = id,
                    What = "test",
                    Who = office.Recorder.Id,
                    At = office.Clock.GetUtcNow(),
                    Writes =
                    [
                        new RecordWrite.Create(new OfficeRecord
                        {
                            Id = id,
                            Unit = TestOffice.Unit,
                            Register = register,
                            Date = new DateOnly(2026, 11, 2),
                            Title = fields["title"],
                            Fields = fields.ToImmutableSortedDictionary(StringComparer.Ordinal),
                            Version = 1,
                            CreatedBy = office.Recorder.Id,
                            CreatedAt = office.Clock.GetUtcNow(),
                            ChangedBy = office.Recorder.Id,
                            ChangedAt = office.Clock.GetUtcNow(),
                        }),
                    ],
                },
                OfficeHost.Stop));
    }

    [Fact]
    public async Task Project_WithAReportFromBeforeItWasListed_CountsItToo()
    {
        var pick = await office.Office.ClickAsync(await office.Office.SayAsync("台账"), CardVerbs.LedgerNew);
        var form = await office.Office.ClickAsync(pick.Card, CardVerbs.LedgerNew, changed: [("register", "research-project"), ("unit", "office:机关")]);
        var project = await office.Office.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: [("f-title", "联系点作用发挥"), ("f-level", "office")]);
        var data = project.Card.DataOf(CardVerbs.LedgerEdit);
        foreach (var (on, title) in ((string, string)[])[("2026-10-15", "先前的建议"), ("2026-11-23", "今天的建议")])
            await office.Office.ClickAsync(
                (await SuggestAsync(project.Card)).Card,
                CardVerbs.RecordSave,
                changed: [("f-on", on), ("f-title", title), ("f-project", data["id"]!.GetValue<string>())]);

        var opened = await office.Office.ForgeAsync(CardVerbs.LedgerOpen, data);

        Assert.Contains("先前的建议", opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("（2）", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_AmongManyEntriesOfItsUnit_KeepsItsWholeChain()
    {
        const string unit = "office:机关";
        await SaveAsync("research-project", 1, _ => new() { ["title"] = "联系点作用发挥", ["status"] = "in-progress" });
        await SaveAsync("case-study", 2, n => new() { ["title"] = $"案例{n}", ["type"] = "positive", ["project"] = "research-project1" });
        await SaveAsync("research-suggestion", 3, n => new() { ["title"] = $"建议{n}", ["project"] = "research-project1" });
        await SaveAsync("problem-list", 120, n => new() { ["title"] = $"其他事项{n}", ["status"] = "not-started" });

        var opened = await office.Office.ForgeAsync(CardVerbs.LedgerOpen, new JsonObject { ["unit"] = unit, ["id"] = "research-project1" });

        Assert.Contains("案例解剖（2）", opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("（3）", opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("建议3", opened.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("其他事项", opened.Card.Text, StringComparison.Ordinal);

        async Task SaveAsync(string register, int count, Func<int, Dictionary<string, string>> fields)
        {
            // Each kind lies a day after the one before.
            var on = new DateOnly(2026, 11, 2).AddDays(register switch { "research-project" => 0, "problem-list" => 9, _ => 1 });
            foreach (var batch in Enumerable.Range(1, count).Chunk(20))
                Assert.IsType<SaveOutcome.Saved>(await office.Units.SaveAsync(
                    new UnitSave
                    {
                        Unit = unit,
                        OperationId = FormattableString.Invariant($"{register}{batch[0]}"),
                        What = "test",
                        Who = office.Office.Id,
                        At = office.Clock.GetUtcNow(),
                        Writes = [.. batch.Select(n => new RecordWrite.Create(RecordOf(register, n, on, fields(n))))],
                    },
                    OfficeHost.Stop));
        }

        OfficeRecord RecordOf(string register, int n, DateOnly on, Dictionary<string, string> fields) => new()
        {
            Id = FormattableString.Invariant($"{register}{n}"),
            Unit = unit,
            Register = register,
            Date = on,
            Title = fields["title"],
            Fields = fields.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Version = 1,
            CreatedBy = office.Office.Id,
            CreatedAt = office.Clock.GetUtcNow(),
            ChangedBy = office.Office.Id,
            ChangedAt = office.Clock.GetUtcNow(),
        };
    }

    // A project's card offers one form for each kind that points to it.
    private Task<Answer> SuggestAsync(ShownCard project) => office.Office.ClickAsync(
        project, CardVerbs.RecordNew, data: project.ButtonsOf(CardVerbs.RecordNew).Single(d => d["register"]!.GetValue<string>() == "research-suggestion"));
}
