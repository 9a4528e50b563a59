using System.Collections.Immutable;
using BotApp.Office.Obligations;
using static BotApp.Tests.Unit.Office.Obligations.OwedOffice;

namespace BotApp.Tests.Unit.Office.Obligations;

public sealed class TermTests
{
    [Fact]
    public void For_NoElectionAndNoStartKnown_OwesNothing() =>
        Assert.DoesNotContain(new OwedOffice().For("2026-06-01"), o => o.RegisterCode == "election");

    [Fact]
    public void For_LastElectionOnRecord_EndsThreeYearsLater()
    {
        var office = new OwedOffice().Hold(Large, "election", "2023-05-11").Hold(Large, "election", "2024-03-11");

        var election = office.For("2026-06-01").Single(o => o.RegisterCode == "election");

        Assert.Equal((new Stretch(Day("2024-03-01"), Day("2027-03-31")), Day("2027-03-31")), (election.Period, election.Due));
    }

    [Theory]
    [InlineData("2026-09-29", nameof(ObligationState.Upcoming))]
    [InlineData("2026-09-30", nameof(ObligationState.Due))] // six months before
    [InlineData("2027-03-31", nameof(ObligationState.Due))]
    [InlineData("2027-04-01", nameof(ObligationState.Overdue))]
    [InlineData("2028-06-01", nameof(ObligationState.Overdue))] // asked for until it is held
    public void For_TermOfThreeYears_IsAnnouncedSixMonthsAhead(string today, string state) =>
        Assert.Equal(state, $"{new OwedOffice().Hold(Large, "election", "2024-03-11").For(today).Single(o => o.RegisterCode == "election").State}");

    [Fact]
    public void For_ElectionHeld_IsOwedNoLonger()
    {
        var office = new OwedOffice().Hold(Large, "election", "2024-03-11").Hold(Large, "election", "2027-03-05");

        var election = office.For("2027-03-06").Single(o => o.RegisterCode == "election");

        Assert.Equal((Day("2030-03-29"), ObligationState.Upcoming), (election.Due, election.State));
    }

    [Fact]
    public void For_StartSetByTheOffice_EndsToTheDay()
    {
        var office = Started("2023-08-10");

        Assert.Equal(Day("2026-08-10"), office.For("2026-06-01").Single(o => o.RegisterCode == "election").Due);
    }

    [Theory]
    [InlineData("2026-01-05", "2026-02-10")] // before the six months begin
    [InlineData("2026-06-05", "2026-06-08")] // a Friday: on the Monday after
    [InlineData("2026-08-10", "2026-08-07")] // on its last day: still before that
    public void For_StartSetWithinTheSixMonths_AppearsOnTheWorkingDayAfter(string entered, string appears)
    {
        var office = Started("2023-08-10");
        office.Rules = office.Rules with { TermStartsEntered = ImmutableDictionary<string, DateOnly>.Empty.Add(Large, Day(entered)) };

        Assert.Equal(Day(appears), office.For("2026-08-10").Single(o => o.RegisterCode == "election").AppearsOn);
    }

    [Theory]
    [InlineData("2023-05-20", "2026-08-10")] // by-election before the term in office: the office's word is later
    [InlineData("2023-08-10", "2026-08-10")] // the same election: the office's day is exact
    [InlineData("2025-02-10", "2028-02-29")]
    public void For_StartSetAndElectionOnRecord_TakesTheLater(string held, string due) =>
        Assert.Equal(
            Day(due), Started("2023-08-10").Hold(Large, "election", held).For("2026-06-01").Single(o => o.RegisterCode == "election").Due);

    [Fact]
    public void For_TermEndedBeforeTheOfficeStarted_IsNotOwed()
    {
        var office = Started("2020-05-10");
        office.StartedOn = Day("2024-01-01");

        Assert.DoesNotContain(office.For("2026-06-01"), o => o.RegisterCode == "election");
    }

    [Fact]
    public void For_StartInTheFuture_IsNotYetATerm() =>
        Assert.DoesNotContain(Started("2026-07-01").For("2026-06-01"), o => o.RegisterCode == "election");

    [Fact]
    public void MonthsNeeded_Branch_ReachBackToTheOldestRunningTerm()
    {
        var office = new OwedOffice { StartedOn = Day("2026-02-10") };

        var needed = DerivedObligations.MonthsNeeded(office.Basis, OwedOffice.Roster.Unit(Large)!, Day("2026-06-01"));

        Assert.Equal(new Stretch(Day("2023-02-01"), Day("2027-12-31")), needed);
    }

    [Fact]
    public void MonthsNeeded_BeforeTheStart_IsNone() =>
        Assert.Null(DerivedObligations.MonthsNeeded(new OwedOffice { StartedOn = null }.Basis, OwedOffice.Roster.Unit(Large)!, Day("2026-06-01")));

    private static OwedOffice Started(string day) => new()
    {
        Rules = new() { TermStarts = ImmutableDictionary<string, DateOnly>.Empty.Add(Large, Day(day)) },
    };
}
