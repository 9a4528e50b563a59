using BotApp.Storage.Units;
using CsCheck;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>What holds after any sequence of saves, edits and cancels from several writers on two hosts.</summary>
public sealed class UnitStorePropertyTests(AzuriteFixture azurite)
{
    private static readonly DateOnly[] Months = [new(2026, 10, 1), new(2026, 11, 1), new(2026, 12, 1)];

    [Fact]
    public Task SaveAsync_AnySequence_TalliesEqualARecount() => AfterAnySequenceAsync(async (office, host) =>
    {
        var records = await office.RecordsAsync();
        foreach (var month in Months)
        {
            Assert.Equal(TestRules.Count(records, month), await host.TallyAsync(Unit, month, Ct));
            var recounted = await host.RecountAsync(Unit, month, Ct);
            Assert.Empty(recounted.Differences);
            Assert.False(recounted.Rewritten);
        }
    });

    [Fact]
    public Task SaveAsync_AnySequence_IndexEqualsTheRecords() => AfterAnySequenceAsync(async (office, host) =>
    {
        var expected = (await office.RecordsAsync())
            .OrderByDescending(r => r.Date).ThenBy(r => r.Register, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)
            .Select(r => new RecordLine(r.Id, r.Register, r.Date, r.State, r.Title, DayRow.Present(r)));
        var listed = await host.ListAsync(new RecordQuery(Unit, [], PageSize: 100), Ct);
        Assert.Equal(expected, listed.Lines);
    });

    [Fact]
    public Task SaveAsync_AnySequence_ChainHolds() => AfterAnySequenceAsync(async (office, host) =>
    {
        var report = await host.AuditAsync(Unit, Ct);
        Assert.Null(report.Break);
        Assert.Equal((await office.UnitRowsAsync("log")).Count, report.Entries);
        Assert.Equal((await office.RecordsAsync()).Sum(r => r.Version), report.Entries);
    });

    [Fact]
    public async Task SaveAsync_AnyRepeatsOfAnOperation_AreOneEffect()
    {
        var clicks = Gen.Select(Step.Gen.Array[1, 5], Gen.Int[0, 4].Array[1, 15], Gen.Bool);
        await clicks.SampleAsync(
            async (steps, repeats, parallel) =>
            {
                var office = await TestOffice.CreateAsync(azurite);
                UnitStore[] hosts = [office.Host(), office.Host()];

                // Each step's save is decided once, as a card is shown once, and then sent any number of times.
                var saves = steps.Select((s, i) => Meetings.Create($"op{i}", s.Fill(Meetings.Record($"m{i}")))).ToArray();
                var sent = saves.Select((_, i) => i).Concat(repeats.Select(r => r % saves.Length)).ToArray();
                var outcomes = new List<(int Save, SaveOutcome Outcome)>();
                if (parallel)
                    outcomes.AddRange(await Task.WhenAll(sent.Select(async (s, n) => (s, await hosts[n % 2].SaveAsync(saves[s], Ct)))));
                else
                    foreach (var (s, n) in sent.Select((s, n) => (s, n)))
                        outcomes.Add((s, await hosts[n % 2].SaveAsync(saves[s], Ct)));

                foreach (var save in outcomes.GroupBy(o => o.Save))
                {
                    Assert.Single(save, o => o.Outcome is SaveOutcome.Saved);
                    Assert.All(save, o => Assert.True(o.Outcome is SaveOutcome.Saved or SaveOutcome.Repeated { Record.Value.Version: 1 }));
                }

                Assert.Equal(saves.Length, (await office.RecordsAsync()).Count);
                Assert.Equal(saves.Length, (await office.UnitRowsAsync("log")).Count);
                foreach (var month in Months)
                    Assert.Equal(TestRules.Count(await office.RecordsAsync(), month), await hosts[0].TallyAsync(Unit, month, Ct));
            },
            iter: 15, threads: 1);
    }

    [Fact]
    public async Task SaveAsync_RepeatOfAnEditAfterLaterEdits_AnswersWithTheCurrentRecord()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var first = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var edit = Meetings.Edit("op2", first, r => r with { Title = "二" });
        await store.SavedAsync(Meetings.Edit("op3", await store.SavedAsync(edit), r => r with { Title = "三" }));

        var outcome = await store.SaveAsync(edit, Ct);

        Assert.Equal("三", Assert.IsType<SaveOutcome.Repeated>(outcome).Record.Value.Title);
    }

    private async Task AfterAnySequenceAsync(Func<TestOffice, UnitStore, Task> check) =>
        // Batches of steps that run at once, so that writers do get in each other's way.
        await Step.Gen.Array[1, 4].Array[1, 8].SampleAsync(
            async batches =>
            {
                var office = await TestOffice.CreateAsync(azurite);
                UnitStore[] hosts = [office.Host(), office.Host()];
                var number = 0;
                foreach (var batch in batches)
                {
                    var outcomes = await Task.WhenAll(batch.Select(step => step.RunAsync(hosts, $"op{number++}")));
                    Assert.All(outcomes, o => Assert.True(o is SaveOutcome.Saved or SaveOutcome.Stale or SaveOutcome.Missing, $"{o}"));
                }

                await check(office, hosts[0]);
                await check(office, office.Host());
            },
            iter: 12, threads: 1);
}
