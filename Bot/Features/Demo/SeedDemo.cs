using System.Globalization;
using BotApp.Features.Roster.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Demo;

/// <summary>Saves the generated entries the way people save theirs.</summary>
internal interface IDemoRecords
{
    /// <summary>Creates a tag of the office; leaves an existing one as it is.</summary>
    Task SaveTagAsync(RegisterTag tag, CancellationToken ct);

    /// <summary>Saves the entries of one unit, each under its key.</summary>
    /// <returns>How many were not there before.</returns>
    Task<int> SaveAsync(IReadOnlyList<DemoEntry> entries, CancellationToken ct);

    /// <summary>Opens the round of self-reviews, submits everyone's and closes it.</summary>
    /// <returns>How many reviews the plan has, and how many of them were not submitted before.</returns>
    Task<(int Made, int Added)> SaveReviewsAsync(DemoReviewPlan plan, int year, CancellationToken ct);
}

/// <summary>Writes the generated self-reviews. The feature implements it, as only it has access to reviews.</summary>
internal interface IDemoReviews
{
    /// <summary>Submits the reviews that are not submitted yet.</summary>
    /// <param name="office">Entra object id of the person who opens the round.</param>
    /// <returns>How many reviews the plan has, and how many of them were submitted now.</returns>
    Task<(int Made, int Added)> SaveAsync(DemoReviewPlan plan, int year, RosterSnapshot roster, string office, CancellationToken ct);
}

/// <summary>The outcome of loading the demo office.</summary>
internal abstract record SeedOutcome
{
    private SeedOutcome() { }

    /// <summary>It is loaded.</summary>
    /// <param name="New">Of <paramref name="Records"/>, those that were not there before.</param>
    public sealed record Loaded(int Units, int Members, int Records, int New) : SeedOutcome;

    /// <summary>The roster has other people on it: the demo is never mixed with real records.</summary>
    public sealed record RealOffice(int People) : SeedOutcome;

    /// <summary>There is no demo plan for this year.</summary>
    public sealed record NoSuchYear(int Year) : SeedOutcome;
}

/// <summary>
/// Loads the demo office: its roster, and either the current year's records up to a day, or a whole year that fills an
/// annual report. Loading again adds nothing.
/// </summary>
/// <param name="seeds">The seeds' folder.</param>
/// <param name="isWorkday">The office's calendar.</param>
internal sealed class SeedDemo(
    IRosterWriter roster, IDemoRecords records, RegisterCatalog registers, Func<DateOnly, bool> isWorkday, string seeds)
{
    private const int UnitsAtOnce = 4;

    /// <param name="year">The year; the current one, when left out.</param>
    /// <param name="today">The office's day.</param>
    public async Task<SeedOutcome> RunAsync(int? year, DateOnly today, CancellationToken ct)
    {
        // A year given explicitly is loaded whole, even if it is the current one.
        var plan = year is { } asked ? DemoYearPlan.Load(seeds, asked) : null;
        if (year is { } other && other != today.Year && plan is null)
            return new SeedOutcome.NoSuchYear(other);

        await using var file = File.OpenRead(Path.Combine(seeds, "demo", "roster.csv"));
        var content = RosterFile.Read(file);
        var ours = content.Rows.Select(r => r.UserId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = (await roster.ReadAsync(ct)).Members.Select(m => m.UserId).Where(id => !ours.Contains(id)).ToHashSet(StringComparer.Ordinal);
        if (others.Count > 0)
            return new SeedOutcome.RealOffice(others.Count);

        var imported = await new ImportRoster(roster).RunAsync(content.Rows, content.Errors, new ImportRequest(), ct);
        if (imported.Written is null)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The demo roster has {imported.Errors.Count} faults."));

        var snapshot = await roster.ReadAsync(ct);
        var (made, added) = plan is null ? await CurrentAsync(snapshot, today, ct) : await WholeAsync(plan, snapshot, ct);
        return new SeedOutcome.Loaded(snapshot.Units.Length, snapshot.Members.DistinctBy(m => m.UserId).Count(), made, added);
    }

    private async Task<(int Made, int Added)> CurrentAsync(RosterSnapshot snapshot, DateOnly today, CancellationToken ct)
    {
        var meetings = new DemoYear(DemoPlans.Load(seeds)).Meetings(snapshot, new DateOnly(today.Year, 1, 1), today);
        return (meetings.Count, await SaveAsync([.. meetings.Select(m => m.Entry)], ct));
    }

    private async Task<(int Made, int Added)> WholeAsync(DemoYearPlan plan, RosterSnapshot snapshot, CancellationToken ct)
    {
        foreach (var tag in plan.Tags)
            await records.SaveTagAsync(
                new RegisterTag(tag.Code, tag.Name, DemoGroups.Day(plan.Year, tag.From), DemoGroups.Day(plan.Year, tag.To)), ct);

        var (first, last) = (new DateOnly(plan.Year, 1, 1), new DateOnly(plan.Year, 12, 31));
        var closed = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(d => !isWorkday(d)).ToHashSet();
        var usual = new DemoYear(DemoPlans.Load(seeds)).Meetings(snapshot, first, last, closed)
            .Where(m => !plan.Without.Contains(m.Draft.Type!)).Select(m => m.Entry);
        List<DemoEntry> entries = [.. usual, .. new DemoGroups(plan, registers, snapshot, isWorkday).Entries()];
        var added = await SaveAsync(entries, ct);
        var reviews = await records.SaveReviewsAsync(plan.Reviews, plan.Year, ct);
        return (entries.Count + reviews.Made, added + reviews.Added);
    }

    // Saves of one unit are sequential anyway; different units can be saved in parallel.
    private async Task<int> SaveAsync(IReadOnlyList<DemoEntry> entries, CancellationToken ct)
    {
        var added = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(entries.GroupBy(m => m.Unit), options, async (unit, cancel) =>
            Interlocked.Add(ref added, await records.SaveAsync([.. unit.OrderBy(e => e.Date).ThenBy(e => e.Key, StringComparer.Ordinal)], cancel)));
        return added;
    }
}
