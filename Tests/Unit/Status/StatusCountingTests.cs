using BotApp.Features.Status;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.SelfReviews;
using BotApp.Storage.Totals;
using BotApp.Tests.Unit.Office.Calendar;
using BotApp.Tests.Unit.Office.Obligations;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Status;

public sealed class StatusCountingTests
{
    private const string Large = OwedOffice.Large;

    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Visibility[] Every = Enum.GetValues<Visibility>();

    private readonly Dictionary<DateOnly, IReadOnlyDictionary<string, long>> tallies = [];

    [Fact]
    public void Units_Meetings_AreThoseOfThePeriodByKindInRegisterOrder()
    {
        Count("2026-11", ("theme-day/count", 1), ("branch-committee/count", 2), ("party-lecture/count", 1), ("self-review/count/x/person", 4));
        Count("2026-10", ("theme-day/count", 1), ("branch-committee/count", 1));

        var november = Of("11月").Single(u => u.Unit.Id == Large);
        Assert.Equal(
            [("branch-committee", 2), ("party-lecture", 1), ("theme-day", 1)],
            november.Meetings.Select(m => (m.Register.Register.Code, m.Count)));
        Assert.Equal((4, 1), (november.Held, november.Study));
        Assert.Equal(6, Of("四季度").Single(u => u.Unit.Id == Large).Held);
        Assert.Equal(0, Of("三季度").Single(u => u.Unit.Id == Large).Held);
    }

    [Fact]
    public void Units_RegisterTheAskerMayNotSee_IsNotCounted()
    {
        Count("2026-11", ("democratic-life/count", 1), ("problem-list/standing/in-progress/2026-11-01", 2));

        Assert.Equal(1, Of("11月").Single(u => u.Unit.Id == Large).Held);
        Assert.Equal(0, Of("11月", Visibility.Unit).Single(u => u.Unit.Id == Large).Held);
    }

    [Fact]
    public void Units_RunningMonth_TellsOfWhatIsOverdueFromBefore()
    {
        // The theme day of October was not held; that of November still can be.
        Count("2026-11", ("branch-committee/count", 1), ("group-meeting/count", 1));
        Count("2026-10", ("branch-committee/count", 1), ("group-meeting/count", 1));

        var november = Of("本月").Single(u => u.Unit.Id == Large);

        Assert.Equal([ObligationState.Due], november.Obligations.Where(o => o.RegisterCode == "theme-day").Select(o => o.State));
        Assert.Equal(0, november.Counts.Overdue);
        // It is told of beside what November owed; everything of October that was held stands under October.
        Assert.Equal([("theme-day", 10, ObligationState.Overdue)], november.Earlier.Select(o => (o.RegisterCode, o.Due.Month, o.State)));
        Assert.Empty(Of("上月").Single(u => u.Unit.Id == Large).Earlier);
        Assert.Single(Of("上月").Single(u => u.Unit.Id == Large).Obligations, o => o.RegisterCode == "theme-day");
    }

    [Theory]
    [InlineData("本月", true)]
    [InlineData("四季度", true)]
    [InlineData("2026", true)]
    [InlineData("上月", false)]
    public void Units_TermThatEndedMonthsAgo_IsOverdueInEveryRunningPeriod(string period, bool stands)
    {
        var rules = ObligationRules.Default with { TermStarts = new Dictionary<string, DateOnly> { [Large] = new(2023, 7, 31) } };

        var unit = Of(Question(period, Every), rules).Single(u => u.Unit.Id == Large);

        Assert.Equal(stands ? [ObligationState.Overdue] : [], unit.Obligations.Concat(unit.Earlier).Where(o => o.RegisterCode == "election").Select(o => o.State));
        // It was due in July: of the whole year that is within.
        Assert.Equal(period == "2026", unit.Obligations.Any(o => o.RegisterCode == "election"));
    }

    [Fact]
    public void MarksSince_ARunningPeriod_ReachesBackToTermsThatEndedBeforeIt()
    {
        var rules = ObligationRules.Default with { TermStarts = new Dictionary<string, DateOnly> { [Large] = new(2023, 7, 31) } };
        var owed = Of(Question("本月", Every), rules).Single(u => u.Unit.Id == Large).Earlier.Single(o => o.RegisterCode == "election");

        Assert.True(StatusCounting.MarksSince(Question("本月", Every).Period, Today) <= owed.Period.Last);
        Assert.Equal(new DateOnly(2026, 10, 1), StatusCounting.MarksSince(Question("上月", Every).Period, Today));
    }

    [Fact]
    public void Counts_StatesOfObligations_AreDoneDueOrOverdue()
    {
        Count("2026-11", ("branch-committee/count", 1));
        var unit = Of("2026").Single(u => u.Unit.Id == Large);

        Assert.Equal(unit.Obligations.Count(o => o.State is ObligationState.Done), unit.Counts.Done);
        Assert.Equal(unit.Obligations.Count(o => o.State is ObligationState.Overdue or ObligationState.Missed), unit.Counts.Overdue);
        Assert.Equal(unit.Obligations.Length, unit.Counts.Total);
        Assert.True(unit.Counts is { Done: > 0, Due: > 0, Overdue: > 0 });
    }

    [Fact]
    public void Counts_SeveralOwedInAPeriod_AreCountedEach()
    {
        Count("2026-11", ("party-lecture/count", 3), ("theme-day/count", 5));
        var rules = ObligationRules.Default with
        {
            Overrides = [new(new CadenceKey("party-lecture", 0), Times: 4), new(new CadenceKey("branch-assembly", 0), Times: 2)],
        };

        var unit = Of(Question("2026", Every), rules).Single(u => u.Unit.Id == Large);

        Assert.Equal(new ObligationCounts(3, 1, 0), Counts("party-lecture"));
        Assert.Equal(new ObligationCounts(0, 2, 6), Counts("branch-assembly"));
        // More than asked for is no more than done.
        Assert.Equal(1, Counts("theme-day").Done);

        ObligationCounts Counts(string register) => ObligationCounts.Of(unit.Obligations.Where(o => o.RegisterCode == register));
    }

    [Theory]
    [InlineData(nameof(Visibility.Unit), true)]
    [InlineData(nameof(Visibility.Leaders), false)]
    public void LeavesOut_KindsThatTheAskerMayNotSee_AreSaidWhateverThereIsOfThem(string most, bool leavesOut) => Assert.Equal(
        leavesOut, StatusCounting.LeavesOut(Question("本月", [.. Every.Where(v => v <= Enum.Parse<Visibility>(most))]), ShippedRegistersTests.Catalog));

    [Fact]
    public void Units_SmallBranch_OwesNoCommitteeMeeting() =>
        Assert.DoesNotContain(Of("2026").Single(u => u.Unit.Id == OwedOffice.Small).Obligations, o => o.RegisterCode == "branch-committee");

    [Fact]
    public void Units_Ledgers_AreOpenTodayWhateverTheirMonthAndOverdueByTheirDay()
    {
        Count("2025-03", ("problem-list/standing/in-progress/2026-11-25", 2), ("problem-list/standing/standing/2026-01-01", 1));
        Count("2026-11", ("problem-list/standing/to-review/2026-11-26", 1), ("follow-up/standing//", 3));

        var ledgers = Of("上月").Single(u => u.Unit.Id == Large).Ledgers;

        var problems = ledgers.Single(l => l.Register.Register.Code == "problem-list");
        Assert.Equal((4, 2), (problems.Total, problems.Overdue));
        Assert.Equal([("in-progress", 2), ("to-review", 1), ("standing", 1)], problems.Open.Select(s => (s.Status, s.Count)));
        Assert.Equal((3, 0), ledgers.Where(l => l.Register.Register.Code == "follow-up").Select(l => (l.Total, l.Overdue)).Single());
    }

    [Fact]
    public void Units_ItemsThatFewMaySee_AreCountedForThoseFewOnly()
    {
        Count("2026-11", ("follow-up/standing/in-progress/2026-11-01", 1), ("follow-up/standing/in-progress/2026-11-01/leaders", 2));

        Assert.Equal((3, 3), Open(Every));
        Assert.Equal((1, 1), Open(Visibility.Unit));

        (int, int) Open(params Visibility[] seen) =>
            Of("本月", seen).Single(u => u.Unit.Id == Large) is var unit ? (unit.Open, unit.OpenOverdue) : default;
    }

    [Fact]
    public void Units_ItemsThatStandInSeveralLists_AreInEachLineAndOnceInAll()
    {
        Count(
            "2026-11", ("problem-list/standing/in-progress/2026-11-01", 2), ("task-list/standing/not-started/", 1),
            ("task-list/listed/problem-list/in-progress/2026-11-01", 2));

        var unit = Of("本月").Single(u => u.Unit.Id == Large);

        Assert.Equal(
            [("problem-list", 2, 2), ("task-list", 3, 2)], unit.Ledgers.Select(l => (l.Register.Register.Code, l.Total, l.Overdue)));
        Assert.Equal([("not-started", 1), ("in-progress", 2)], unit.Ledgers[1].Open.Select(s => (s.Status, s.Count)));
        Assert.Equal((3, 2), (unit.Open, unit.OpenOverdue));
    }

    [Fact]
    public void Units_ItemsOfAnotherListThatFewMaySee_AreCountedForThoseFewOnly()
    {
        Count("2026-11", ("task-list/listed/problem-list/in-progress/2026-11-01/leaders", 2));

        Assert.Equal(2, Of("本月").Single(u => u.Unit.Id == Large).Ledgers.Single().Total);
        Assert.Empty(Of("本月", Visibility.Unit).Single(u => u.Unit.Id == Large).Ledgers);
    }

    [Theory]
    [InlineData("2026-11-28", 0)]
    [InlineData("2026-11-29", 0)]
    [InlineData("2026-11-30", 2)]
    public void Units_Ledgers_OnDaysOffAfterADeadline_AreNotOverdue(string today, int overdue)
    {
        // A Friday.
        Count("2026-11", ("problem-list/standing/in-progress/2026-11-27", 2));

        Assert.Equal(overdue, On(OwedOffice.Day(today)).Single(u => u.Unit.Id == Large).Ledgers.Single().Overdue);
    }

    [Fact]
    public void Review_ABranch_HasItsShareAndWhatWasBroughtFromOneThatIsNoMore()
    {
        Count("2026-11", ("self-review/count/c1/person", 3));
        var question = Question("本月", Every);
        var round = new ReviewRound(
            "c1", "年度", Today, new DateOnly(2026, 11, 1), "self-review/count/c1/person",
            new Dictionary<string, ReviewShare> { [Large] = new(6, Brought: 2), [OwedOffice.Small] = new(3) });

        var review = StatusCounting.Review(question, round, Facts(question))!;

        Assert.Equal([(Large, 5, 6), (OwedOffice.Small, 0, 3)], review.Units.Select(u => (u.Unit.Id, u.Submitted, u.Members)));
        Assert.Null(StatusCounting.Review(question, round with { Shares = new Dictionary<string, ReviewShare>() }, Facts(question)));
    }

    [Fact]
    public void Review_ABranchThatIsNoMore_HasWhatIsCountedNowhereElse()
    {
        Count("2026-11", ("self-review/count/c1/person", 3));
        var question = Question("本月", Every);
        var round = new ReviewRound(
            "c1", "年度", Today, new DateOnly(2026, 11, 1), "self-review/count/c1/person",
            new Dictionary<string, ReviewShare> { [Large] = new(1, Brought: 1) { IsFormer = true } });

        Assert.Equal([(1, 1)], StatusCounting.Review(question, round, Facts(question))!.Units.Select(u => (u.Submitted, u.Members)));
    }

    [Theory]
    [InlineData("本月", "2026-11-26", new[] { 2026 })]
    [InlineData("本月", "2027-01-20", new[] { 2026, 2027 })]
    [InlineData("去年", "2027-01-20", new[] { 2026 })]
    public void YearsOf_APeriod_AreThoseItTellsOf(string period, string today, int[] years)
    {
        var day = OwedOffice.Day(today);
        Assert.Equal(years, StatusCounting.YearsOf(StatusPeriodReader.Read(period, day)!.Value, day, []));
    }

    private System.Collections.Immutable.ImmutableArray<UnitStatus> Of(string period, params Visibility[] seen) =>
        Of(Question(period, seen.Length == 0 ? Every : seen));

    private System.Collections.Immutable.ImmutableArray<UnitStatus> On(DateOnly today) => Of(Question("本月", Every) with { Today = today });

    private System.Collections.Immutable.ImmutableArray<UnitStatus> Of(StatusQuestion question, ObligationRules? rules = null)
    {
        var basis = new ObligationBasis(
            OwedOffice.Roster, ShippedRegistersTests.Catalog, ShippedCalendar.Shipped, rules ?? ObligationRules.Default, new DateOnly(2024, 1, 1));
        return StatusCounting.Units(question, basis, Facts(question));
    }

    private static StatusQuestion Question(string period, Visibility[] seen) => new(
        OwedOffice.Roster,
        [.. OwedOffice.Roster.Units.Select(u => new StatusUnit(u, [.. seen]))],
        IsWhole: true,
        StatusPeriodReader.Read(period, Today)!.Value,
        Today,
        new DateOnly(2024, 1, 1));

    private StatusFacts Facts(StatusQuestion question)
    {
        var kindOf = RegisterTallies.RulesOf(ShippedRegistersTests.Catalog).Totals;
        return new StatusFacts(
            StatusCounting.YearsOf(question.Period, Today, []).ToDictionary(
                year => year,
                year => (IReadOnlyDictionary<string, UnitTotals>)new Dictionary<string, UnitTotals>
                {
                    [Large] = UnitTotals.Of(tallies.Where(t => t.Key.Year == year).ToDictionary(), TotalsKind.Year, kindOf),
                }),
            new Dictionary<string, UnitTotals> { [Large] = UnitTotals.Of(tallies, TotalsKind.Standing, kindOf) },
            []);
    }

    private void Count(string month, params (string Counter, long Value)[] counters) =>
        tallies[OwedOffice.Day(month + "-01")] = counters.ToDictionary(c => c.Counter, c => c.Value);
}
