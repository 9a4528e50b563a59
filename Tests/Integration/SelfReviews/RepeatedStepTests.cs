using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Steps of the walk that are taken twice, at once, or from a card that is not the latest.</summary>
public sealed class RepeatedStepTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Add_TheSameClickTwice_IsOneStep()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();

        var first = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "学得少")]);
        var second = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "学得少")]);

        Assert.Equal(first.Card.Text, second.Card.Text);
        Assert.DoesNotContain("不是最新", second.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_EightTimesAtOnce_IsOneStep()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Member.ClickAsync(step, "review.add", changed: [("problem1", "学得少")])));

        Assert.All(answers, a => Assert.Contains("measure1", a.Card.InputIds()));
        Assert.Single(answers.Select(a => a.Card.Text).Distinct());
    }

    [Fact]
    public async Task Add_OnAStaleCard_ShowsWhatWasTypedAndOverwritesNothing()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();
        await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "在手机上写的")]);

        var stale = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "在电脑上写的")]);

        Assert.Contains("不是最新", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal("在电脑上写的", stale.Card.Inputs["problem1"]);
        Assert.Contains("在手机上写的", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
        await office.Member.ClickAsync(stale.Card, "review.add");
        Assert.Contains("在电脑上写的", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_OnCardsFromBeforeAProblemWasRemoved_OverwritesNoOther()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"), ("记得乱", "整理"), ("谈得浅", "多谈"));
        var problem = (await office.Member.ForgeAsync("review.go", check.DataOf("review.go", 1))).Card;
        Assert.Equal("记得乱", problem.Inputs["problem2"]);
        var measures = (await office.Member.ClickAsync(problem, "review.add")).Card;
        await office.Member.ClickAsync((await office.Member.ClickAsync(measures, "review.add")).Card, "review.remove");

        var typed = await office.Member.ClickAsync(problem, "review.add", changed: [("problem2", "记得很乱")]);
        Assert.Equal("记得很乱", typed.Card.Inputs["problem3"]);
        await office.Member.ClickAsync(typed.Card, "review.add");
        var cause = problem.DataOf("review.add");
        (cause["step"], cause["cause2"]) = ("Cause", "平时太忙");
        var noted = await office.Member.ForgeAsync("review.add", cause);
        Assert.Contains("平时太忙", noted.Card.Text, StringComparison.Ordinal);

        var all = await WholeAsync(await office.Member.ContinueAsync());
        foreach (var kept in (string[])["记得乱", "整理", "谈得浅", "多谈", "记得很乱"])
            Assert.Contains(kept, all.Text, StringComparison.Ordinal);

        async Task<ShownCard> WholeAsync(ShownCard step)
        {
            var data = step.DataOf("review.add");
            (data["step"], data["to"], data["n"]) = ("Check", "check", "1");
            return (await office.Member.ForgeAsync("review.go", data)).Card;
        }
    }

    [Fact]
    public async Task Add_AfterItWasSubmitted_ShowsWhatCouldNotBeKept()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));

        var stale = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "还有一点")]);

        Assert.Contains("还有一点", stale.Card.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("学得少", stale.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_TheSameClickTwice_IsOneSubmission()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Member.ClickAsync(check, "review.submit")));

        Assert.All(answers, a => Assert.Contains("自查 · 已提交", a.Card.Text, StringComparison.Ordinal));
        Assert.All(answers, a => Assert.DoesNotContain("补充 2", a.Card.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_OfNothing_GoesToTheFirstProblem()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();

        var answer = await office.Member.ForgeAsync("review.submit", step.DataOf("review.add"));

        Assert.Contains("还有内容没有写完", answer.Card.Text, StringComparison.Ordinal);
        Assert.Contains("problem1", answer.Card.InputIds());
    }

    [Fact]
    public async Task Remove_WithoutANumberThatThereIs_RemovesNothing()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"));
        foreach (var number in new[] { null, "0", "2", "99", "x" })
        {
            var data = check.DataOf("review.remove");
            data["n"] = number;

            check = (await office.Member.ForgeAsync("review.remove", data)).Card;

            Assert.Contains("学得少", check.Text, StringComparison.Ordinal);
        }
    }
}
