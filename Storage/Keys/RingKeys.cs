using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace BotApp.Storage.Keys;

/// <summary>A key of the ring, as this host's certificates can read it.</summary>
public static class RingKeys
{
    /// <summary>Whether this host can decrypt the key.</summary>
    public static bool Opens(this IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
