using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Reads the tally sheets of a unit and recounts them from the records. The caller holds the unit's lane.</summary>
internal sealed class TallyKeeper(TableClient table, UnitReader reader, TallyRules rules)
{
    /// <summary>The sheets of some months of one year; recounts those counted by other rules.</summary>
    /// <remarks>They are in one row with one ETag, so either all come from memory or all are read.</remarks>
    public async Task<IReadOnlyList<TallySheet>> SheetsAsync(
        string unit, IReadOnlyCollection<string> months, UnitMemory memory, CancellationToken ct)
    {
        if (memory.Sheets(months) is { } known)
            return known;

        var sheets = await ReadAsync(unit, months, ct);
        if (sheets.Where(s => s.Hash != rules.Hash).Select(s => s.Month).ToList() is { Count: > 0 } outdated)
        {
            foreach (var month in outdated)
                await RecountAsync(unit, month, ct);
            sheets = await ReadAsync(unit, months, ct);
        }

        memory.Remember(sheets, sheets[0].ETag);
        return sheets;
    }

    /// <summary>The sheet with these members read.</summary>
    public async Task<TallySheet> WithMembersAsync(
        string unit, TallySheet sheet, IEnumerable<TallyMember> members, CancellationToken ct)
    {
        var read = await Task.WhenAll(members.Where(m => !sheet.Members.ContainsKey(m)).Select(async member =>
        {
            // A key too long for the store cannot have a row; the plan refuses such a save.
            var row = UnitKeys.TryMember(sheet.Month, member, out var key) ? await reader.RowAsync(unit, key, ct) : null;
            return KeyValuePair.Create(member, row is null ? new MemberCount(0, null) : TallySheet.ReadMember(row).Count);
        }));
        return read.Length == 0 ? sheet : sheet with { Members = sheet.Members.AddRange(read) };
    }

    /// <summary>Recounts a month from its records and rewrites what differs, under the ETags it read.</summary>
    /// <exception cref="RequestFailedException">A save came in between; try again.</exception>
    public async Task<RecountedMonth> RecountAsync(string unit, string month, CancellationToken ct)
    {
        // The sheet is read before the records and written under its ETag, so a save in between makes the write fail.
        var stored = (await ReadAsync(unit, [month], ct))[0];
        var members = ImmutableDictionary.CreateBuilder<TallyMember, MemberCount>();
        await foreach (var row in reader.Rows(unit, UnitKeys.Members(month), ct))
        {
            var (member, count) = TallySheet.ReadMember(row);
            members.Add(member, count);
        }

        stored = stored with { Members = members.ToImmutable() };

        var records = new List<OfficeRecord>();
        await foreach (var row in reader.RecordsOfMonth(unit, month, ct))
            records.Add(RecordRow.Read(row));

        var counted = Counted(stored, TallyChange.Count(records, rules));
        var rewritten = await WriteAsync(unit, stored, counted, ct);
        return new RecountedMonth(TallySheet.Days(month).First, rewritten, Differences(stored.Counters, counted.Counters));
    }

    private async Task<IReadOnlyList<TallySheet>> ReadAsync(string unit, IReadOnlyCollection<string> months, CancellationToken ct)
    {
        var row = await reader.RowAsync(unit, UnitKeys.Tallies(TallyRow.YearOf(months.First())), ct);
        return [.. months.Select(m => (row is null ? null : TallyRow.Read(row, m)) ?? TallySheet.Empty(m, rules.Hash, row?.ETag))];
    }

    private TallySheet Counted(TallySheet stored, TallyChange count)
    {
        var nobody = stored.Members.ToBuilder();
        foreach (var (member, known) in stored.Members)
            nobody[member] = known with { References = 0 };
        foreach (var member in count.Members)
            nobody.TryAdd(member, new MemberCount(0, null));

        var empty = stored with { Hash = rules.Hash, Counters = TallySheet.NoCounters, Members = nobody.ToImmutable() };
        return count.ApplyTo(empty) ?? throw new InvalidOperationException("A record counts a member less than not at all.");
    }

    private async Task<bool> WriteAsync(string unit, TallySheet stored, TallySheet counted, CancellationToken ct)
    {
        var changed = new Queue<TableTransactionAction>(counted.Members
            .Where(m => m.Value.References != stored.Members.GetValueOrDefault(m.Key, new MemberCount(0, null)).References)
            .Select(m => MemberAction(unit, counted.Month, m.Key, m.Value)));
        if (changed.Count == 0 && stored.Hash == counted.Hash && stored.Counters.SequenceEqual(counted.Counters))
            return false;

        // More members than fit a transaction go in several, each under the sheet's ETag. Until the last one, the sheet's hash
        // is empty, so that anyone who reads it meanwhile, or after a crash, recounts.
        var etag = stored.ETag;
        do
        {
            var rows = new List<TableTransactionAction>(TableLimits.RowsPerSave);
            while (rows.Count < TableLimits.RowsPerSave - 1 && changed.TryDequeue(out var action))
                rows.Add(action);
            var sheet = TallyRow.Write(unit, [changed.Count == 0 ? counted : counted with { Hash = "" }]);
            rows.Add(etag is { } known
                ? new TableTransactionAction(TableTransactionActionType.UpdateMerge, sheet, known)
                : new TableTransactionAction(TableTransactionActionType.Add, sheet));
            var answer = await table.SubmitTransactionAsync(rows, ct);
            etag = answer.Value[^1].Headers.ETag;
        }
        while (changed.Count > 0);

        return true;
    }

    private static TableTransactionAction MemberAction(string unit, string month, TallyMember member, MemberCount count)
    {
        if (!UnitKeys.TryMember(month, member, out var key))
            throw new InvalidOperationException("A member's key is too long; its save should have been refused.");
        var row = TallySheet.WriteMember(unit, key, count.References);
        return count switch
        {
            { ETag: { } etag, References: 0 } => new TableTransactionAction(TableTransactionActionType.Delete, row, etag),
            _ => row.Put(count.ETag),
        };
    }

    private static List<TallyDifference> Differences(
        ImmutableSortedDictionary<string, long> stored, ImmutableSortedDictionary<string, long> counted) =>
        [.. stored.Keys.Union(counted.Keys, StringComparer.Ordinal)
            .Select(c => new TallyDifference(c, stored.GetValueOrDefault(c), counted.GetValueOrDefault(c)))
            .Where(d => d.Stored != d.Counted)];
}
