using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;

namespace BotApp.Office.Figures;

/// <summary>What each entry adds to the figures, kept in the tallies of its month like every other count.</summary>
/// <remarks>
/// A figure's counters are <c>figure/ID/n</c> (entries), <c>/v</c> (rows or sum), <c>/part</c>, <c>/unsaid</c>, <c>/undecided</c>, and
/// <c>/of/VALUE</c> for each different value. So a year's different values are the union of the months', and need no row
/// of their own.
/// </remarks>
internal static class FigureTallies
{
    /// <summary>First part of the counters' names; no register has this code.</summary>
    public const string Prefix = "figure";

    // Raised when the same definitions begin to count differently: stored tallies are then recounted.
    private const int Algorithm = 2;

    /// <summary>The counter of entries that leave <see cref="FigureDefinition.Unsaid"/> empty.</summary>
    public const string Unsaid = "unsaid";

    /// <summary>The counter of otherwise fitting entries that leave <see cref="FigureDefinition.Undecided"/> empty.</summary>
    public const string Undecided = "undecided";

    /// <summary>Adds the rules of the figures to those of the registers.</summary>
    public static TallyRules With(this TallyRules registers, FigureCatalog figures, RegisterCatalog catalog)
    {
        var plans = catalog.All
            .Select(r => (r.Code, Plans: figures.All.Select(f => PlanOf(f, r, catalog)).OfType<FigurePlan>().ToImmutableArray()))
            .Where(p => p.Plans.Length > 0)
            .ToFrozenDictionary(p => p.Code, p => p.Plans, StringComparer.Ordinal);
        return new TallyRules(HashOf(registers.Hash, figures), record => [.. registers.Parts(record), .. Parts(plans, record)])
        {
            // Figures are read once a year, from the units' own tallies: they go into no totals.
            Totals = counter => counter.StartsWith(Prefix + "/", StringComparison.Ordinal) ? TotalsKind.None : registers.Totals(counter),
        };
    }

    /// <summary>The name of a counter of a figure.</summary>
    public static string Counter(string figure, string of) => $"{Prefix}/{figure}/{of}";

    // An item is entered in one ledger and ticked into the lists of others: a figure of a list counts it too, once.
    private static FigurePlan? PlanOf(FigureDefinition figure, Register register, RegisterCatalog catalog)
    {
        if (figure.Registers.Contains(register.Code))
            return new FigurePlan(figure, register);
        var lists = figure.Registers.Where(list => catalog.MayBeTickedInto(register, list)).ToList();
        return lists.Count > 0 && FigurePlan.IsAnswerable(figure, register, catalog[lists[0]]) ? new FigurePlan(figure, register, lists) : null;
    }

    private static IReadOnlyCollection<TallyPart> Parts(FrozenDictionary<string, ImmutableArray<FigurePlan>> plans, OfficeRecord record) =>
        record.State == RecordState.Cancelled || !plans.TryGetValue(record.Register, out var figures)
            ? []
            : [.. figures.SelectMany(f => f.Parts(record))];

    private static string HashOf(string registers, FigureCatalog figures)
    {
        // The hash leaves out a figure's name and wording, which do not change how it is counted.
        var counted = figures.All.OrderBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => f with { Section = "", Label = new LocalText("", ""), Unit = "", Until = null, Cutoff = null, About = null });
        var text = string.Create(CultureInfo.InvariantCulture, $"{Algorithm}\n{registers}\n{JsonSerializer.Serialize([.. counted], FigureHashJson.Default.FigureDefinitionArray)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

[JsonSerializable(typeof(FigureDefinition[]))]
internal sealed partial class FigureHashJson : JsonSerializerContext;
