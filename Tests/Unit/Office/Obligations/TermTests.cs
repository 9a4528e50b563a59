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

    [Theory]
    [InlineData("2027-03-05")]
    [InlineData("2026-10-09")] // within the six months
    [InlineData("2027-05-10")] // late
    public void DueWithin_ElectionHeld_IsDoneInTheYearInWhichItWasDue(string held)
    {
        var office = new OwedOffice().Hold(Large, "election", "2024-03-11");
        Assert.Equal([ObligationState.Overdue], Elections(office, "2027-04-05", 2027).Select(o => o.State));

        office.Hold(Large, "election", held);

        Assert.Equal([(Day("2027-03-31"), ObligationState.Done)], Elections(office, "2027-06-01", 2027).Select(o => (o.Due, o.State)));
        Assert.Equal([ObligationState.Done], Elections(office, "2034-06-01", 2027).Select(o => o.State));
        Assert.Empty(Elections(office, "2027-06-01", 2028));
        Assert.Equal(["Upcoming"], Elections(office, "2027-06-01", Day(held).Year + 3).Select(o => $"{o.State}"));
        // The day's card speaks of the running term alone.
        Assert.Single(office.For("2027-06-01"), o => o.RegisterCode == "election");
    }

    [Fact]
    public void DueWithin_ElectionAfterAStartSetByTheOffice_SettlesThatTerm()
    {
        var office = Started("2023-03-31").Hold(Large, "election", "2026-03-10");

        Assert.Equal([(Day("2026-03-31"), ObligationState.Done)], Elections(office, "2027-02-10", 2026).Select(o => (o.Due, o.State)));
    }

    [Theory]
    [InlineData("2027-03-05", true)]
    [InlineData("2026-10-09", true)] // spoken of by then
    [InlineData("2024-06-20", false)] // the record's own election, said otherwise
    public void DueWithin_StartSetByTheOfficeAfterAnElectionOnRecord_SettlesTheFormerTermThatWasSpokenOf(string start, bool settles)
    {
        var office = Started(start).Hold(Large, "election", "2024-03-11");

        Assert.Equal(settles ? [(Day("2027-03-31"), ObligationState.Done)] : [], Elections(office, "2027-06-20", 2027).Where(o => o.Period.First == Day("2024-03-01")).Select(o => (o.Due, o.State)));
    }

    [Fact]
    public void DueWithin_ElectionLongBeforeItsTime_BeginsATermAndSettlesNone()
    {
        // Held in two sessions; and one that fills a vacancy.
        var office = new OwedOffice().Hold(Large, "election", "2024-03-11").Hold(Large, "election", "2024-04-02").Hold(Small, "election", "2024-03-11").Hold(Small, "election", "2025-06-11");

        Assert.Equal([ObligationState.Upcoming], Elections(office, "2026-06-01", 2027).Select(o => o.State));
        Assert.Equal([ObligationState.Upcoming], office.DueWithin("2026-06-01", "2028-01-01", "2028-12-31").Where(o => o.RegisterCode == "election").Select(o => o.State));
    }

    [Fact]
    public void DueWithin_TermThatWasSettledBeforeARunningPeriod_IsNotAmongIt()
    {
        var office = new OwedOffice().Hold(Large, "election", "2024-03-11").Hold(Large, "election", "2027-05-10");

        Assert.DoesNotContain(office.DueWithin("2027-06-01", "2027-06-01", "2027-06-30"), o => o.RegisterCode == "election");
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

    private static IEnumerable<Obligation> Elections(OwedOffice office, string today, int year) =>
        office.DueWithin(today, $"{year}-01-01", $"{year}-12-31").Where(o => o.RegisterCode == "election");

    private static OwedOffice Started(string day) => new()
    {
        Rules = new() { TermStarts = ImmutableDictionary<string, DateOnly>.Empty.Add(Large, Day(day)) },
    };
}
