using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.SelfReviews;

public sealed class ReviewSharesTests
{
    private const string Gone = "branch:第九党支部";
    private static readonly OfficeUnit First = new("branch:第一党支部", UnitKind.Branch, "第一党支部", 0);
    private static readonly OfficeUnit Second = new("branch:第二党支部", UnitKind.Branch, "第二党支部", 1);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly ReviewCycle Cycle = new() { Id = "c", Name = "检视", Due = new(2026, 12, 11), OpenedBy = "o", OpenedAt = Noon };
    private static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [First, Second],
        [.. new[] { ("a", First), ("b", First), ("c", Second) }.Select(m => new RosterMember(m.Item1, null, "某某", m.Item2.Id, Role.Member, null, null))]);

    [Fact]
    public void Of_NobodyElsewhere_AreTheMembers() =>
        Assert.Equal([(First.Id, new ReviewShare(2)), (Second.Id, new ReviewShare(1))], Of(Head("a", First.Id), Head("c", Second.Id)));

    [Fact]
    public void Of_WhoMoved_IsAskedInTheBranchOfTheSubmission() =>
        Assert.Equal([(First.Id, new ReviewShare(3) { Away = 1 }), (Second.Id, new ReviewShare(0))], Of(Head("c", First.Id)));

    [Fact]
    public void Of_WhoLeftTheRoster_IsAskedAllTheSame() =>
        Assert.Equal([(First.Id, new ReviewShare(3) { Away = 1 }), (Second.Id, new ReviewShare(1))], Of(Head("z", First.Id)));

    [Fact]
    public void Of_BranchThatIsNoMore_IsBroughtToThatOfToday() =>
        Assert.Equal([(First.Id, new ReviewShare(2, 1, 4, 3)), (Second.Id, new ReviewShare(1))], Of(Head("b", Gone)));

    [Fact]
    public void Of_BranchAndAuthorThatAreNoMore_StandByThemselves() =>
        Assert.Equal(
            [(First.Id, new ReviewShare(2)), (Second.Id, new ReviewShare(1)), (Gone, new ReviewShare(2, 2, 8, 6) { IsFormer = true })],
            Of(Head("y", Gone), Head("z", Gone)));

    [Theory]
    [InlineData("a", ReviewState.Draft)]
    [InlineData("a", ReviewState.Returned)]
    [InlineData(Gone, ReviewState.Submitted)]
    public void Of_WhatIsNoMembersSubmission_IsCountedNowhere(string author, string state) =>
        Assert.Equal([(First.Id, new ReviewShare(2)), (Second.Id, new ReviewShare(1))], Of(Head(author, Gone) with { State = state }));

    [Fact]
    public void Of_FinishedRoundOfABranchThatIsNoMore_IsAsItWasThen()
    {
        var closed = Cycle with { ClosedAt = Noon, Asked = new Dictionary<string, int> { [First.Id] = 2, [Second.Id] = 2, [Gone] = 3, ["branch:撤"] = 4 } };

        // Whoever submitted there is a member of another branch by now, or of none.
        Assert.Equal(
            [(First.Id, new ReviewShare(2)), (Second.Id, new ReviewShare(2)), (Gone, new ReviewShare(3, 2, 8, 6) { IsFormer = true }), ("branch:撤", new ReviewShare(4) { IsFormer = true })],
            Of(closed, Head("b", Gone), Head("z", Gone)));
    }

    private static IEnumerable<(string, ReviewShare)> Of(params ReviewHead[] heads) => Of(Cycle, heads);

    private static IEnumerable<(string, ReviewShare)> Of(ReviewCycle cycle, params ReviewHead[] heads) =>
        ReviewShares.Of(cycle, Roster, heads).OrderBy(s => s.Value.IsFormer).ThenBy(s => s.Key == First.Id ? 0 : 1).Select(s => (s.Key, s.Value));

    private static ReviewHead Head(string author, string unit) => new()
    {
        Author = author,
        Cycle = "c",
        Version = 1,
        State = ReviewState.Submitted,
        Unit = unit,
        Parts = [new ReviewPart(1, Noon, unit, 3, 2), new ReviewPart(2, Noon, unit, 1, 1)],
        ChangedAt = Noon,
        ChangedBy = author,
    };
}
