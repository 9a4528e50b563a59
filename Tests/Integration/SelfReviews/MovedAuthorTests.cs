using BotApp.Office.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Who has left the branches of a round keeps what is one's own, and owes nothing of it any more.</summary>
public sealed class MovedAuthorTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Problem = "标记甲七三";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync(units: ["第一党支部", "第二党支部"]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("第三党支部", "branch")]
    [InlineData("办公室", "department")]
    public async Task Left_AfterSubmitting_ReadsAndWithdrawsWhatIsOwn(string unit, string kind)
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, unit, kind);

        var home = await office.Member.SayAsync("自查");
        Assert.Contains("自查 · 已提交", home.Text, StringComparison.Ordinal);
        var status = (await office.Member.ClickAsync(home, "review.open")).Card;
        Assert.False(status.Has("review.go"));
        var text = await office.Member.ClickAsync(status, "review.read");
        Assert.Contains(Problem, text.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Problem, (await office.Secretary.ListAsync()).Body.ToJsonString(), StringComparison.Ordinal);
        var forged = home.DataOf("review.open");
        forged["who"] = office.Member.Id;
        Assert.False((await office.Secretary.ForgeAsync("review.read", forged)).IsCard);

        var withdrawn = await office.Member.ClickAsync(status, "review.withdraw");

        Assert.Contains(Problem, withdrawn.Card.Text, StringComparison.Ordinal);
        Assert.False(withdrawn.Card.Has("review.submit"));
        Assert.Contains("已不在这一轮", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);
        Assert.Contains(Problem, (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_WithADraft_ReadsItAndWritesNoMore()
    {
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), (Problem, "多学"));
        await office.MoveAsync(office.Member, "第三党支部");

        foreach (var verb in new[] { "review.submit", "review.remove", "review.go", "review.back" })
        {
            var refused = await office.Member.ClickAsync(check, verb);
            Assert.False(refused.IsCard);
            Assert.Contains("已不在这一轮", refused.Text, StringComparison.Ordinal);
        }

        var draft = await office.Member.ContinueAsync();
        Assert.Contains(Problem, draft.Text, StringComparison.Ordinal);
        Assert.False(draft.Has("review.submit"));
    }

    [Fact]
    public async Task Left_BranchThatIsNoMore_ReadsWhatIsOwn()
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.ChangeRosterAsync(row => row.Replace("第一党支部,branch", "新设党支部,branch", StringComparison.Ordinal));

        var text = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.read");

        Assert.Contains(Problem, text.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_BeforeSubmitting_OwesItNoMoreUntilComingBack()
    {
        await office.FollowReviewsAsync();
        Assert.Contains("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);

        await office.MoveAsync(office.Member, "第三党支部");
        await office.FollowReviewsAsync();
        Assert.DoesNotContain("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);

        await office.MoveAsync(office.Member, "第二党支部");
        await office.FollowReviewsAsync();
        Assert.Contains("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_AndWithdrawn_IsNotAskedAgain()
    {
        var status = await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, "第三党支部");

        await office.Member.ClickAsync(status, "review.withdraw");
        await office.FollowReviewsAsync();

        Assert.DoesNotContain("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_OfARoundThatSomeoneLeft_TakesItOffTheirListToo()
    {
        await office.FollowReviewsAsync();
        await office.MoveAsync(office.Member, "第三党支部");
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        await office.Office.ClickAsync(counts.Card, "review.close");
        await office.FollowReviewsAsync();

        Assert.DoesNotContain("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }
}
