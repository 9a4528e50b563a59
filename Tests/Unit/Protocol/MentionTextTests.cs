using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

public sealed class MentionTextTests
{
    private static readonly ChannelAccount Bot = new() { Id = "28:bot", Name = "流程助手" };
    private static readonly ChannelAccount Person = new() { Id = "29:p", Name = "张三" };

    [Theory]
    [InlineData("<at>流程助手</at> 记 支委会", "记 支委会")]
    [InlineData("<AT>流程助手</AT>\u00A0记 支委会", "记 支委会")]
    [InlineData("<at>流程助手</at>&nbsp;会议", "会议")]
    [InlineData("记 <at>流程助手</at> 会议 <at>流程助手</at>", "记  会议")]
    [InlineData("<at>流程助手</at>", "")]
    public void StripBot_OwnMention_IsRemoved(string text, string expected) =>
        Assert.Equal(expected, MentionText.StripBot(Message(text, Entity.Mention(Bot))));

    [Fact]
    public void StripBot_MentionWithoutText_IsFoundByItsName() =>
        Assert.Equal("会议", MentionText.StripBot(Message("<at>流程助手</at> 会议", new Entity { Type = "mention", Mentioned = Bot })));

    [Fact]
    public void StripBot_SomeoneElsesMention_Stays() =>
        Assert.Equal("<at>张三</at> 会议", MentionText.StripBot(Message("<at>张三</at> 会议", Entity.Mention(Person))));

    [Fact]
    public void StripBot_SomeoneElseWithTheBotsName_Stays() =>
        Assert.Equal(
            "<at>流程助手</at> 会议",
            MentionText.StripBot(Message("<at>流程助手</at> 会议", Entity.Mention(Person with { Name = "流程助手" }))));

    [Fact]
    public void StripBot_NameWithPatternCharacters_IsTakenLiterally() =>
        Assert.Equal("会议", MentionText.StripBot(Message("<at>a.*(b</at> 会议", Entity.Mention(Bot with { Name = "a.*(b" }))));

    [Fact]
    public void StripBot_NoText_IsEmpty() => Assert.Equal("", MentionText.StripBot(new Activity { Type = "message" }));

    private static Activity Message(string text, Entity entity) =>
        Activity.Message(text) with { Recipient = Bot, Entities = [entity] };
}
