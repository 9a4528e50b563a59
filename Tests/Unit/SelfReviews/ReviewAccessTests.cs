using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.SelfReviews;

public sealed class ReviewAccessTests
{
    private const string Author = "00000000-0000-0000-0000-000000000001";
    private const string Reader = "00000000-0000-0000-0000-000000000002";
    private static readonly OfficeUnit First = new("branch:第一党支部", UnitKind.Branch, "第一党支部", 0);
    private static readonly OfficeUnit Second = new("branch:第二党支部", UnitKind.Branch, "第二党支部", 1);
    private static readonly OfficeUnit Whole = new("office:机关", UnitKind.Office, "机关", 2);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

    private static readonly ReviewCycle Cycle = new() { Id = "c", Name = "检视", Due = new(2026, 12, 11), OpenedBy = "o", OpenedAt = Noon.AddDays(-3) };

    [Theory]
    [InlineData(Role.Member, false)]
    [InlineData(Role.Recorder, false)]
    [InlineData(Role.Secretary, true)]
    [InlineData(Role.Leader, false)]
    [InlineData(Role.Office, false)]
    public void Readable_RoleInTheSameBranch_IsTheSecretarysAlone(Role role, bool reads) =>
        Assert.Equal(reads ? [1] : [], Readable(Submitted(Noon), Roster((Author, First, Role.Member, null), (Reader, First, role, null))));

    [Theory]
    [InlineData(Role.Secretary)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Office)]
    public void Readable_RoleElsewhere_IsNothing(Role role)
    {
        Assert.Empty(Readable(Submitted(Noon), Roster((Author, First, Role.Member, null), (Reader, Second, role, null))));
        Assert.Empty(Readable(Submitted(Noon), Roster((Author, First, Role.Member, null), (Reader, Whole, role, null))));
    }

    [Fact]
    public void Readable_AppointedBetweenTwoParts_IsTheLaterPart()
    {
        var roster = Roster((Author, First, Role.Member, null), (Reader, First, Role.Secretary, Noon));

        Assert.Equal([2, 3], Readable(Submitted(Noon.AddSeconds(-1), Noon, Noon.AddHours(1)), roster));
    }

    [Fact]
    public void Readable_AuthorWhoLeftTheBranch_IsNothing()
    {
        Assert.Empty(Readable(Submitted(Noon), Roster((Author, Second, Role.Member, null), (Reader, First, Role.Secretary, null))));
        Assert.Empty(Readable(Submitted(Noon), Roster((Reader, First, Role.Secretary, null))));
    }

    [Fact]
    public void Readable_SecretaryOfTheBranchTheAuthorMovedTo_IsNothing() =>
        Assert.Empty(Readable(Submitted(Noon), Roster((Author, Second, Role.Member, null), (Reader, Second, Role.Secretary, null))));

    [Theory]
    [InlineData(ReviewState.Draft)]
    [InlineData(ReviewState.Returned)]
    public void Readable_NotSubmitted_IsNothing(string state) =>
        Assert.Empty(Readable(
            Submitted(Noon) with { State = state }, Roster((Author, First, Role.Member, null), (Reader, First, Role.Secretary, null))));

    [Fact]
    public void BranchOf_MemberOfSeveralUnits_IsTheFirstBranchThatTakesPart()
    {
        var roster = Roster((Author, Whole, Role.Leader, null), (Author, Second, Role.Member, null), (Author, First, Role.Member, null));
        var person = roster.Find(Author)!;

        Assert.Equal(First, ReviewAccess.BranchOf(Cycle, roster, person));
        Assert.Equal(Second, ReviewAccess.BranchOf(Cycle with { Units = [Second.Id] }, roster, person));
        Assert.Empty(ReviewAccess.MembersOf(Cycle, roster, Second));
        Assert.Null(ReviewAccess.BranchOf(Cycle, Roster((Author, Whole, Role.Office, null)), person with { Memberships = [] }));
    }

    [Fact]
    public void AnswersFor_OnlyTheSecretaryWhereItIsAskedFor()
    {
        var secretary = Roster((Reader, First, Role.Secretary, null)).Find(Reader)!;
        var recorder = Roster((Reader, First, Role.Recorder, null)).Find(Reader)!;
        var asked = Cycle with { HasBranches = true };

        Assert.True(ReviewAccess.AnswersFor(secretary, asked, First));
        Assert.False(ReviewAccess.AnswersFor(secretary, asked, Second));
        Assert.False(ReviewAccess.AnswersFor(secretary, Cycle, First));
        Assert.False(ReviewAccess.AnswersFor(recorder, asked, First));
    }

    private static ReviewHead Submitted(params DateTimeOffset[] at) => new()
    {
        Author = Author,
        Cycle = "c",
        Version = 3,
        State = ReviewState.Submitted,
        Unit = First.Id,
        Parts = [.. at.Select((moment, i) => new ReviewPart(i + 1, moment, First.Id, 1, 1))],
        ChangedAt = at[^1],
        ChangedBy = Author,
    };

    private static System.Collections.Immutable.ImmutableArray<int> Readable(ReviewHead head, RosterSnapshot roster) =>
        ReviewAccess.Readable(head, roster.Find(Reader) ?? new Person(Reader, "", null, []), roster);

    private static RosterSnapshot Roster(params (string Person, OfficeUnit Unit, Role Role, DateTimeOffset? Since)[] rows) => RosterSnapshot.From(
        [First, Second, Whole], rows.Select(r => new RosterMember(r.Person, null, "某某", r.Unit.Id, r.Role, null, null, r.Since)));
}
