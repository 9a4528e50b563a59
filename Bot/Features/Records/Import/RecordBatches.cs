using System.Collections.Concurrent;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records.Import;

/// <summary>Writes planned rows, many in one transaction: each is stored with its counts and its audit entry, or not at all.</summary>
internal sealed class RecordBatches(UnitStore units)
{
    private const string Verb = "records.import";
    private const int UnitsAtOnce = 4;
    private const int PageSize = 100;

    // A transaction holds a hundred rows; counts of distinct values need some, and how many is not known beforehand.
    private const int MostRows = 60;

    /// <summary>How many were added, how many existed already; the rows too large for a transaction, and those that look like another.</summary>
    public sealed record Result(int Added, int Known, IReadOnlyList<PlannedRecord> TooLarge)
    {
        public IReadOnlyList<PlannedRecord> Twins { get; init; } = [];
    }

    /// <summary>Writes all of them. Safe to repeat: existing records stay as they are.</summary>
    public async Task<Result> WriteAsync(IEnumerable<PlannedRecord> records, CancellationToken ct)
    {
        var results = new ConcurrentBag<Result>();
        await Parallel.ForEachAsync(
            records.GroupBy(r => r.Save.Unit),
            new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct },
            async (unit, cancel) => results.Add(await UnitAsync(unit.Key, [.. unit], cancel)));
        return Sum(results);
    }

    private async Task<Result> UnitAsync(string unit, IReadOnlyList<PlannedRecord> records, CancellationToken ct)
    {
        var lines = await ThereAsync(unit, records, ct);
        var there = lines.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = records.Where(r => !there.Contains(SubjectOf(r)) && (r.FormerId is null || !there.Contains(r.FormerId)))
            .OrderBy(r => r.Save.Writes[0].Record.Date).ToList();
        var results = new List<Result> { new(0, records.Count - fresh.Count, []) { Twins = TwinsOf(fresh, lines) } };
        for (var start = 0; start < fresh.Count;)
        {
            var batch = fresh.Skip(start).TakeWhile(Fits(MostRows)).ToList();
            start += batch.Count;
            results.Add(await BatchAsync(batch, ct));
        }

        return Sum(results);
    }

    // Halves a batch that cannot be saved as a whole: it is too large for a transaction, or one of its records exists under another date.
    private async Task<Result> BatchAsync(List<PlannedRecord> batch, CancellationToken ct)
    {
        var save = batch.Count == 1
            ? batch[0].Save with { What = Verb }
            : batch[0].Save with
            {
                OperationId = OperationId.Of([Verb, .. batch.Select(r => r.Save.OperationId)]),
                What = Verb,
                Writes = [.. batch.SelectMany(r => r.Save.Writes)],
                Outbox = [.. batch.SelectMany(r => r.Save.Outbox)],
            };
        switch (await units.SaveAsync(save, ct))
        {
            case SaveOutcome.Saved:
                return new Result(batch.Count, 0, []);
            case SaveOutcome.Repeated:
                return new Result(0, batch.Count, []);
            case SaveOutcome.TooLarge when batch.Count == 1:
                return new Result(0, 0, batch);
            case SaveOutcome.Missing or SaveOutcome.Stale when batch.Count == 1:
                return new Result(0, 1, []);
            default:
                var half = batch.Count / 2;
                return Sum([await BatchAsync(batch[..half], ct), await BatchAsync(batch[half..], ct)]);
        }
    }

    // Cancelled records are not twins: a corrected row is meant to replace one.
    private static List<PlannedRecord> TwinsOf(IEnumerable<PlannedRecord> fresh, IEnumerable<RecordLine> lines)
    {
        var seen = lines.Where(l => l.State != RecordState.Cancelled).Select(l => (l.Register, l.Date, l.Title)).ToHashSet();
        return [.. fresh.Where(r => !seen.Add((RecordOf(r).Register, RecordOf(r).Date, RecordOf(r).Title)))];
    }

    private async Task<List<RecordLine>> ThereAsync(string unit, IReadOnlyList<PlannedRecord> records, CancellationToken ct)
    {
        var there = new List<RecordLine>();
        string[] codes = [.. records.Select(r => r.Row.Register.Code).Distinct(StringComparer.Ordinal)];
        // A record whose date was changed is met when its row is written. One with a former id would not be, so then all days are searched.
        DateOnly? from = null, to = null;
        if (records.All(r => r.FormerId is null))
            (from, to) = (records.Min(r => r.Save.Writes[0].Record.Date), records.Max(r => r.Save.Writes[0].Record.Date));
        string? after = null;
        do
        {
            var page = await units.ListAsync(new RecordQuery(unit, codes, from, to, PageSize, after), ct);
            there.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        return there;
    }

    private static string SubjectOf(PlannedRecord record) => RecordOf(record).Id;

    private static OfficeRecord RecordOf(PlannedRecord record) => record.Save.Writes[0].Record;

    // A record takes one row and one index row; each outbox entry takes a row.
    private static Func<PlannedRecord, bool> Fits(int most)
    {
        var rows = 0;
        return record => (rows += (2 * record.Save.Writes.Count) + record.Save.Outbox.Count) <= most || rows == (2 * record.Save.Writes.Count) + record.Save.Outbox.Count;
    }

    private static Result Sum(IReadOnlyCollection<Result> results) =>
        new(results.Sum(r => r.Added), results.Sum(r => r.Known), [.. results.SelectMany(r => r.TooLarge)]) { Twins = [.. results.SelectMany(r => r.Twins)] };
}
