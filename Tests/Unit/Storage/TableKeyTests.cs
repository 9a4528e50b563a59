using BotApp.Storage;
using CsCheck;

namespace BotApp.Tests.Unit.Storage;

public sealed class TableKeyTests
{
    // Any UTF-16 at all, the awkward ones often: separators, what the service refuses, escapes, controls, lone surrogates.
    private static readonly Gen<string> AnyText = Gen.Frequency(
            (3, Gen.Int[0, 0xFFFF].Select(c => (char)c)),
            (5, Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i])),
            (2, Gen.Char['a', 'z']))
        .Array[0, 30].Select(c => new string(c));

    private const string Awkward = "|!/\\#?%'\"\0\t\n\u007f\u0085\ud800\udbff\udc00\udfff\uffff\ufffe :._-}{~一\u4e00\u9fff\ua000";

    [Fact]
    public void Parts_OfAnyKey_AreThoseItWasMadeOf() => AnyText.Array[1, 4].Sample(parts =>
    {
        if (TableKey.TryOf(out var key, parts))
            Assert.Equal(parts, TableKey.Parts(key));
    });

    [Fact]
    public void Of_AnyTwoListsOfParts_MakeTheSameKeyOnlyIfTheyAreTheSame() =>
        Gen.Select(AnyText.Array[1, 3], AnyText.Array[1, 3]).Sample((one, other) =>
        {
            if (TableKey.TryOf(out var a, one) && TableKey.TryOf(out var b, other))
                Assert.Equal(one.SequenceEqual(other), a == b);
        });

    [Fact]
    public void Of_AnyParts_HoldsNothingTheServiceRefuses() => AnyText.Array[1, 4].Sample(parts =>
    {
        if (!TableKey.TryOf(out var key, parts))
            return;
        Assert.InRange(key.Length, 1, TableKey.MaxLength);
        Assert.DoesNotContain(key, c => c is '/' or '\\' or '#' or '?' or '%' or '\'' || char.IsControl(c) || char.IsSurrogate(c));
    });

    [Fact]
    public void Under_AnyParts_HoldsTheKeysBelowThemAndNoOther() =>
        Gen.Select(AnyText.Array[1, 2], AnyText.Array[1, 3]).Sample((parts, others) =>
        {
            if (!TableKey.TryOf(out _, parts) || !TableKey.TryOf(out var key, others) || !TableKey.TryOf(out var below, [.. parts, .. others]))
                return;
            var range = TableKey.Under(parts);
            Assert.True(IsIn(range, below));
            Assert.Equal(others.Length > parts.Length && others.Take(parts.Length).SequenceEqual(parts), IsIn(range, key));
        });

    [Theory]
    [InlineData("a/b", "a#b")]
    [InlineData("a|b", "a!007Cb")]
    [InlineData("", "!")]
    [InlineData("a\ud800", "a\ufffd")]
    [InlineData("A", "a")]
    [InlineData("é", "e\u0301")]
    public void Of_AlikeParts_MakeDifferentKeys(string one, string other) =>
        Assert.NotEqual(TableKey.Of(one), TableKey.Of(other));

    [Fact]
    public void Of_SeparatorInAPart_IsNoSeparator() => Assert.NotEqual(TableKey.Of("a|b"), TableKey.Of("a", "b"));

    [Theory]
    [InlineData("branch:第一党支部", "branch:第一党支部")]
    [InlineData("a/b c", "a!002Fb!0020c")]
    [InlineData("", "!")]
    public void Of_Part_StaysReadableWhereItCan(string part, string key) => Assert.Equal(key, TableKey.Of(part));

    [Theory]
    [InlineData("a!")]
    [InlineData("a!00")]
    [InlineData("!0061")]
    [InlineData("!007c")]
    [InlineData("!zzzz")]
    [InlineData("a b")]
    [InlineData("a||b")]
    [InlineData("")]
    public void Parts_OfAKeyOfNobodysMaking_Throws(string key) => Assert.Throws<FormatException>(() => TableKey.Parts(key));

    [Fact]
    public void Of_LongestKey_IsMadeAndOneMoreThrows()
    {
        Assert.Equal(TableKey.MaxLength, TableKey.Of("a", new string('b', TableKey.MaxLength - 2)).Length);
        Assert.Throws<ArgumentException>(() => TableKey.Of("a", new string('b', TableKey.MaxLength - 1)));
        Assert.False(TableKey.TryOf(out _, new string('/', 200)));
    }

    [Fact]
    public void Of_NoParts_Throws() => Assert.Throws<ArgumentException>(() => TableKey.Of());

    [Fact]
    public void Day_AnyTwoDays_OrderAsTheDaysDo() => TwoDays.Sample((one, other) =>
        Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(string.CompareOrdinal(TableKey.Day(one), TableKey.Day(other)))));

    [Fact]
    public void DayNewestFirst_AnyTwoDays_OrderTheOtherWayRound() => TwoDays.Sample((one, other) =>
        Assert.Equal(
            Math.Sign(other.CompareTo(one)),
            Math.Sign(string.CompareOrdinal(TableKey.DayNewestFirst(one), TableKey.DayNewestFirst(other)))));

    [Fact]
    public void Number_AnyTwoNumbers_OrderAsTheNumbersDo() =>
        Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Long[0, 999_999_999_999]).Sample((one, other) =>
            Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(string.CompareOrdinal(TableKey.Number(one), TableKey.Number(other)))));

    [Fact]
    public void Readable_AnyText_IsItsBeginningAndOccursInKeys() => AnyText.Sample(text =>
    {
        var readable = TableKey.Readable(text);
        Assert.StartsWith(readable, text, StringComparison.Ordinal);
        Assert.DoesNotContain(readable, c => char.IsControl(c) || char.IsSurrogate(c) || c is '\'' or '/' or '}');
    });

    private static Gen<(DateOnly, DateOnly)> TwoDays { get; } = Gen.Select(
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber),
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber));

    private static bool IsIn(KeyRange range, string key) =>
        string.CompareOrdinal(range.From, key) <= 0 && string.CompareOrdinal(key, range.To) < 0;
}
