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
        Assert.DoesNotContain(Problem, (await office.Secretary.ListAsync()).Said, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Left_WithdrawnAndComeBack_IsAskedAgain(bool isAnotherHost)
    {
        var status = await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, "第三党支部");
        await office.FollowReviewsAsync();
        await office.Member.ClickAsync(status, "review.withdraw");
        await office.FollowReviewsAsync();
        if (isAnotherHost)
            await office.RestartAsync();

        await office.MoveAsync(office.Member, "第一党支部");
        await office.FollowReviewsAsync();

        Assert.Contains("自查", (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_InARoundThatWasClosedEarly_IsToldThatItIsOver()
    {
        var status = await office.Member.SubmitAsync((Problem, "多学"));
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");
        await office.Office.ClickAsync(counts.Card, "review.close");

        var refused = await office.Member.ClickAsync(status, "review.withdraw");

        Assert.Contains("这一轮自查已经结束", refused.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("截止日期已过", refused.Card.Text, StringComparison.Ordinal);
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

    [Fact]
    public async Task Moved_AfterSubmitting_IsReadByNoSecretaryAndBothSidesAreToldSo()
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, "第二党支部");

        var list = await office.OtherSecretary().ListAsync();
        Assert.Contains("提交时不在本支部", list.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("在您任书记之前", list.Card.Text, StringComparison.Ordinal);
        var status = (await office.Member.ContinueAsync()).Text;
        Assert.Contains("现在只有您本人可以看", status, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Roster.Find(office.OtherSecretary().Id)!.Name, status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_AfterSubmitting_IsCountedInBothListsAsInTheCountsOfTheBranches()
    {
        var (first, second) = (office.MembersOf("branch:第一党支部"), office.MembersOf("branch:第二党支部"));
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, "第二党支部");

        var here = (await office.Secretary.ListAsync()).Card.Text;
        Assert.Contains($"应提交 {first} 人，已提交 1 人", here, StringComparison.Ordinal);
        Assert.Contains("1 人提交后已不在本支部", here, StringComparison.Ordinal);
        Assert.DoesNotContain("沈一舟", here, StringComparison.Ordinal);
        var there = (await office.OtherSecretary().ListAsync()).Card.Text;
        Assert.Contains($"应提交 {second} 人，已提交 0 人", there, StringComparison.Ordinal);
        Assert.Contains("1 人在其他支部提交", there, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_WithTheBranchDissolved_IsCountedWhereTheAuthorIsNow()
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.ChangeRosterAsync(row => row.Replace("第一党支部,branch", "第二党支部,branch", StringComparison.Ordinal));

        var list = (await office.OtherSecretary().ListAsync()).Card.Text;

        Assert.Contains($"应提交 {office.MembersOf("branch:第二党支部")} 人，已提交 1 人", list, StringComparison.Ordinal);
        Assert.DoesNotContain("在其他支部提交", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Moved_AndSupplemented_IsReturnedByTheNewSecretary(bool isDissolved)
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.ChangeRosterAsync(row => row.Split(',') is [_, _, var name, var id, var upn, ..] && id == office.Member.Id
            ? $"第二党支部,branch,{name},{id},{upn},member,,"
            : isDissolved ? row.Replace("第一党支部,branch", "新设党支部,branch", StringComparison.Ordinal) : row);
        var step = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.go");
        var check = await office.Member.WriteAsync(step.Card, ("走得少", "多走"));
        var status = await office.Member.ClickAsync(check, "review.submit");
        var secretary = office.OtherSecretary();
        Assert.Contains($"本支部书记（{office.Roster.Find(secretary.Id)!.Name}）", status.Card.Text, StringComparison.Ordinal);
        Assert.Contains("现在只有您本人可以看", status.Card.Text, StringComparison.Ordinal);

        var text = await secretary.ClickAsync((await secretary.ListAsync()).Card, "review.read");
        Assert.Contains("走得少", text.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Problem, text.Card.Text, StringComparison.Ordinal);
        Assert.Single(await office.UnitRowsAsync("branch:第二党支部", "log"), row => row.GetString("What") == "review.read");
        var returned = await secretary.ClickAsync(text.Card, "review.return", changed: ("remark", "请再具体一些"));
        var twice = await secretary.ClickAsync(text.Card, "review.return", changed: ("remark", "请再具体一些"));

        foreach (var answer in new[] { returned, twice })
        {
            Assert.Contains("已退回给沈一舟", answer.Card.Text, StringComparison.Ordinal);
            Assert.Contains("第二党支部", answer.Card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Problem, answer.Said, StringComparison.Ordinal);
        }

        Assert.Contains("请再具体一些", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_AfterSubmitting_IsAskedInTheBranchItWasSubmittedIn()
    {
        var (first, second) = (office.MembersOf("branch:第一党支部"), office.MembersOf("branch:第二党支部"));
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.MoveAsync(office.Member, "第二党支部");

        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        Assert.Contains($"应提交 {first + second} 人，已提交 1 人", counts.Card.Text, StringComparison.Ordinal);
        Assert.Contains($"1 / {first}", counts.Card.Text, StringComparison.Ordinal);
        Assert.Contains($"0 / {second}", counts.Card.Text, StringComparison.Ordinal);
        var round = Assert.Single((await office.Services.GetRequiredService<IReviewRounds>()
            .RunningAsync(office.Roster, office.Roster.Units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), 5, OfficeHost.Stop)).Rounds);
        Assert.Equal((first, second), (round.Shares["branch:第一党支部"].Members, round.Shares["branch:第二党支部"].Members));
    }
}
