using BotApp.Features.Retention;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Storage.Records;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Retention;

public sealed class RetentionRulesTests
{
    private static readonly RegisterCatalog Catalog = SeedFiles.Registers(RepositoryRoot.Of("seeds"));
    private static readonly DateOnly LastDay = RetentionRules.LastDay(new DateOnly(2026, 11, 26), 10);

    [Fact]
    public void LastDay_TenYears_IsTheDayBefore() => Assert.Equal(new DateOnly(2016, 11, 25), LastDay);

    [Theory]
    [InlineData("2016-11-25", "2016-11-25", true)]
    [InlineData("2016-11-26", "2016-11-25", false)]
    [InlineData("2016-11-25", "2016-11-26", false)]
    public void MayGo_DayAndLastChange_BothCount(string date, string changed, bool goes) =>
        Assert.Equal(goes, MayGo(Record("branch-committee", date, changed), null));

    [Theory]
    [InlineData(RecordState.Active, false)]
    [InlineData(RecordState.Closed, true)]
    [InlineData(RecordState.Cancelled, true)]
    public void MayGo_LedgerItem_OnlyOnceItIsDone(string state, bool goes)
    {
        var register = Catalog.All.First(r => r.Kind is Register.Ledger);

        Assert.Equal(goes, MayGo(Record(register.Code, "2010-01-01", "2010-01-01") with { State = state }, register));
    }

    [Theory]
    [InlineData("2016-11-25", true)]
    [InlineData("2016-11-26", false)]
    public void MayGo_ClosedItem_NotBeforeItsLookBack(string lookBack, bool goes)
    {
        var register = Catalog.All.First(r => r.Kind is Register.Ledger);
        var item = Record(register.Code, "2010-01-01", "2010-01-01") with { State = RecordState.Closed };
        item = item with { Fields = item.Fields.SetItem(LedgerFields.LookBackDue, lookBack) };

        Assert.Equal(goes, MayGo(item, register));
    }

    [Theory]
    [InlineData("deputy-suggestion")]
    [InlineData("hazard")]
    [InlineData("research-outcome")]
    public void MayGo_EntryThatNobodyCarriesOut_Goes(string code) =>
        Assert.True(MayGo(Record(code, "2010-01-01", "2010-01-01"), Catalog[code]));

    [Theory]
    [InlineData("election", true)]
    [InlineData("branch-committee", false)]
    public void RunsATerm_Register_ElectionsAlone(string code, bool runs) => Assert.Equal(runs, RetentionRules.RunsATerm(Catalog[code]));

    private static bool MayGo(OfficeRecord record, Register? register) =>
        RetentionRules.MayGo(record, register, DateOnly.FromDateTime(record.ChangedAt.DateTime), LastDay);

    private static OfficeRecord Record(string register, string date, string changed) => new()
    {
        Id = "r1",
        Unit = "u",
        Register = register,
        Date = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
        CreatedBy = "p",
        CreatedAt = At(changed),
        ChangedBy = "p",
        ChangedAt = At(changed),
    };

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day + "T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
