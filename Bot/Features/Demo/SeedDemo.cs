using System.Globalization;
using BotApp.Features.Roster.Import;

namespace BotApp.Features.Demo;

/// <summary>Saves made-up meetings the way a confirmed card is saved.</summary>
internal interface IDemoRecords
{
    /// <summary>Saves a meeting under its key; true when it was not there before.</summary>
    Task<bool> SaveAsync(DemoMeeting meeting, CancellationToken ct);
}

/// <summary>What became of loading the demo office.</summary>
internal abstract record SeedOutcome
{
    private SeedOutcome() { }

    /// <summary>It is loaded.</summary>
    /// <param name="New">Of <paramref name="Records"/>, those that were not there before.</param>
    public sealed record Loaded(int Units, int Members, int Records, int New) : SeedOutcome;

    /// <summary>There is a roster of other people: the demo never goes among real records.</summary>
    public sealed record RealOffice(int People) : SeedOutcome;
}

/// <summary>Loads the demo office: its roster, and the current year's records up to a day. Done twice it adds nothing.</summary>
/// <param name="seeds">The seeds' folder.</param>
internal sealed class SeedDemo(IRosterWriter roster, IDemoRecords records, string seeds)
{
    private const int UnitsAtOnce = 4;

    /// <param name="today">The office's day.</param>
    public async Task<SeedOutcome> RunAsync(DateOnly today, CancellationToken ct)
    {
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
        var meetings = new DemoYear(DemoPlans.Load(seeds)).Meetings(snapshot, new DateOnly(today.Year, 1, 1), today);
        var added = await SaveAsync(meetings, ct);
        return new SeedOutcome.Loaded(snapshot.Units.Length, snapshot.Members.DistinctBy(m => m.UserId).Count(), meetings.Count, added);
    }

    // Saves of one unit follow one another anyway; units do not wait for each other.
    private async Task<int> SaveAsync(IReadOnlyList<DemoMeeting> meetings, CancellationToken ct)
    {
        var added = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(meetings.GroupBy(m => m.Unit), options, async (unit, cancel) =>
        {
            foreach (var meeting in unit)
                if (await records.SaveAsync(meeting, cancel))
                    Interlocked.Increment(ref added);
        });
        return added;
    }
}
