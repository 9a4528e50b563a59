using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What was submitted stays counted, and is counted once, however the roster changes during a round.</summary>
public sealed class CountsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string First = "第一党支部";
    private const string Second = "第二党支部";
    private const string New = "新设党支部";

    private OfficeHost office = null!;

    private Person Drafting => new(office, "3a7eaff1-6ef1-4447-baf5-811e642d9705");

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Counts_WhoSubmittedAndLeftTheRoster_IsAskedForAndCounted()
    {
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));

        await office.ChangeRosterAsync(row => row.Contains(office.Member.Id, StringComparison.Ordinal) ? null : row);

        await AssertCountsAsync(first + second, 1, $"1 / {first}", $"0 / {second}");
    }

    [Fact]
    public async Task Counts_OfABranchWithoutASecretary_SayThatItHasNone()
    {
        await office.OpenCycleAsync(branches: true);

        await office.ChangeRosterAsync(row => row.Contains(office.Secretary.Id, StringComparison.Ordinal) ? null : row);

        Assert.Contains("未设书记，支部未提交", (await CountsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_BranchRenamed_HasWhatItsMembersSubmitted()
    {
        await office.OpenCycleAsync();
        var first = office.MembersOf("branch:" + First);
        await office.Member.SubmitAsync(("学得少", "多学"), ("走得少", "多走"));

        await RenameAsync();

        var counts = await CountsAsync();
        Assert.Contains($"1 / {first}", counts.Text, StringComparison.Ordinal);
        Assert.Contains("2 / 2", counts.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(First, counts.Text, StringComparison.Ordinal);
        Assert.Contains("已提交 1 / ", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_BranchMergedIntoAnother_AreThoseOfTheOther()
    {
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));

        await office.ChangeRosterAsync(row => row.Replace(First + ",branch", Second + ",branch", StringComparison.Ordinal));

        await AssertCountsAsync(first + second, 1, $"1 / {first + second}");
    }

    [Fact]
    public async Task Counts_OfWhomABranchAndTheFirstWasLeft_AreNotMissingInTheOther()
    {
        await office.ChangeRosterAsync(row => row.Contains(office.Member.Id, StringComparison.Ordinal)
            ? row + "\n" + row.Replace(First, Second, StringComparison.Ordinal) : row);
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));

        await office.ChangeRosterAsync(row => row.Contains(office.Member.Id, StringComparison.Ordinal)
            ? row.Replace(First, Second, StringComparison.Ordinal) : row);

        // Listed twice before, and asked in one of the two.
        await AssertCountsAsync(first + second - 1, 1, $"1 / {first}", $"0 / {second - 1}");
    }

    [Fact]
    public async Task Counts_ChosenBranchRenamed_StayAndGoOnOnceTheNewOneIsAdded()
    {
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));
        await Drafting.WriteAsync(await Drafting.ContinueAsync(), ("谈得浅", "多谈"));
        await RenameAsync();
        await AssertCountsAsync(second + 1, 1, "1 / 1", $"0 / {second}");
        Assert.Contains("已提交 1 / ", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);

        var counts = await CountsAsync();
        var choice = counts.All().Single(e => e["id"]?.GetValue<string>() == "units")["choices"]!.AsArray()
            .Single(c => c!["title"]!.GetValue<string>() == New)!["value"]!.GetValue<string>();
        var added = await office.Office.ClickAsync(counts, "review.branches", changed: ("units", choice));

        Assert.Contains($"1 / {first}", added.Card.Text, StringComparison.Ordinal);
        await AssertCountsAsync(first + second, 1, $"1 / {first}", $"0 / {second}");
        Assert.True((await Drafting.ContinueAsync()).Has("review.submit"));
    }

    [Fact]
    public async Task Counts_OfAClosedRound_StayWhateverBecomesOfTheRoster()
    {
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));
        await office.Office.ClickAsync(await CountsAsync(), "review.close");

        // The draft's author leaves without having submitted, one comes, and who submitted goes to the other branch.
        office.Clock.JumpTo(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8)));
        await office.ChangeRosterAsync(row =>
            row.Contains(Drafting.Id, StringComparison.Ordinal) ? $"{First},branch,新同志,00000000-0000-0000-0000-0000000000aa,new@example.cn,member,,\n{First},branch,又一位,00000000-0000-0000-0000-0000000000bb,new2@example.cn,member,,"
            : row.Contains(office.Member.Id, StringComparison.Ordinal) ? row.Replace(First, Second, StringComparison.Ordinal) : row);

        await AssertCountsAsync(first + second, 1, $"1 / {first}", $"0 / {second}");
        Assert.Contains($"已提交 1 / {first + second} 人", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
        var list = (await office.Secretary.ListAsync()).Card.Text;
        Assert.Contains($"应提交 {first} 人，已提交 1 人", list, StringComparison.Ordinal);
        Assert.DoesNotContain("新同志", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_OfAClosedRoundWhoseBranchIsRenamed_HaveWhatItsMembersSubmitted()
    {
        await office.OpenCycleAsync();
        var first = office.MembersOf("branch:" + First);
        await office.Member.SubmitAsync(("学得少", "多学"));
        await office.Office.ClickAsync(await CountsAsync(), "review.close");

        await RenameAsync();

        Assert.Contains($"1 / {first}", (await CountsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_OfAClosedRoundWhoseBranchIsMerged_AreAsTheyWere()
    {
        var (first, second) = await OpenAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));
        await office.Office.ClickAsync(await CountsAsync(), "review.close");

        await office.ChangeRosterAsync(row => row.Replace(First + ",branch", Second + ",branch", StringComparison.Ordinal));

        await AssertCountsAsync(first + second, 1, $"1 / {first}", $"0 / {second}");
        Assert.Contains($"已提交 1 / {first + second} 人", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_NoneChosen_SaysSoAndAddsNothing()
    {
        await OpenAsync();
        var counts = await CountsAsync();

        var faulty = await office.Office.ClickAsync(counts, "review.branches");

        Assert.Contains("请更正", faulty.Card.Text, StringComparison.Ordinal);
        Assert.False((await office.Secretary.ForgeAsync("review.branches", counts.DataOf("review.branches"))).IsCard);
    }

    private async Task<(int First, int Second)> OpenAsync()
    {
        await office.OpenCycleAsync(units: [First, Second]);
        return (office.MembersOf("branch:" + First), office.MembersOf("branch:" + Second));
    }

    private Task RenameAsync() => office.ChangeRosterAsync(row => row.Replace(First + ",branch", New + ",branch", StringComparison.Ordinal));

    private async Task<ShownCard> CountsAsync() => (await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts")).Card;

    private async Task AssertCountsAsync(int members, int submitted, params string[] branches)
    {
        var text = (await CountsAsync()).Text;
        Assert.Contains($"应提交 {members} 人，已提交 {submitted} 人", text, StringComparison.Ordinal);
        // 1 / 1 is in 1 / 12, too.
        Assert.All(branches, branch => Assert.Matches($"(?<![0-9]){branch}(?![0-9])", text));
    }
}
