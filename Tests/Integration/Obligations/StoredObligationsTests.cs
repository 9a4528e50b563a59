using BotApp.Features.Holidays;
using BotApp.Features.Obligations;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;
using BotApp.Storage.Holidays;
using BotApp.Storage.Obligations;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Integration.Obligations;

public sealed class StoredObligationsTests(AzuriteFixture azurite)
{
    private const string Unit = TestOffice.Unit;
    private const string Other = "branch:第二党支部";
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
    private static readonly RegisterCatalog Registers = SeedFiles.Registers(Seeds);
    private static readonly TallyRules Rules = RegisterTallies.RulesOf(Registers);
    private static readonly PublishedYears Shipped = new(SeedFiles.Holidays(Seeds));

    private static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [new(Unit, UnitKind.Branch, "第一党支部", 0), new(Other, UnitKind.Branch, "第二党支部", 1)],
        Enumerable.Range(0, 16).Select(i => new RosterMember($"p{i}", null, $"{i}", i % 2 == 0 ? Unit : Other, Role.Member, null, null)));

    private static readonly DateOnly Today = new(2026, 2, 26);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfAsync_NothingLogged_OwesTheMonthsMeetings()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Equal(["branch-committee", "theme-day"], await OwedAsync(office));
    }

    [Fact]
    public async Task OfAsync_MeetingLogged_OwesItNoLonger()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "a", "branch-committee", "2026-02-10");

        Assert.Equal(["theme-day"], await OwedAsync(office));
    }

    [Fact]
    public async Task OfAsync_MeetingCancelled_OwesItAgain()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host(Rules);
        var saved = await store.SavedAsync(Meetings.Create("op-a", Meetings.Record("a", "branch-committee", "2026-02-10")));
        await store.SavedAsync(Meetings.Edit("op-b", saved, r => r with { State = RecordState.Cancelled }));

        Assert.Equal(["branch-committee", "theme-day"], await OwedAsync(office));
    }

    [Fact]
    public async Task OfAsync_MeetingOfAnotherUnit_SettlesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "a", "branch-committee", "2026-02-10", Other);

        Assert.Equal(["branch-committee", "theme-day"], await OwedAsync(office));
    }

    [Fact]
    public async Task OfAsync_Marked_OwesItNoLonger()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var stored = Obligations(office);
        var theme = (await stored.OfAsync(Query(), Ct)).Single(o => o.RegisterCode == "theme-day" && o.State is ObligationState.Due);

        Assert.True(await stored.MarkNotDueAsync(theme, "集中外出", "p0", office.Time.GetUtcNow(), Ct));

        Assert.Equal(["branch-committee"], await OwedAsync(office));
    }

    [Fact]
    public async Task OfAsync_ElectionYearsAgo_IsTheRunningTerm()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "a", "election", "2023-07-05");

        var election = (await Obligations(office).OfAsync(Query(), Ct)).Single(o => o.RegisterCode == "election");

        Assert.Equal((new DateOnly(2026, 7, 31), ObligationState.Due), (election.Due, election.State));
    }

    [Fact]
    public async Task OfAsync_OnlyTheUnitsAskedFor_AreAnswered()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.All(await Obligations(office).OfAsync(Query(), Ct), o => Assert.Equal(Unit, o.UnitId));
    }

    [Fact]
    public async Task OfAsync_UnknownUnit_IsNothing() =>
        Assert.Empty(await Obligations(await TestOffice.CreateAsync(azurite)).OfAsync(Query() with { Units = new HashSet<string> { "branch:没有" } }, Ct));

    [Fact]
    public async Task OfAsync_AfterARecount_IsTheSame()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await SaveAsync(office, "a", "branch-committee", "2026-02-10");
        await SaveAsync(office, "b", "election", "2023-07-05");
        var before = await Obligations(office).OfAsync(Query(), Ct);

        await office.Host(Rules).RecountAsync(Unit, new DateOnly(2023, 1, 1), new DateOnly(2026, 12, 1), Ct);

        Assert.Equal(before, await Obligations(office).OfAsync(Query(), Ct));
    }

    [Fact]
    public async Task OfAsync_ManyMonths_ReadsOneRangeAUnitOneForTheMarksAndWhatIsDeleted()
    {
        var office = await TestOffice.CreateAsync(azurite);
        for (var month = 1; month <= 12; month++)
        {
            await SaveAsync(office, $"a{month}", "theme-day", $"2025-{month:D2}-10");
            await SaveAsync(office, $"b{month}", "election", $"2024-{month:D2}-10"); // with a distinct set, hence rows of members
        }

        var network = new FaultyNetwork();
        var tables = office.Connect(network);

        Assert.NotEmpty(await Obligations(office, tables).OfAsync(Query(), Ct));

        Assert.Equal(3, network.Reads);
    }

    [Fact]
    public async Task TalliesAsync_Months_AreThoseThereAreAsTallyAsyncHasThem()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        await store.SavedAsync(Meetings.Create("op-a", Meetings.Record("a", date: "2026-01-31", fields: [("host", "张三"), ("present", "9")])));
        await store.SavedAsync(Meetings.Create("op-b", Meetings.Record("b", date: "2026-03-01", fields: [("host", "李四")])));
        await store.SavedAsync(Meetings.Create("op-c", Meetings.Record("c", date: "2026-04-01")));

        var months = await store.TalliesAsync(Unit, new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 15), Ct);

        Assert.Equal([new(2026, 1, 1), new(2026, 3, 1)], months.Keys.Order());
        foreach (var (month, tallies) in months)
            Assert.Equal(await store.TallyAsync(Unit, month, Ct), tallies);
    }

    [Fact]
    public async Task TalliesAsync_CountedByOtherRules_AreCountedAnew()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host(new TallyRules("former", _ => [])).SavedAsync(Meetings.Create("op-a", Meetings.Record("a", date: "2026-01-31")));

        var months = await office.Host().TalliesAsync(Unit, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), Ct);

        Assert.Equal(1, months[new DateOnly(2026, 1, 1)]["branch-committee/count"]);
    }

    private static ObligationQuery Query() =>
        new(Roster, new HashSet<string> { Unit }, new DateOnly(2026, 1, 20), Today, ObligationRules.Default);

    private static async Task<IEnumerable<string>> OwedAsync(TestOffice office) =>
        (await Obligations(office).OfAsync(Query(), Ct)).Where(o => o.IsOwed).Select(o => o.RegisterCode);

    private static async Task SaveAsync(TestOffice office, string id, string register, string date, string unit = Unit) =>
        await office.Host(Rules).SavedAsync(Meetings.Create($"op-{id}", Meetings.Record(id, register, date, unit: unit)));

    private static StoredObligations Obligations(TestOffice office, OfficeTables? tables = null)
    {
        tables ??= office.Tables;
        // The view is never started: what is shipped is the calendar.
        var calendar = new CalendarView(
            Shipped, new HolidayStore(tables, office.Time, Jitters.System), office.Time, NullLogger<CalendarView>.Instance);
        return new StoredObligations(office.Host(Rules, tables), new DeletedRecords(tables), new NotDueStore(tables), Registers, calendar);
    }
}
