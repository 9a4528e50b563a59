using System.Diagnostics;
using System.Globalization;
using BotApp.Features.Demo;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Roster.Demo;

public sealed class DemoYearTests
{
    private static readonly IReadOnlyList<DemoMeeting> Whole = Meetings(new(2026, 1, 1), new(2026, 12, 31));

    [Fact]
    public void Meetings_WholeYear_AreSomeHundreds() => Assert.InRange(Whole.Count, 700, 1000);

    [Fact]
    public void Meetings_WholeYear_AreMadeUpQuickly()
    {
        var watch = Stopwatch.StartNew();

        Meetings(new(2025, 1, 1), new(2025, 12, 31));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Meetings_Again_AreTheSame() =>
        Assert.Equal(Whole.Select(Text), Meetings(new(2026, 1, 1), new(2026, 12, 31)).Select(Text));

    [Fact]
    public void Meetings_RosterInAnotherOrder_AreTheSame()
    {
        var turned = RosterSnapshot.From(DemoOffice.Roster.Units, DemoOffice.Roster.Members.Reverse());

        Assert.Equal(Whole.Select(Text), DemoOffice.Year.Meetings(turned, new(2026, 1, 1), new(2026, 12, 31)).Select(Text));
    }

    [Fact]
    public void Meetings_UpToADay_AreThoseOfTheYearSoFar()
    {
        var until = new DateOnly(2026, 6, 17);

        Assert.Equal(
            Whole.Where(m => m.Draft.Date <= until).Select(Text),
            Meetings(new(2026, 1, 1), until).Select(Text));
    }

    [Fact]
    public void Meetings_WholeYear_HaveKeysOfTheirOwnInOrderOfDate()
    {
        Assert.Equal(Whole.Count, Whole.Select(m => m.Key).Distinct().Count());
        Assert.Equal(Whole.Select(m => m.Draft.Date).Order(), Whole.Select(m => m.Draft.Date));
    }

    [Fact]
    public void Meetings_WholeYear_PassTheChecksOfTheirRegisters() =>
        Assert.All(Whole, m =>
        {
            var register = ShippedRegistersTests.Catalog[m.Draft.Type!];
            Assert.Empty(FieldRules.Check(register, Fields(m.Draft)).Errors);
            Assert.True(register.MayBeHeldBy(m.Unit.Kind));
        });

    [Fact]
    public void Meetings_WholeYear_LieOnOpenDays() =>
        Assert.DoesNotContain(Whole, m =>
            m.Draft.Date!.Value.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || m.Draft.Date is { Month: 10, Day: <= 7 } or { Month: 1, Day: 1 });

    [Theory]
    [InlineData("2026-02-16")]
    [InlineData("2026-02-17")]
    [InlineData("2026-06-19")]
    [InlineData("2026-09-25")]
    [InlineData("2025-10-06")]
    [InlineData("2025-05-31")]
    public void Between_Festival_IsClosed(string festival)
    {
        var day = DateOnly.Parse(festival, CultureInfo.InvariantCulture);

        Assert.Empty(new WorkDays([], null).Between(day, day, null));
    }

    [Theory]
    [InlineData("2026-02-13")]
    [InlineData("2026-06-18")]
    [InlineData("2025-07-29")]
    public void Between_WorkingDay_IsOpen(string workday)
    {
        var day = DateOnly.Parse(workday, CultureInfo.InvariantCulture);

        Assert.Equal([day], new WorkDays([], null).Between(day, day, null));
    }

    [Fact]
    public void Meetings_Holidays_AreKeptFree()
    {
        var day = Whole.GroupBy(m => m.Draft.Date!.Value).MaxBy(g => g.Count())!.Key;

        var without = DemoOffice.Year.Meetings(DemoOffice.Roster, new(2026, 1, 1), new(2026, 12, 31), new HashSet<DateOnly> { day });

        Assert.DoesNotContain(without, m => m.Draft.Date == day);
    }

    [Fact]
    public void Meetings_WholeYear_AreEnteredByTheirUnitsRecorder() =>
        Assert.All(Whole, m => Assert.Contains(
            DemoOffice.Roster.Members, r => r.UserId == m.Author && r.UnitId == m.Unit.Id && r.Role is Role.Recorder));

    [Fact]
    public void Meetings_WholeYear_NameMembersOfTheirUnitOnly() =>
        Assert.All(Whole, m =>
        {
            var names = DemoOffice.Roster.MembersOf(m.Unit.Id).Select(p => p.Name).ToHashSet();
            var named = m.Draft.Absent.Select(a => a.Name).Concat(m.Draft.Actions.Select(a => a.Owner))
                .Append(m.Draft.Host).Append(m.Draft.Recorder).Append(m.Draft.Speaker).OfType<string>();
            Assert.Subset(names, named.ToHashSet());
        });

    [Fact]
    public void Meetings_Expected_AreThosePresentAndAbsent() =>
        Assert.All(Whole.Where(m => m.Draft.Expected is not null), m =>
            Assert.Equal(m.Draft.Expected, m.Draft.Present + m.Draft.Absent.Count));

    [Fact]
    public void Meetings_Talks_KeepNoNamesAndNoTopic() =>
        Assert.All(Whole.Where(m => m.Draft.Type == "talk"), m =>
            Assert.Equal((null, null, null, 2, 0), (m.Draft.Topic, m.Draft.Host, m.Draft.Recorder, m.Draft.Present, m.Draft.Actions.Count)));

    [Fact]
    public void Meetings_BranchOfThree_HoldNoCommittee()
    {
        var small = DemoOffice.Roster.Units.Single(u => u.Kind is UnitKind.Branch && DemoOffice.Roster.MembersOf(u.Id).Length == 3);

        Assert.DoesNotContain(Whole, m => m.Unit == small && m.Draft.Type is "branch-committee" or "group-meeting");
        Assert.Equal(12, Whole.Count(m => m.Unit == small && m.Draft.Type == "theme-day"));
    }

    [Fact]
    public void Meetings_FirstBranch_KeepTheCadences()
    {
        var first = Whole.Where(m => m.Unit.Name == "第一党支部").GroupBy(m => m.Draft.Type!).ToDictionary(g => g.Key, g => g.ToList());

        Assert.Equal(12, first["branch-committee"].Select(m => m.Draft.Date!.Value.Month).Distinct().Count());
        Assert.Equal(4, first["branch-assembly"].Select(m => (m.Draft.Date!.Value.Month - 1) / 3).Distinct().Count());
        Assert.Single(first["organisational-life"]);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("demo-x-1", "demo-x-2")]
    public void Throw_OtherKeys_FallOtherwise(string one, string other)
    {
        var (a, b) = (new Dice(one), new Dice(other));

        Assert.NotEqual(Enumerable.Range(0, 20).Select(_ => a.Throw(100)), Enumerable.Range(0, 20).Select(_ => b.Throw(100)));
    }

    [Fact]
    public void Throw_ManyTimes_IsEven()
    {
        var dice = new Dice("even");

        var counts = Enumerable.Range(0, 10_000).GroupBy(_ => dice.Throw(10)).Select(g => g.Count());

        Assert.All(counts, c => Assert.InRange(c, 850, 1150));
    }

    private static IReadOnlyList<DemoMeeting> Meetings(DateOnly since, DateOnly until) =>
        DemoOffice.Year.Meetings(DemoOffice.Roster, since, until);

    private static string Text(DemoMeeting meeting) =>
        $"{meeting.Key} {meeting.Unit.Id} {meeting.Author} {string.Join(';', Fields(meeting.Draft).OrderBy(f => f.Key, StringComparer.Ordinal))}";

    private static Dictionary<string, string> Fields(MeetingDraft draft)
    {
        var fields = new Dictionary<string, string?>
        {
            ["date"] = draft.Date is { } date ? FieldValues.Format(date) : null,
            ["start"] = draft.Start is { } start ? FieldValues.Format(start) : null,
            ["end"] = draft.End is { } end ? FieldValues.Format(end) : null,
            ["place"] = draft.Place,
            ["expected"] = draft.Expected?.ToString(CultureInfo.InvariantCulture),
            ["present"] = draft.Present?.ToString(CultureInfo.InvariantCulture),
            ["observers"] = draft.Observers?.ToString(CultureInfo.InvariantCulture),
            ["absent"] = FieldValues.FormatPeople(draft.Absent.Select(a => new NamedEntry(a.Name, a.Reason))),
            ["host"] = draft.Host,
            ["recorder"] = draft.Recorder,
            ["speaker"] = draft.Speaker,
            ["topic"] = draft.Topic,
            ["decisions"] = string.Join('\n', draft.Decisions),
            ["actions"] = string.Join('\n', draft.Actions.Select(a => FieldValues.FormatRow([a.Text, a.Owner ?? "", a.Due is { } due ? FieldValues.Format(due) : ""]))),
        };
        return fields.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Key, f => f.Value!);
    }
}
