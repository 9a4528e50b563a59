using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Units;

/// <summary>Carries out one save: reads the state, decides the rows, writes them, and interprets a failure.</summary>
internal sealed class UnitSaver
{
    private readonly TableClient table;
    private readonly UnitReader reader;
    private readonly TallyKeeper tallies;
    private readonly TallyRules rules;
    private readonly AuditKey auditKey;
    private readonly UnitRegistry registry;
    private readonly ResiliencePipeline<Attempt> retry;

    public UnitSaver(
        TableClient table, UnitReader reader, TallyKeeper tallies, TallyRules rules, AuditKey auditKey, UnitRegistry registry,
        TimeProvider time, Jitter jitter)
    {
        (this.table, this.reader, this.tallies) = (table, reader, tallies);
        (this.rules, this.auditKey, this.registry) = (rules, auditKey, registry);
        retry = LostRaces.Pipeline<Attempt>(time, jitter, attempt => attempt is Attempt.Again);
    }

    /// <summary>Saves. The caller holds the unit's lane, whose memory it passes.</summary>
    /// <returns>The outcome, and whether there are outbox messages to dispatch.</returns>
    public async Task<(SaveOutcome Outcome, bool HasMessages)> SaveAsync(UnitSave save, UnitMemory memory, CancellationToken ct)
    {
        var attempt = Guid.NewGuid().ToString("N");
        var changes = TallyChange.Of(save.Writes, rules);
        var last = await retry.ExecuteAsync(
            async token =>
            {
                try
                {
                    return await TryAsync(save, attempt, changes, memory, token);
                }
                catch
                {
                    memory.Forget();
                    throw;
                }
            },
            ct);
        return last switch
        {
            Attempt.Done(var outcome, var hasMessages) => (outcome, hasMessages),
            Attempt.Again(var cause) => throw StorageFault.Outage(cause),
            _ => throw new InvalidOperationException(last.ToString()),
        };
    }

    private async Task<Attempt> TryAsync(
        UnitSave save, string attempt, IReadOnlyDictionary<string, TallyChange> changes, UnitMemory memory, CancellationToken ct)
    {
        SavePlan plan;
        try
        {
            var state = await ReadAsync(save, changes, memory, ct);
            plan = SavePlan.Make(save, attempt, state, changes, await auditKey.ToSignAsync(ct), rules.Totals);
            if (plan is SavePlan.Recount(var month))
            {
                memory.Forget();
                return await DoubtAsync(save, attempt, month, ct);
            }
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // A recount within this try lost against a save of another host.
            memory.Forget();
            return new Attempt.Again(e);
        }

        return plan switch
        {
            SavePlan.Refuse(var tooLarge) => new Attempt.Done(tooLarge),
            SavePlan.Write write => await WriteAsync(save, attempt, write, memory, ct),
            _ => throw new InvalidOperationException(plan.ToString()),
        };
    }

    /// <summary>
    /// The save contradicts the tallies. Usually it was decided on a record that changed since, or was carried out already;
    /// only if neither is the case are the tallies wrong.
    /// </summary>
    private async Task<Attempt> DoubtAsync(UnitSave save, string attempt, string month, CancellationToken ct)
    {
        // Whether it had messages is unknown here; a superfluous dispatch does no harm.
        if (await AnswerAsync(save, attempt, ct) is { } outcome)
            return new Attempt.Done(outcome, HasMessages: true);

        foreach (var write in save.Writes.Where(w => w.Read is not null))
        {
            if (await reader.FindAsync(save.Unit, write.Record.Id, ct) is not { } current)
                return new Attempt.Done(new SaveOutcome.Missing(write.Record.Id));
            if (current.ETag != write.Read!.ETag)
                return new Attempt.Done(new SaveOutcome.Stale(current));
        }

        await tallies.RecountAsync(save.Unit, month, ct);
        return new Attempt.Again(new RequestFailedException(412, $"The tallies of {month} were counted anew."));
    }

    private async Task<SaveState> ReadAsync(
        UnitSave save, IReadOnlyDictionary<string, TallyChange> changes, UnitMemory memory, CancellationToken ct)
    {
        var days = save.Writes.Where(w => w.Read is not null)
            .Select(async write => (write.Record.Id, Row: await DayAsync(save.Unit, write.Read!.Value, ct)))
            .ToList();
        var head = HeadAsync(save.Unit, memory, ct);
        var sheets = SheetsAsync(save.Unit, changes, memory, ct);
        // Await all, even if one fails: a read left running would overlap the retry.
        Task[] reads = [sheets, .. days, head];
        await Task.WhenAll(reads);
        return new SaveState(await head, await sheets, (await Task.WhenAll(days)).ToDictionary(d => d.Id, d => d.Row, StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, TallySheet>> SheetsAsync(
        string unit, IReadOnlyDictionary<string, TallyChange> changes, UnitMemory memory, CancellationToken ct)
    {
        var sheets = new Dictionary<string, TallySheet>(StringComparer.Ordinal);
        foreach (var year in changes.Keys.GroupBy(TallyRow.YearOf, StringComparer.Ordinal))
        {
            foreach (var sheet in await tallies.SheetsAsync(unit, [.. year], memory, ct))
                sheets[sheet.Month] = await tallies.WithMembersAsync(unit, sheet, changes[sheet.Month].Members, ct);
        }

        return sheets;
    }

    private async Task<ChainHead> HeadAsync(string unit, UnitMemory memory, CancellationToken ct)
    {
        if (memory.Head is { } known)
            return known;

        var row = await reader.RowAsync(unit, UnitKeys.Head, ct);
        if (row is null)
            await registry.AddAsync(unit, ct);
        return row is null ? ChainHead.None : ChainHead.Read(row);
    }

    private async Task<Stored<string>?> DayAsync(string unit, OfficeRecord former, CancellationToken ct)
    {
        var key = DayRow.Key(former);
        var row = await reader.RowAsync(unit, key, ct);
        return row is null ? null : new Stored<string>(key, row.ETag);
    }

    private async Task<Attempt> WriteAsync(
        UnitSave save, string attempt, SavePlan.Write plan, UnitMemory memory, CancellationToken ct)
    {
        try
        {
            var answer = await table.SubmitTransactionAsync(plan.Rows.Select(r => r.Action), ct);
            return new Attempt.Done(Written(save, plan, answer.Value, memory), plan.HasMessages);
        }
        catch (TableTransactionFailedException e) when (e.FailedTransactionActionIndex is { } index && e.IsLostRace())
        {
            memory.Forget();
            return await SettleAsync(save, attempt, plan, plan.Rows[index], e, ct);
        }
        catch (Exception e) when (StorageFault.IsOutage(e, ct))
        {
            // It is unknown whether this was written; the operation's row tells.
            memory.Forget();
            return await AnswerAsync(save, attempt, ct) is { } outcome ? new Attempt.Done(outcome, plan.HasMessages) : new Attempt.Again(e);
        }
    }

    private static SaveOutcome.Saved Written(
        UnitSave save, SavePlan.Write plan, IReadOnlyList<Response> answers, UnitMemory memory)
    {
        var etags = new Dictionary<string, ETag>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Rows.Count; i++)
        {
            if (answers[i].Headers.ETag is { } etag)
                etags[plan.Rows[i].Entity.RowKey] = etag;
        }

        memory.Remember(plan.Head with { ETag = etags[UnitKeys.Head] });
        foreach (var year in plan.Sheets.GroupBy(s => TallyRow.YearOf(s.Month), StringComparer.Ordinal))
            memory.Remember([.. year.Select(s => s.WrittenAs(etags))], year.First().ETag);
        return new SaveOutcome.Saved(
            [.. save.Writes.Where(w => w is not RecordWrite.Remove).Select(w => new Stored<OfficeRecord>(w.Record, etags[UnitKeys.Record(w.Record.Id)]))]);
    }

    /// <summary>Interprets the first row that failed.</summary>
    private async Task<Attempt> SettleAsync(
        UnitSave save, string attempt, SavePlan.Write plan, PlannedRow failed, TableTransactionFailedException e, CancellationToken ct)
    {
        if (failed.Part is not (RowPart.Operation or RowPart.Record))
            return new Attempt.Again(e);
        if (await AnswerAsync(save, attempt, ct) is { } outcome)
            return new Attempt.Done(outcome, plan.HasMessages);
        if (failed.Part is RowPart.Operation)
            return new Attempt.Again(e);

        var current = await reader.FindAsync(save.Unit, failed.RecordId, ct);
        var read = save.Writes.First(w => w.Record.Id == failed.RecordId).Read;
        // The record is unchanged since this was decided. Whatever the service says, nobody wrote first, so do not report that.
        if (current?.ETag == read?.ETag)
            return new Attempt.Again(e);
        return new Attempt.Done(current is null || e.IsConflict() ? new SaveOutcome.Missing(failed.RecordId) : new SaveOutcome.Stale(current));
    }

    /// <summary>The outcome of this operation if it was carried out, by this call or an earlier one; otherwise null.</summary>
    private async Task<SaveOutcome?> AnswerAsync(UnitSave save, string attempt, CancellationToken ct)
    {
        if (await reader.RowAsync(save.Unit, UnitKeys.Operation(save.OperationId), ct) is not { } row)
            return null;

        var done = OperationRow.Read(row);
        var records = new List<Stored<OfficeRecord>>();
        // Records that this call removed are rightly missing.
        foreach (var id in done.Attempt == attempt ? save.Writes.Where(w => w is not RecordWrite.Remove).Select(w => w.Record.Id) : done.RecordIds.Take(1))
        {
            if (await reader.FindAsync(save.Unit, id, ct) is not { } record)
                return new SaveOutcome.Missing(id);
            records.Add(record);
        }

        return done.Attempt == attempt || records.Count == 0 ? new SaveOutcome.Saved(records) : new SaveOutcome.Repeated(records[0]);
    }

    private abstract record Attempt
    {
        private Attempt() { }

        public sealed record Done(SaveOutcome Outcome, bool HasMessages = false) : Attempt;

        public sealed record Again(Exception Cause) : Attempt;
    }
}
