using BotApp.Features.Roster.Import;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Demo;

/// <summary>Saves the demo's entries through the same decisions as a confirmed card.</summary>
internal sealed class StoredDemoRecords(
    RegisterCatalog registers, OfficeTags tags, UnitStore units, IRosterWriter roster, OfficeClock clock, IDemoReviews reviews) : IDemoRecords
{
    // Saves that usually fit one transaction; a year has thousands of entries, and one by one would take minutes.
    private const int AtOnce = 20;

    private readonly Lazy<Task<RosterSnapshot>> loaded = new(() => roster.ReadAsync(CancellationToken.None));

    /// <inheritdoc />
    public async Task SaveTagAsync(RegisterTag tag, CancellationToken ct)
    {
        var at = clock.NoonOf(tag.From ?? clock.Today);
        await tags.SaveAsync(tag, OperationId.Of("demo-tag", tag.Code), await OfficeAsync(), at, ct);
    }

    /// <inheritdoc />
    public async Task<int> SaveAsync(IReadOnlyList<DemoEntry> entries, CancellationToken ct)
    {
        var snapshot = await loaded.Value;
        List<Pending> pending = [.. entries.Select(e => new Pending(e, DemoSave.Of(e, snapshot, registers, clock.NoonOf(e.Date))))];
        var saved = await SaveAllAsync(pending, ct);
        await SaveAllAsync([.. saved.Select(s => Later(s.Entry, s.Record)).OfType<Pending>()], ct);
        return saved.DistinctBy(s => s.Entry.Key).Count();

        Pending? Later(DemoEntry entry, Stored<OfficeRecord> record) =>
            DemoSave.Later(entry, record, snapshot, registers, clock.NoonOf, clock.Today) is { } save ? new Pending(entry, save) : null;
    }

    /// <inheritdoc />
    public async Task<(int Made, int Added)> SaveReviewsAsync(DemoReviewPlan plan, int year, CancellationToken ct) =>
        await reviews.SaveAsync(plan, year, await loaded.Value, await OfficeAsync(), ct);

    private async Task<List<(DemoEntry Entry, Stored<OfficeRecord> Record)>> SaveAllAsync(List<Pending> pending, CancellationToken ct)
    {
        var saved = new List<(DemoEntry, Stored<OfficeRecord>)>();
        foreach (var alike in pending.GroupBy(p => p.Save.What, StringComparer.Ordinal))
            foreach (var together in alike.Chunk(AtOnce))
                saved.AddRange(await SaveAsync(together, ct));
        return saved;
    }

    /// <returns>The entries that were not there before, each with its records.</returns>
    private async Task<IEnumerable<(DemoEntry Entry, Stored<OfficeRecord> Record)>> SaveAsync(Pending[] pending, CancellationToken ct)
    {
        switch (await units.SaveAsync(pending.Length == 1 ? pending[0].Save : Together([.. pending.Select(p => p.Save)]), ct))
        {
            case SaveOutcome.Saved saved:
                var byId = saved.Records.ToDictionary(r => r.Value.Id, StringComparer.Ordinal);
                return pending.SelectMany(p => p.Save.Writes.Select(w => (p.Entry, byId[w.Record.Id])));
            case SaveOutcome.Missing or SaveOutcome.TooLarge when pending.Length > 1:
                // Some exist from an earlier load, or there are too many for one transaction: try each half.
                return [.. await SaveAsync(pending[..(pending.Length / 2)], ct), .. await SaveAsync(pending[(pending.Length / 2)..], ct)];
            case SaveOutcome.Repeated or SaveOutcome.Missing or SaveOutcome.Stale:
                return [];
            case var outcome:
                throw new InvalidDataException($"The demo's entry {pending[0].Entry.Key} was not saved: {outcome.GetType().Name}.");
        }
    }

    private static UnitSave Together(UnitSave[] saves) => saves[0] with
    {
        OperationId = OperationId.Of(["demo", .. saves.Select(s => s.OperationId)]),
        At = saves.Max(s => s.At),
        Writes = [.. saves.SelectMany(s => s.Writes)],
        Outbox = [.. saves.SelectMany(s => s.Outbox)],
    };

    private async Task<string> OfficeAsync() =>
        (await loaded.Value).People.Where(p => p.Memberships.Any(m => m.Role is Role.Office)).OrderBy(p => p.Id, StringComparer.Ordinal).First().Id;

    private sealed record Pending(DemoEntry Entry, UnitSave Save);
}
