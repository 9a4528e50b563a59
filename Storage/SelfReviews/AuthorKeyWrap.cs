using System.Security.Cryptography;
using BotApp.Storage.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BotApp.Storage.SelfReviews;

/// <summary>What happens to an author's key that no certificate opens.</summary>
public sealed class AuthorKeyOptions
{
    /// <summary>It counts as destroyed: the certificate is lost for good, and the author gets a new key with the next text.</summary>
    public bool AllowUnreadableKeys { get; set; }
}

/// <summary>Wraps the keys of authors with the key ring of Data Protection, bound to its author.</summary>
public sealed class AuthorKeyWrap(IDataProtectionProvider protection, IKeyManager ring, IOptions<AuthorKeyOptions> options, TimeProvider time)
{
    // A host reads the ring at least once a day; Data Protection itself makes a key two days before it is used.
    private static readonly TimeSpan KnownToAll = TimeSpan.FromDays(2);

    // https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details
    private const int IdAt = 4;
    private const int IdSize = 16;

    internal byte[] Wrap(string author, byte[] secret) => Protector(author).Protect(secret);

    /// <summary>Opens a wrapped key; null when it cannot be opened and may be given up.</summary>
    /// <exception cref="CryptographicException">It does not open here, but may on another host or under another certificate.</exception>
    internal byte[]? Open(string author, byte[] wrapped)
    {
        try
        {
            return Protector(author).Unprotect(wrapped);
        }
        catch (CryptographicException e)
        {
            // InRing reads the stored ring: a key that another host has just made is not lost.
            if (InRing(wrapped)?.Opens() is true)
                throw;
            if (options.Value.AllowUnreadableKeys)
                return null;
            throw new CryptographicException(
                "The key of an author of self-reviews was wrapped under a certificate that is not set. Set it in DataProtection:FormerCertificates or DataProtection:FormerCertificatePaths; "
                + "if it is lost, and with it what this author has written so far, set DataProtection:AllowUnreadableKeys to true.", e);
        }
    }

    /// <summary>Wraps a key again under the ring's current key, so that a former certificate is no longer needed; null if not needed or too early.</summary>
    /// <exception cref="CryptographicException">It does not open here.</exception>
    internal byte[]? Renew(string author, byte[] wrapped)
    {
        if (Protector(author) is not IPersistedDataProtector protector)
            return null;
        var secret = protector.DangerousUnprotect(wrapped, ignoreRevocationErrors: false, out var isOfFormerKey, out _);
        try
        {
            if (!isOfFormerKey)
                return null;
            var renewed = protector.Protect(secret);
            return IsKnownToAll(renewed) ? renewed : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    // On a host that cannot open the new key yet, the author would be locked out.
    private bool IsKnownToAll(byte[] wrapped) => InRing(wrapped) is { } key && key.CreationDate + KnownToAll <= time.GetUtcNow();

    private IKey? InRing(byte[] wrapped) =>
        wrapped.Length < IdAt + IdSize ? null : ring.GetAllKeys().FirstOrDefault(key => key.KeyId == new Guid(wrapped.AsSpan(IdAt, IdSize)));

    // The author is part of the purpose: a wrapped key copied to another author's row does not open.
    private IDataProtector Protector(string author) => protection.CreateProtector("BotApp.SelfReviews.AuthorKey", author);
}
