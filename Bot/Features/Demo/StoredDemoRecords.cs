using BotApp.Features.Roster.Import;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Demo;

/// <summary>Saves the demo's entries by the very decisions that a confirmed card goes through.</summary>
internal sealed class StoredDemoRecords(
    RegisterCatalog registers, OfficeTags tags, UnitStore units, IRosterWriter roster, OfficeClock clock, IDemoReviews reviews) : IDemoRecords
{
    // As many as surely fit one transaction; a year is thousands of entries, and one at a time would take minutes.
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
        var (snapshot, catalog) = (await loaded.Value, registers);
        var added = 0;
        foreach (var alike in entries.Select(e => DemoSave.Of(e, snapshot, catalog, clock.NoonOf(e.Date))).GroupBy(s => s.What, StringComparer.Ordinal))
            foreach (var together in alike.Chunk(AtOnce))
                added += await SaveAsync(together, ct);
        return added;
    }

    /// <inheritdoc />
    public async Task<int> SaveReviewsAsync(DemoReviewPlan plan, int year, CancellationToken ct) =>
        await reviews.SaveAsync(plan, year, await loaded.Value, await OfficeAsync(), ct);

    private async Task<int> SaveAsync(UnitSave[] saves, CancellationToken ct)
    {
        switch (await units.SaveAsync(saves.Length == 1 ? saves[0] : Together(saves), ct))
        {
            case SaveOutcome.Saved:
                return saves.Length;
            case SaveOutcome.Repeated:
                return 0;
            case SaveOutcome.Missing or SaveOutcome.TooLarge when saves.Length > 1:
                // Some are there from a former load, or they are too many for one transaction.
                return await SaveAsync(saves[..(saves.Length / 2)], ct) + await SaveAsync(saves[(saves.Length / 2)..], ct);
            case SaveOutcome.Missing or SaveOutcome.Stale:
                return 0;
            case var outcome:
                throw new InvalidDataException($"The demo's entry {saves[0].Writes[0].Record.Id} was not saved: {outcome.GetType().Name}.");
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
}
