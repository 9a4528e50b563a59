using BotApp.Cards.Model;
using BotApp.Turns;

namespace BotApp.Tests.Unit.Turns;

public sealed class CardClickTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", 0)]
    [InlineData("", -1)]
    [InlineData("-3", -1)]
    [InlineData("3.0", -1)]
    [InlineData("99999999999", -1)]
    public void ShownVersion_WhatTheCardSaid_IsThatOrNone(string said, int version) =>
        Assert.Equal(version, new CardClick("x", new Dictionary<string, string> { [CardData.Version] = said }, null).ShownVersion);

    [Fact]
    public void ShownVersion_NothingSaid_IsNone() => Assert.Equal(-1, new CardClick("x", CardData.None, null).ShownVersion);
}
