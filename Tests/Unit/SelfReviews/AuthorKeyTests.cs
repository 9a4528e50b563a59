using System.Security.Cryptography;
using System.Text;
using BotApp.Storage.SelfReviews;
using CsCheck;

namespace BotApp.Tests.Unit.SelfReviews;

public sealed class AuthorKeyTests
{
    private static readonly AuthorKey Key = new(AuthorKey.Make());

    [Fact]
    public void TryOpen_AnyText_IsWhatWasSealed() => Gen.String.Sample(text =>
    {
        // A lone half of a surrogate pair is no text; UTF-8 replaces it.
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return Key.TryOpen(Key.Seal(text, "here"), "here", "before", out var opened) && opened == expected;
    });

    [Fact]
    public void Seal_Twice_IsDifferent() => Assert.NotEqual(Key.Seal("同", "here"), Key.Seal("同", "here"));

    [Fact]
    public void TryOpen_WithAnotherKey_IsFalse() =>
        Assert.False(new AuthorKey(AuthorKey.Make()).TryOpen(Key.Seal("密", "here"), "here", "before", out _));

    [Fact]
    public void TryOpen_InAnotherPlace_Throws() =>
        Assert.ThrowsAny<CryptographicException>(() => Key.TryOpen(Key.Seal("密", "author|cycle|Draft"), "author|cycle|Submitted", "author|cycle|Draft", out _));

    [Fact]
    public void TryOpen_MarkedAsOfTheFormerFormat_Throws()
    {
        var box = Key.Seal("密", "author|cycle|Draft|submitted");
        box[0] = 1;

        Assert.ThrowsAny<CryptographicException>(() => Key.TryOpen(box, "author|cycle|Draft|submitted", "author|cycle|Draft", out _));
    }

    [Fact]
    public void TryOpen_AnyByteChanged_NeverOpens()
    {
        var box = Key.Seal("密", "here");
        for (var i = 0; i < box.Length; i++)
        {
            byte[] changed = [.. box];
            changed[i] ^= 1;
            Assert.False(Opens(changed));
        }
    }

    private static bool Opens(byte[] box)
    {
        try
        {
            return Key.TryOpen(box, "here", "before", out _);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
