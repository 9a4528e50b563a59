using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Meetings;

/// <summary>Where others read along, what is posted names nobody.</summary>
public sealed class ChannelTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    [Fact]
    public async Task Sentence_InAChannel_PostsKindDateAndCountsOnly()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        await recorder.GoToAsync(Office.Demo.Channel);

        var posted = await recorder.AskByNameAsync(Sentences.Committee);

        var text = await posted.TextAsync();
        Assert.Contains(Labels.PostedDraft, text, StringComparison.Ordinal);
        Assert.Contains("支部委员会会议", text, StringComparison.Ordinal);
        Assert.Contains("应到 7 · 实到 6", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentences.AbsentPerson, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Office.Demo.CurrentUser, text, StringComparison.Ordinal);
        Assert.Empty(await posted.LabelsAsync());
        await PictureAsync(recorder, "posted-card");
    }

    [Fact]
    public async Task PostedCard_OpenedByItsWriter_IsTheFullCardAndSaves()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        await recorder.GoToAsync(Office.Demo.Channel);
        var card = await recorder.AskByNameAsync(Sentences.Committee);

        await card.ClickAsync(Labels.Open);
        Assert.Equal("张三:出差", await card.ReadAsync(Labels.Absent));
        Assert.Equal(Sentences.Topic, await card.ReadAsync(Labels.Topic));
        await card.FillAsync(Labels.Topic, "频道里记的会");
        await card.ClickAsync(Labels.Save);

        await recorder.GoToPersonalChatAsync();
        var list = await recorder.AskAsync(Sentences.Meetings);
        Assert.Contains("频道里记的会", await list.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EverythingPosted_FromSentenceToSaved_NamesNobody(bool inChannel)
    {
        var (name, id) = inChannel ? (Office.Demo.Channel, Office.Demo.ChannelId) : (Office.Demo.GroupChat, Office.Demo.GroupChatId);
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        await recorder.GoToAsync(name);
        var card = await recorder.AskByNameAsync(Sentences.Committee);
        await card.ClickAsync(Labels.Open);
        await card.ClickAsync(Labels.Save);

        var posted = await Office.WireOf(Office.Demo.CurrentUser)
            .PostedUntilAsync(id, Labels.PostedSaved, TestContext.Current.CancellationToken);

        Assert.Contains(posted, post => post.Contains(Labels.PostedDraft, StringComparison.Ordinal));
        string[] names = [Sentences.AbsentPerson, Office.Demo.CurrentUser, .. Office.Demo.Others];
        Assert.All(posted, post => Assert.All(names, name => Assert.DoesNotContain(name, post, StringComparison.Ordinal)));
    }
}
