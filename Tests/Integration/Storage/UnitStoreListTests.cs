using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class UnitStoreListTests(AzuriteFixture azurite)
{
    private static readonly (string Id, string Register, string Date)[] Entries =
    [
        ("a", "theme-day", "2026-01-31"), ("b", "branch-committee", "2026-11-05"), ("c", "theme-day", "2026-11-05"),
        ("d", "branch-committee", "2025-12-31"), ("e", "party-lecture", "2026-11-06"), ("f", "branch-committee", "2026-02-01"),
    ];

    [Fact]
    public async Task ListAsync_AllRegisters_NewestDateFirst()
    {
        var page = await ListAsync(new RecordQuery(Unit, [], PageSize: 50));

        Assert.Equal(["e", "b", "c", "f", "a", "d"], page.Lines.Select(l => l.Id));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task ListAsync_SomeRegisters_OnlyTheirs()
    {
        var page = await ListAsync(new RecordQuery(Unit, ["theme-day", "party-lecture"], PageSize: 50));

        Assert.Equal(["e", "c", "a"], page.Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task ListAsync_MoreRegistersThanAFilterHolds_OnlyTheirs()
    {
        var registers = Enumerable.Range(0, 30).Select(i => $"register-{i}").Append("theme-day").ToArray();

        var page = await ListAsync(new RecordQuery(Unit, registers, PageSize: 1));

        Assert.Equal(["c"], page.Lines.Select(l => l.Id));
        Assert.NotNull(page.Next);
    }

    [Fact]
    public async Task ListAsync_FromTo_BothIncluded()
    {
        var page = await ListAsync(new RecordQuery(Unit, [], new DateOnly(2026, 1, 31), new DateOnly(2026, 11, 5), 50));

        Assert.Equal(["b", "c", "f", "a"], page.Lines.Select(l => l.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task ListAsync_PageByPage_ListsEachOnce(int size)
    {
        var (store, ids, pages) = (await StoreAsync(), new List<string>(), 0);
        for (string? after = null; ;)
        {
            var page = await store.ListAsync(new RecordQuery(Unit, [], PageSize: size, After: after), Ct);
            Assert.True(page.Lines.Count <= size);
            ids.AddRange(page.Lines.Select(l => l.Id));
            pages++;
            if ((after = page.Next) is null)
                break;
        }

        Assert.Equal(["e", "b", "c", "f", "a", "d"], ids);
        Assert.Equal((6 + size - 1) / size, pages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x' or PartitionKey ne 'x")]
    [InlineData("}")]
    [InlineData("zzz")]
    [InlineData("\0\ud800/\\#?")]
    public async Task ListAsync_PlaceOfNobodysMaking_StaysInTheUnitAndTheDays(string after)
    {
        var store = await StoreAsync();

        var page = await store.ListAsync(new RecordQuery(Unit, [], new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 28), 50, after), Ct);

        Assert.Subset(new HashSet<string>(["f", "a"]), page.Lines.Select(l => l.Id).ToHashSet());
    }

    [Fact]
    public async Task ListAsync_Line_SaysWhatTheRecordSays()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: "传达学习", fields: ("present", "6"))));

        var page = await office.Host().ListAsync(new RecordQuery(Unit, []), Ct);

        Assert.Equal(
            [new RecordLine("m1", "branch-committee", new DateOnly(2026, 11, 5), "active", "传达学习", 6)], page.Lines);
    }

    [Fact]
    public async Task ListAsync_LongTitle_IsCutBetweenCharacters()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var title = "题" + string.Concat(Enumerable.Repeat("𠀀", 300));
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: title)));

        var line = (await office.Host().ListAsync(new RecordQuery(Unit, []), Ct)).Lines.Single();

        Assert.Equal(title[..199], line.Title);
        Assert.Equal(title, (await office.Host().FindAsync(Unit, "m1", Ct))!.Value.Title);
    }

    [Fact]
    public async Task ListAsync_OtherUnit_IsEmpty()
    {
        var store = await StoreAsync();

        Assert.Empty((await store.ListAsync(new RecordQuery("branch:第二党支部", []), Ct)).Lines);
        Assert.Empty((await store.ListAsync(new RecordQuery(new string('长', 600), []), Ct)).Lines);
    }

    private async Task<RecordPage> ListAsync(RecordQuery query) => await (await StoreAsync()).ListAsync(query, Ct);

    private async Task<UnitStore> StoreAsync()
    {
        var store = (await TestOffice.CreateAsync(azurite)).Host();
        foreach (var (id, register, date) in Entries)
            await store.SavedAsync(Meetings.Create($"op-{id}", Meetings.Record(id, register, date)));
        return store;
    }
}
