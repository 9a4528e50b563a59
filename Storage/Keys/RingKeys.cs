using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace BotApp.Storage.Keys;

/// <summary>A key of the ring, seen with the certificates of this host.</summary>
public static class RingKeys
{
    /// <summary>Whether it can be opened.</summary>
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
