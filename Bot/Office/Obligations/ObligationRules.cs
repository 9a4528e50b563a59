using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Settings;

namespace BotApp.Office.Obligations;

/// <summary>How long before its due day an obligation appears, and how long after it is still asked for.</summary>
/// <param name="Month">Working days for what is owed each month, 1 or more.</param>
/// <param name="Quarter">Working days for what is owed each quarter, or in up to three months.</param>
/// <param name="Year">Working days for what is owed each year, or in more than three months.</param>
/// <param name="TermMonths">Months for the end of a term of office.</param>
/// <param name="Overdue">Working days after its due day on which it is still asked for; a term of office until it is settled.</param>
internal sealed record ObligationLeads(int Month = 3, int Quarter = 10, int Year = 20, int TermMonths = 6, int Overdue = 20)
{
    /// <summary>With what the office has set.</summary>
    public static ObligationLeads From(OfficeSettings settings) => new(Month: settings.ObligationLeadWorkdays);
}

/// <summary>A cadence as the office has set it, for some of its periods.</summary>
/// <param name="EndsWithin">The periods that end on one of these days.</param>
/// <param name="AskedNow">How many a period the office asks for now; 0: nothing is owed any more.</param>
internal readonly record struct SetCadence(CadenceKey Key, Cadence Cadence, Stretch EndsWithin, int AskedNow)
{
    /// <summary>All periods.</summary>
    public static Stretch Ever { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);
}

/// <summary>What the office and its units have set about what is owed.</summary>
internal sealed record ObligationRules
{
    /// <summary>The rules before anything is set.</summary>
    public static ObligationRules Default { get; } = new();

    /// <summary>When obligations first appear.</summary>
    public ObligationLeads Leads { get; init; } = new();

    /// <summary>Cadences that the office has changed; for each cadence, the last one applies now. Has no effect on a fixed rule.</summary>
    public ImmutableArray<CadenceOverride> Overrides { get; init; } = [];

    /// <summary>The office's relatively fixed day of the month, 1 to 31, for units without one of their own; null for none.</summary>
    public int? FixedDay { get; init; }

    /// <summary>The fixed days that the office had set before, the oldest first.</summary>
    public ImmutableArray<FormerFixedDay> FormerFixedDays { get; init; } = [];

    /// <summary>A unit's own relatively fixed day of the month by its id, 1 to 31.</summary>
    public IReadOnlyDictionary<string, int> FixedDays { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The day the current term of office began, by unit id, where no record of the election says so.</summary>
    public IReadOnlyDictionary<string, DateOnly> TermStarts { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>The day on which each of them was entered, by unit id; none for those of former builds.</summary>
    public IReadOnlyDictionary<string, DateOnly> TermStartsEntered { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>The office's relatively fixed day for a period; for one that had ended when it was changed, the former day.</summary>
    public int? FixedDayIn(Stretch period) =>
        FormerFixedDays.FirstOrDefault(f => period.Last < f.Until) is { } former ? former.Day : FixedDay;

    /// <summary>A register's cadences as the office has set them, one for each time in which a value applied; those that are off are left out.</summary>
    public IEnumerable<SetCadence> CadencesOf(Register register)
    {
        for (var i = 0; i < register.Cadences.Length; i++)
        {
            var (key, cadence) = (new CadenceKey(register.Code, i), register.Cadences[i]);
            CadenceOverride[] set = cadence.IsSetting ? [.. Overrides.Where(o => o.Key == key)] : [];
            var present = set.LastOrDefault(o => o.Until is null);
            var now = present is null ? cadence : present.ApplyTo(cadence);
            var from = DateOnly.MinValue;
            foreach (var former in set.Where(o => o.Until is not null).OrderBy(o => o.Until))
            {
                if (former.ApplyTo(cadence) is { } was)
                    yield return new SetCadence(key, was, new Stretch(from, former.Until!.Value.AddDays(-1)), now?.Times ?? 0);
                from = former.Until!.Value;
            }

            if (now is not null)
                yield return new SetCadence(key, now, SetCadence.Ever with { First = from }, now.Times);
        }
    }
}
