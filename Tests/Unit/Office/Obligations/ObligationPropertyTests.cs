using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Obligations;
using BotApp.Tests.Unit.Office.Calendar;
using BotApp.Tests.Unit.Office.Registers;
using CsCheck;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Office.Obligations;

/// <summary>What holds for any office on any day, whatever was held, marked and set.</summary>
public sealed class ObligationPropertyTests
{
    private static readonly RegisterCatalog Registers = ShippedRegistersTests.Catalog;
    private static readonly ImmutableArray<CadenceKey> Keys =
        [.. Registers.All.SelectMany(r => r.Cadences.Select((_, i) => new CadenceKey(r.Code, i)))];

    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1400].Select(n => First.AddDays(n));

    /// <summary>An entry of a register in a unit on a day.</summary>
    private sealed record Entry(string Unit, string Register, DateOnly Date);

    /// <summary>An office, what happened in it, and the day on which it is looked at.</summary>
    private sealed record Case(ObligationBasis Basis, ImmutableArray<Entry> Entries, int Marked, DateOnly Today)
    {
        public IReadOnlyList<Obligation> Unmarked { get; } = DerivedObligations.For(Basis, Facts(Entries, []), Today);

        public ImmutableArray<NotDueMark> Marks => [.. Unmarked.Where((_, i) => Marked > 0 && i % Marked == 0).Select(OwedOffice.Mark)];

        public IReadOnlyList<Obligation> All => DerivedObligations.For(Basis, Facts(Entries, Marks), Today);

        public IReadOnlyList<Obligation> On(DateOnly day) => DerivedObligations.For(Basis, Facts(Entries, Marks), day);

        public static ObligationFacts Facts(IEnumerable<Entry> entries, IReadOnlyCollection<NotDueMark> marks)
        {
            var months = entries.CountBy(e => (e.Unit, e.Register, new DateOnly(e.Date.Year, e.Date.Month, 1))).ToDictionary();
            return new ObligationFacts((unit, register, month) => months.GetValueOrDefault((unit, register, month)), marks);
        }
    }

    private static readonly Gen<CadenceOverride> AnyOverride =
        Gen.Select(Gen.Int[0, Keys.Length - 1], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 4]).Select((key, off, times, per, every) =>
            new CadenceOverride(Keys[key], off && times == 0, times == 0 ? null : times, per == 0 ? null : (Period)(per - 1), every == 0 ? null : every));

    private static readonly Gen<ObligationRules> AnyRules = Gen.Select(
            AnyOverride.Array[0, 4], Gen.Int[0, 31], Gen.Int[0, 31], Day.Array[0, 1], Gen.Int[1, 10], Gen.Int[1, 25])
        .Select((overrides, officeDay, ownDay, term, month, year) => new ObligationRules
        {
            Overrides = [.. overrides],
            FixedDay = officeDay == 0 ? null : officeDay,
            FixedDays = ownDay == 0 ? ImmutableDictionary<string, int>.Empty : ImmutableDictionary<string, int>.Empty.Add("branch:0", ownDay),
            TermStarts = term.Length == 0 ? ImmutableDictionary<string, DateOnly>.Empty : ImmutableDictionary<string, DateOnly>.Empty.Add("branch:1", term[0].AddYears(-2)),
            Leads = new ObligationLeads(Month: month, Quarter: month + 2, Year: year),
        });

    private static readonly Gen<ImmutableArray<UnitSize>> AnyFormer =
        Gen.Select(Day, Gen.Int[1, 12], Gen.Int[0, 3]).Array[0, 3].Select(sizes =>
            sizes.Select(s => new UnitSize(s.Item1, s.Item2, s.Item3)).OrderBy(s => s.Until).ToImmutableArray());

    private static readonly Gen<RosterSnapshot> AnyRoster =
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 3], AnyFormer).Array[1, 3].Select(branches =>
        {
            var units = branches.Select((b, i) => new OfficeUnit($"branch:{i}", UnitKind.Branch, $"{i}", i) { FormerSizes = b.Item3 })
                .Append(new OfficeUnit("office:机关", UnitKind.Office, "机关", 9));
            var members = branches.SelectMany((b, i) => Enumerable.Range(0, b.Item1).Select(n => new RosterMember(
                $"{i}-{n}", null, $"{n}", $"branch:{i}", Role.Member, null, b.Item2 == 0 ? null : $"{n % b.Item2}")));
            return RosterSnapshot.From(units, members);
        });

    private static readonly Gen<Entry> AnyEntry = Gen.Select(Gen.Int[0, 3], Gen.Int[0, Keys.Length - 1], Day)
        .Select((unit, key, day) => new Entry(unit == 3 ? "office:机关" : $"branch:{unit}", Keys[key].Register, day));

    private static readonly Gen<Case> AnyCase = Gen.Select(AnyRoster, AnyRules, AnyEntry.Array[0, 60], Gen.Int[0, 4], Day, Day)
        .Select((roster, rules, entries, marked, startedOn, today) => new Case(
            new ObligationBasis(roster, Registers, ShippedCalendar.Shipped, rules, startedOn), [.. entries], marked, today));

    [Fact]
    public void For_Done_IsNeverOwed() =>
        AnyCase.Sample(c => c.All.All(o => o.Missing > 0 || o.State is ObligationState.Done), iter: 2_000);

    [Fact]
    public void For_Owed_IsMissingAndUnmarkedAndSpokenOf() =>
        AnyCase.Sample(
            c => c.All.Where(o => o.IsOwed).All(o => o.Missing > 0 && o.Mark is null && o.AppearsOn <= c.Today && !c.Marks.Contains(OwedOffice.Mark(o))),
            iter: 2_000);

    [Fact]
    public void For_Any_AppearsOnAWorkdayBeforeTheWorkdayItIsDue() =>
        AnyCase.Sample(
            c => c.All.All(o => o.AppearsOn < o.Due
                && c.Basis.Calendar.IsWorkday(o.Due) && c.Basis.Calendar.IsWorkday(o.AppearsOn) && o.Period.Contains(o.Due)),
            iter: 2_000);

    [Fact]
    public void For_Any_IsNotForTheTimeBeforeTheStart() =>
        AnyCase.Sample(
            c => c.Basis.StartedOn is { } start && (c.Today >= start || c.All.Count == 0) && c.All.All(o =>
                o.Due >= start && (o.RegisterCode == "election" || o.Period.Last.DayNumber - start.DayNumber + 1 >= o.Period.Days / 2.0 || o.Period.Days > 366)),
            iter: 2_000);

    [Fact]
    public void For_UnitCadenceAndPeriod_IsOne() =>
        AnyCase.Sample(
            c => c.All.Select(o => (o.UnitId, o.Cadence, o.Period.First)).Distinct().Count() == c.All.Count, iter: 2_000);

    [Fact]
    public void For_EntriesInAnotherOrder_IsTheSame() =>
        AnyCase.Sample(
            c => DerivedObligations.For(c.Basis, Case.Facts(c.Entries.Reverse(), [.. c.Marks.Reverse()]), c.Today).SequenceEqual(c.All),
            iter: 1_000);

    [Fact]
    public void For_OneUnit_IsItsPartOfAll() =>
        AnyCase.Sample(
            c => DerivedObligations.For(c.Basis, Case.Facts(c.Entries, c.Marks), c.Today, new HashSet<string> { "branch:0" })
                .SequenceEqual(c.All.Where(o => o.UnitId == "branch:0")),
            iter: 1_000);

    [Fact]
    public void For_OnlyTheMonthsNeeded_IsTheSame() =>
        AnyCase.Sample(
            c =>
            {
                var needed = c.Basis.Roster.Units.ToDictionary(u => u.Id, u => DerivedObligations.MonthsNeeded(c.Basis, u, c.Today));
                var read = c.Entries.Where(e => needed.GetValueOrDefault(e.Unit) is { } months && months.Months.Contains(new DateOnly(e.Date.Year, e.Date.Month, 1)));
                return DerivedObligations.For(c.Basis, Case.Facts(read, c.Marks), c.Today).SequenceEqual(c.All);
            },
            iter: 1_000);

    [Fact]
    public void For_ImportChangesTheSizeOfUnits_LeavesWhatWasDueUntilThen() =>
        Gen.Select(AnyCase, AnyRoster).Sample(
            (c, other) =>
            {
                // Until today the units were what they are in this office; from tomorrow on they are as large as in the other.
                var past = c.Basis.Roster.Units.Select(u => u with
                {
                    FormerSizes =
                    [
                        .. u.FormerSizes.Where(s => s.Until < c.Today),
                        u.FormerSizes.FirstOrDefault(s => s.Until >= c.Today) is { } now
                            ? now with { Until = c.Today }
                            : new UnitSize(c.Today, c.Basis.Roster.MembersOf(u.Id).Length, c.Basis.Roster.GroupsOf(u.Id)),
                    ],
                });
                var after = new Case(c.Basis with { Roster = RosterSnapshot.From(past, other.Members) }, c.Entries, c.Marked, c.Today);
                return c.Unmarked.Where(o => o.Due <= c.Today).SequenceEqual(after.Unmarked.Where(o => o.Due <= c.Today));
            },
            iter: 1_000);

    [Fact]
    public void For_MoreHeld_OwesNoMore() =>
        Gen.Select(AnyCase, AnyEntry).Sample(
            (c, more) =>
            {
                // An election begins another term, which may be owed in its turn.
                var before = c.Unmarked.Where(o => o.IsOwed && !IsTerm(o)).Select(o => (o.UnitId, o.Cadence, o.Period)).ToHashSet();
                var after = DerivedObligations.For(c.Basis, Case.Facts([.. c.Entries, more], []), c.Today);
                return after.Where(o => o.IsOwed && !IsTerm(o)).All(o => before.Contains((o.UnitId, o.Cadence, o.Period)));
            },
            iter: 1_000);

    [Fact]
    public void For_DayByDay_AnnouncesEverythingBeforeItIsOverdueAndNothingOnceItIsDone() =>
        Gen.Select(AnyRoster, AnyRules, AnyEntry.Array[0, 60], Day).Sample(
            (roster, rules, entries, startedOn) =>
            {
                var basis = new ObligationBasis(roster, Registers, ShippedCalendar.Shipped, rules, startedOn);
                var announced = new HashSet<(string, CadenceKey, Stretch)>();
                for (var today = startedOn; today < startedOn.AddDays(400); today = today.AddDays(1))
                {
                    // As it was on that day: what is logged later is not there yet.
                    var sofar = entries.Where(e => e.Date <= today).ToList();
                    foreach (var o in DerivedObligations.For(basis, Case.Facts(sofar, []), today))
                    {
                        var one = (o.UnitId, o.Cadence, o.Period);
                        if (o.State is ObligationState.Due)
                            announced.Add(one);
                        Assert.True(o.State is not ObligationState.Overdue || announced.Contains(one), $"{one} was overdue on {today:O} before anyone was told.");
                        var held = sofar.Count(e => e.Unit == o.UnitId && e.Register == o.RegisterCode && o.Period.Contains(e.Date));
                        Assert.False(!IsTerm(o) && held >= o.Required && o.IsOwed, $"{one} was owed on {today:O} although it was held.");
                    }
                }
            },
            iter: 20);

    private static bool IsTerm(Obligation o) => o.Period.Days > 366;
}
