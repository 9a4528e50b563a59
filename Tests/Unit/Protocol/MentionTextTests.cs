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
    public void Of_OwnMention_IsRemoved(string text, string expected) =>
        Assert.Equal(expected, MentionText.Of(Message(text, Mention(Bot))));

    [Fact]
    public void Of_MentionWithoutText_IsFoundByItsName() =>
        Assert.Equal("会议", MentionText.Of(Message("<at>流程助手</at> 会议", new Entity { Type = "mention", Mentioned = Bot })));

    [Fact]
    public void Of_SomeoneElsesMention_IsTheName() =>
        Assert.Equal("张三会议", MentionText.Of(Message("<at>张三</at> 会议", Mention(Person))));

    [Theory]
    [InlineData("<at>流程助手</at> 记 支委会，<at>张三</at>出差", "记 支委会，张三出差")]
    [InlineData("<at>流程助手</at> 记 支委会，<at>张三</at>\u00A0出差，<at>张三</at> 3日回", "记 支委会，张三出差，张三 3日回")]
    [InlineData("<at>张三</at> <at>流程助手</at> 状态", "状态")]
    [InlineData("<at>张三</at>&nbsp;<at>流程助手</at> 记 <at>张三</at>主持", "记 张三主持")]
    [InlineData("请<at>张三</at>看 <at>流程助手</at> 状态", "请张三看  状态")]
    public void Of_SomeoneElseBesideTheBot_IsNamedWhereItIsPartOfTheSentence(string text, string expected) =>
        Assert.Equal(expected, MentionText.Of(Message(text, Mention(Person), Mention(Bot))));

    [Fact]
    public void Of_SomeoneElseWithTheBotsName_Stays() =>
        Assert.Equal(
            "流程助手会议",
            MentionText.Of(Message("<at>流程助手</at> 会议", Mention(Person with { Name = "流程助手" }))));

    [Fact]
    public void Of_NameWithPatternCharacters_IsTakenLiterally() =>
        Assert.Equal("会议", MentionText.Of(Message("<at>a.*(b</at> 会议", Mention(Bot with { Name = "a.*(b" }))));

    [Fact]
    public void Of_NoText_IsEmpty() => Assert.Equal("", MentionText.Of(new Activity { Type = "message" }));

    private static Activity Message(string text, params Entity[] entities) =>
        Activity.Message(text) with { Recipient = Bot, Entities = [.. entities] };

    private static Entity Mention(ChannelAccount account) => new() { Type = Entity.MentionType, Mentioned = account, Text = $"<at>{account.Name}</at>" };
}
