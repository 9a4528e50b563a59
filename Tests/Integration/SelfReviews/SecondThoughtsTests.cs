using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Whatever was written, chosen or left out can be changed on the way, and nothing that was typed or ticked is lost on it.</summary>
public sealed class SecondThoughtsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Edit_FromTheLastLook_LeadsToTheMeasuresAndTheirDatesToo()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"), ("走得少", "多走"));

        var problem = await office.Member.ClickAsync(check, "review.go");
        var measures = await office.Member.ClickAsync(problem.Card, "review.add");
        Assert.Equal(("多学", ReviewOffice.MeasureDue), (measures.Card.Inputs.GetValueOrDefault("measure1"), measures.Card.Inputs.GetValueOrDefault("due1")));
        var again = await office.Member.ClickAsync(measures.Card, "review.add", changed: ("measure1", "每周自学两小时"));
        Assert.True(again.Card.Has("review.submit"), again.Card.Text);
        Assert.Contains("每周自学两小时", again.Card.Text, StringComparison.Ordinal);

        var back = await office.Member.ClickAsync(again.Card, "review.back");
        Assert.Equal("多走", back.Card.Inputs["measure2"]);
    }

    [Fact]
    public async Task Aspects_MoreThanThereIsToSay_AreSkipped()
    {
        await office.OpenCycleAsync(questions: "理论学习\n政治素质\n工作作风");
        var first = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("aspects", "1,2,3")]);
        var measures = await office.Member.ClickAsync(first.Card, "review.add", changed: [("problem1", "学得少")]);
        var second = await office.Member.ClickAsync(measures.Card, "review.add", changed: [("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)]);

        var third = await office.Member.ForgeAsync("review.add", Leading(second.Card, "skip"));
        Assert.Equal("3", third.Card.Inputs["aspect2"]);
        var check = await office.Member.ForgeAsync("review.add", Leading(third.Card, "skip"));

        Assert.Contains("问题 1 个，措施 1 条", check.Card.Text, StringComparison.Ordinal);
        Assert.Contains("自查 · 已提交", (await office.Member.ClickAsync(check.Card, "review.submit")).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_OfAProblemThatWasWrittenMeanwhile_KeepsIt()
    {
        await office.OpenCycleAsync(questions: "理论学习\n政治素质");
        var first = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("aspects", "1,2")]);
        var data = Leading(first.Card, "skip");
        data["problem1"] = "学得少";

        Assert.Contains("measure1", (await office.Member.ForgeAsync("review.add", data)).Card.InputIds());
    }

    [Fact]
    public async Task Skip_OfTheOnlyProblem_IsNotOffered()
    {
        await office.OpenCycleAsync(questions: "理论学习\n政治素质");

        var only = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("aspects", "1")]);

        Assert.DoesNotContain(only.Card.ButtonsOf("review.add"), b => b["to"]?.GetValue<string>() == "skip");
    }

    [Fact]
    public async Task Earlier_MoreMeasuresThanACardOffers_AreAllToBeHadAndTheRestIsSaid()
    {
        await office.OpenCycleAsync("2026年检视", "2026-12-01");
        (string, string?)[] typed = [.. Enumerable.Range(1, 11).SelectMany(n => new[] { "", "b", "c" }.SelectMany(i => new (string, string?)[]
        {
            ($"problem{n}", $"问题甲{n:D2}"), ($"measure{n}{i}", $"措施{n:D2}{i}"), ($"due{n}{i}", ReviewOffice.MeasureDue),
        })).Distinct()];
        var written = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: typed);
        await office.Member.ClickAsync(written.Card, "review.submit");
        await office.RestartAsync("2027-06-01T10:00:00+08:00");
        await office.OpenCycleAsync("2027年检视", "2027-12-01");

        var aspects = await office.Member.ContinueAsync();
        var offered = Offered(aspects);
        Assert.Equal(30, offered.Count);
        Assert.Contains("另有 3 条", aspects.Text, StringComparison.Ordinal);
        var measures = await office.Member.ClickAsync(aspects, "review.add", changed: [("carry", string.Join(',', offered))]);
        Assert.Equal(["measure1", "due1", "measure1b", "due1b", "measure1c", "due1c"], measures.Card.InputIds());
        var problem = await office.Member.ClickAsync(measures.Card, "review.back");
        var again = await office.Member.ClickAsync(problem.Card, "review.back");

        Assert.Equal(["11.1", "11.2", "11.3"], Offered(again.Card));
        Assert.DoesNotContain("另有", again.Card.Text, StringComparison.Ordinal);

        static IReadOnlyList<string> Offered(ShownCard card) =>
            [.. card.All().Single(e => e["id"]?.GetValue<string>() == "carry")["choices"]!.AsArray().Select(c => c!["value"]!.GetValue<string>())];
    }

    [Fact]
    public async Task More_OfOnesOwnText_KeepsWhatWasTicked()
    {
        var text = await office.Member.ClickAsync(await SubmitFiveAsync(), "review.read");

        var next = await office.Member.ClickAsync(text.Card, "review.read", changed: ("done", "1.1,2.1"));

        Assert.Equal("1.1,2.1", next.Card.Inputs.GetValueOrDefault("done"));
        await office.Member.ClickAsync(next.Card, "review.done", changed: ("done", "1.1,5.1"));
        var first = await office.Member.ClickAsync((await office.Member.ContinueAsync()), "review.read");
        Assert.Equal("1.1", first.Card.Inputs.GetValueOrDefault("done"));
        Assert.Equal(["1.1", "2.1", "3.1", "4.1"], Measures(first.Card));
    }

    [Fact]
    public async Task Done_TickedByMistake_IsTakenBack()
    {
        var text = await office.Member.ClickAsync(await SubmitFiveAsync(), "review.read");
        var marked = await office.Member.ClickAsync(text.Card, "review.done", changed: ("done", "1.1,2.1"));
        Assert.Equal(2, Count(marked.Card.Text, "2026年11月23日完成"));

        var right = await office.Member.ClickAsync(marked.Card, "review.done", changed: ("done", "1.1,3.1"));

        Assert.Equal("1.1,3.1", right.Card.Inputs.GetValueOrDefault("done"));
        Assert.Equal(2, Count(right.Card.Text, "2026年11月23日完成"));
        Assert.Null((await office.Member.ClickAsync(right.Card, "review.done", changed: ("done", null))).Card.Inputs.GetValueOrDefault("done"));
    }

    [Fact]
    public async Task Done_TakenBackOnAFormerPage_StaysToBeSeenAndSaved()
    {
        var text = await office.Member.ClickAsync(await SubmitFiveAsync(), "review.read");
        var marked = await office.Member.ClickAsync(text.Card, "review.done", changed: ("done", "1.1,2.1"));

        var next = await office.Member.ClickAsync(marked.Card, "review.read", changed: ("done", "1.1"));
        Assert.Equal(["2.1", "5.1"], Measures(next.Card));
        Assert.Null(next.Card.Inputs.GetValueOrDefault("done"));
        await office.Member.ClickAsync(next.Card, "review.done", changed: ("done", "5.1"));

        var first = await office.Member.ClickAsync((await office.Member.ContinueAsync()), "review.read");
        Assert.Equal("1.1", first.Card.Inputs.GetValueOrDefault("done"));
    }

    [Fact]
    public async Task Done_OnACardThatDidNotOfferWhatIsDone_TakesNothingBack()
    {
        var text = await office.Member.ClickAsync(await SubmitFiveAsync(), "review.read");
        var data = (await office.Member.ClickAsync(text.Card, "review.done", changed: ("done", "1.1"))).Card.DataOf("review.done");
        data.Remove("offered");
        data["done"] = "2.1";

        Assert.Equal("1.1,2.1", (await office.Member.ForgeAsync("review.done", data)).Card.Inputs.GetValueOrDefault("done"));
    }

    [Fact]
    public async Task Measures_FirstLeftEmpty_MarkTheOneThatLacksItsDate()
    {
        await office.OpenCycleAsync();
        var measures = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: ("problem1", "学得少"));
        var more = await office.Member.ForgeAsync("review.add", Filled(Leading(measures.Card, "more"), ("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)));

        var missing = await office.Member.ClickAsync(more.Card, "review.add", changed: [("measure1", null), ("due1", null), ("measure1b", "多写")]);

        Assert.Equal("多写", missing.Card.Inputs.GetValueOrDefault("measure1"));
        Assert.Equal(1, Count(missing.Card.Text, "请更正"));
        Assert.DoesNotContain("measure1b", missing.Card.InputIds());
        var check = await office.Member.ClickAsync(missing.Card, "review.add", changed: ("due1", ReviewOffice.MeasureDue));
        Assert.Contains("问题 1 个，措施 1 条", check.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_OfAMembersText_KeepsTheRemark()
    {
        await SubmitFiveAsync();
        var text = await office.Secretary.ClickAsync((await office.Secretary.ListAsync()).Card, "review.read");
        Assert.DoesNotContain(text.Card.All(), e => e["verb"]?.GetValue<string>() == "review.read" && e["associatedInputs"] is not null);

        var next = await office.Secretary.ClickAsync(text.Card, "review.read", changed: ("remark", "措施太笼统"));
        var tooLong = await office.Secretary.ClickAsync(text.Card, "review.read", changed: ("remark", new string('长', 20_000)));

        Assert.Contains("问题五", next.Card.Text, StringComparison.Ordinal);
        Assert.Equal("措施太笼统", next.Card.Inputs.GetValueOrDefault("remark"));
        Assert.DoesNotContain("请更正", next.Card.Text, StringComparison.Ordinal);
        Assert.Equal(400, tooLong.Status);
    }

    private async Task<ShownCard> SubmitFiveAsync()
    {
        await office.OpenCycleAsync();
        return await office.Member.SubmitAsync(("问题一", "措施一"), ("问题二", "措施二"), ("问题三", "措施三"), ("问题四", "措施四"), ("问题五", "措施五"));
    }

    private static IEnumerable<string> Measures(ShownCard card) =>
        card.All().Single(e => e["id"]?.GetValue<string>() == "done")["choices"]!.AsArray().Select(c => c!["value"]!.GetValue<string>());

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static JsonObject Filled(JsonObject data, params (string Id, string Value)[] inputs)
    {
        foreach (var (id, value) in inputs)
            data[id] = value;
        return data;
    }

    private static JsonObject Leading(ShownCard card, string to) => card.ButtonsOf("review.add").Single(b => b["to"]?.GetValue<string>() == to);
}
