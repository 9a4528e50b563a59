using BotApp.Cards.Meetings;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;

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
        var catalog = RegisterCatalog.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "seeds"));
        catalog.TakeOver(
        [
            new RegisterTag("campaign", new LocalText("专项活动", "Campaign"), new(2023, 4, 10), new(2023, 8, 31)),
            new RegisterTag("theirs", new LocalText("支委专用", "Theirs"), new(2023, 1, 1), new(2023, 8, 31), ["branch-committee"]),
            new RegisterTag("undated", new LocalText("无日期", "Undated")),
        ]);
        return catalog;
    }
}
