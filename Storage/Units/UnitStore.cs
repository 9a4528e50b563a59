using System.Globalization;
using Azure;
using BotApp.Storage.Audit;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Outbox;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>The records of the units: a save is one transaction, so a record is saved, counted, listed and audited, or nothing happens.</summary>
/// <remarks>Any number of hosts may use the same tables. Outages throw <see cref="RequestFailedException"/>.</remarks>
public sealed class UnitStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly UnitReader reader;
    private readonly UnitSaver saver;
    private readonly TallyKeeper tallies;
    private readonly AuditVerifier verifier;
    private readonly UnitLanes lanes = new();
    private readonly OutboxSignal outbox;
    private readonly TimeProvider time;
    private readonly TallyRules rules;
    private readonly Polly.ResiliencePipeline races;

    /// <summary>A store. One per host, as its lanes keep the saves of a unit from colliding.</summary>
    public UnitStore(
        OfficeTables tables, TallyRules rules, AuditKey auditKey, UnitRegistry registry, OutboxSignal outbox, TimeProvider time, Jitter jitter)
    {
        reader = new UnitReader(tables.Units);
        tallies = new TallyKeeper(tables.Units, reader, rules);
        saver = new UnitSaver(tables.Units, reader, tallies, rules, auditKey, registry, time, jitter);
        verifier = new AuditVerifier(reader, auditKey);
        races = LostRaces.Pipeline(time, jitter);
        (this.outbox, this.time, this.rules) = (outbox, time, rules);
    }

    /// <summary>A record with the ETag to write it back under; null when the unit has no such record.</summary>
    public Task<Stored<OfficeRecord>?> FindAsync(string unit, string id, CancellationToken ct) => reader.FindAsync(unit, id, ct);

    /// <summary>Former versions of a record, oldest first; the current one is not among them.</summary>
    public Task<IReadOnlyList<OfficeRecord>> VersionsAsync(string unit, string id, CancellationToken ct) =>
        reader.VersionsAsync(unit, id, ct);

    /// <summary>One page of a unit's entries, newest date first.</summary>
    public Task<RecordPage> ListAsync(RecordQuery query, CancellationToken ct) => reader.ListAsync(query, ct);

    /// <summary>All lines of a unit's list, newest date first, each with what a search needs.</summary>
    public IAsyncEnumerable<SearchLine> LinesAsync(string unit, CancellationToken ct) => reader.LinesAsync(unit, ct);

    /// <summary>All records of these days, whatever their state, page by page, in no meaningful order.</summary>
    public IAsyncEnumerable<OfficeRecord> RecordsAsync(string unit, DateOnly from, DateOnly to, CancellationToken ct) =>
        reader.RecordsAsync(unit, from, to, ct);

    /// <summary>Saves, or returns why not. Safe to repeat with the same operation id, also after an outage.</summary>
    /// <exception cref="RequestFailedException">The storage did not answer in time; a repeat tells whether it was saved.</exception>
    /// <exception cref="ArgumentException">The save contradicts itself.</exception>
    public async Task<SaveOutcome> SaveAsync(UnitSave save, CancellationToken ct)
    {
        SaveChecks.Check(save);
        using var deadline = new CancellationTokenSource(Patience, time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var lane = await lanes.EnterAsync(save.Unit, limited.Token);
            var (outcome, hasMessages) = await saver.SaveAsync(save, lane.Memory, limited.Token);
            if (outcome is SaveOutcome.Saved && hasMessages)
                outbox.Offer(save.Unit);
            return outcome;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw StorageFault.Outage(e);
        }
        catch (Exception e) when (e is not RequestFailedException && StorageFault.IsOutage(e, ct))
        {
            throw StorageFault.Outage(e);
        }
    }

    /// <summary>The tallies of a month by counter, a distinct set as its size; a counter of zero is absent.</summary>
    /// <remarks>Tallies counted by other rules than those in force are recounted first.</remarks>
    public async Task<IReadOnlyDictionary<string, long>> TallyAsync(string unit, DateOnly month, CancellationToken ct)
    {
        if (await reader.SheetsAsync(unit, month, month, ct) is not [var sheet])
            return TallySheet.NoCounters;
        if (sheet.Hash == rules.Hash)
            return sheet.Counters;

        await RecountAsync(unit, month, ct);
        return await TallyAsync(unit, month, ct);
    }

    /// <summary>The same for several months; a month without tallies is absent.</summary>
    /// <param name="from">Any day of the first month.</param>
    /// <param name="to">Any day of the last month.</param>
    /// <returns>The tallies by the first day of their month.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>>> TalliesAsync(
        string unit, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var months = new Dictionary<DateOnly, IReadOnlyDictionary<string, long>>();
        var outdated = new List<DateOnly>();
        foreach (var sheet in await reader.SheetsAsync(unit, from, to, ct))
        {
            var month = TallySheet.Days(sheet.Month).First;
            if (sheet.Hash == rules.Hash)
                months[month] = sheet.Counters;
            else
                outdated.Add(month);
        }

        foreach (var month in outdated)
            months[month] = await TallyAsync(unit, month, ct);
        return months;
    }

    /// <summary>Number of the unit's last save; 0 while there is none.</summary>
    internal async Task<long> SequenceAsync(string unit, CancellationToken ct) =>
        await reader.RowAsync(unit, UnitKeys.Head, ct) is { } row ? ChainHead.Read(row).Sequence : 0;

    /// <summary>Recounts a month from its records and rewrites the tallies where they differ.</summary>
    public async Task<RecountedMonth> RecountAsync(string unit, DateOnly month, CancellationToken ct)
    {
        using var lane = await lanes.EnterAsync(unit, ct);
        lane.Memory.Forget();
        return await races.ExecuteAsync(
            async token => await tallies.RecountAsync(unit, TableKey.Month(month), token), ct);
    }

    /// <summary>Recounts the months from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public async Task<IReadOnlyList<RecountedMonth>> RecountAsync(string unit, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var months = new List<RecountedMonth>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
            months.Add(await RecountAsync(unit, month, ct));
        return months;
    }

    /// <summary>Deletes a record at the end of its retention and removes it from the counts; the audit entry of the deletion stays.</summary>
    /// <param name="follows">Messages that delete its traces outside the unit.</param>
    /// <returns>False when it changed since it was read, or does not exist any more.</returns>
    public async Task<bool> RemoveAsync(
        Stored<OfficeRecord> stored, string who, DateTimeOffset at, IReadOnlyList<OutboxMessage> follows, CancellationToken ct) =>
        await SaveAsync(
            new UnitSave
            {
                Unit = stored.Value.Unit,
                // An import can create the same id again, which may be removed again years later.
                OperationId = string.Create(CultureInfo.InvariantCulture, $"remove-{stored.Value.Id}-{stored.Value.CreatedAt.UtcTicks}"),
                What = AuditEntry.Removal,
                Who = who,
                At = at,
                Writes = [new RecordWrite.Remove(stored)],
                Outbox = follows,
            },
            ct) is SaveOutcome.Saved;

    /// <summary>Records in the unit's audit chain that someone reads something stored elsewhere. Safe to repeat, like a save.</summary>
    /// <param name="id">What is read; contains no person.</param>
    /// <param name="of">Whose it is; the chain holds a keyed digest of this id.</param>
    public Task NoteReadingAsync(string unit, string operationId, string who, string id, string of, DateTimeOffset at, CancellationToken ct) => SaveAsync(
        new UnitSave
        {
            Unit = unit,
            OperationId = operationId,
            What = AuditEntry.Reading,
            Who = who,
            At = at,
            Writes = [],
            Reading = new NotedReading(id, of),
        },
        ct);

    /// <summary>Checks the unit's audit chain and each record against it.</summary>
    public Task<AuditReport> AuditAsync(string unit, CancellationToken ct) => AuditAsync(unit, AnchoredChain.None, ct);

    /// <summary>The same, also checking the chain against its anchors.</summary>
    internal Task<AuditReport> AuditAsync(string unit, AnchoredChain anchored, CancellationToken ct) => verifier.VerifyAsync(unit, anchored, ct);
}
