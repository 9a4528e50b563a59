using BotApp.Office.Obligations;

namespace BotApp.Tests.Unit.Office.Obligations;

public sealed class CadenceKeyTests
{
    [Fact]
    public void TryParse_OwnText_IsTheKey()
    {
        var key = new CadenceKey("branch-assembly", 1);

        Assert.True(CadenceKey.TryParse(key.ToString(), out var parsed));
        Assert.Equal(key, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("talk")]
    [InlineData(".1")]
    [InlineData("talk.")]
    [InlineData("talk.-1")]
    [InlineData("talk.01")]
    [InlineData("talk.99999999999")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(CadenceKey.TryParse(text, out _));
}
