using Azure;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Unit.Office.Registers;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Ledgers;

/// <summary>A branch and a department with a few people, and an item to be moved.</summary>
internal static class LedgerOffice
{
    public static readonly RegisterCatalog Registers = ShippedRegistersTests.Catalog;
    public static readonly OfficeUnit Branch = new("branch:一", UnitKind.Branch, "一", 0);
    public static readonly OfficeUnit Department = new("department:办公室", UnitKind.Department, "办公室", 1);
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));

    public static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [Branch, Department],
        [
            Row(1, "骆红", Branch, Role.Recorder), Row(2, "季风", Branch, Role.Member), Row(3, "周砚", Branch, Role.Secretary),
            Row(4, "顾远", Department, Role.Leader), Row(5, "程微", Department, Role.Office), Row(6, "郑同", Branch, Role.Member), Row(7, "郑同", Department, Role.Member),
            Row(8, "郑同", Department, Role.Member),
        ]);

    public static Person Recorder => Roster.Find(Id(1))!;

    public static Person Owner => Roster.Find(Id(2))!;

    public static Person Secretary => Roster.Find(Id(3))!;

    public static Person Leader => Roster.Find(Id(4))!;

    public static IReadOnlyList<Person> Everyone { get; } = [Recorder, Owner, Secretary, Leader, Roster.Find(Id(5))!];

    public static string Id(int n) => FormattableString.Invariant($"00000000-0000-0000-0000-{n:D12}");

    public static SaveItemInput Input(params (string Id, string Value)[] typed) => new(
        Registers["problem-list"],
        typed.Append(("found", "2026-11-02")).Append(("title", "检查不够经常")).DistinctBy(v => v.Item1).ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal),
        Branch, Recorder, Roster, "abcdefghijklmnopqrstuvwxyz", null, null, Now);

    public static OfficeRecord New(params (string Id, string Value)[] typed) =>
        Record(SaveItem.Decide(Input(typed), Registers));

    /// <summary>An item whose meeting was found to have been on a later day than the item is due.</summary>
    public static OfficeRecord FoundAfterItWasDue(OfficeRecord item) =>
        item with { Date = new DateOnly(2026, 11, 12), Fields = item.Fields.SetItem("found", "2026-11-12") };

    public static OfficeRecord Record(ItemDecision decision) => Assert.IsType<ItemDecision.Write>(decision).Save.Writes[0].Record;

    public static Stored<OfficeRecord> Stored(OfficeRecord record) => new(record, new ETag("1"));

    public static ItemDecision Update(OfficeRecord item, Person by, string? status = null, string? note = null, string? due = null) =>
        UpdateItem.Decide(new UpdateItemInput(Stored(item), new ItemForm(status, note, due, item.Version), by, Now));

    public static ItemDecision Close(OfficeRecord item, Person by, int days = 90, string? note = null) =>
        CloseItem.Decide(new CloseItemInput(Stored(item), Registers.ClosingsOf(Registers[item.Register], item.Tags), new ItemForm(null, note, null, item.Version), by, Roster, days, Now));

    public static ItemDecision LookBackOn(OfficeRecord item, Person by, string? result, string? note = null, string? due = null) =>
        LookBack.Decide(new LookBackInput(Stored(item), Registers.ClosingsOf(Registers[item.Register], item.Tags), new ItemForm(result, note, due, item.Version), by, Now));

    public static ItemDecision Mark(OfficeRecord item, Person by, int number, string? note = null) => MarkMeasure.Decide(
        new MarkMeasureInput(Stored(item), new ItemForm(null, note, null, item.Version) { Measure = FieldValues.Format(number) }, by, Now));

    public static string StatusOf(OfficeRecord record) => new LedgerItem(record).Status.Code();

    public static FieldError Error(ItemDecision decision) => Assert.Single(Assert.IsType<ItemDecision.Refuse>(decision).Errors);

    private static RosterMember Row(int n, string name, OfficeUnit unit, Role role) => new(Id(n), null, name, unit.Id, role, null, null);
}
