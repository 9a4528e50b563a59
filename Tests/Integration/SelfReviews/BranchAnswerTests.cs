using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What a branch answers as a whole is asked of its secretary, whoever that is, until it is submitted.</summary>
public sealed class BranchAnswerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Mine = "支部整体自查 · 进行中：" + ReviewOffice.Cycle + "（第一党支部）";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Mine_UntilTheBranchHasAnswered_NamesItToTheSecretaryAlone()
    {
        await office.OpenCycleAsync(branches: true);
        await office.FollowReviewsAsync();
        Assert.Contains(Mine, (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
        foreach (var other in new[] { office.Member, office.Recorder, office.Office, office.OtherSecretary() })
            Assert.DoesNotContain(Mine, (await other.SayAsync("我的")).Text, StringComparison.Ordinal);

        await office.Secretary.SubmitAsync(("学得少", "多学"));
        Assert.Contains(Mine, (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
        var check = await office.Secretary.WriteAsync(await office.Secretary.ContinueAsync(1), ("支部活动少", "每月一次"));
        var submitted = await office.Secretary.ClickAsync(check, "review.submit");
        Assert.DoesNotContain("支部整体", (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);

        await office.Secretary.ClickAsync(submitted.Card, "review.withdraw");
        Assert.Contains(Mine, (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_OfARoundInWhichBranchesDoNotAnswer_NamesNone()
    {
        await office.OpenCycleAsync();
        await office.FollowReviewsAsync();

        Assert.DoesNotContain("支部整体", (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_OfANewSecretary_HasWhatTheFormerOneLeft()
    {
        await office.OpenCycleAsync(branches: true);
        await office.FollowReviewsAsync();

        await office.ChangeRosterAsync(row =>
            row.Contains(office.Secretary.Id, StringComparison.Ordinal) ? row.Replace(",secretary,", ",member,", StringComparison.Ordinal)
            : row.Contains(office.Member.Id, StringComparison.Ordinal) ? row.Replace(",member,", ",secretary,", StringComparison.Ordinal) : row);

        Assert.Contains(Mine, (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("支部整体", (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_OfARoundThatIsClosed_NamesItNoMore()
    {
        await office.OpenCycleAsync(branches: true);
        await office.FollowReviewsAsync();
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        await office.Office.ClickAsync(counts.Card, "review.close");
        await office.FollowReviewsAsync();

        Assert.DoesNotContain("支部整体", (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_OfTheSecretary_SaysHowTheBranchStandsAndPutsWhatIsOpenFirst()
    {
        await office.OpenCycleAsync("轮次一", "2026-12-01", branches: true);
        await office.OpenCycleAsync("轮次二", "2026-12-11");
        await office.Secretary.SubmitAsync(("学得少", "多学"));

        var open = (await office.Secretary.SayAsync("自查")).Text;
        Assert.Contains("支部未提交", open, StringComparison.Ordinal);
        Assert.True(open.IndexOf("轮次一", StringComparison.Ordinal) < open.IndexOf("轮次二", StringComparison.Ordinal), open);
        Assert.DoesNotContain("支部未提交", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);

        var check = await office.Secretary.WriteAsync(await office.Secretary.ContinueAsync(1), ("支部活动少", "每月一次"));
        await office.Secretary.ClickAsync(check, "review.submit");
        Assert.Contains("支部已提交", (await office.Secretary.SayAsync("自查")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Morning_BeforeItIsDue_StandsOnTheSecretarysCard()
    {
        await office.DisposeAsync();
        office = await OfficeHost.StartAsync(azurite, "2026-11-23T15:00:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.OpenCycleAsync(due: "2026-11-27", branches: true);
        await office.FollowReviewsAsync();
        await office.Secretary.SubmitAsync(("学得少", "多学"));

        office.Clock.JumpTo(new DateTimeOffset(2026, 11, 25, 8, 29, 57, TimeSpan.FromHours(8)));
        var card = await office.DayCardAsync(office.Secretary);

        Assert.Contains(Mine, card.Text, StringComparison.Ordinal);
    }
}
