using BotApp.Cards.Texts;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>A meeting that its unit has on record already is saved with a word about it.</summary>
public sealed class MeetingTwinTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";
    private const string Branch = "branch:第一党支部";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Save_OfAMeetingThatAnotherLogged_SavesItAndSaysSo()
    {
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");

        var again = await office.Secretary.ClickAsync(await office.Secretary.SayAsync(Sentence), "meeting.save");

        Assert.Contains("会议记录已保存", again.Card.Text, StringComparison.Ordinal);
        Assert.Contains("这一天另有一条支部委员会会议的记录", again.Card.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task Open_OfAMeetingThatIsOnRecordTwice_SaysSoToWhoMayCancelOne()
    {
        const string Twin = "这一天另有一条支部委员会会议的记录";
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");
        await office.Secretary.ClickAsync(await office.Secretary.SayAsync(Sentence), "meeting.save");

        var opened = await office.Recorder.ClickAsync(await office.Recorder.SayAsync("会议"), "meeting.open");
        var seen = await office.Member.ClickAsync(await office.Member.SayAsync("会议"), "meeting.open");
        await office.Recorder.ClickAsync(opened.Card, "meeting.cancel");
        var left = await office.Secretary.ClickAsync(await office.Secretary.SayAsync("会议"), "meeting.open");

        Assert.Contains(Twin, opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("传达学习市委全会精神", seen.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Twin, seen.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Twin, left.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfAnEditThatMakesAMeetingOnRecordTwice_SaysSo()
    {
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");
        var other = await office.Recorder.ClickAsync(await office.Recorder.SayAsync("刚开完支委会，研究发展党员"), "meeting.save");

        var form = await office.Recorder.ClickAsync(other.Card, "meeting.edit");
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", changed: [("topic", "传达学习市委全会精神")]);

        Assert.Contains("另有一条", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfAMeetingThatAnotherLogsAtTheSameMoment_IsSaidToOneOfThemAtLeast()
    {
        for (var pair = 0; pair < 6; pair++)
        {
            var sentence = $"刚开完支委会，应到7人实到6人，张三出差，第{pair + 1}次传达学习市委全会精神";
            var (one, other) = (await office.Recorder.SayAsync(sentence), await office.Secretary.SayAsync(sentence));

            var saved = await Task.WhenAll(office.Recorder.ClickAsync(one, "meeting.save"), office.Secretary.ClickAsync(other, "meeting.save"));

            Assert.All(saved, answer => Assert.Contains("会议记录已保存", answer.Card.Text, StringComparison.Ordinal));
            Assert.Contains(saved, answer => answer.Card.Text.Contains("这一天另有一条支部委员会会议的记录", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("刚开完支委会，研究发展党员")]
    [InlineData("昨天开了支委会，传达学习市委全会精神")]
    [InlineData("刚开完党小组会，传达学习市委全会精神")]
    public async Task Save_OfAnotherMeeting_SaysNothingOfTheFirst(string other)
    {
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");

        var saved = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(other), "meeting.save");

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("另有一条", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AfterTheFirstWasCancelled_SaysNothingOfIt()
    {
        var first = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");
        await office.Recorder.ClickAsync(first.Card, "meeting.cancel");

        var again = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");

        Assert.DoesNotContain("另有一条", again.Card.Text, StringComparison.Ordinal);
    }

    // The recorder logs who came, the secretary what it was about.
    [Theory]
    [InlineData(Sentence, "刚开完支委会，应到7人实到6人")]
    [InlineData("刚开完支委会，应到7人实到6人", Sentence)]
    public async Task Save_OfAMeetingOfWhichAnotherRecordSaysNoTopic_SaysThatItMayBeTheSame(string one, string other)
    {
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync(one), "meeting.save");

        var again = await office.Secretary.ClickAsync(await office.Secretary.SayAsync(other), "meeting.save");

        Assert.Contains(CardTexts.For("zh-CN").MeetingTwin("支部委员会会议"), again.Card.Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
