using BotApp.Cards.Meetings;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Settings;
using static BotApp.Tests.Unit.MeetingLogs.SaveMeetingCases;

namespace BotApp.Tests.Unit.MeetingLogs;

public sealed class SaveMeetingTests
{
    [Fact]
    public void Decide_TheSameFormTwice_IsTheSameOperationAndRecord()
    {
        var one = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("topic", "学习")));
        var two = Write(Input(("topic", "学习"), ("date", "2026-11-20"), ("type", "branch-committee")));

        Assert.Equal(one.OperationId, two.OperationId);
        Assert.Equal(one.Writes[0].Record.Id, two.Writes[0].Record.Id);
    }

    [Fact]
    public void Decide_AnotherContentFromTheSameCard_IsAnotherOperationOnTheSameRecord()
    {
        var one = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("topic", "学习")));
        var two = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("topic", "讨论")));

        Assert.NotEqual(one.OperationId, two.OperationId);
        Assert.Equal(one.Writes[0].Record.Id, two.Writes[0].Record.Id);
    }

    [Fact]
    public void Decide_ABranchMeetingForADepartment_IsRefusedAtTheType()
    {
        var decision = SaveMeeting.Decide(
            Input(("type", "branch-committee"), ("date", "2026-11-20")) with { Unit = Department }, Registers);

        var error = Assert.Single(Assert.IsType<SaveMeetingDecision.Refuse>(decision).Errors);
        Assert.Equal(("type", RecordErrors.NotOfThisUnit), (error.Field, error.Code));
    }

    [Theory]
    [InlineData("zzz", FieldErrorCode.NotChoice)]
    [InlineData("", FieldErrorCode.Required)]
    public void Decide_WithoutAKind_MarksWhatNoKindTakes(string type, string code)
    {
        var decision = SaveMeeting.Decide(
            Input(("type", type), ("date", "2026-02-30"), ("end", "9"), ("expected", "5"), ("present", "9"), ("actions", "a | b | c"), ("tags", "q,integrity"), ("topic", "学习")), Registers);

        var errors = Assert.IsType<SaveMeetingDecision.Refuse>(decision).Errors;
        Assert.Equal(["type", "date", "end", "present", "tags", "actions"], errors.Select(e => e.Field));
        Assert.Equal(code, errors[0].Code);
    }

    [Fact]
    public void Decide_WithoutAKind_LeavesWhatSomeKindTakes()
    {
        var decision = SaveMeeting.Decide(Input(("type", "zzz"), ("date", "2026-11-20"), ("tags", "integrity")), Registers);

        Assert.Equal("type", Assert.Single(Assert.IsType<SaveMeetingDecision.Refuse>(decision).Errors).Field);
    }

    [Fact]
    public void Decide_TodaysMeeting_IsNotInTheFuture() =>
        Assert.IsType<SaveMeetingDecision.Write>(SaveMeeting.Decide(Input(("type", "branch-committee"), ("date", "2026-11-23")), Registers));

    [Fact]
    public void Decide_WhereCountsAloneAreKept_HoldsNoWordAndNoName()
    {
        var save = Write(Input(
            ("type", "visit"), ("date", "2026-11-20"), ("start", "09:00"), ("expected", "7"), ("present", "6"), ("reason", "hardship"), ("households", "3"),
            ("place", "三楼"), ("absent", "张三:出差"), ("host", "李四"), ("recorder", "李四"), ("speaker", "李四"), ("topic", "学习"),
            ("agenda", "学习 | 第一议题 |"), ("decisions", "同意"), ("actions", "写信息稿 | 季风 | 2026-12-01")) with
        { Content = ContentLevel.CountsOnly });

        var record = Assert.Single(save.Writes).Record;
        Assert.Equal(["date", "expected", "households", "present", "reason", "start"], record.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("", record.Title);
        Assert.Empty(save.Outbox);
    }

    [Fact]
    public void Decide_AnEditWhereCountsAloneAreKept_LeavesTheWordsThatWereThereAndTakesNoNewOnes()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("topic", "学习"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        var second = Write(Edit(first, ("present", "6"), ("topic", "讨论"), ("host", "李四")) with { Content = ContentLevel.CountsOnly });

        var record = Assert.Single(second.Writes).Record;
        Assert.Equal(("6", "学习", "学习", false), (record.Fields["present"], record.Fields["topic"], record.Title, record.Fields.ContainsKey("host")));
        Assert.Equal("写信息稿 | 季风 | 2026-12-01", record.Fields["actions"]);
    }

    [Fact]
    public void Decide_AnEditIntoAKindThatKeepsNoWords_IsNotHeldUpByThoseThatTheCardDoesNotShow()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("present", "2"), ("topic", "学习")));

        var second = Write(Edit(first, ("type", "talk"), ("present", "2")) with { Content = ContentLevel.CountsOnly });

        Assert.Equal(["date", "present"], second.Writes[0].Record.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Worded_OfTheCard_AreTheWordedFieldsOfEveryRegister() => Assert.All(
        Registers.Meetings.SelectMany(r => r.Fields).Where(f => MeetingInputs.All.Contains(f.Id)),
        field => Assert.Equal(field.IsWorded, MeetingInputs.Worded.Contains(field.Id)));

    [Fact]
    public void Decide_WhereCountsAloneAreKept_DoesNotAskForAWordThatARegisterRequires()
    {
        var registers = new RegisterCatalog(
            [.. Registers.All.Select(r => r with { Fields = [.. r.Fields.Select(f => f.Id == "topic" ? f with { Required = true } : f)] })], []);
        var input = Input(("type", "branch-committee"), ("date", "2026-11-20"));

        Assert.IsType<SaveMeetingDecision.Refuse>(SaveMeeting.Decide(input, registers));
        Assert.IsType<SaveMeetingDecision.Write>(SaveMeeting.Decide(input with { Content = ContentLevel.CountsOnly }, registers));
    }
}
