using BotApp.Cards.Meetings;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Sentences.Meetings;

namespace BotApp.Tests.Unit.MeetingLogs;

public sealed class MeetingFormTests
{
    private static readonly RegisterCatalog Registers = Catalog();

    [Fact]
    public void From_FieldThatThisKindKeeps_IsTaken()
    {
        var form = MeetingForm.From(Inputs("visit", ("households", "3"), ("mode", "study")), Registers);

        Assert.Equal("3", form["households"]);
        // Of another kind: a client shows the fields of the kind the card was made for.
        Assert.Null(form["mode"]);
    }

    [Fact]
    public void More_OfEveryKindOfMeeting_IsWhatTheCardHasNoInputFor() => Assert.All(
        Registers.Meetings,
        r => Assert.Equal(r.Fields.Select(f => f.Id).Except(MeetingInputs.All), MeetingForm.More(Registers, r.Code).Select(f => f.Id)));

    [Theory]
    [InlineData("branch-committee", "2023-05-10", "campaign,theirs")]
    [InlineData("theme-day", "2023-05-10", "campaign")]
    [InlineData("branch-committee", "2023-09-01", null)]
    [InlineData("talk", "2023-05-10", null)]
    public void WithRunningTags_DayOfACampaign_AreThoseThatFit(string type, string date, string? tags) =>
        Assert.Equal(tags, MeetingForm.From(Inputs(type, ("date", date)), Registers).WithRunningTags(Registers)[MeetingInputs.Tags]);

    [Fact]
    public void WithRunningTags_TagsChosenAlready_StayAsTheyAre() => Assert.Equal(
        "integrity",
        MeetingForm.From(Inputs("party-lecture", ("date", "2023-05-10"), ("tags", "integrity")), Registers).WithRunningTags(Registers)[MeetingInputs.Tags]);

    [Theory]
    [InlineData("领导小组办公室会议 11月17日 9点 二会议室 各专班负责人11人参加 听取进度汇报 明确由发改科尽快细化方案", "office")]
    [InlineData("预算联网监督工作领导小组办公室会议11月20日上午开，财经委主任邬蓝主持，到会9人", "office")]
    [InlineData("领导小组办公室开会了，今天8:40，五人参加，议定：印发工作要点", "office")]
    [InlineData("领导小组办公室第三次会议11月20日上午召开，到会9人", "office")]
    [InlineData("领导小组会议，11月12日，听取三季度进展汇报，办公室主任向荣主持", "group")]
    [InlineData("领导小组第三次全体会议11月5日召开，参会人员31人，会议听取各组汇报", "group")]
    [InlineData("领导小组11月19日会议在三号会议室，到会14人", "group")]
    [InlineData("刚开完支委会，应到7人实到6人，研究发展党员", null)]
    public void From_NameThatSaysAChoice_FillsIt(string sentence, string? body)
    {
        var parser = new QuickLogParser(RegisterNames.Of(Registers));

        var understood = Assert.IsType<QuickLogResult.Understood>(parser.Parse(sentence, new DateTime(2026, 11, 23, 10, 0, 0), asCommand: true));

        Assert.Equal(body, MeetingForm.From(understood.Draft)["body"]);
    }

    [Theory]
    [InlineData("中心组集体研讨11月18日在三楼会议室举行，到会9人", "discussion")]
    [InlineData("11月18日召开党组理论学习中心组集体研讨，到会9人", "discussion")]
    [InlineData("11月18日开展中心组学习研讨，到会9人", "study-discussion")]
    [InlineData("11月18日召开中心组学习会，到会9人", null)]
    public void From_StudyThatSaysItsMode_FillsIt(string sentence, string? mode)
    {
        var parser = new QuickLogParser(RegisterNames.Of(Registers));

        var understood = Assert.IsType<QuickLogResult.Understood>(parser.Parse(sentence, new DateTime(2026, 11, 23, 10, 0, 0), asCommand: true));

        Assert.Equal(("central-group-study", mode), (understood.Draft.Type, MeetingForm.From(understood.Draft)["mode"]));
    }

    [Fact]
    public void Fitting_MoreThanTheFieldsHold_IsAsMuchAsTheyHoldAndNamed()
    {
        var draft = new MeetingDraft
        {
            Type = "branch-committee",
            Place = "三楼会议室",
            Topic = new string('学', 201),
            Actions = [.. Enumerable.Range(1, 13).Select(n => new FollowUp($"事项{n}", null, null))],
        };

        var form = MeetingForm.From(draft).Fitting(Registers, out var cut);

        Assert.Equal([MeetingInputs.Actions, MeetingInputs.Topic], cut.Order(StringComparer.Ordinal));
        Assert.Null(form[MeetingInputs.Topic]);
        Assert.Equal(12, FieldValues.Lines(form[MeetingInputs.Actions]!).Count);
        Assert.Equal("三楼会议室", form[MeetingInputs.Place]);
    }

    [Fact]
    public void Fitting_ManyAbsentForOneReason_HoldsThemAll()
    {
        var draft = new MeetingDraft { Type = "branch-committee", Absent = [.. Enumerable.Range(1, 30).Select(n => new Absence($"某某{n}", "参加全市机关党务干部培训班"))] };

        var form = MeetingForm.From(draft).Fitting(Registers, out var cut);

        Assert.Empty(cut);
        Assert.Equal(30, FieldValues.People(form[MeetingInputs.Absent]!).Count);
    }

    [Fact]
    public void Fitting_WhatTheFieldsHold_IsTheSame()
    {
        var form = MeetingForm.From(Inputs("branch-committee", ("date", "2026-11-20"), ("topic", "学习")), Registers);

        Assert.Equal(form.Values, form.Fitting(Registers, out var cut).Values);
        Assert.Empty(cut);
    }

    private static Dictionary<string, string> Inputs(string type, params (string Id, string Value)[] more) =>
        more.Append((Id: "type", Value: type)).ToDictionary(i => i.Id, i => i.Value, StringComparer.Ordinal);

    private static RegisterCatalog Catalog()
    {
        var catalog = SeedFiles.Registers(SeedFiles.Shipped);
        catalog.TakeOver(
        [
            new RegisterTag("campaign", new LocalText("专项活动", "Campaign"), new(2023, 4, 10), new(2023, 8, 31)),
            new RegisterTag("theirs", new LocalText("支委专用", "Theirs"), new(2023, 1, 1), new(2023, 8, 31), ["branch-committee"]),
            new RegisterTag("undated", new LocalText("无日期", "Undated")),
        ]);
        return catalog;
    }
}
