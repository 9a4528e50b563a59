using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace BotApp.Protocol;

/// <summary>The claims of a token whose signature, issuer and audience were verified.</summary>
/// <param name="Key">The key that signed it, from the key set at that time.</param>
/// <param name="KeyId">Id of the key in a set.</param>
/// <param name="Expires">Seconds since 1970 (RFC 7519, 4.1.4).</param>
/// <param name="NotBefore">Seconds since 1970 (RFC 7519, 4.1.5).</param>
internal sealed record KnownToken(SigningKey Key, string KeyId, long Expires, long? NotBefore, TokenGrant Grant);

/// <summary>
/// Verified tokens, by their digest. The channel sends one token with many activities for about an hour, and verifying its
/// signature is most of the cost of a check: without this memory, RSA took 11 % of a turn's processor time, and the bot
/// reached 76 % of its speed without tokens; with it 93 % (<c>./bench turns help</c>). Whether a token is current, and its key
/// still the channel's, is checked each time.
/// </summary>
internal sealed class KnownTokens
{
    /// <summary>The channel uses one per service URL; more come from a test, or from many tenants.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<Digest, KnownToken> known = new();

    /// <summary>The token, if it was verified before.</summary>
    public KnownToken? Find(ReadOnlySpan<char> token) => known.GetValueOrDefault(Digest.Of(token));

    /// <summary>Remembers a token; only verified ones, so that nobody else can fill the memory.</summary>
    public void Add(ReadOnlySpan<char> token, KnownToken right)
    {
        if (known.Count >= Most)
            known.Clear();
        known[Digest.Of(token)] = right;
    }

    /// <summary>SHA-256; the token itself is not kept.</summary>
    private readonly record struct Digest(UInt128 First, UInt128 Second)
    {
        public static Digest Of(ReadOnlySpan<char> token)
        {
            Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(token.Length)];
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(token, utf8)], hash);
            return new Digest(
                BinaryPrimitives.ReadUInt128LittleEndian(hash),
                BinaryPrimitives.ReadUInt128LittleEndian(hash[16..]));
        }
    }
}
