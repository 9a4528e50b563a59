using System.Security.Cryptography;
using System.Text;

namespace BotApp.Turns;

/// <summary>
/// Derives an id from what caused an action, so that a repeated click or a redelivered message gets the same id and takes effect
/// once, without asking storage first.
/// </summary>
internal static class OperationId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(Alphabet);

    /// <summary>A hash of the parts, 26 characters of base32 (130 bits). Parts are length-prefixed, so different lists differ.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BitConverter.TryWriteBytes(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        Span<char> id = stackalloc char[26];
        for (int i = 0, bit = 0; i < id.Length; i++, bit += 5)
        {
            var pair = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            id[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(id);
    }

    /// <summary>Whether a text from a card can be such an id; anything else was tampered with.</summary>
    public static bool IsWellFormed(string? id) =>
        id is { Length: 26 } && id.AsSpan().IndexOfAnyExcept(Letters) < 0;
}
