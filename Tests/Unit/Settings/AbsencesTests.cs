using BotApp.Office.Settings;

namespace BotApp.Tests.Unit.Settings;

public sealed class AbsencesTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly PersonalSettings UntilTomorrow = PersonalSettings.Default with { AwayUntil = Today.AddDays(1) };

    [Fact]
    public void Told_AComingOneDuringAnother_LeavesTheOneThatRuns()
    {
        var both = Tell(UntilTomorrow, 6, 8);

        Assert.Equal([0, 1, 6, 7, 8], AwayDays(both));
        Assert.Equal((null, Today.AddDays(1)), (both.AwayFrom, both.AwayUntil));
    }

    [Fact]
    public void Told_AShortOneBeforeAnother_LeavesTheOneToCome() => Assert.Equal([0, 6, 7, 8], AwayDays(Tell(Tell(PersonalSettings.Default, 6, 8), null, 0)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Told_AnotherEndOfTheOneThatRuns_CorrectsIt(int until) =>
        Assert.Equal(Enumerable.Range(0, until + 1), AwayDays(Tell(UntilTomorrow, null, until)));

    [Fact]
    public void Told_AnotherEndOfTheOneToCome_CorrectsIt() => Assert.Equal([6, 7], AwayDays(Tell(Tell(PersonalSettings.Default, 6, 8), 6, 7)));

    [Fact]
    public void Told_WithinTheOneThatRuns_EndsNothing() => Assert.Equal([0, 1], AwayDays(Tell(UntilTomorrow, 1, 1)));

    [Fact]
    public void Told_AfterOneThatIsOver_StillKnowsTheDaysThatHeldBack()
    {
        var told = Tell(PersonalSettings.Default with { AwayUntil = Today.AddDays(-1) }, 6, 8);

        Assert.True(told.IsAwayOn(Today.AddDays(-1)));
        Assert.False(told.IsAwayOn(Today));
        Assert.Null(told.BackAt);
    }

    [Fact]
    public void Back_OfOneThatRuns_EndsItAsOfNowAndLeavesWhatIsToCome()
    {
        var back = Absences.Back(Tell(UntilTomorrow, 6, 8), Now, Today);

        Assert.Equal([6, 7, 8], AwayDays(back));
        Assert.Equal(Now, back.BackAt);
    }

    [Fact]
    public void Back_OfOneThatRuns_EndsAlsoWhatWasPutOff()
    {
        var back = Absences.Back(UntilTomorrow with { SnoozedUntil = Now.AddDays(3), AgainAt = Now.AddHours(3) }, Now, Today);

        Assert.Equal((Now, null, Now.AddHours(3)), (back.BackAt, back.SnoozedUntil, back.AgainAt));
    }

    [Fact]
    public void Back_AfterItsEnd_StillKnowsTheDaysThatHeldBack()
    {
        var back = Absences.Back(PersonalSettings.Default with { AwayUntil = Today.AddDays(-1) }, Now, Today);

        Assert.True(back.IsAwayOn(Today.AddDays(-1)));
        Assert.Empty(AwayDays(back));
    }

    [Fact]
    public void Back_BeforeAnyHasBegun_CallsOffWhatWasToCome() => Assert.Empty(AwayDays(Absences.Back(Tell(PersonalSettings.Default, 6, 8), Now, Today)));

    [Fact]
    public void Current_OneIsOver_ShowsTheNextAndForgetsWhatWasOverLongAgo()
    {
        var both = Tell(UntilTomorrow, 6, 8);

        var next = Absences.Current(both, Today.AddDays(2));
        Assert.Equal((Today.AddDays(6), Today.AddDays(8)), (next.AwayFrom, next.AwayUntil));
        Assert.True(next.IsAwayOn(Today));

        Assert.Empty(Absences.Of(Absences.Current(both, Today.AddDays(40))));
    }

    [Fact]
    public void Typed_NothingAboutIt_ChangesNothing() => Assert.Same(UntilTomorrow, Absences.Typed(UntilTomorrow, UntilTomorrow, Now, Today));

    [Fact]
    public void Typed_Emptied_EndsAllAsOfNow()
    {
        var both = Tell(UntilTomorrow, 6, 8);

        var typed = Absences.Typed(both, both with { AwayFrom = null, AwayUntil = null }, Now, Today);

        Assert.Empty(AwayDays(typed));
        Assert.Equal(Now, typed.BackAt);
    }

    [Fact]
    public void Typed_OtherDays_ReplacesTheOneThatIsShown()
    {
        var both = Tell(UntilTomorrow, 6, 8);

        var typed = Absences.Typed(both, both with { AwayFrom = Today.AddDays(2), AwayUntil = Today.AddDays(3) }, Now, Today);

        Assert.Equal([2, 3, 6, 7, 8], AwayDays(typed));
        Assert.Equal(Now, typed.BackAt);
    }

    [Fact]
    public void Format_AnyAbsences_AreReadBack()
    {
        Assert.Equal("/2026-11-24,2026-12-01/2026-12-03", Absences.Format([new(null, Today), new(Today.AddDays(7), Today.AddDays(9))]));
        Assert.Equal([new(null, Today), new(Today.AddDays(7), Today.AddDays(9))], Absences.Parse("/2026-11-24,2026-12-01/2026-12-03")!.Value);
        Assert.All((string[])["", "2026-11-24", "x/2026-11-24", "2026-11-24/", "/"], text => Assert.Null(Absences.Parse(text)));
    }

    private static PersonalSettings Tell(PersonalSettings was, int? from, int until) =>
        Absences.Told(was, new Absence(from is { } first ? Today.AddDays(first) : null, Today.AddDays(until)), Now, Today);

    private static IEnumerable<int> AwayDays(PersonalSettings settings) => Enumerable.Range(0, 20).Where(day => settings.IsAwayOn(Today.AddDays(day)));
}
