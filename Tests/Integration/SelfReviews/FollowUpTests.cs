using BotApp.Features.SelfReviews;
using BotApp.Storage.People;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What a crash between a submission and its counts leaves behind is made up for.</summary>
public sealed class FollowUpTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string First = "branch:第一党支部";
    private const string Second = "branch:第二党支部";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(8));

    private OfficeHost office = null!;

    private SelfReviewStore Store => office.Services.GetRequiredService<SelfReviewStore>();

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Follow_SubmittedAndNotCounted_CountsItOnce()
    {
        await SaveAsync(1, ReviewState.Submitted, First, null);

        await office.FollowReviewsAsync();
        await office.FollowReviewsAsync();

        Assert.Equal(1, await CountAsync(First));
        Assert.Equal([First], (await HeadAsync()).CountedIn);
        Assert.False((await HeadAsync()).IsPending);
    }

    [Fact]
    public async Task Follow_CountedAndWithdrawn_CountsItNoMore()
    {
        await SaveAsync(1, ReviewState.Submitted, First, null);
        await office.FollowReviewsAsync();

        await SaveAsync(2, ReviewState.Draft, First, await HeadAsync());
        await office.FollowReviewsAsync();

        Assert.Equal(0, await CountAsync(First));
        Assert.Empty((await HeadAsync()).CountedIn);
    }

    [Fact]
    public async Task Follow_SubmittedAnewInAnotherBranch_MovesTheCount()
    {
        await SaveAsync(1, ReviewState.Submitted, First, null);
        await office.FollowReviewsAsync();

        await SaveAsync(2, ReviewState.Submitted, Second, await HeadAsync());
        await office.FollowReviewsAsync();

        Assert.Equal((0, 1), (await CountAsync(First), await CountAsync(Second)));
    }

    [Theory]
    [InlineData(ReviewState.Submitted, 1)]
    [InlineData(ReviewState.Draft, 0)]
    public async Task Follow_OfAnEarlierVersionAfterTheLastWasFollowed_LeavesTheCountAsTheReviewStands(string state, int count)
    {
        await SaveAsync(1, ReviewState.Submitted, First, null);
        await office.FollowReviewsAsync();
        var earlier = state == ReviewState.Draft ? ReviewState.Submitted : ReviewState.Draft;
        if (earlier == ReviewState.Submitted)
            await SaveAsync(2, ReviewState.Draft, First, await HeadAsync());
        // A host that is slow still has this one when another has followed the next.
        var late = (await SaveAsync(3, earlier, First, await HeadAsync()))!;
        await SaveAsync(4, state, First, await HeadAsync());
        await office.FollowReviewsAsync();

        await office.Services.GetRequiredService<ReviewFollowUp>().FollowAsync(
            late, (await office.Services.GetRequiredService<ReviewCycles>().ListAsync(OfficeHost.Stop)).Single(), null, OfficeHost.Stop);

        Assert.Equal(count, await CountAsync(First));
        Assert.Equal(count, (await HeadAsync()).CountedIn.Count);
        Assert.False((await HeadAsync()).IsPending);
    }

    [Fact]
    public async Task Follow_OfWhatStandsAsItIs_WritesNoFurtherVersion()
    {
        await SaveAsync(1, ReviewState.Submitted, First, null);
        await office.FollowReviewsAsync();
        var entries = (await office.UnitRowsAsync(First, "log")).Count;

        await SaveAsync(2, ReviewState.Submitted, First, await HeadAsync());
        await office.FollowReviewsAsync();

        Assert.Equal(entries, (await office.UnitRowsAsync(First, "log")).Count);
        Assert.False((await HeadAsync()).IsPending);
    }

    [Fact]
    public async Task Returned_LongAfterTheRoundWasOpened_IsAskedSinceThatDay()
    {
        await office.Member.SubmitAsync(("学得少", "多学"));
        await office.RestartAsync("2026-12-03T10:00:00+08:00");
        var text = await office.Secretary.ClickAsync((await office.Secretary.ListAsync()).Card, "review.read");

        await office.Secretary.ClickAsync(text.Card, "review.return", changed: ("remark", "请再具体一些"));

        Assert.Equal(new DateOnly(2026, 12, 3), await AskedSinceAsync(office.Member.Id));
    }

    [Fact]
    public async Task Returned_LongBeforeItIsDue_IsSaidInEveryListAndOnTheNextWorkingDaysCard()
    {
        await office.OpenCycleAsync("年度自查", "2026-12-25");
        await SubmitAsync();
        Assert.DoesNotContain("已退回", await ListsAsync(), StringComparison.Ordinal);
        var list = await office.Secretary.ForgeAsync("review.list", (await office.Secretary.SayAsync("自查")).DataOf("review.list", 1));
        var text = await office.Secretary.ClickAsync(list.Card, "review.read");

        await office.Secretary.ClickAsync(text.Card, "review.return", changed: ("remark", "请再具体一些"));

        Assert.Equal(2, (await ListsAsync()).Split("已退回，请修改").Length - 1);
        await office.RestartAsync("2026-11-24T08:30:01+08:00");
        await office.FollowReviewsAsync();
        Assert.Contains("已退回，请修改：年度自查", (await office.DayCardAsync(office.Member)).Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 23), (await OpenAsync()).Entered);

        // What its author writes on it is no news, whichever host lists it anew.
        await office.Member.ForgeAsync("review.go", (await StepAsync()).DataOf("review.go"));
        await office.RestartAsync("2026-11-25T10:00:00+08:00");
        await office.FollowReviewsAsync();
        Assert.Equal((new DateOnly(2026, 11, 23), true), ((await OpenAsync()).Entered, (await OpenAsync()).CameBack));

        await SubmitAsync();
        Assert.DoesNotContain("已退回", await ListsAsync(), StringComparison.Ordinal);

        // The round that is due later is the second one.
        async Task SubmitAsync()
        {
            var check = await office.Member.WriteAsync(await StepAsync(), ("学得少", "多学"));
            await office.Member.ClickAsync(check, "review.submit");
        }

        async Task<ShownCard> StepAsync() =>
            (await office.Member.ForgeAsync("review.open", (await office.Member.SayAsync("自查")).DataOf("review.open", 1))).Card;

        async Task<string> ListsAsync() => (await office.Member.SayAsync("自查")).Text + (await office.Member.SayAsync("我的")).Text;

        async Task<OpenItem> OpenAsync() =>
            (await office.Services.GetRequiredService<PeopleStore>().ListAsync(office.Member.Id, 10, null, OfficeHost.Stop)).Items.Single(i => i.Title == "年度自查");
    }

    [Fact]
    public async Task Joined_LongAfterTheRoundWasOpened_IsAskedSinceThatDayAndNobodyElseAnew()
    {
        await office.FollowReviewsAsync();
        await office.RestartAsync("2026-12-03T10:00:00+08:00");
        await office.ChangeRosterAsync(row => row.Contains(office.Member.Id, StringComparison.Ordinal)
            ? row + $"\n第一党支部,branch,沈新来,{office.Stranger.Id},shen.xinlai@renda.example,member,," : row);

        await office.FollowReviewsAsync();

        Assert.Equal(new DateOnly(2026, 12, 3), await AskedSinceAsync(office.Stranger.Id));
        Assert.Equal(new DateOnly(2026, 11, 23), await AskedSinceAsync(office.Member.Id));
    }

    private async Task<DateOnly> AskedSinceAsync(string person) =>
        (await office.Services.GetRequiredService<PeopleStore>().ListAsync(person, 10, null, OfficeHost.Stop)).Items.Single(i => i.Register == "self-review").Entered;

    private async Task<ReviewHead> HeadAsync() => (await Store.FindAsync(office.Member.Id, await CycleAsync(), OfficeHost.Stop))!;

    private async Task<string> CycleAsync() =>
        (await office.Services.GetRequiredService<ReviewCycles>().ListAsync(OfficeHost.Stop)).Single().Id;

    private async Task<long> CountAsync(string unit) =>
        (await office.Units.TallyAsync(unit, new DateOnly(2026, 11, 1), OfficeHost.Stop)).GetValueOrDefault("self-review/by-level/person");

    /// <summary>As a host does that dies before anything follows.</summary>
    private async Task<ReviewHead?> SaveAsync(int version, string state, string unit, ReviewHead? former) => await Store.SaveAsync(
        new ReviewHead
        {
            Author = office.Member.Id,
            Cycle = await CycleAsync(),
            Version = version,
            State = state,
            Unit = unit,
            Parts = state == ReviewState.Submitted ? [new ReviewPart(1, Now, unit, 2, 3)] : [],
            ChangedAt = Now,
            ChangedBy = office.Member.Id,
            CountedIn = [.. (former?.CountedIn ?? []).Union(state == ReviewState.Submitted ? [unit] : [])],
            IsPending = true,
            ETag = former?.ETag,
        },
        new ReviewTexts("{}", null, null),
        OfficeHost.Stop);
}
