using System.Collections.Concurrent;
using Azure;
using BotApp.Storage.Outbox;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class OutboxTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task DispatchAsync_MessagesOfASave_AreHandedOverInOrderAndRemoved()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"), Message("k2", 1, "二"));
        await SaveAsync(office, "op2", Message("k1", 2, "三"));
        var taken = new Projection();

        Assert.Equal(3, await office.Dispatcher(taken).DispatchAsync(Unit, Ct));

        Assert.Equal([Message("k1", 1, "一"), Message("k2", 1, "二"), Message("k1", 2, "三")], taken.Messages);
        Assert.Empty(await office.UnitRowsAsync("out"));
        Assert.Equal(0, await office.Dispatcher(taken).DispatchAsync(Unit, Ct));
    }

    [Fact]
    public async Task DispatchAllAsync_SeveralUnits_FindsThemWithoutAHint()
    {
        var office = await TestOffice.CreateAsync(azurite);
        foreach (var unit in (string[])["branch:一", "branch:二"])
            await office.Host().SavedAsync(
                Meetings.Create("op1", Meetings.Record("m1", unit: unit)) with { Outbox = [Message("k", 1, unit)] });
        var taken = new Projection();

        Assert.Equal(2, await office.Dispatcher(taken).DispatchAllAsync(Ct));

        Assert.Equal(["branch:一", "branch:二"], taken.Messages.Select(m => m.Body).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SaveAsync_WithAMessage_TellsTheDispatcherOfThisHost()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"));

        Assert.True(office.Signal.Units.TryRead(out var unit));
        Assert.Equal(Unit, unit);
    }

    [Fact]
    public async Task SaveAsync_Repeated_WritesItsMessagesOnce()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var save = Meetings.Create("op1", Meetings.Record("m1")) with { Outbox = [Message("k1", 1, "一")] };
        await office.Host().SaveAsync(save, Ct);
        await office.Host().SaveAsync(save, Ct);

        Assert.Single(await office.UnitRowsAsync("out"));
    }

    [Fact]
    public async Task DispatchAsync_LongBody_IsHandedOverWhole()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, new string('长', 70_000)));
        var taken = new Projection();

        await office.Dispatcher(taken).DispatchAsync(Unit, Ct);

        Assert.Equal(70_000, taken.Messages.Single().Body.Length);
    }

    [Fact]
    public async Task DispatchAsync_Failure_KeepsTheMessageAndWaitsBeforeTheNextTry()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"), Message("k2", 1, "二"));
        var failing = new Projection { Fails = m => m.Key == "k1" };

        Assert.Equal(1, await office.Dispatcher(failing).DispatchAsync(Unit, Ct));
        Assert.Equal(0, await office.Dispatcher(failing).DispatchAsync(Unit, Ct));
        Assert.Equal(1, failing.Tries["k1"]);

        office.Time.Advance(TimeSpan.FromMinutes(1));
        failing.Fails = _ => false;
        Assert.Equal(1, await office.Dispatcher(failing).DispatchAsync(Unit, Ct));
        Assert.Equal(Message("k1", 1, "一"), failing.Messages.Last());
    }

    [Fact]
    public async Task DispatchAsync_FailsTooOften_IsGivenUpKeptAndShown()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"));
        var failing = new Projection { Fails = _ => true };
        for (var i = 0; i < OutboxDispatcher.MaxTries + 3; i++)
        {
            await office.Dispatcher(failing).DispatchAsync(Unit, Ct);
            office.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(OutboxDispatcher.MaxTries, failing.Tries["k1"]);
        Assert.Equal(1, await office.Dispatcher(failing).GivenUpAsync(Ct));
        var kept = Assert.Single(await office.UnitRowsAsync("dead"));
        Assert.Equal((Message("k1", 1, "一"), OutboxDispatcher.MaxTries), (OutboxRow.Read(kept), OutboxRow.Tries(kept)));
        Assert.Empty(await office.UnitRowsAsync("out"));
    }

    [Fact]
    public async Task TakeUp_WhatWasGivenUp_IsHandedOverOnce()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"));
        var projection = new Projection { Fails = _ => true };
        for (var i = 0; i < OutboxDispatcher.MaxTries; i++)
        {
            await office.Dispatcher(projection).DispatchAsync(Unit, Ct);
            office.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, await office.Dispatcher(projection).GivenUpAsync(Ct));
        projection.Fails = _ => false;

        Assert.Equal(1, await office.Dispatcher(projection).TakeUpAsync(Ct));

        Assert.Equal(0, await office.Dispatcher(projection).GivenUpAsync(Ct));
        Assert.Equal((1, 0), (await office.Dispatcher(projection).DispatchAllAsync(Ct), await office.Dispatcher(projection).DispatchAllAsync(Ct)));
        Assert.Equal(Message("k1", 1, "一"), projection.Messages.Last());
    }

    [Fact]
    public async Task DispatchAsync_StorageOutageInAProjection_CostsTheMessageNoTry()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"));
        var failing = new Projection { Fails = _ => throw new RequestFailedException(503, "busy") };

        await Assert.ThrowsAsync<RequestFailedException>(() => office.Dispatcher(failing).DispatchAsync(Unit, Ct));

        Assert.Equal(0, OutboxRow.Tries((await office.UnitRowsAsync("out")).Single()));
    }

    [Fact]
    public async Task DispatchAsync_KindThatNobodyTakes_IsKept()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "op1", Message("k1", 1, "一"));

        Assert.Equal(0, await office.Dispatcher().DispatchAsync(Unit, Ct));

        Assert.Equal(1, OutboxRow.Tries((await office.UnitRowsAsync("out")).Single()));
    }

    [Fact]
    public async Task DispatchAsync_TwoHostsAtOnce_LosesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        for (var i = 0; i < 10; i++)
            await office.Host().SavedAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}")) with { Outbox = [Message($"k{i}", 1, "")] });
        var taken = new Projection();

        await Task.WhenAll(office.Dispatcher(taken).DispatchAsync(Unit, Ct), office.Dispatcher(taken).DispatchAsync(Unit, Ct));

        Assert.Equal(10, taken.Messages.Select(m => m.Key).Distinct().Count());
        Assert.Empty(await office.UnitRowsAsync("out"));
        Assert.Empty(await office.UnitRowsAsync("dead"));
    }

    [Fact]
    public async Task Constructor_TwoProjectionsOfAKind_Throws()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Throws<ArgumentException>(() => office.Dispatcher(new Projection(), new Projection()));
    }

    private static OutboxMessage Message(string key, int version, string body) => new("test", key, version, body);

    private static Task<Stored<OfficeRecord>> SaveAsync(TestOffice office, string operationId, params OutboxMessage[] messages) =>
        office.Host().SavedAsync(Meetings.Create(operationId, Meetings.Record($"m-{operationId}")) with { Outbox = messages });

    private sealed class Projection : IOutboxProjection
    {
        public string Kind => "test";

        public Func<OutboxMessage, bool> Fails { get; set; } = _ => false;

        public ConcurrentQueue<OutboxMessage> Messages { get; } = [];

        public ConcurrentDictionary<string, int> Tries { get; } = [];

        public Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
        {
            Tries.AddOrUpdate(message.Key, 1, (_, tries) => tries + 1);
            if (Fails(message))
                throw new InvalidOperationException("fails on purpose");
            Messages.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
