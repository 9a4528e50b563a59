using System.Collections.Concurrent;
using BotApp.Commands;
using BotApp.Features.Demo;
using BotApp.Features.Roster.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Roster.Demo;

public sealed class SeedDemoTests : IDisposable
{
    private readonly Kept _kept = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Seed_EmptyStorage_LoadsRosterAndRecordsUpToToday()
    {
        Assert.Equal(0, await Run("seed", "demo"));

        Assert.Equal(245, _kept.Roster.People.Count);
        Assert.Equal(new DateOnly(2026, 1, 2), _kept.Entries.Values.Min(m => m.Date));
        Assert.True(_kept.Entries.Values.Max(m => m.Date) <= new DateOnly(2026, 3, 20));
        Assert.StartsWith("演示机关已载入：26 个单位，245 人", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_Again_AddsNothing()
    {
        await Run("seed", "demo");
        var (records, writes) = (_kept.Entries.Count, _kept.RosterWrites);

        Assert.Equal(0, await Run("seed", "demo", "--json"));

        Assert.Equal((records, writes), (_kept.Entries.Count, _kept.RosterWrites));
        Assert.EndsWith($"{{\"units\":26,\"members\":245,\"records\":{records},\"new\":0}}", _output.ToString().Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_Year2023_LoadsThatYearItsTagAndItsReviews()
    {
        Assert.Equal(0, await Run("seed", "demo", "--year", "2023"));

        Assert.All(_kept.Entries.Values, e => Assert.InRange(e.Date.Year, 2022, 2023));
        Assert.All(_kept.Entries.Values.Where(e => e.Date.Year == 2022), e => Assert.Equal("media-metric", e.Register));
        Assert.Equal(["theme-education"], _kept.Tags);
        Assert.True(_kept.Reviews > 0);
    }

    [Fact]
    public async Task Seed_Year2023WhileTheClockStandsInIt_LoadsTheWholeYear()
    {
        var seed = new SeedDemo(_kept, _kept, ShippedRegistersTests.Catalog, DemoOffice.Calendar.IsWorkday, DemoOffice.Seeds);

        var loaded = Assert.IsType<SeedOutcome.Loaded>(await seed.RunAsync(2023, new DateOnly(2023, 3, 20), TestContext.Current.CancellationToken));

        Assert.Contains(_kept.Entries.Values, e => e.Date > new DateOnly(2023, 3, 20));
        Assert.Equal((_kept.Entries.Count + _kept.Reviews, _kept.Entries.Count + _kept.Reviews), (loaded.Records, loaded.New));
        Assert.Equal(["theme-education"], _kept.Tags);
        Assert.True(_kept.Reviews > 0);
    }

    [Theory]
    [InlineData("2019", 1)]
    [InlineData("next", 2)]
    public async Task Seed_YearThatIsNotThere_IsRefused(string year, int code)
    {
        Assert.Equal(code, await Run("seed", "demo", "--year", year));

        Assert.Empty(_kept.Entries);
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task Seed_RosterOfOthers_IsRefusedAndWritesNothing()
    {
        _kept.Roster = RosterSnapshot.From(
            [new("branch:某支部", UnitKind.Branch, "某支部", 0)],
            [new("11111111-2222-4333-8444-555555555555", null, "某某", "branch:某支部", Role.Member, null, null)]);

        Assert.Equal(1, await Run("seed", "demo"));

        Assert.Equal((0, 0), (_kept.Entries.Count, _kept.RosterWrites));
        Assert.StartsWith("名册中已有 1 名不属于演示机关的人员", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] args) => CommandLine.RunAsync(
        args,
        [SeedCommand.Create(() => new SeedDemo(_kept, _kept, ShippedRegistersTests.Catalog, DemoOffice.Calendar.IsWorkday, DemoOffice.Seeds), () => new DateOnly(2026, 3, 20))],
        _ => Task.FromResult(42),
        _output,
        _error,
        TestContext.Current.CancellationToken);

    private sealed class Kept : IRosterWriter, IDemoRecords
    {
        public RosterSnapshot Roster { get; set; } = RosterSnapshot.Empty;

        public int RosterWrites { get; private set; }

        public ConcurrentDictionary<string, DemoEntry> Entries { get; } = new();

        public List<string> Tags { get; } = [];

        public int Reviews { get; private set; }

        public Task<RosterSnapshot> ReadAsync(CancellationToken ct) => Task.FromResult(Roster);

        public Task ChangeAsync(Func<RosterSnapshot, RosterSnapshot> change, CancellationToken ct)
        {
            var next = change(Roster);
            if (!ReferenceEquals(next, Roster))
                RosterWrites++;
            Roster = next;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<string>> ErasedAsync(IReadOnlyCollection<string> userIds, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

        public Task<int> SaveAsync(IReadOnlyList<DemoEntry> entries, CancellationToken ct)
        {
            Assert.Single(entries.Select(e => e.Unit).Distinct());
            return Task.FromResult(entries.Count(e => Entries.TryAdd(e.Key, e)));
        }

        public Task SaveTagAsync(RegisterTag tag, CancellationToken ct)
        {
            Tags.Add(tag.Code);
            return Task.CompletedTask;
        }

        public Task<(int Made, int Added)> SaveReviewsAsync(DemoReviewPlan plan, int year, CancellationToken ct) =>
            Task.FromResult((Made: Reviews = plan.Problems, Added: plan.Problems));
    }
}
