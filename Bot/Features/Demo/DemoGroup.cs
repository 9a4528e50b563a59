using System.Text.Json;
using BotApp.Office.Registers;

namespace BotApp.Features.Demo;

/// <summary>A tag that the demo's office has created for a year.</summary>
internal sealed record DemoTag(string Code, LocalText Name, string From, string To);

/// <summary>A whole number shared out over the entries of a group.</summary>
/// <param name="Over">How many entries, from the first on, get a share; all by default. The others leave the field empty.</param>
internal sealed record DemoShares(int Total, int? Over = null);

/// <summary>A number that grows from entry to entry.</summary>
internal sealed record DemoSteps(int From, int To);

/// <summary>Rows of a field, in each entry or shared out over them.</summary>
/// <param name="Cells"><c>{text}</c> becomes the values of <paramref name="Of"/> in turn, <c>{share}</c> a part of <paramref name="Share"/>.</param>
internal sealed record DemoRows(IReadOnlyList<string> Of, IReadOnlyList<string> Cells, int? Total = null, int Each = 0, int Share = 0);

/// <summary>When and where meetings of a group are held, and who comes.</summary>
internal sealed record DemoMeetingTimes(
    DemoAttendance Attend, IReadOnlyList<TimeOnly> Starts, IReadOnlyList<int> Minutes, IReadOnlyList<string> Places);

/// <summary>Similar entries of one register.</summary>
/// <param name="Id">Names the group; part of its entries' keys.</param>
/// <param name="Units"><c>office</c>, or <c>departments</c> and <c>branches</c>, which take turns.</param>
/// <param name="From">First day, MM-dd.</param>
/// <param name="To">Last day, MM-dd.</param>
/// <param name="Fields">Values by field, used in turn; with <c>{n}</c>, <c>{m}</c>, <c>{unit}</c> and <c>{due}</c>.</param>
/// <param name="Links">By field, the group that it refers to: entry n links to entry n there.</param>
/// <param name="MonthEnds">One at the end of each month instead of spread evenly.</param>
/// <param name="YearsBack">How many years earlier they lie, for figures that compare with a former year.</param>
internal sealed record DemoGroup(
    string Id,
    string Register,
    string Units,
    int Count,
    string From,
    string To,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Fields = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyDictionary<string, DemoShares>? Shares = null,
    IReadOnlyDictionary<string, DemoSteps>? Steps = null,
    IReadOnlyDictionary<string, IReadOnlyList<DemoRows>>? Rows = null,
    IReadOnlyDictionary<string, string>? Links = null,
    DemoMeetingTimes? Meeting = null,
    bool MonthEnds = false,
    int YearsBack = 0);

/// <summary>The round of self-reviews of a year.</summary>
/// <param name="Problems">Number of problems of all members together.</param>
/// <param name="Measures">Number of measures for these problems.</param>
/// <param name="BranchProblems">Number of problems of the branches themselves, each with a measure.</param>
internal sealed record DemoReviewPlan(
    string Name,
    string Opened,
    string Due,
    string Closed,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Aspects,
    IReadOnlyList<string> ProblemTexts,
    IReadOnlyList<string> MeasureTexts,
    int Problems,
    int Measures,
    int BranchProblems);

/// <summary>A year of the demo office, made to fill its annual report.</summary>
/// <param name="Without">Registers whose usual meetings are left out: the groups have them.</param>
internal sealed record DemoYearPlan(
    int Year, IReadOnlyList<DemoTag> Tags, IReadOnlyList<string> Without, IReadOnlyList<DemoGroup> Groups, DemoReviewPlan Reviews)
{
    /// <summary>Reads <c>demo/year-YYYY.json</c> of the seeds' folder; null where there is no such year.</summary>
    public static DemoYearPlan? Load(string seeds, int year)
    {
        var path = Path.Combine(seeds, "demo", FormattableString.Invariant($"year-{year}.json"));
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize(file, DemoJson.Default.DemoYearPlan) ?? throw new JsonException("The demo's year is null.");
    }
}
