using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BotApp.Storage.SelfReviews;

/// <summary>Seals and opens texts of one author: AES-256-GCM, a fresh nonce each time, bound to where the text is stored and what is said of it there.</summary>
/// <remarks>
/// A box is <c>format (1) | key id (8) | nonce (12) | tag (16) | ciphertext</c>. The key id distinguishes a text whose key
/// was destroyed from one that was tampered with. Builds before this one sealed in format 1, bound to the place alone; such a
/// box still opens. As each format is bound to another text, a box whose format is changed does not.
/// </remarks>
internal sealed class AuthorKey
{
    private const byte Format = 2;
    private const byte FormerFormat = 1;
    private const int SecretSize = 32;
    private const int IdSize = 8;
    private const int IdAt = 1;
    private const int NonceAt = IdAt + IdSize;
    private static readonly int TagAt = NonceAt + AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TextAt = TagAt + AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _id;
    private readonly byte[] _secret;

    /// <summary>A key from the bytes that <see cref="Make"/> returned.</summary>
    public AuthorKey(byte[] kept)
    {
        if (kept.Length != IdSize + SecretSize)
            throw new CryptographicException("Not the key of an author.");
        (_id, _secret) = (kept[..IdSize], kept[IdSize..]);
    }

    /// <summary>The bytes of a new key, id and secret.</summary>
    public static byte[] Make() => RandomNumberGenerator.GetBytes(IdSize + SecretSize);

    /// <param name="bound">Where the text will be stored and what is said of it there; it opens under nothing else.</param>
    public byte[] Seal(string text, string bound)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[TextAt + plain.Length];
        box[0] = Format;
        _id.CopyTo(box, IdAt);
        RandomNumberGenerator.Fill(box.AsSpan(NonceAt, TagAt - NonceAt));
        using var aes = new AesGcm(_secret, TextAt - TagAt);
        aes.Encrypt(box.AsSpan(NonceAt, TagAt - NonceAt), plain, box.AsSpan(TextAt), box.AsSpan(TagAt, TextAt - TagAt), Encoding.UTF8.GetBytes(bound));
        CryptographicOperations.ZeroMemory(plain);
        return box;
    }

    /// <summary>Opens a box; false when it was sealed with another key, which is then gone.</summary>
    /// <param name="place">What a box of the former format is bound to.</param>
    /// <exception cref="CryptographicException">The box was changed or moved, or what it is bound to was changed.</exception>
    public bool TryOpen(byte[] box, string bound, string place, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (box.Length < TextAt || box[0] is not (Format or FormerFormat))
            throw new CryptographicException("Not a sealed text.");
        if (!box.AsSpan(IdAt, IdSize).SequenceEqual(_id))
            return false;

        var plain = new byte[box.Length - TextAt];
        using var aes = new AesGcm(_secret, TextAt - TagAt);
        aes.Decrypt(box.AsSpan(NonceAt, TagAt - NonceAt), box.AsSpan(TextAt), box.AsSpan(TagAt, TextAt - TagAt), plain, Encoding.UTF8.GetBytes(box[0] is Format ? bound : place));
        text = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return true;
    }
}
