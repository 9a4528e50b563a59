using BotApp.Storage.People;
using BotApp.Storage.Tables;
using CsCheck;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class PeopleStoreTests(AzuriteFixture azurite)
{
    private const string Person = "0b6c1c7e-6c7e-4f0e-9d3c-0a2f1f0d1a11";

    [Fact]
    public async Task ListAsync_Items_ByDueDateThoseWithoutLast()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        foreach (var (id, due) in new[] { ("a", "2026-12-05"), ("b", null), ("c", "2026-11-30"), ("d", "2027-01-01") })
            await store.UpsertAsync(Item(id, 1, due), Ct);

        var page = await store.ListAsync(Person, 10, null, Ct);

        Assert.Equal([Item("c", 1, "2026-11-30"), Item("a", 1, "2026-12-05"), Item("d", 1, "2027-01-01"), Item("b", 1, null)], page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task ListAsync_PageByPage_ListsEachOnce()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        for (var i = 0; i < 5; i++)
            await store.UpsertAsync(Item($"i{i}", 1, $"2026-12-0{i + 1}"), Ct);

        var first = await store.ListAsync(Person, 2, null, Ct);
        var second = await store.ListAsync(Person, 2, first.Next, Ct);
        var third = await store.ListAsync(Person, 2, second.Next, Ct);

        Assert.Equal(["i0", "i1", "i2", "i3", "i4"], first.Items.Concat(second.Items).Concat(third.Items).Select(i => i.RecordId));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task ListAsync_OtherPerson_SeesNothingWhateverThePlace()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct);

        Assert.Empty((await store.ListAsync("someone", 10, null, Ct)).Items);
        Assert.Empty((await store.ListAsync("someone", 10, "' or PartitionKey ne 'x", Ct)).Items);
    }

    [Fact]
    public async Task UpsertAsync_NewVersionWithOtherDueDate_MovesTheItem()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct);

        Assert.True(await store.UpsertAsync(Item("a", 2, "2026-12-09", "新"), Ct));

        Assert.Equal([Item("a", 2, "2026-12-09", "新")], (await store.ListAsync(Person, 10, null, Ct)).Items);
    }

    [Theory]
    [InlineData(Duties.Carry, "2026-12-05", false)]
    [InlineData(Duties.Carry, "2026-12-09", false)]
    [InlineData(Duties.Carry, null, false)]
    [InlineData(Duties.Carry, "2026-12-01", true)]
    [InlineData(Duties.Review, "2026-12-05", true)]
    [InlineData(Duties.Measure, "2026-12-05", true)]
    public async Task UpsertAsync_NewVersion_BeginsAnewOnlyWhereMoreIsAsked(string duty, string? due, bool anew)
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        var (first, then) = (new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 26));
        await store.UpsertAsync(Item("a", 1, "2026-12-05") with { Entered = first }, Ct);

        await store.UpsertAsync(Item("a", 2, due) with { Duty = duty, Entered = then }, Ct);

        Assert.Equal(anew ? then : first, Assert.Single((await store.ListAsync(Person, 10, null, Ct)).Items).Entered);
    }

    [Theory]
    [InlineData("in-progress", true)]
    [InlineData("to-review", false)]
    public async Task UpsertAsync_OfWhatCameBack_BeginsAnewAndStaysSoUntilItMovesOn(string status, bool staysSo)
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        var (first, then) = (new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 26));
        await store.UpsertAsync(Item("a", 1, "2026-12-05") with { Entered = first, Status = "to-review" }, Ct);

        await store.UpsertAsync(Item("a", 2, "2026-12-05") with { Entered = then, Status = "in-progress", CameBack = true }, Ct);
        await store.UpsertAsync(Item("a", 3, "2026-12-05") with { Entered = then.AddDays(1), Status = status }, Ct);

        var item = Assert.Single((await store.ListAsync(Person, 10, null, Ct)).Items);
        Assert.Equal((then, staysSo), (item.Entered, item.CameBack));
    }

    [Fact]
    public async Task UpsertAsync_SameVersionAgain_ChangesNothing()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct);

        Assert.False(await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct));
    }

    [Fact]
    public async Task UpsertAsync_LateAfterRemoval_BringsNothingBack()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        await store.RemoveAsync(Person, Unit, "a", 2, Ct);

        Assert.False(await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct));

        Assert.Empty((await store.ListAsync(Person, 10, null, Ct)).Items);
    }

    [Fact]
    public async Task UpsertAsync_SameRecordIdInAnotherUnit_IsAnotherItem()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        await store.UpsertAsync(Item("a", 1, "2026-12-05"), Ct);
        await store.UpsertAsync(Item("a", 1, "2026-12-05") with { Unit = "branch:第二党支部" }, Ct);

        Assert.Equal(2, (await store.ListAsync(Person, 10, null, Ct)).Items.Count);
    }

    [Fact]
    public async Task UpsertAsync_LongTitle_ComesBackWhole()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        var item = Item("a", 1, null, new string('题', 40_000));
        await store.UpsertAsync(item, Ct);

        Assert.Equal([item], (await store.ListAsync(Person, 10, null, Ct)).Items);
    }

    [Fact]
    public async Task AnyOrderOfMessages_LeavesWhatTheLastVersionSays()
    {
        // Version n puts the item to a date, or removes it; the messages arrive in any order, some twice, from two hosts.
        var versions = Gen.Select(Gen.Bool, Gen.Int[1, 9]).Array[1, 5];
        var office = await TestOffice.CreateAsync(azurite);
        var number = 0;
        await Gen.Select(versions, Gen.Int[0, 1000], Gen.Bool).SampleAsync(
            async (said, seed, atOnce) =>
            {
                PeopleStore[] hosts = [Store(office), Store(office)];
                var id = $"r{Interlocked.Increment(ref number)}";
                var random = new Random(seed);
                var arrivals = Enumerable.Range(0, said.Length).Concat(Enumerable.Range(0, said.Length))
                    .OrderBy(_ => random.Next()).Select((version, n) => (Version: version, Host: hosts[n % 2]));
                var applied = arrivals.Select(a => (Func<Task>)(() => said[a.Version].Item1
                    ? a.Host.UpsertAsync(Item(id, a.Version + 1, $"2026-12-0{said[a.Version].Item2}"), Ct)
                    : a.Host.RemoveAsync(Person, Unit, id, a.Version + 1, Ct)));
                if (atOnce)
                    await Task.WhenAll(applied.Select(apply => apply()));
                else
                    foreach (var apply in applied)
                        await apply();

                var listed = (await hosts[0].ListAsync(Person, 100, null, Ct)).Items.Where(i => i.RecordId == id);
                var last = said[^1];
                Assert.Equal(last.Item1 ? [Item(id, said.Length, $"2026-12-0{last.Item2}")] : [], listed);
                await hosts[0].RemoveAsync(Person, Unit, id, said.Length + 1, Ct);
            },
            iter: 25, threads: 1);
    }

    private static PeopleStore Store(TestOffice office) => new(office.Connect(), TimeProvider.System, Jitters.System);

    private static OpenItem Item(string id, int version, string? due, string title = "起草学习计划") => new(
        Person, Unit, id, title,
        due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
        new DateOnly(2026, 11, 20), "branch-committee", "active", version);
}
