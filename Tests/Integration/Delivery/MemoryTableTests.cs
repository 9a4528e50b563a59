using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Delivery;
using CsCheck;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>What the simulator and the benchmark take for the table of deliveries takes and refuses what the table does.</summary>
public sealed class MemoryTableTests(AzuriteFixture azurite)
{
    private static readonly KeyRange All = new("r", "s");

    private static readonly TableTransactionActionType[] Kinds =
        [TableTransactionActionType.Add, TableTransactionActionType.UpdateReplace, TableTransactionActionType.UpsertReplace, TableTransactionActionType.Delete];

    private static readonly Gen<Change[]> AnyTransaction = Gen.Select(
        Gen.Int[0, Kinds.Length - 1],
        Gen.Int[0, 3],
        Gen.Int[0, 9],
        (kind, row, tag) => new Change(Kinds[kind], $"r{row}", tag > 0))
        .Array[1, 2].Select(changes => changes.DistinctBy(c => c.Row).ToArray());

    [Fact]
    public async Task Submit_AnySequence_IsTakenOrRefusedAsByTheTable()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var rows = new DeliveryRows(office.Tables);
        var refusals = 0;
        await AnyTransaction.Array[1, 12].SampleAsync(
            async transactions =>
            {
                var partition = $"p{Guid.NewGuid():N}";
                var memory = new MemoryTable();
                var (ofTable, ofMemory) = (new Tags(partition), new Tags(partition));
                foreach (var (number, changes) in transactions.Index())
                {
                    var real = await ofTable.SubmitAsync(changes, number, actions => rows.SubmitAsync(actions, Ct));
                    var simulated = await ofMemory.SubmitAsync(changes, number, actions => Task.FromResult(memory.Submit(actions)));
                    Assert.Equal(real, simulated);
                    if (real > 0)
                        Interlocked.Increment(ref refusals);
                }

                var kept = await rows.RangeAsync(partition, All, null, Ct);
                Assert.Equal(kept.Select(Shown), memory.Range(partition, All).Select(Shown));
                foreach (var row in kept)
                    Assert.Equal(row["Number"], memory.Find(partition, row.RowKey)?["Number"]);
            },
            iter: 40,
            threads: 1);
        Assert.NotEqual(0, refusals);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(2, true)]
    public async Task Submit_ManyOrTheSameRowTwice_IsTakenOrRefusedAsByTheTable(int count, bool sameRow)
    {
        var office = await TestOffice.CreateAsync(azurite);
        Change[] changes = [.. Enumerable.Range(0, count).Select(i => new Change(TableTransactionActionType.UpsertReplace, sameRow ? "r" : $"r{i:000}", true))];
        var (rows, memory) = (new DeliveryRows(office.Tables), new MemoryTable());

        var real = await new Tags("p").SubmitAsync(changes, 1, actions => rows.SubmitAsync(actions, Ct));
        var simulated = await new Tags("p").SubmitAsync(changes, 1, actions => Task.FromResult(memory.Submit(actions)));

        Assert.Equal(real, simulated);
        Assert.Equal((await rows.RangeAsync("p", All, null, Ct)).Count, memory.Range("p", All).Count);
    }

    // Azurite refuses it too, in an answer that the client cannot read.
    [Fact]
    public void Submit_MoreThanATransactionTakes_IsRefused()
    {
        var actions = Enumerable.Range(0, 101)
            .Select(i => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("p", $"r{i:000}"))).ToList();

        Assert.Equal(400, Assert.Throws<RequestFailedException>(() => new MemoryTable().Submit(actions)).Status);
    }

    [Fact]
    public async Task Range_OfSomeColumns_HasTheseAlone()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (rows, memory) = (new DeliveryRows(office.Tables), new MemoryTable());
        TableTransactionAction[] written = [new(TableTransactionActionType.Add, new TableEntity("p", "r1") { ["Number"] = 1, ["Other"] = "x" })];
        await rows.SubmitAsync(written, Ct);
        memory.Submit(written);

        var real = Assert.Single(await rows.RangeAsync("p", All, ["RowKey", "Number", "None"], Ct));
        var simulated = Assert.Single(memory.Range("p", All, ["RowKey", "Number", "None"]));

        foreach (var column in (string[])["PartitionKey", "RowKey", "Number", "Other", "None"])
            Assert.Equal(real[column], simulated[column]);
        Assert.NotEqual(default, real.ETag);
        Assert.NotEqual(default, simulated.ETag);
    }

    private static string Shown(TableEntity row) => $"{row.RowKey} {row["Number"]}";

    /// <param name="IsAsRead">With the ETag of the row as it is; else that of a row never read.</param>
    private sealed record Change(TableTransactionActionType Kind, string Row, bool IsAsRead);

    /// <summary>One who writes, and the ETags it was given.</summary>
    private sealed class Tags(string partition)
    {
        private readonly Dictionary<string, ETag> current = new(StringComparer.Ordinal);

        /// <returns>0, or the status of the refusal.</returns>
        public async Task<int> SubmitAsync(Change[] changes, int number, Func<IReadOnlyList<TableTransactionAction>, Task<IReadOnlyList<ETag>>> submit)
        {
            try
            {
                var given = await submit([.. changes.Select(c => Action(c, number))]);
                foreach (var (change, tag) in changes.Zip(given))
                    current[change.Row] = tag;
                return 0;
            }
            catch (RequestFailedException refused)
            {
                return refused.Status;
            }
        }

        private TableTransactionAction Action(Change change, int number)
        {
            var row = new TableEntity(partition, change.Row) { ["Number"] = number };
            var known = change.IsAsRead ? current.GetValueOrDefault(change.Row) : default;
            return change.Kind is TableTransactionActionType.Add or TableTransactionActionType.UpsertReplace
                ? new TableTransactionAction(change.Kind, row)
                : new TableTransactionAction(change.Kind, row, known == default ? new ETag("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"") : known);
        }
    }
}
