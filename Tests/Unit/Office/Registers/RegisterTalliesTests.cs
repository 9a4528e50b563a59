using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Storage.Records;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;

namespace BotApp.Tests.Unit.Office.Registers;

public sealed class RegisterTalliesTests
{
    private static readonly RegisterCatalog Later = LoadLater();

    [Fact]
    public void Parts_Meeting_CountsItAndItsPeople() =>
        Assert.Equal(
            ["branch-committee/count=1", "branch-committee/expected=7", "branch-committee/present=6"],
            Parts(Record("branch-committee", ("expected", "7"), ("present", "6"), ("absent", "张三:出差"))));

    [Fact]
    public void Parts_Tags_CountOnceEach() =>
        Assert.Equal(
            ["theme-day/count=1", "theme-day/tagged/study-2026=1", "theme-day/tagged/volunteers=1"],
            Parts(Record("theme-day") with { Tags = ["study-2026", "volunteers"] }));

    [Fact]
    public void Parts_Cancelled_AreNone() =>
        Assert.Empty(Parts(Record("branch-committee", ("present", "6")) with { State = RecordState.Cancelled }));

    [Fact]
    public void Parts_ClosedItem_StillCounts() =>
        Assert.Equal(["follow-up/count=1"], Parts(Record("follow-up") with { State = RecordState.Closed }));

    [Fact]
    public void Parts_OpenItem_StandsUnderItsDueDateUntilClosed()
    {
        var item = Record("follow-up", ("due", "2026-12-05"));

        Assert.Equal(["follow-up/count=1", "follow-up/standing//2026-12-05=1"], Parts(item));
        Assert.Equal(["follow-up/count=1"], Parts(item with { State = RecordState.Closed }));
        Assert.Empty(Parts(item with { State = RecordState.Cancelled }));
    }

    [Fact]
    public void Parts_OpenItemThatFewMaySee_StandsUnderThoseFew() => Assert.Equal(
        ["follow-up/count=1", "follow-up/standing//2026-12-05/leaders=1"], Parts(Record("follow-up", ("due", "2026-12-05"), ("visibility", "leaders"))));

    [Fact]
    public void Parts_OpenItemOfSeveralLists_StandsInEachOfThemAndOnceInItsOwn()
    {
        var item = Record("problem-list", ("status", "in-progress"), ("due", "2026-12-05")) with { Tags = ["livelihood-list", "problem-list", "congress-spirit", "task-list"] };

        Assert.Equal(
            [
                "livelihood-list/listed/problem-list/in-progress/2026-12-05=1", "problem-list/standing/in-progress/2026-12-05=1",
                "task-list/listed/problem-list/in-progress/2026-12-05=1",
            ],
            Parts(item).Where(p => p.Contains("2026-12-05", StringComparison.Ordinal)));
        Assert.DoesNotContain(Parts(item with { State = RecordState.Closed }), p => p.Contains("/listed/", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_OpenItemOfAnotherListThatFewMaySee_StandsThereUnderThoseFew() => Assert.Contains(
        "task-list/listed/follow-up//2026-12-05/leaders=1",
        Parts(Record("follow-up", ("due", "2026-12-05"), ("visibility", "leaders")) with { Tags = ["task-list"] }));

    [Theory]
    [InlineData("task-list/listed/problem-list/in-progress/2026-12-05", TotalsKind.Standing)]
    [InlineData("theme-day/count", TotalsKind.Year)]
    [InlineData("self-review/count/2026-1/person", TotalsKind.Year)]
    [InlineData("election/count", TotalsKind.Year | TotalsKind.Standing)]
    [InlineData("follow-up/standing//2026-12-05", TotalsKind.Standing)]
    [InlineData("follow-up/standing//2026-12-05/leaders", TotalsKind.Standing)]
    [InlineData("theme-day/present", TotalsKind.None)]
    [InlineData("theme-day/tagged/count", TotalsKind.None)]
    public void Totals_Counter_IsKeptAsFarAsAStatusReadsIt(string counter, TotalsKind kind) =>
        Assert.Equal(kind, RegisterTallies.RulesOf(ShippedRegistersTests.Catalog).Totals(counter));

    [Fact]
    public void Parts_UnknownRegister_AreNone() => Assert.Empty(Parts(Record("no-such-register")));

    [Fact]
    public void Parts_AgendaOfThePartyGroup_CountsMarkedItemsAndPersons() =>
        Assert.Equal(
            [
                "party-group-meeting/agenda/%E4%B8%89%E9%87%8D%E4%B8%80%E5%A4%A7=2",
                "party-group-meeting/agenda/%E4%BA%BA%E4%BA%8B=1",
                "party-group-meeting/count=1",
                "party-group-meeting/persons/%E4%BA%BA%E4%BA%8B=3",
            ],
            Parts(Record("party-group-meeting", ("agenda", "采购 | 三重一大\n预算 | 三重一大\n职级 | 人事 | 3\n其他"))));

    [Fact]
    public void Parts_Election_ReferencesItsUnitAsMember() =>
        Assert.Contains(
            new TallyPart("election/units", 1, "branch:第一党支部"),
            RegisterTallies.RulesOf(ShippedRegistersTests.Catalog).Parts(Record("election")));

    [Fact]
    public void Parts_LedgerOfLaterData_SplitsByChoicesFlagsAndTags() =>
        Assert.Equal(
            [
                "issue/count/inspection/solved=1", "issue/later/true=1", "issue/measures/inspection=2", "issue/standing/solved/=1", "issue/tagged/a/solved=1",
                "issue/tagged/b/solved=1",
            ],
            Parts(
                Record("issue", ("source", "inspection"), ("status", "solved"), ("later", "true"), ("measures", "甲 | 张三\n乙"))
                    with { Tags = ["a", "b"] },
                Later));

    [Fact]
    public void Parts_EntryWithoutTheSplittingValue_IsInNoPart() =>
        Assert.Equal(["issue/standing//=1"], Parts(Record("issue", ("source", "inspection")), Later));

    [Fact]
    public void Parts_PeopleOfLaterData_AreMembersOnceARecord() =>
        Assert.Equal(
            ["research-project/count=1", "research-project/hours=15", "research-project/people[张三]=1", "research-project/people[李四]=1"],
            Parts(Record("research-project", ("team", "张三; 李四; 张三"), ("hours", "1.5")), Later));

    [Fact]
    public void Counter_ValueWithASlash_CannotPassForAnother() =>
        Assert.NotEqual(RegisterTallies.Counter("a", "b", "c/d"), RegisterTallies.Counter("a", "b", "c", "d"));

    [Fact]
    public void Hash_SameDefinitions_IsTheSame() =>
        Assert.Equal(
            RegisterTallies.RulesOf(ShippedRegistersTests.Catalog).Hash,
            RegisterTallies.RulesOf(SeedFiles.Registers(SeedFiles.Shipped)).Hash);

    [Fact]
    public void Hash_OtherDefinitions_Differs() =>
        Assert.NotEqual(RegisterTallies.RulesOf(ShippedRegistersTests.Catalog).Hash, RegisterTallies.RulesOf(Later).Hash);

    private static RegisterCatalog LoadLater()
    {
        var reader = new RegisterReader();
        using (var shipped = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seeds", "registers.json")))
            reader.Add("registers.json", shipped);
        using (var later = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Office", "Registers", "later.json")))
            reader.Add("later.json", later);
        return reader.Build();
    }

    private static IEnumerable<string> Parts(OfficeRecord record, RegisterCatalog? catalog = null) =>
        RegisterTallies.RulesOf(catalog ?? ShippedRegistersTests.Catalog).Parts(record)
            .Select(p => p.Member is null ? $"{p.Counter}={p.Amount}" : $"{p.Counter}[{p.Member}]={p.Amount}")
            .Order(StringComparer.Ordinal);

    private static OfficeRecord Record(string register, params (string Id, string Value)[] fields) => new()
    {
        Id = "r1",
        Unit = "branch:第一党支部",
        Register = register,
        Date = new DateOnly(2026, 11, 23),
        Fields = fields.ToImmutableSortedDictionary(f => f.Id, f => f.Value, StringComparer.Ordinal),
        CreatedBy = "u1",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ChangedBy = "u1",
        ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
