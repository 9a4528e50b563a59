using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>The round itself: opened, open, closed.</summary>
public sealed class RoundTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Mine_WhileItIsOpen_SaysSoAndNothingOfItsText()
    {
        await office.OpenCycleAsync();
        await office.FollowReviewsAsync();
        await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("problem1", "学得少")]);

        var mine = await office.Member.SayAsync("我的");
        Assert.Contains($"自查 · 进行中：{ReviewOffice.Cycle}", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("学得少", mine.Said, StringComparison.Ordinal);
        var home = await office.Member.ClickAsync(mine, "command.run");
        Assert.Contains("自查 · 进行中", home.Card.Text, StringComparison.Ordinal);

        var measures = await office.Member.ContinueAsync();
        var check = await office.Member.ClickAsync(measures, "review.add", changed: [("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)]);
        await office.Member.ClickAsync(check.Card, "review.submit");
        await office.FollowReviewsAsync();
        Assert.DoesNotContain("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_OfTheRound_EndsItForAll()
    {
        await office.OpenCycleAsync();
        await office.FollowReviewsAsync();
        var step = await office.Member.ContinueAsync();
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        var closed = await office.Office.ClickAsync(counts.Card, "review.close");
        await office.FollowReviewsAsync();

        Assert.Contains("已结束", closed.Card.Text, StringComparison.Ordinal);
        var answer = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", "学得少")]);
        Assert.Contains("已经结束", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WithADraft_LeavesItToBeReadAndSaysThatItIsOver()
    {
        await office.OpenCycleAsync();
        await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"), ("走得少", "多走"));
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");
        await office.Office.ClickAsync(counts.Card, "review.close");

        var home = await office.Member.SayAsync("自查");
        Assert.Contains("未提交 · 已结束", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("进行中", home.Text, StringComparison.Ordinal);
        var draft = await office.Member.ClickAsync(home, "review.open");

        foreach (var said in new[] { "学得少", "多走", "已经结束" })
            Assert.Contains(said, draft.Card.Text, StringComparison.Ordinal);
        Assert.Empty(draft.Card.InputIds());
        Assert.False(draft.Card.Has("review.submit"));
    }

    [Fact]
    public async Task Close_OfWhatWasSubmitted_SaysBoth()
    {
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        await office.Office.ClickAsync(counts.Card, "review.close");

        Assert.Contains("自查 · 已提交 · 已结束", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2026-12-11", "name")]
    [InlineData("检视", "2026-11-01", "due")]
    [InlineData("检视", "2026-02-30", "due")]
    [InlineData("检视", "2029-01-01", "due")]
    public async Task Cycle_WithAFault_SaysSoAndOpensNothing(string name, string due, string field)
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.new");

        var faulty = await office.Office.ClickAsync(form.Card, "review.cycle", changed: [("name", name), ("due", due), ("questions", "理论学习")]);

        Assert.Contains("请更正", faulty.Card.Text, StringComparison.Ordinal);
        Assert.Contains(field, faulty.Card.InputIds());
        Assert.Equal("理论学习", faulty.Card.Inputs["questions"]);
        Assert.DoesNotContain("三年", faulty.Card.Text, StringComparison.Ordinal);
        Assert.Contains("没有开展中的自查", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cycle_ForOneBranch_IsNotAnothers()
    {
        await office.OpenCycleAsync(units: "第二党支部");

        Assert.Contains("没有开展中的自查", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);
        Assert.Contains("自查 · 进行中", (await office.OtherRecorder.SayAsync("自查")).Text, StringComparison.Ordinal);
    }
}
