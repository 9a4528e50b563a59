using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Units;

namespace BotApp.Tests.Bench;

/// <summary>The baseline for a save: one point read and one transaction with the same rows, with the bare table client.</summary>
internal static class BareSave
{
    /// <summary>The rows of a save in a unit already in use, and whether each is inserted or replaced under its ETag.</summary>
    public static IReadOnlyList<(TableTransactionActionType Type, TableEntity Row)> Shape()
    {
        var save = BenchMeeting.Save("unit", "m1");
        var changes = TallyChange.Of(save.Writes, BenchMeeting.Rules);
        var sheet = TallySheet.Empty("202611", BenchMeeting.Rules.Hash) with
        {
            ETag = new ETag("known"),
            Members = ImmutableDictionary<TallyMember, MemberCount>.Empty.Add(
                new TallyMember("branch-committee/hosts", "李四"), new MemberCount(1, new ETag("known"))),
        };
        var state = new SaveState(
            new ChainHead(1, new string('0', 64), new ETag("known")),
            new Dictionary<string, TallySheet>(StringComparer.Ordinal) { [sheet.Month] = sheet },
            new Dictionary<string, Stored<string>?>(StringComparer.Ordinal));
        var plan = (SavePlan.Write)SavePlan.Make(save, Guid.NewGuid().ToString("N"), state, changes, BenchMeeting.Key, BenchMeeting.Rules.Totals);
        return [.. plan.Rows.Select(r => (r.Action.ActionType, r.Entity))];
    }

    /// <summary>A function that does one save, given worker and number. Each worker replaces its own rows, so that none waits for another.</summary>
    public static async Task<Func<int, int, Task>> PrepareAsync(TableServiceClient client, string prefix, Scenario scenario)
    {
        var shape = Shape();
        // The head: the last of the rows that a save replaces.
        var read = shape.Last(r => r.Type != TableTransactionActionType.Add).Row;
        var table = client.GetTableClient(prefix + "Units");
        await table.CreateAsync();
        var partitions = Enumerable.Range(0, scenario.Units).Select(u => TableKey.Of($"u{u}")).ToArray();
        var etags = new Dictionary<string, ETag>[scenario.AtOnce, scenario.Units];
        for (var worker = 0; worker < scenario.AtOnce; worker++)
        {
            for (var unit = 0; unit < scenario.Units; unit++)
            {
                etags[worker, unit] = new Dictionary<string, ETag>(StringComparer.Ordinal);
                foreach (var (_, row) in shape.Where(r => r.Type != TableTransactionActionType.Add))
                {
                    var own = Copy(row, partitions[unit], OwnKey(row, worker));
                    etags[worker, unit][own.RowKey] = (await table.AddEntityAsync(own)).Headers.ETag!.Value;
                }
            }
        }

        return async (worker, number) =>
        {
            var unit = number % scenario.Units;
            var known = etags[worker, unit];
            var actions = new List<TableTransactionAction>(shape.Count);
            foreach (var (type, row) in shape)
            {
                var added = type == TableTransactionActionType.Add;
                var copy = Copy(row, partitions[unit], added ? $"{row.RowKey}|{number}" : OwnKey(row, worker));
                actions.Add(new TableTransactionAction(type, copy, added ? default : known[copy.RowKey]));
            }

            _ = await table.GetEntityAsync<TableEntity>(partitions[unit], OwnKey(read, worker));
            var answers = (await table.SubmitTransactionAsync(actions)).Value;
            for (var i = 0; i < actions.Count; i++)
            {
                if (actions[i].ActionType != TableTransactionActionType.Add)
                    known[actions[i].Entity.RowKey] = answers[i].Headers.ETag!.Value;
            }
        };
    }

    public static async Task DropAsync(TableServiceClient client, string prefix)
    {
        foreach (var table in (string[])["Units", "People", "Drafts", "Conversations", "Roster", "Meta"])
            await client.DeleteTableAsync(prefix + table);
    }

    private static string OwnKey(TableEntity row, int worker) => $"{row.RowKey}|w{worker}";

    private static TableEntity Copy(TableEntity row, string partition, string key) => new(row) { PartitionKey = partition, RowKey = key };
}
