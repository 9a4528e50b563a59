using System.Text.Json.Serialization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Figures;

/// <summary>How the entries behind a figure become one number.</summary>
[JsonConverter(typeof(KebabEnumConverter<FigureCount>))]
internal enum FigureCount
{
    /// <summary>How many entries.</summary>
    Records,

    /// <summary>How many rows of a field of rows.</summary>
    Rows,

    /// <summary>The sum of a number, or of a column of numbers.</summary>
    Sum,

    /// <summary>How many different values a field has, or how many different units.</summary>
    Distinct,

    /// <summary>In how many calendar weeks there was an entry: how long a class of several days lasted.</summary>
    Weeks,

    /// <summary>The entries of <see cref="FigureDefinition.Part"/>, as a percentage of all.</summary>
    Share,

    /// <summary>The sum of a number, divided by the months for which it was reported.</summary>
    MonthlyAverage,

    /// <summary>The growth of a sum over the same months of the former year, in percent.</summary>
    Growth,

    /// <summary>The growth of a number stated in the last month over that stated in the last month of the former year, in percent.</summary>
    YearEndGrowth,
}

/// <summary>A rounded way to state a number: 近300, 470余.</summary>
/// <param name="Word"><c>近</c> for a number just below a round one; <c>余</c>, <c>多</c> or <c>超</c> for one just above.</param>
/// <param name="To">What it is rounded to.</param>
internal sealed record AboutWord(string Word, int To)
{
    /// <summary>Words that stand for a number just above a round one.</summary>
    public static IReadOnlySet<string> Above { get; } = new HashSet<string>(StringComparer.Ordinal) { "余", "多", "超" };

    /// <summary>The word for a number just below a round one.</summary>
    public const string Below = "近";

    /// <summary>The round number that is stated for an exact one.</summary>
    public decimal Round(decimal exact) => Word == Below ? Math.Ceiling(exact / To) * To : Math.Floor(exact / To) * To;

    /// <summary>Whether a number may be stated so. 近300 for 240 or 100多 for 190 would no longer be rounding; of 7 nothing would be left.</summary>
    public bool Fits(decimal exact) => Round(exact) is not 0 and var round && (Word == Below ? exact >= round * NearEnough : exact < round * FarEnough);

    private const decimal NearEnough = 0.95m;
    private const decimal FarEnough = 1.1m;
}

/// <summary>One number of the annual report: which entries it counts, and how. Data, see <c>seeds/figures.json</c>.</summary>
/// <param name="Id">Stable, as reports and the command line name it.</param>
/// <param name="Section">The section of the report it stands in.</param>
/// <param name="Unit">What is counted: 次, 项, 个.</param>
/// <param name="Registers">Codes of the registers whose entries count; for a ledger also items of other ledgers that carry its code as a tag.</param>
/// <param name="Of">How they become a number.</param>
/// <param name="Field">What is summed or counted as different: a field, a column as <c>field.column</c>, or <c>unit</c>.</param>
/// <param name="Units">Kinds of units whose entries count; null for all.</param>
/// <param name="Where">By field or column: one of these values; an empty list means any value.</param>
/// <param name="Except">By field: none of these values.</param>
/// <param name="Tags">Tags that an entry must carry.</param>
/// <param name="Without">Tags that it must not carry.</param>
/// <param name="Campaign">A tag of the office; its dates, as far as they lie in the year, are the figure's period.</param>
/// <param name="Part">For a share: the further condition.</param>
/// <param name="Until">Last month that counts, 1 to 12; if given, the report says so, even for December.</param>
/// <param name="Cutoff">The name of the period where neither year, month nor campaign says it.</param>
/// <param name="About">How it is rounded in the report, if the number fits; null: it is stated exactly.</param>
/// <param name="Unsaid">
/// A field that decides whether an entry belongs to this figure or another; for a sum its own <paramref name="Field"/>. A check tells
/// how many entries leave it empty. A sum does not count those.
/// </param>
/// <param name="Undecided">
/// A field of <paramref name="Where"/> that an entry may leave empty: a check tells how many otherwise fitting entries do. They are not counted.
/// </param>
internal sealed record FigureDefinition(
    string Id,
    string Section,
    LocalText Label,
    string Unit,
    IReadOnlyList<string> Registers,
    FigureCount Of = FigureCount.Records,
    string? Field = null,
    IReadOnlyList<UnitKind>? Units = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Where = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Except = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<string>? Without = null,
    string? Campaign = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Part = null,
    int? Until = null,
    LocalText? Cutoff = null,
    AboutWord? About = null,
    string? Unsaid = null,
    string? Undecided = null)
{
    /// <summary>Every tag that an entry must carry.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllTags => Campaign is null ? Tags ?? [] : (Tags ?? []).Append(Campaign);

    /// <summary>Whether it is a sum whose entries without a number are reported.</summary>
    [JsonIgnore]
    public bool AsksForItsNumber => Of is FigureCount.Sum && Unsaid == Field;

    /// <summary>The last month that counts.</summary>
    [JsonIgnore]
    public int LastMonth => Until ?? 12;

    /// <summary>Whether the former year is needed.</summary>
    [JsonIgnore]
    public bool Compares => Of is FigureCount.Growth or FigureCount.YearEndGrowth;
}
