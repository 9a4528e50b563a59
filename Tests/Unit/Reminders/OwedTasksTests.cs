using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.People;
using BotApp.Tests.Unit.Office.Calendar;
using BranchUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Reminders;

public sealed class OwedTasksTests
{
    private static readonly OfficeCalendar Calendar = ShippedCalendar.Shipped;
    private static readonly BranchUnit Branch = new("branch:甲", UnitKind.Branch, "甲", 0);
    private static readonly BranchUnit Organ = new("office:机关", UnitKind.Office, "机关", 1);

    [Fact]
    public void AnswersFor_ABranch_IsItsSecretary() => Assert.Equal(["s"], Answering(Branch, Row("s", Branch, Role.Secretary), Row("r", Branch, Role.Recorder)));

    [Fact]
    public void AnswersFor_TheOffice_IsItsOwnPeople() =>
        Assert.Equal(["o", "p"], Answering(Organ, Row("o", Organ, Role.Office), Row("p", Organ, Role.Office), Row("l", Organ, Role.Leader)));

    [Fact]
    public void AnswersFor_ABranchWithoutASecretary_IsItsRecorder() =>
        Assert.Equal(["r"], Answering(Branch, Row("m", Branch, Role.Member), Row("r", Branch, Role.Recorder)));

    [Fact]
    public void AnswersFor_AUnitOfMembersOnly_IsNobody() => Assert.Empty(Answering(Branch, Row("m", Branch, Role.Member)));

    [Theory]
    [InlineData("2026-02-14", true, true)]
    [InlineData("2026-02-13", true, false)]
    [InlineData("2026-02-14", false, false)]
    public void IsEscalated_OnTheLastWorkingDayIfTheOfficeHasSetItSo(string day, bool isSet, bool expected) =>
        Assert.Equal(expected, OwedTasks.IsEscalated(Sent(), Day(day), OfficeSettings.Default with { EscalatesToSecretary = isSet }, Calendar));

    [Fact]
    public void Of_Unanswered_NamesTheOwnBranchToItsSecretaryAndNobodyToOthers()
    {
        var roster = RosterSnapshot.From(
            [Branch, Organ],
            [
                Row("s", Branch, Role.Secretary), Row("m", Branch, Role.Member), Row("away", Branch, Role.Member), Row("o", Organ, Role.Office),
                Row("x", Organ, Role.Member),
            ]);
        var shared = new DayShared(Day("2026-02-14"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId))
        {
            Open = [Sent()],
            Escalated = new Dictionary<string, Answers> { [Sent().Id] = new(new HashSet<string> { "m", "x" }, new HashSet<string> { "s", "o" }) },
        };

        var told = Assert.Single(Of("s").OfType<DayTask.Unanswered>());
        Assert.Equal(["m"], told.Names);
        // Who was away has had nothing to confirm.
        Assert.Equal((1, 1), (told.Of, told.NotReached));
        Assert.All((string[])["m", "o", "x", "away"], person => Assert.Empty(Of(person).OfType<DayTask.Unanswered>()));

        IReadOnlyList<DayTask> Of(string person) => OwedTasks.Of(roster.Find(person)!, PersonalSettings.Default, shared, []);
    }

    // Not told of oneself in the third person: the own reminder is there to be confirmed.
    [Theory]
    [InlineData("s")]
    [InlineData("s", "m")]
    public void Of_UnansweredBySecretaryToo_NamesTheOthersAlone(params string[] open)
    {
        var roster = RosterSnapshot.From([Branch], [Row("s", Branch, Role.Secretary), Row("m", Branch, Role.Member)]);
        var shared = new DayShared(Day("2026-02-14"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId))
        {
            Open = [Sent()],
            Escalated = new Dictionary<string, Answers> { [Sent().Id] = new(open.ToHashSet(StringComparer.Ordinal), new HashSet<string>()) },
        };

        var told = OwedTasks.Of(roster.Find("s")!, PersonalSettings.Default, shared, []).OfType<DayTask.Unanswered>().ToList();

        Assert.Equal(open.Except(["s"]).Select(name => (name, 1)), told.Select(t => (Assert.Single(t.Names), t.Of)));
    }

    [Theory]
    [InlineData("branch:甲", "2026-03-02", false)]
    [InlineData("branch:乙", "2026-03-02", true)]
    [InlineData("role:leader", "2026-03-02", true)]
    [InlineData("unanswered:x", "2026-03-02", false)]
    [InlineData("branch:乙", "2026-03-01", false)]
    public void Of_AReminderThatWouldReachNobody_IsToldToTheOfficeBeforeItsTime(string audience, string on, bool told)
    {
        var roster = RosterSnapshot.From([Branch, Organ], [Row("s", Branch, Role.Secretary), Row("o", Organ, Role.Office)]);
        var weekly = Sent() with
        {
            Holiday = null,
            Audience = audience,
            Times = new ReminderTimes(Day(on), new TimeOnly(9, 0), told || on is "2026-03-02" ? Repeats.Weekly : Repeats.Never, DayOfWeek.Monday),
        };
        var shared = new DayShared(Day("2026-03-02"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId)) { Open = [weekly] };

        Assert.Equal(told, OwedTasks.Of(roster.Find("o")!, PersonalSettings.Default, shared, []).OfType<DayTask.Nobody>().Any(n => n.SendOn == Day("2026-03-02") && n.Appears == Day("2026-02-28")));
        Assert.DoesNotContain(OwedTasks.Of(roster.Find("s")!, PersonalSettings.Default, shared, []), t => t is DayTask.Nobody);
    }

    [Theory]
    [InlineData(Duties.Review, "2026-03-06", "2026-03-04", "2026-03-05")]
    [InlineData(Duties.Review, "2026-03-04", "2026-03-04", "2026-03-05")]
    [InlineData(Duties.Review, null, "2026-03-04", "2026-03-05")]
    [InlineData(Duties.Carry, "2026-03-06", "2026-02-02", "2026-03-03")]
    [InlineData(Duties.Carry, null, "2026-03-04", null)]
    [InlineData(Duties.Measure, "2026-03-06", "2026-02-02", "2026-03-03")]
    [InlineData(Duties.Measure, "2026-03-04", "2026-02-02", "2026-02-28")]
    [InlineData(Duties.Measure, null, "2026-03-04", null)]
    public void Of_AnItem_AppearsOnTheWorkingDayAfterItCameToThePerson(string duty, string? due, string since, string? appears)
    {
        var roster = RosterSnapshot.From([Branch], [Row("m", Branch, Role.Member)]);
        var shared = new DayShared(Day("2026-03-05"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId));
        var item = new OpenItem("m", Branch.Id, "x", "…", due is null ? null : Day(due), Day("2026-02-01"), "ledger", "Active", 2) { Duty = duty, Entered = Day(since) };

        Assert.Equal(appears, OwedTasks.Of(roster.Find("m")!, PersonalSettings.Default, shared, [item]).OfType<DayTask.Item>().SingleOrDefault()?.Appears.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    // Once on the next working day, and once more where its due day comes near.
    [Theory]
    [InlineData("2026-05-20", "2026-03-05", "2026-03-05")]
    [InlineData("2026-05-20", "2026-05-18", "2026-05-15")]
    [InlineData("2026-03-06", "2026-03-05", "2026-03-05")]
    [InlineData("2026-03-02", "2026-03-05", "2026-03-05")]
    [InlineData(null, "2026-03-09", "2026-03-05")]
    public void Of_AnItemThatCameBack_AppearsOnTheWorkingDayAfter(string? due, string today, string appears)
    {
        var roster = RosterSnapshot.From([Branch], [Row("m", Branch, Role.Member)]);
        var shared = new DayShared(Day(today), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId));
        var item = new OpenItem("m", Branch.Id, "x", "…", due is null ? null : Day(due), Day("2026-02-01"), "ledger", "Active", 2) { CameBack = true, Entered = Day("2026-03-04") };

        Assert.Equal(Day(appears), Assert.Single(OwedTasks.Of(roster.Find("m")!, PersonalSettings.Default, shared, [item]).OfType<DayTask.Item>()).Appears);
    }

    [Fact]
    public void Of_AReviewOfTheBranch_NamesItAndCameToTheSecretaryWithTheRole()
    {
        var since = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));
        var roster = RosterSnapshot.From([Branch], [Row("s", Branch, Role.Secretary) with { RoleSince = since }]);
        var shared = new DayShared(Day("2026-03-05"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId));

        var tasks = OwedTasks.Of(roster.Find("s")!, PersonalSettings.Default, shared, [Round("s"), Round(Branch.Id)]).Cast<DayTask.Review>();

        Assert.Equal([(null, null), ("甲", since)], tasks.Select(t => ((string?)t.BranchName, (DateTimeOffset?)t.CameAt)));

        OpenItem Round(string author) => new(author, "self-review", "c", "检视", Day("2026-03-06"), Day("2026-02-01"), "self-review", "Active", 1);
    }

    [Fact]
    public void Of_OwedByAUnit_CameToTheSecretaryWithTheRole()
    {
        var since = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));
        var roster = RosterSnapshot.From([Branch], [Row("s", Branch, Role.Secretary) with { RoleSince = since }]);
        var owed = new Obligation(Branch.Id, "r", default, new(Day("2026-03-01"), Day("2026-03-31")), Day("2026-03-31"), Day("2026-03-03"), 1, 0, ObligationState.Due);
        var shared = new DayShared(Day("2026-03-05"), roster, Calendar, OfficeSettings.Default, ((Obligation[])[owed]).ToLookup(o => o.UnitId));

        Assert.Equal(since, Assert.Single(OwedTasks.Of(roster.Find("s")!, PersonalSettings.Default, shared, [])).CameAt);
    }

    [Theory]
    [InlineData(false, null, null, "2026-02-10", "2026-02-03")]
    [InlineData(true, null, null, null, "2026-02-03")]
    [InlineData(false, "2026-02-05", null, "2026-02-10", "2026-02-05")]
    [InlineData(false, "2026-02-05", "2026-02-06", "2026-02-10", "2026-02-06")]
    public void Of_ADraft_IsNewWhenItWasMadeOrSetBackOrCameToThePerson(bool byItself, string? setBack, string? since, string? due, string came)
    {
        var role = since is null ? (DateTimeOffset?)null : At(since);
        var roster = RosterSnapshot.From([Organ], [Row("o", Organ, Role.Office) with { RoleSince = role }]);
        var draft = Sent() with { State = ReminderState.Draft, DecidedAt = setBack is null ? null : At(setBack) };
        var shared = new DayShared(Day("2026-02-06"), roster, Calendar, OfficeSettings.Default with { HolidaySendsByItself = byItself }, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId)) { Open = [draft] };

        var task = Assert.Single(OwedTasks.Of(roster.Find("o")!, PersonalSettings.Default, shared, []));

        Assert.Equal((due is null ? null : Day(due), At(came)), (task.Due, task.CameAt));

        static DateTimeOffset At(string day) => new(Day(day).ToDateTime(new TimeOnly(0, 1)), TimeSpan.FromHours(8));
    }

    [Fact]
    public void Of_ADraftThatTheCalendarMoved_IsNewAgain()
    {
        var roster = RosterSnapshot.From([Organ], [Row("o", Organ, Role.Office)]);
        var at = new DateTimeOffset(2026, 2, 5, 10, 0, 0, TimeSpan.FromHours(8));
        var draft = Sent() with { State = ReminderState.Draft, DecidedAt = null, Moved = new DayMoved(Day("2026-02-09"), true, at) };
        var shared = new DayShared(Day("2026-02-06"), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId)) { Open = [draft] };

        Assert.Equal(at, Assert.Single(OwedTasks.Of(roster.Find("o")!, PersonalSettings.Default, shared, [])).CameAt);
    }

    [Theory]
    [InlineData("2026-02-06", true)]
    [InlineData("2026-02-11", false)]
    public void Of_AHolidayReminderThatTheCalendarMoved_IsToldToTheOfficeUntilItsDay(string today, bool told)
    {
        var roster = RosterSnapshot.From([Branch, Organ], [Row("s", Branch, Role.Secretary), Row("o", Organ, Role.Office)]);
        var at = new DateTimeOffset(2026, 2, 5, 10, 0, 0, TimeSpan.FromHours(8));
        var moved = Sent() with { Moved = new DayMoved(Day("2026-02-09"), true, at) };
        var shared = new DayShared(Day(today), roster, Calendar, OfficeSettings.Default, Enumerable.Empty<Obligation>().ToLookup(o => o.UnitId)) { Open = [moved] };

        Assert.Equal(told ? [at] : [], OwedTasks.Of(roster.Find("o")!, PersonalSettings.Default, shared, []).OfType<DayTask.Moved>().Select(m => m.CameAt!.Value));
        Assert.Empty(OwedTasks.Of(roster.Find("s")!, PersonalSettings.Default, shared, []).OfType<DayTask.Moved>());
    }

    private static IEnumerable<string> Answering(BranchUnit unit, params RosterMember[] rows)
    {
        var roster = RosterSnapshot.From([Branch, Organ], rows);
        return roster.People.Where(p => OwedTasks.AnswersFor(p, roster).Contains(unit)).Select(p => p.Id).Order();
    }

    private static RosterMember Row(string id, BranchUnit unit, Role role) => new(id, null, id, unit.Id, role, null, null);

    private static Reminder Sent()
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.SpringFestival);
        return new Reminder
        {
            Id = ReminderIds.Of(holiday),
            State = ReminderState.Approved,
            Holiday = new HolidayRef(holiday.Code, "春节", "Spring Festival", holiday.First, holiday.Last, false),
            Text = "…",
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(new DateOnly(2026, 2, 10), new TimeOnly(9, 0)),
            CreatedAt = new DateTimeOffset(2026, 2, 3, 0, 1, 0, TimeSpan.FromHours(8)),
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
