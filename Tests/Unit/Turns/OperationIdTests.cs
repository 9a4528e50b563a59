using BotApp.Turns;
using CsCheck;

namespace BotApp.Tests.Unit.Turns;

public sealed class OperationIdTests
{
    [Fact]
    public void Of_AnyParts_IsWellFormedAndRepeatable() => Gen.String.Array[0, 4].Sample(parts =>
    {
        var id = OperationId.Of(parts);
        Assert.True(OperationId.IsWellFormed(id));
        Assert.Equal(id, OperationId.Of(parts));
    });

    [Fact]
    public void Of_PartsThatReadAlikeWhenJoined_Differs() =>
        Assert.NotEqual(OperationId.Of("a", "bc"), OperationId.Of("ab", "c"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("abcdefghijklmnopqrstuvwxy|")]
    public void IsWellFormed_OfAnythingElse_IsFalse(string? id) => Assert.False(OperationId.IsWellFormed(id));
}
