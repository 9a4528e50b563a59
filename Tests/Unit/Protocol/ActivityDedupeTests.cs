using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ActivityDedupeTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = FakeTime.Clock();

    [Fact]
    public void IsFirst_SameAgain_No()
    {
        var dedupe = new ActivityDedupe(clock);

        Assert.True(dedupe.IsFirst(Of("a:1", "1")));
        Assert.False(dedupe.IsFirst(Of("a:1", "1")));
    }

    [Fact]
    public async Task IsFirst_ManyAtOnce_OneIs()
    {
        var dedupe = new ActivityDedupe(clock);

        var firsts = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => dedupe.IsFirst(Of("a:1", "1")), FakeTime.Stop)));

        Assert.Single(firsts, first => first);
    }

    [Theory]
    [InlineData("a:1", "2")]
    [InlineData("a:2", "1")]
    [InlineData("a:11", "")]
    public void IsFirst_AnotherIdOrConversation_Yes(string conversation, string id)
    {
        var dedupe = new ActivityDedupe(clock);
        dedupe.IsFirst(Of("a:1", "1"));

        Assert.True(dedupe.IsFirst(Of(conversation, id)));
    }

    [Fact]
    public void IsFirst_PartsThatJoinToTheSame_AreApart()
    {
        var dedupe = new ActivityDedupe(clock);
        dedupe.IsFirst(Of("a:1", "23"));

        Assert.True(dedupe.IsFirst(Of("a:12", "3")));
    }

    [Fact]
    public void IsFirst_WithoutId_AlwaysYes()
    {
        var dedupe = new ActivityDedupe(clock);

        Assert.True(dedupe.IsFirst(Of("a:1", null)));
        Assert.True(dedupe.IsFirst(Of("a:1", null)));
    }

    [Fact]
    public void IsFirst_LongAfter_Forgotten()
    {
        var dedupe = new ActivityDedupe(clock);
        dedupe.IsFirst(Of("a:1", "1"));
        clock.Advance(ActivityDedupe.Memory + TimeSpan.FromSeconds(1));

        Assert.True(dedupe.IsFirst(Of("a:1", "1")));
    }

    [Fact]
    public void IsFirst_BeyondCapacity_ForgetsTheOldestOnly()
    {
        var dedupe = new ActivityDedupe(clock, capacity: 3);
        foreach (var id in new[] { "1", "2", "3", "4" })
            dedupe.IsFirst(Of("a:1", id));

        Assert.False(dedupe.IsFirst(Of("a:1", "2")));
        Assert.False(dedupe.IsFirst(Of("a:1", "4")));
        Assert.True(dedupe.IsFirst(Of("a:1", "1")));
    }

    private static Activity Of(string conversation, string? id) =>
        new() { Type = "message", ChannelId = "msteams", Id = id, Conversation = new ConversationAccount { Id = conversation } };
}
