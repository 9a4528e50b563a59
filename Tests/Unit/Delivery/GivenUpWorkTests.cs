using Azure.Data.Tables;
using BotApp.Delivery;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Delivery.Simulation;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What fails again and again ends among the dead letters and holds up nothing else; what is stored is written in batches.</summary>
public sealed class GivenUpWorkTests
{
    [Fact]
    public void Chunk_ThatCannotBeRead_IsGivenUpAndKeptAndTheOthersGoOut()
    {
        var world = new SimWorld(1) { IsCalm = true };
        var (storage, people) = (new SimStorage(world), new SimPeople());
        var terms = SimCase.Of(1) with { Faults = SimFaults.None, Lanes = 1, People = 40 };
        using var bot = new SimBot(world, terms, storage, people, "h1");
        bot.Insist(() => bot.Planner.PlanAsync(Plan(terms.People), CancellationToken.None));
        world.Run(TimeSpan.FromSeconds(30));
        var head = new OccurrenceHead(SimRun.Key(0), SimMessages.KindName, false, ChunkKey.CountFor(terms.People), SimWorld.Start);
        var broken = storage.Range(head.Partitions.First(), TableKey.Under("chunk"))[0];
        broken["Recipients"] = "{";
        storage.Submit([new TableTransactionAction(TableTransactionActionType.UpdateReplace, broken, broken.ETag)]);

        bot.Start();
        world.Run(TimeSpan.FromHours(1));

        Assert.Single(storage.Dead);
        var row = storage.Find(broken.PartitionKey, broken.RowKey)!;
        Assert.True(ChunkRow.IsDead(row));
        Assert.Equal("{", row["Recipients"]);
        Assert.InRange(people.Arrivals.Count, 1, terms.People - 1);
        Assert.Null(SimBooks.NextAt(storage, terms with { Reminders = 1 }));
    }

    [Fact]
    public void Deliver_ManyAtFullRate_WritesInBatches()
    {
        var result = SimRun.Of(SimCase.Of(1) with
        {
            Faults = SimFaults.None, Hosts = 1, Lanes = 4, People = 480, Reminders = 1, CountsForDay = false, PerSecond = 1000,
            Kills = 0, Stops = 0, Jumps = 0, Blocked = 0, IsCalledOff = false,
        });

        Assert.Empty(result.Violations);
        // Twenty chunks, each planned, claimed and recorded; the largest are claimed twice.
        Assert.InRange(result.Transactions, 60, 110);
    }

    private static DeliveryPlan Plan(int people) => new(
        SimRun.Key(0).Reminder, SimRun.Key(0).Occurrence, SimMessages.KindName, false,
        [.. Enumerable.Range(0, people).Select(n => new PlannedRecipient(
            SimRun.PersonId(n), SimWorld.Start, SimWorld.Start.AddDays(1), DateOnly.FromDateTime(SimWorld.Start.UtcDateTime)))]);
}
