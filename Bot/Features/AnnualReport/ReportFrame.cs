using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BotApp.Office;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;

namespace BotApp.Features.AnnualReport;

/// <summary>The words of the annual report: chapters, sections, and the sentences that numbers are set into. Data, see <c>seeds/report.json</c>.</summary>
internal sealed record ReportFrame(ReportWords Words, IReadOnlyList<ReportChapter> Chapters)
{
    /// <summary>Reads <c>report.json</c> of the seeds' folder.</summary>
    /// <exception cref="DataFileException">It is missing or inconsistent.</exception>
    public static ReportFrame Load(string folder, FigureCatalog figures)
    {
        using var stream = SeedFiles.Open(Path.Combine(folder, "report.json"));
        return Read(stream, figures);
    }

    internal static ReportFrame Read(Stream json, FigureCatalog figures)
    {
        ReportFrame frame;
        try
        {
            frame = DataFile.Read(json, ReportJson.Default.ReportFrame);
        }
        catch (JsonException e)
        {
            throw new DataFileException([$"report.json: {e.Path}: {e.Message}"]);
        }

        var faults = Faults(frame, figures).ToList();
        return faults.Count == 0 ? frame : throw new DataFileException([.. faults.Select(f => $"report.json: {f}")]);
    }

    // A figure placed nowhere, or outside its own section, would silently be missing from the report.
    private static IEnumerable<string> Faults(ReportFrame frame, FigureCatalog figures)
    {
        var sections = frame.Chapters.SelectMany(c => c.Sections).ToList();
        foreach (var twice in sections.GroupBy(s => s.Section, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            yield return $"section '{twice.Key}' stands there twice";
        var placed = sections.SelectMany(s => s.Figures.Select(id => (s.Section, Id: id))).ToLookup(p => p.Id, p => p.Section, StringComparer.Ordinal);
        foreach (var figure in figures.All)
        {
            if (placed[figure.Id].Count() != 1)
                yield return $"{figure.Id} stands in {placed[figure.Id].Count()} sentences";
            else if (placed[figure.Id].Single() != figure.Section)
                yield return $"{figure.Id} belongs to '{figure.Section}'";
        }

        foreach (var id in placed.Select(p => p.Key).Except(figures.All.Select(f => f.Id), StringComparer.Ordinal))
            yield return $"there is no figure '{id}'";
        // A clause is left out when its figure has no records, and the rest must still be a sentence: so one figure a clause.
        foreach (var clause in sections.SelectMany(s => s.Sentences ?? []).SelectMany(ReportSection.Clauses).Where(c => ReportSection.Place().Count(c) > 1))
            yield return $"'{clause}' has several figures; set a comma between them";
        foreach (var (place, form, values) in frame.Words.Forms)
            if (!CanBeFilled(form, values))
                yield return $"words.{place}: '{form}' has to be text with {(values == 0 ? "no place" : $"places from {{0}} to {{{values - 1}}}")} in braces";
    }

    private static bool CanBeFilled(string form, int values)
    {
        try
        {
            _ = string.Format(CultureInfo.InvariantCulture, form, new object?[values]);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>A chapter.</summary>
/// <param name="Number">As it is written: 一, 二.</param>
internal sealed record ReportChapter(string Number, string Title, IReadOnlyList<ReportSection> Sections);

/// <summary>A section.</summary>
/// <param name="Section">The section that figures name as theirs.</param>
/// <param name="Mechanisms">What the section is about. Where it has no figures, the registers of these mechanisms are named.</param>
/// <param name="Sentences">Figure ids in braces, one a clause; clauses are separated by commas and can be left out singly.</param>
internal sealed partial record ReportSection(
    string Section, string Heading, IReadOnlyList<string> Mechanisms, IReadOnlyList<string>? Sentences = null)
{
    /// <summary>The ids of the figures in the sentences.</summary>
    [JsonIgnore]
    public IEnumerable<string> Figures => (Sentences ?? []).SelectMany(s => Place().Matches(s)).Select(m => m.Groups[1].Value);

    /// <summary>The clauses of a sentence, one figure in each, without the punctuation.</summary>
    public static IEnumerable<string> Clauses(string sentence) => sentence.TrimEnd(Stop).Split(Comma);

    /// <summary>A sentence of these clauses.</summary>
    public static string Joined(IEnumerable<string> clauses) => string.Join(Comma, clauses) + Stop;

    private const char Comma = '，';
    private const char Stop = '。';

    /// <summary>A figure's place in a sentence.</summary>
    [GeneratedRegex(@"\{([A-Z0-9]+)\}", RegexOptions.CultureInvariant)]
    public static partial Regex Place();
}

/// <summary>Everything else the report says. Places are filled in order.</summary>
internal sealed record ReportWords
{
    public required string Title { get; init; }

    public required string Author { get; init; }

    public required string Subtitle { get; init; }

    public required string About { get; init; }

    public required string RecordsDeleted { get; init; }

    public required string NoRecordsIn { get; init; }

    public required string NoRecordsDuring { get; init; }

    public required string NoNumberIn { get; init; }

    public required string NoComparison { get; init; }

    public required string SectionWithout { get; init; }

    public required string SectionCounts { get; init; }

    public required string RegisterCount { get; init; }

    public required string ListComma { get; init; }

    public required string AppendixChecks { get; init; }

    public required string ChecksNone { get; init; }

    public required string ChecksSome { get; init; }

    public required string CheckOf { get; init; }

    public required string AppendixCharts { get; init; }

    public required string ChartsNone { get; init; }

    public required string ChartMonths { get; init; }

    public required string ChartKinds { get; init; }

    public required string ChartUnits { get; init; }

    public required string ChartSeries { get; init; }

    public required string ChartCaption { get; init; }

    public required string FormerUnit { get; init; }

    public required string Month { get; init; }

    public required string AppendixFigures { get; init; }

    public required string FiguresNote { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required string NoValue { get; init; }

    public required string Plain { get; init; }

    public required IReadOnlyDictionary<FigureCount, string> Counted { get; init; }

    public required string CountedUnits { get; init; }

    public required string HowRegisters { get; init; }

    public required string HowLists { get; init; }

    public required string HowUnits { get; init; }

    public required string HowWhere { get; init; }

    public required string HowAny { get; init; }

    public required string HowExcept { get; init; }

    public required string HowColumn { get; init; }

    public required string HowNotExported { get; init; }

    public required string HowTags { get; init; }

    public required string HowWithout { get; init; }

    public required string HowCounted { get; init; }

    /// <summary>The name of the export's tag column for a register without a field for tags.</summary>
    public required string Tags { get; init; }

    public required string HowUntil { get; init; }

    public required string Or { get; init; }

    public required string SentenceEnd { get; init; }

    public required IReadOnlyDictionary<UnitKind, string> UnitKinds { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>The words with places to fill: key, text, and number of values.</summary>
    [JsonIgnore]
    public IEnumerable<(string Place, string Form, int Values)> Forms =>
    [
        ("title", Title, 1),
        ("subtitle", Subtitle, 1),
        ("recordsDeleted", RecordsDeleted, 1),
        ("noRecordsIn", NoRecordsIn, 1),
        ("noRecordsDuring", NoRecordsDuring, 2),
        ("noNumberIn", NoNumberIn, 1),
        ("noComparison", NoComparison, 1),
        ("sectionCounts", SectionCounts, 1),
        ("registerCount", RegisterCount, 2),
        ("checkOf", CheckOf, 2),
        ("chartCaption", ChartCaption, 3),
        ("formerUnit", FormerUnit, 1),
        ("month", Month, 1),
        // Records and weeks are counted without a field, so their words have no place to fill.
        .. Counted.Where(c => c.Key is not (FigureCount.Records or FigureCount.Weeks))
            .Select(c => ("counted." + KebabEnumConverter<FigureCount>.WordOf(c.Key), c.Value, 1)),
        ("howRegisters", HowRegisters, 1),
        ("howLists", HowLists, 2),
        ("howUnits", HowUnits, 1),
        ("howWhere", HowWhere, 2),
        ("howAny", HowAny, 1),
        ("howExcept", HowExcept, 2),
        ("howColumn", HowColumn, 2),
        ("howNotExported", HowNotExported, 1),
        ("howTags", HowTags, 2),
        ("howWithout", HowWithout, 2),
        ("howUntil", HowUntil, 1),
        ("howCounted", HowCounted, 1),
    ];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabEnumConverter<UnitKind>)])]
[JsonSerializable(typeof(ReportFrame))]
internal sealed partial class ReportJson : JsonSerializerContext;
