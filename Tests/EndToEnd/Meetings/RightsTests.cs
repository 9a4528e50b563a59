using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Meetings;

/// <summary>Nobody writes or reads what is not theirs.</summary>
public sealed class RightsTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    [Fact]
    public async Task Sentence_OfAMember_IsRefusedPolitely()
    {
        var member = await SignInAsync(DemoOffice.Member);

        var card = await member.AskAsync(Sentences.Committee);

        Assert.Contains(Labels.NotAllowed, await card.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await card.LabelsAsync());
    }

    [Fact]
    public async Task SavedMeeting_IsListedForItsBranchAndNotForAnother()
    {
        const string topic = "只有本支部看得到";
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);
        await card.FillAsync(Labels.Topic, topic);
        await card.ClickAsync(Labels.Save);

        var secretary = await SignInAsync(DemoOffice.Secretary);
        var own = await secretary.AskAsync(Sentences.Meetings);
        Assert.Contains(topic, await own.TextAsync(), StringComparison.Ordinal);

        var other = await SignInAsync(DemoOffice.OtherRecorder);
        var others = await other.AskAsync(Sentences.Meetings);
        Assert.DoesNotContain(topic, await others.TextAsync(), StringComparison.Ordinal);
    }
}
