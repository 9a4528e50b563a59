using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Records;

public sealed class SaveRecordTests
{
    private static readonly OfficeUnit Branch = new("branch:一", UnitKind.Branch, "一", 0);
    private static readonly OfficeUnit Department = new("department:办公室", UnitKind.Department, "办公室", 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly Person Writer = new("00000000-0000-0000-0000-000000000001", "骆红", null, [new Membership(Branch.Id, Role.Recorder, null, null)]);

    [Fact]
    public void Decide_TheSameFormTwice_IsTheSameOperationAndRecord()
    {
        var one = Write(Input(("date", "2026-11-20"), ("title", "一线见闻")));
        var two = Write(Input(("title", "一线见闻"), ("date", "2026-11-20")));

        Assert.Equal(one.OperationId, two.OperationId);
        Assert.Equal(one.Writes[0].Record.Id, two.Writes[0].Record.Id);
    }

    [Fact]
    public void Decide_AnotherContentFromTheSameForm_IsAnotherOperationOnTheSameRecord()
    {
        var one = Write(Input(("date", "2026-11-20"), ("title", "一线见闻")));
        var two = Write(Input(("date", "2026-11-20"), ("title", "走进社区")));

        Assert.NotEqual(one.OperationId, two.OperationId);
        Assert.Equal(one.Writes[0].Record.Id, two.Writes[0].Record.Id);
    }

    [Fact]
    public void Decide_EveryFieldFilled_KeepsEachInItsStoredForm()
    {
        var record = Write(Input(
            ("date", "2026-11-20"), ("title", " 一线见闻 "), ("pieces", "３"), ("hours", "1.50"), ("at", "9:05"),
            ("helpers", "张三、李四：校对"), ("outlet", "市级媒体"), ("kinds", "消息，评论"), ("online", "是"),
            ("links", "a\r\n\r\nb"), ("sources", "简报｜2"), ("tags", "campaign"), ("series", "rabc"),
            ("account", "00000000-0000-0000-0000-00000000000A"))).Writes[0].Record;

        Assert.Equal(
            "account=00000000-0000-0000-0000-00000000000a at=09:05 date=2026-11-20 helpers=张三:校对; 李四:校对 hours=1.5 kinds=news,essay "
            + "links=a\nb online=true outlet=city pieces=3 series=rabc sources=简报 | 2 tags=campaign title=一线见闻",
            string.Join(' ', record.Fields.Select(f => $"{f.Key}={f.Value}")));
        Assert.Equal(("一线见闻", new DateOnly(2026, 11, 20), "article"), (record.Title, record.Date, record.Register));
        Assert.Equal(["campaign"], record.Tags);
    }

    [Fact]
    public void Decide_AUnitThatKeepsNoSuchRegister_IsRefusedAtTheUnit()
    {
        var error = Assert.Single(Errors(Input(("date", "2026-11-20"), ("title", "一线见闻")) with { Unit = Department }));

        Assert.Equal((SaveRecord.UnitInput, RecordErrors.NotOfThisUnit), (error.Field, error.Code));
    }

    [Fact]
    public void Decide_ADayAhead_IsRefusedOfWhatHasHappenedAndTakenOfAProject()
    {
        var error = Assert.Single(Errors(Input(("date", "2026-11-24"), ("title", "一线见闻"))));
        Assert.Equal(("date", RecordErrors.InFuture), (error.Field, error.Code));

        Assert.Equal(
            new DateOnly(2026, 11, 24),
            Write(Input(("begun", "2026-11-24"), ("name", "见闻")) with { Register = TestRegister.Column }).Writes[0].Record.Date);
    }

    [Fact]
    public void Decide_WhatTheRegisterDoesNotKeep_IsHandedBack()
    {
        var error = Assert.Single(Errors(Input(("date", "2026-11-20"), ("title", "一线见闻"), ("mood", "好"))));

        Assert.Equal(("mood", RecordErrors.NotKept), (error.Field, error.Code));
    }

    [Fact]
    public void Decide_AnEdit_ReplacesTheRecordUnderItsOwnId()
    {
        var former = Write(Input(("date", "2026-11-20"), ("title", "一线见闻"))).Writes[0].Record;
        var save = Write(Input(("date", "2026-11-21"), ("title", "一线见闻")) with
        {
            CardId = "other",
            Former = new Stored<OfficeRecord>(former, new Azure.ETag("x")),
            Now = Now.AddHours(1),
        });

        var edited = Assert.IsType<RecordWrite.Replace>(Assert.Single(save.Writes)).Record;
        Assert.Equal((former.Id, 2, Now, Now.AddHours(1)), (edited.Id, edited.Version, edited.CreatedAt, edited.ChangedAt));
    }

    [Fact]
    public void Decide_AMeeting_IsNotItsBusiness() => Assert.Throws<ArgumentException>(() => SaveRecord.Decide(
        Input() with { Register = Shipped["branch-committee"] }, Shipped));

    [Fact]
    public void Cancel_ARecord_KeepsItsContentAndIsOneOperation()
    {
        var record = new Stored<OfficeRecord>(Write(Input(("date", "2026-11-20"), ("title", "一线见闻"))).Writes[0].Record, new Azure.ETag("x"));

        var save = CancelRecord.Decide(record, Writer.Id, Now);

        var cancelled = Assert.Single(save.Writes).Record;
        Assert.Equal((RecordState.Cancelled, 2), (cancelled.State, cancelled.Version));
        Assert.Equal(record.Value.Fields, cancelled.Fields);
        Assert.Equal(save.OperationId, CancelRecord.Decide(record, Writer.Id, Now.AddHours(1)).OperationId);
    }

    private static readonly RegisterCatalog Shipped = SeedFiles.Registers(SeedFiles.Shipped);

    private static SaveRecordInput Input(params (string Id, string Value)[] typed) => new(
        TestRegister.Article, typed.ToDictionary(t => t.Id, t => t.Value), Branch, Writer, "card", null, Now);

    private static UnitSave Write(SaveRecordInput input) =>
        Assert.IsType<SaveRecordDecision.Write>(SaveRecord.Decide(input, TestRegister.Catalog)).Save;

    private static IReadOnlyList<FieldError> Errors(SaveRecordInput input) =>
        Assert.IsType<SaveRecordDecision.Refuse>(SaveRecord.Decide(input, TestRegister.Catalog)).Errors;
}
