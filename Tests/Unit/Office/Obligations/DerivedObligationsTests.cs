using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using static BotApp.Tests.Unit.Office.Obligations.OwedOffice;

namespace BotApp.Tests.Unit.Office.Obligations;

public sealed class DerivedObligationsTests
{
    [Fact]
    public void For_MonthlyMeeting_IsDueOnTheLastWorkdayAndAppearsThreeBefore()
    {
        var committee = new OwedOffice().One("2026-02-03", Large, "branch-committee", "2026-02-01");

        // The 28th of February 2026 is a Saturday that is worked.
        Assert.Equal((Day("2026-02-28"), Day("2026-02-25")), (committee.Due, committee.AppearsOn));
        Assert.Equal((1, 0, ObligationState.Upcoming), (committee.Required, committee.Done, committee.State));
    }

    [Theory]
    [InlineData("2026-02-24", nameof(ObligationState.Upcoming))]
    [InlineData("2026-02-25", nameof(ObligationState.Due))]
    [InlineData("2026-02-28", nameof(ObligationState.Due))]
    [InlineData("2026-03-01", nameof(ObligationState.Overdue))]
    [InlineData("2026-03-27", nameof(ObligationState.Overdue))] // the twentieth working day after
    [InlineData("2026-03-28", nameof(ObligationState.Missed))]
    public void For_MonthlyMeetingNotHeld_StandsAsTheDaySays(string today, string state) =>
        Assert.Equal(state, $"{new OwedOffice().One(today, Large, "branch-committee", "2026-02-01").State}");

    [Fact]
    public void For_MeetingLogged_IsDone()
    {
        var office = new OwedOffice().Hold(Large, "branch-committee", "2026-02-10");

        var committee = office.One("2026-02-26", Large, "branch-committee", "2026-02-01");

        Assert.Equal((ObligationState.Done, 0), (committee.State, committee.Missing));
    }

    [Fact]
    public void For_MeetingOfAnotherMonth_SettlesNothing() =>
        Assert.Equal(
            ObligationState.Due,
            new OwedOffice().Hold(Large, "branch-committee", "2026-01-30").One("2026-02-26", Large, "branch-committee", "2026-02-01").State);

    [Fact]
    public void For_QuarterlyMeeting_CountsItsThreeMonths()
    {
        var office = new OwedOffice().Hold(Small, "branch-assembly", "2026-05-20");

        var assembly = office.One("2026-06-29", Small, "branch-assembly", "2026-04-01");

        Assert.Equal((Day("2026-06-30"), ObligationState.Done), (assembly.Due, assembly.State));
        Assert.Equal(Day("2026-06-15"), assembly.AppearsOn); // ten working days before, the Dragon Boat Festival between
    }

    [Fact]
    public void DueWithin_PeriodsThatReachBackToDeletedRecords_AreNotOwed()
    {
        var office = new OwedOffice();
        var before = office.DueWithin("2026-12-31", "2026-01-01", "2026-12-31");
        office.DeletedThrough = Day("2026-02-10");

        var left = office.DueWithin("2026-12-31", "2026-01-01", "2026-12-31");

        Assert.Equal(before.Where(o => o.Period.First > Day("2026-02-10")), left);
        Assert.NotEmpty(left);
        Assert.NotEqual(before.Count, left.Count);
    }

    [Fact]
    public void DueWithin_UnitThatCameDuringTheYear_OwesFromThenOn()
    {
        var office = new OwedOffice();
        var before = office.DueWithin("2026-12-31", "2026-01-01", "2026-12-31").Where(o => o.UnitId == Large).ToList();
        var came = office.Since(Large, "2026-09-10");

        var after = came.DueWithin("2026-12-31", "2026-01-01", "2026-12-31").Where(o => o.UnitId == Large).ToList();

        Assert.Equal(before.Where(o => o.Due >= Day("2026-09-10") && o.Period.First >= Day("2026-09-01")), after);
        var earlier = came.DueWithin("2026-09-09", "2026-01-01", "2026-12-31");
        Assert.DoesNotContain(earlier, o => o.UnitId == Large);
        Assert.Contains(earlier, o => o.UnitId == Small);
    }

    [Fact]
    public void For_UnitThatCameBeforeTheOfficeStarted_OwesFromTheOfficesStart() =>
        Assert.Equal(new OwedOffice().For("2026-02-26"), new OwedOffice().Since(Large, "2020-01-01").For("2026-02-26"));

    [Fact]
    public void For_BranchOfThree_OwesNoCommitteeAndNoGroupMeeting() =>
        Assert.DoesNotContain(
            new OwedOffice().For("2026-02-26"),
            o => o.UnitId == Small && o.RegisterCode is ("branch-committee" or "group-meeting"));

    [Fact]
    public void For_BranchThatGotGroupsInJanuary_DoesNotOweTheirMeetingOfDecember()
    {
        var meetings = new OwedOffice().Was(Large, "2027-01-04", members: 12, groups: 0)
            .For("2027-01-05").Where(o => o.UnitId == Large && o.RegisterCode == "group-meeting");

        Assert.Equal([Day("2027-01-01"), Day("2027-02-01")], meetings.Select(o => o.Period.First));
    }

    [Fact]
    public void DueWithin_BranchThatLostMembersInJanuary_StillOwesTheCommitteesOfTheYearBefore()
    {
        var office = new OwedOffice().Was(Small, "2027-01-04", members: 8, groups: 0);

        Assert.Equal(12, Committees("2026-01-01", "2026-12-31").Count());
        Assert.Empty(Committees("2027-01-01", "2027-12-31"));

        IEnumerable<Obligation> Committees(string first, string last) =>
            office.DueWithin("2027-01-05", first, last).Where(o => o.UnitId == Small && o.RegisterCode == "branch-committee");
    }

    [Theory]
    [InlineData("2026-02-27", true)]
    [InlineData("2026-02-28", false)] // nobody was told of it in the morning
    public void For_BranchThatGotGroupsAsTheMonthWasDue_OwesWhatThatDayBeganWith(string until, bool owed) =>
        Assert.Equal(
            owed,
            new OwedOffice().Was(Large, until, members: 12, groups: 0)
                .For("2026-02-28").Any(o => o.UnitId == Large && o.RegisterCode == "group-meeting" && o.Period.First == Day("2026-02-01")));

    [Fact]
    public void DueWithin_BranchThatChangedTwice_OwesByWhatItWasOnEachDay()
    {
        var office = new OwedOffice().Was(Small, "2026-03-10", members: 8, groups: 0).Was(Small, "2026-06-10", members: 3, groups: 1);

        var owed = office.DueWithin("2026-12-31", "2026-01-01", "2026-12-31").Where(o => o.UnitId == Small).ToLookup(o => o.RegisterCode, o => o.Period.First.Month);

        Assert.Equal([1, 2], owed["branch-committee"]);
        Assert.Equal([3, 4, 5], owed["group-meeting"]);
    }

    [Fact]
    public void For_Office_OwesWhatIsTheOffices() =>
        Assert.Equal(
            ["democratic-life", "central-group-study", "training"],
            new OwedOffice().For("2026-02-26").Where(o => o.UnitId == Organ).Select(o => o.RegisterCode).Distinct());

    [Theory]
    [InlineData("2026-11-30", nameof(ObligationState.Upcoming))]
    [InlineData("2026-12-03", nameof(ObligationState.Due))]
    public void For_OrganisationalLife_AppearsInTheFourthQuarter(string today, string state)
    {
        var life = new OwedOffice().One(today, Large, "organisational-life", "2026-01-01");

        Assert.Equal((Day("2026-12-31"), state), (life.Due, $"{life.State}"));
    }

    [Fact]
    public void For_SeasonShorterThanTheLead_AppearsWithTheSeason()
    {
        var office = new OwedOffice { Rules = new() { Leads = new(Year: 200) } };

        Assert.Equal(Day("2026-10-08"), office.One("2026-02-01", Large, "organisational-life", "2026-01-01").AppearsOn);
    }

    [Theory]
    [InlineData(null, null, "2026-03-31")]
    [InlineData(15, null, "2026-03-16")] // the 15th is a Sunday
    [InlineData(15, 5, "2026-03-05")]
    public void For_ThemeDay_IsDueOnTheFixedDayIfThereIsOne(int? office, int? own, string due)
    {
        var fixedDays = own is { } day ? ImmutableDictionary<string, int>.Empty.Add(Large, day) : ImmutableDictionary<string, int>.Empty;
        var owed = new OwedOffice { Rules = new() { FixedDay = office, FixedDays = fixedDays } };

        Assert.Equal(Day(due), owed.One("2026-03-02", Large, "theme-day", "2026-03-01").Due);
        Assert.Equal(Day("2026-03-31"), owed.One("2026-03-02", Large, "branch-committee", "2026-03-01").Due);
    }

    [Fact]
    public void For_ThemeDayOnTheFirst_AppearsInTheMonthBefore()
    {
        var office = new OwedOffice { Rules = new() { FixedDay = 1 } };

        Assert.Equal(ObligationState.Due, office.One("2026-03-31", Large, "theme-day", "2026-04-01").State);
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-16", true)] // sixteen of thirty-one days
    [InlineData("2026-03-17", false)]
    public void For_MonthTheOfficeStartedIn_IsOwedIfHalfOfItIsLeft(string startedOn, bool owed) =>
        Assert.Equal(
            owed,
            new OwedOffice { StartedOn = Day(startedOn) }.For("2026-03-31").Any(o => o.RegisterCode == "theme-day" && o.Period.First == Day("2026-03-01")));

    [Theory]
    [InlineData("2026-03-02", "2026-03-12")]
    [InlineData("2026-03-14", "2026-03-16")] // a Saturday
    [InlineData("2026-03-16", "2026-03-16")]
    public void For_OfficeStartedAfterItWouldHaveAppeared_AppearsWhenTheOfficeStarted(string startedOn, string appears)
    {
        var office = new OwedOffice { StartedOn = Day(startedOn), Rules = new() { FixedDay = 17 } };

        Assert.Equal(Day(appears), office.For("2026-04-01").Single(o => o.RegisterCode == "theme-day" && o.UnitId == Large && o.Period.First == Day("2026-03-01")).AppearsOn);
    }

    [Fact]
    public void For_DueDayBeforeTheOfficeStarted_IsNotOwed()
    {
        var office = new OwedOffice { StartedOn = Day("2026-03-10"), Rules = new() { FixedDay = 5 } };

        Assert.DoesNotContain(office.For("2026-03-31"), o => o.RegisterCode == "theme-day" && o.Period.First == Day("2026-03-01"));
    }

    [Theory]
    [InlineData(null, "2026-03-31")]
    [InlineData("2026-04-01", "2026-03-31")]
    public void For_OfficeNotStarted_IsNothing(string? startedOn, string today) =>
        Assert.Empty(new OwedOffice { StartedOn = startedOn is null ? null : Day(startedOn) }.For(today));

    [Fact]
    public void For_Marked_IsNotDueForThatPeriodAlone()
    {
        var office = new OwedOffice();
        office.Marks.Add(Mark(office.One("2026-03-31", Large, "theme-day", "2026-03-01")));

        var march = office.One("2026-03-31", Large, "theme-day", "2026-03-01");
        var april = office.One("2026-04-30", Large, "theme-day", "2026-04-01");

        Assert.Equal((ObligationState.NotDue, "集中外出"), (march.State, march.Mark?.Reason));
        Assert.Equal((ObligationState.Due, null), (april.State, april.Mark));
    }

    [Fact]
    public void For_MarkedAMonthThatBecameAYear_IsOwed()
    {
        var office = new OwedOffice();
        office.Marks.Add(Mark(office.One("2026-01-31", Large, "theme-day", "2026-01-01")));
        office.Rules = new() { Overrides = [new(new CadenceKey("theme-day", 0), Per: Period.Year)] };

        Assert.Equal(ObligationState.Due, office.One("2026-12-31", Large, "theme-day", "2026-01-01").State);
    }

    [Fact]
    public void For_HeldAlthoughMarked_IsDone()
    {
        var office = new OwedOffice().Hold(Large, "theme-day", "2026-03-20");
        office.Marks.Add(Mark(office.One("2026-03-31", Large, "theme-day", "2026-03-01")));

        Assert.Equal(ObligationState.Done, office.One("2026-03-31", Large, "theme-day", "2026-03-01").State);
    }

    [Fact]
    public void For_CadenceSetOtherwise_IsAsSet()
    {
        var office = new OwedOffice { Rules = new() { Overrides = [new(new CadenceKey("party-lecture", 0), Times: 2, Per: Period.Quarter)] } };
        office.Hold(Large, "party-lecture", "2026-02-10");

        var lecture = office.One("2026-03-31", Large, "party-lecture", "2026-01-01");

        Assert.Equal((Day("2026-03-31"), 2, 1, ObligationState.Due), (lecture.Due, lecture.Required, lecture.Done, lecture.State));
    }

    [Fact]
    public void For_CadenceSwitchedOff_IsNotOwed()
    {
        var office = new OwedOffice { Rules = new() { Overrides = [new(new CadenceKey("talk", 0), IsOff: true)] } };

        Assert.DoesNotContain(office.For("2026-12-31"), o => o.RegisterCode == "talk");
    }

    [Fact]
    public void For_FixedRuleSwitchedOff_IsOwedAllTheSame()
    {
        var office = new OwedOffice { Rules = new() { Overrides = [new(new CadenceKey("branch-committee", 0), IsOff: true)] } };

        Assert.Contains("branch-committee", office.OwedBy(Large, "2026-02-26"));
    }

    [Fact]
    public void For_EverySecondMonth_CountsFromTheBeginningOfTheYear()
    {
        var office = new OwedOffice { Rules = new() { Overrides = [new(new CadenceKey("theme-day", 0), Every: 2)] } };

        var periods = office.For("2026-04-10").Where(o => o.UnitId == Large && o.RegisterCode == "theme-day").Select(o => o.Period);

        Assert.Equal(
            [
                new Stretch(Day("2026-01-01"), Day("2026-02-28")),
                new Stretch(Day("2026-03-01"), Day("2026-04-30")),
                new Stretch(Day("2026-05-01"), Day("2026-06-30")),
            ],
            periods);
    }

    [Fact]
    public void DueWithin_CadenceThatWasChanged_IsAsItWasWhenThePeriodEnded()
    {
        var office = new OwedOffice().Hold(Large, "branch-assembly", "2026-11-20");
        office.Rules = new()
        {
            Overrides =
            [
                new(new CadenceKey("branch-assembly", 0), Times: 1, Until: Day("2027-02-10")), new(new CadenceKey("branch-assembly", 0), Times: 2),
                new(new CadenceKey("party-lecture", 0), IsOff: true, Until: Day("2027-02-10")), new(new CadenceKey("party-lecture", 0), Times: 4),
            ],
        };

        Assert.Equal([(1, ObligationState.Done)], Of("branch-assembly", "2026-10-01", "2026-12-31"));
        Assert.Equal([(2, ObligationState.Upcoming), (2, ObligationState.Upcoming)], Of("branch-assembly", "2027-01-01", "2027-06-30"));
        Assert.Empty(Of("party-lecture", "2026-01-01", "2026-12-31"));
        Assert.Equal([(4, ObligationState.Upcoming)], Of("party-lecture", "2027-01-01", "2027-12-31"));
        Assert.Equal([1, 2, 2], office.For("2027-02-11").Where(o => o.UnitId == Large && o.RegisterCode == "branch-assembly").Select(o => o.Required));

        IEnumerable<(int Required, ObligationState State)> Of(string register, string first, string last) =>
            office.DueWithin("2027-02-11", first, last).Where(o => o.UnitId == Large && o.RegisterCode == register).Select(o => (o.Required, o.State));
    }

    [Theory]
    [InlineData(1, 0, 0, nameof(ObligationState.Missed))] // off since
    [InlineData(2, 1, 1, nameof(ObligationState.Missed))] // the one that is asked for now was held
    [InlineData(2, 1, 0, nameof(ObligationState.Overdue))]
    [InlineData(1, 2, 0, nameof(ObligationState.Overdue))]
    public void For_CadenceChangedSince_IsOverdueAsLongAsItWouldBeNow(int before, int now, int held, string state)
    {
        var key = new CadenceKey("branch-assembly", 0);
        var office = new OwedOffice { Rules = new() { Overrides = [new(key, Times: before, Until: Day("2027-01-08")), new(key, IsOff: now == 0, Times: now)] } };
        if (held > 0)
            office.Hold(Large, "branch-assembly", "2026-11-20", held);

        var owed = office.One("2027-01-11", Large, "branch-assembly", "2026-10-01");

        Assert.Equal((before, held, state), (owed.Required, owed.Done, $"{owed.State}"));
    }

    [Fact]
    public void DueWithin_Month_IsWhatFallsDueInIt()
    {
        var due = new OwedOffice().Hold(Large, "theme-day", "2025-06-10")
            .DueWithin("2026-02-01", "2025-06-01", "2025-06-30").Where(o => o.UnitId == Large);

        Assert.Equal(
            [("branch-assembly", ObligationState.Missed), ("branch-committee", ObligationState.Missed), ("group-meeting", ObligationState.Missed), ("theme-day", ObligationState.Done)],
            due.Select(o => (o.RegisterCode, o.State)));
    }
}
