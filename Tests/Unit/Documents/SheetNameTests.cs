using BotApp.Documents.Xlsx;
using CsCheck;

namespace BotApp.Tests.Unit.Documents;

public sealed class SheetNameTests
{
    [Theory]
    [InlineData("党课", "党课")]
    [InlineData("a[b]c:d*e?f/g\\h", "a b c d e f g h")]
    [InlineData("'引号'", "引号")]
    [InlineData("", "-")]
    [InlineData("History", "History (2)")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901")]
    public void For_OneWish_IsAName(string wished, string name) => Assert.Equal([name], SheetName.For([wished]));

    [Fact]
    public void For_SameWishInOtherCase_IsNumbered() =>
        Assert.Equal(["Rules", "RULES (2)", "rules (3)"], SheetName.For(["Rules", "RULES", "rules"]));

    [Fact]
    public void For_AnyWishes_KeepsEveryRule() => Gen.String.Array[1, 8].Sample(wished =>
    {
        var names = SheetName.For(wished);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n =>
        {
            Assert.InRange(n.Length, 1, 31);
            Assert.Equal(-1, n.IndexOfAny([.. "[]:*?/\\"]));
            Assert.False(n.StartsWith('\'') || n.EndsWith('\''), n);
        });
    });
}
