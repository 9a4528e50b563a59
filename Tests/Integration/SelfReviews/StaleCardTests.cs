using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>A card that is out of date is told so, with a sentence that is true of the review as it stands.</summary>
public sealed class StaleCardTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Add_OnACardFromBeforeAProblemWasRemoved_DoesNotSayThatItWasSubmitted()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"), ("记得乱", "整理"));
        var problem = (await office.Member.ForgeAsync("review.go", check.DataOf("review.go", 1))).Card;
        var measures = (await office.Member.ClickAsync(problem, "review.add")).Card;
        await office.Member.ClickAsync((await office.Member.ClickAsync(measures, "review.add")).Card, "review.remove");
        var cause = problem.DataOf("review.add");
        (cause["step"], cause["cause2"]) = ("Cause", "平时太忙");

        var stale = (await office.Member.ForgeAsync("review.add", cause)).Card;

        Assert.Contains("平时太忙", stale.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", stale.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已经提交", stale.Text, StringComparison.Ordinal);
        Assert.True(stale.Has("review.submit"));
    }

    [Fact]
    public async Task ReadAndReturn_BySecretaryOfWhatWasWithdrawnOrIsOver_ShowTheListAndSayWhy()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));
        var list = (await office.Secretary.ListAsync()).Card;
        var text = (await office.Secretary.ClickAsync(list, "review.read")).Card;
        await office.Member.ClickAsync(status, "review.withdraw");

        foreach (var answer in (Answer[])[await office.Secretary.ClickAsync(list, "review.read"), await office.Secretary.ClickAsync(text, "review.return", changed: ("remark", "请再具体一些"))])
        {
            Assert.Contains("已被撤回或退回", answer.Card.Text, StringComparison.Ordinal);
            Assert.Contains("已提交 0 人", answer.Card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("学得少", answer.Said, StringComparison.Ordinal);
        }

        var typed = await office.Secretary.ClickAsync(text, "review.return", changed: ("remark", "第二条措施没有期限"));
        Assert.Contains("没有保存", typed.Card.Text, StringComparison.Ordinal);
        Assert.Contains("第二条措施没有期限", typed.Card.Text, StringComparison.Ordinal);
        Assert.Equal(400, (await office.Secretary.ClickAsync(text, "review.return", changed: ("remark", new string('长', 20_000)))).Status);

        Assert.Contains("您不能查看", (await office.OtherSecretary().ForgeAsync("review.read", list.DataOf("review.read"))).Text, StringComparison.Ordinal);

        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");
        await office.Office.ClickAsync(counts.Card, "review.close");
        var over = await office.Secretary.ClickAsync(text, "review.return", changed: ("remark", "请再具体一些"));
        Assert.Contains("已经结束", over.Card.Text, StringComparison.Ordinal);
        Assert.Contains("请再具体一些", over.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfWhatWasWithdrawn_ShowsTheDraft()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));
        await office.Member.ClickAsync(status, "review.withdraw");

        var read = (await office.Member.ClickAsync(status, "review.read")).Card;

        Assert.Contains("不是最新", read.Text, StringComparison.Ordinal);
        Assert.Contains("学得少", read.Text, StringComparison.Ordinal);
        Assert.True(read.Has("review.submit"));
    }

    [Fact]
    public async Task Read_OfWhatWasReturned_ShowsTheRemark()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));
        var text = await office.Secretary.ClickAsync((await office.Secretary.ListAsync()).Card, "review.read");
        await office.Secretary.ClickAsync(text.Card, "review.return", changed: ("remark", "请再具体一些"));

        var read = (await office.Member.ClickAsync(status, "review.read")).Card;

        Assert.Contains("请再具体一些", read.Text, StringComparison.Ordinal);
        Assert.Contains("学得少", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_OfAMeasureWhenOneWasDoneMeanwhile_TakesNoOtherAndSaysSo()
    {
        await office.OpenCycleAsync("2026年检视", "2026-12-01", "理论学习\n工作作风");
        var status = await office.Member.WriteAsync(await SkipAspectsAsync(), ("学得少", "多学"), ("走得少", "多走"), ("写得少", "多写"));
        status = (await office.Member.ClickAsync(status, "review.submit")).Card;
        var text = (await office.Member.ClickAsync(status, "review.read")).Card;
        await office.RestartAsync("2027-06-01T10:00:00+08:00");
        await office.OpenCycleAsync("2027年检视", "2027-12-01", "理论学习\n工作作风");
        var aspects = await office.Member.ContinueAsync();
        await office.Member.ClickAsync(text, "review.done", changed: ("done", "1.1"));

        var stale = (await office.Member.ClickAsync(aspects, "review.add", changed: [("aspects", "2"), ("carry", Value(aspects, "多走"))])).Card;

        Assert.Contains("不是最新", stale.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("多学", stale.Text, StringComparison.Ordinal);
        Assert.Equal("2", stale.Inputs["aspects"]);
        var measures = await office.Member.ClickAsync(stale, "review.add", changed: [("aspects", "2"), ("carry", Value(stale, "多走"))]);
        Assert.Equal("多走", measures.Card.Inputs["measure1"]);

        async Task<ShownCard> SkipAspectsAsync() => (await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add")).Card;

        static string Value(ShownCard card, string measure) => card.All().Single(e => e["id"]?.GetValue<string>() == "carry")["choices"]!.AsArray()
            .Single(c => c!["title"]!.GetValue<string>().StartsWith(measure, StringComparison.Ordinal))!["value"]!.GetValue<string>();
    }

    [Fact]
    public async Task Aspects_OfWhatIsTakenAlong_AreNotTickedInThePersonsName()
    {
        await office.OpenCycleAsync("2026年检视", "2026-12-01", "理论学习\n工作作风");
        var first = (await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: ("aspects", "1"))).Card;
        await office.Member.ClickAsync(await office.Member.WriteAsync(first, ("学得少", "多学")), "review.submit");
        await office.RestartAsync("2027-06-01T10:00:00+08:00");
        await office.OpenCycleAsync("2027年检视", "2027-12-01", "理论学习\n工作作风");
        var carried = (await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("aspects", "2"), ("carry", "1.1")])).Card;
        Assert.Equal("多学", carried.Inputs["measure1"]);

        var problem = (await office.Member.ClickAsync(carried, "review.back")).Card;
        var aspects = (await office.Member.ClickAsync(problem, "review.back")).Card;

        Assert.Equal("2", aspects.Inputs["aspects"]);
        var again = (await office.Member.ClickAsync(aspects, "review.add")).Card;
        var second = (await office.Member.ClickAsync(again, "review.add", changed: ("due1", "2027-12-31"))).Card;
        Assert.Equal("2", second.Inputs["aspect2"]);
    }

    [Fact]
    public async Task Cycle_TheSameFormWithOtherValues_IsToldSoAndOpensNoSecond()
    {
        var form = (await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.new")).Card;
        await OpenAsync("2026-12-10");

        Assert.DoesNotContain("不是最新", (await OpenAsync("2026-12-10")).Text, StringComparison.Ordinal);
        var other = await OpenAsync("2026-12-20");

        Assert.Contains("不是最新", other.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月10日", other.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await office.Office.SayAsync("自查")).CountOf("review.counts"));

        async Task<ShownCard> OpenAsync(string due) =>
            (await office.Office.ClickAsync(form, "review.cycle", changed: [("name", "检视"), ("due", due), ("questions", "理论学习")])).Card;
    }
}
