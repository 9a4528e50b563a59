using System.Globalization;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Storage.Obligations;
using BotApp.Tests.Unit.Office.Calendar;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Office.Obligations;

/// <summary>An office of three units, with what they held and what was marked.</summary>
internal sealed class OwedOffice
{
    /// <summary>Twelve members in two groups.</summary>
    public const string Large = "branch:第一党支部";

    /// <summary>Three members, hence no committee and no groups.</summary>
    public const string Small = "branch:第二党支部";

    public const string Organ = "office:机关";

    private readonly Dictionary<(string Unit, string Register, DateOnly Month), int> held = [];

    public static RosterSnapshot Roster { get; } = RosterOf([
        new(Large, UnitKind.Branch, "第一党支部", 0),
        new(Small, UnitKind.Branch, "第二党支部", 1),
        new(Organ, UnitKind.Office, "机关", 2),
    ]);

    private static RosterSnapshot RosterOf(IEnumerable<BotApp.Office.Roster.Unit> units) => RosterSnapshot.From(
        units,
        [
            .. Enumerable.Range(0, 12).Select(i => Member(i, Large, i % 2 == 0 ? "一组" : "二组")),
            .. Enumerable.Range(20, 3).Select(i => Member(i, Small, null)),
            .. Enumerable.Range(30, 2).Select(i => Member(i, Organ, null)),
        ]);

    public List<NotDueMark> Marks { get; } = [];

    public ObligationRules Rules { get; set; } = ObligationRules.Default;

    public DateOnly? StartedOn { get; set; } = new(2024, 1, 1);

    public DateOnly? DeletedThrough { get; set; }

    private RosterSnapshot roster = Roster;

    /// <summary>A unit came by a later import.</summary>
    public OwedOffice Since(string unit, string date)
    {
        roster = RosterOf(roster.Units.Select(u => u.Id == unit ? u with { Since = Day(date) } : u));
        return this;
    }

    /// <summary>A unit was larger or smaller, up to the day of an import.</summary>
    public OwedOffice Was(string unit, string until, int members, int groups)
    {
        roster = RosterOf(roster.Units.Select(u => u.Id == unit ? u with { FormerSizes = [.. u.FormerSizes, new(Day(until), members, groups)] } : u));
        return this;
    }

    public ObligationBasis Basis => new(roster, ShippedRegistersTests.Catalog, ShippedCalendar.Shipped, Rules, StartedOn) { DeletedThrough = DeletedThrough };

    public OwedOffice Hold(string unit, string register, string date, int times = 1)
    {
        var day = Day(date);
        var key = (unit, register, new DateOnly(day.Year, day.Month, 1));
        held[key] = held.GetValueOrDefault(key) + times;
        return this;
    }

    public IReadOnlyList<Obligation> For(string today) => DerivedObligations.For(Basis, Facts, Day(today));

    public IReadOnlyList<Obligation> DueWithin(string today, string first, string last) =>
        DerivedObligations.DueWithin(Basis, Facts, Day(today), new Stretch(Day(first), Day(last)));

    /// <summary>The one whose period begins on a day.</summary>
    public Obligation One(string today, string unit, string register, string first) =>
        For(today).Single(o => o.UnitId == unit && o.RegisterCode == register && o.Period.First == Day(first));

    /// <summary>What stands on the card of a unit.</summary>
    public IReadOnlyList<string> OwedBy(string unit, string today) =>
        [.. For(today).Where(o => o.IsOwed && o.UnitId == unit).Select(o => o.RegisterCode)];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static NotDueMark Mark(Obligation o) =>
        new(o.UnitId, o.Cadence.ToString(), o.Period.First, o.Period.Last, "集中外出", "p", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    private ObligationFacts Facts => new((unit, register, month) => held.GetValueOrDefault((unit, register, month)), Marks);

    private static RosterMember Member(int number, string unit, string? group) =>
        new($"00000000-0000-0000-0000-{number:D12}", null, $"姓名{number}", unit, Role.Member, null, group);
}
