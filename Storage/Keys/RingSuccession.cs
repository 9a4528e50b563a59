using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.Extensions.Options;

namespace BotApp.Storage.Keys;

/// <summary>Replaces keys of the ring that lie unencrypted in the storage because a certificate was set only later.</summary>
public sealed class RingSuccession(IKeyManager ring, IOptions<KeyManagementOptions> options)
{
    private const string KeyElement = "key";
    private const string KeyId = "id";

    // https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format
    private static readonly XName EncryptedElement = XName.Get("encryptedSecret", "http://schemas.asp.net/2015/03/dataProtection");

    /// <summary>Gives each unencrypted key that is in use, or will be, a successor that takes over from it at once.</summary>
    /// <param name="now">By the clock of the machine, as the ring goes by that.</param>
    /// <returns>How many there were.</returns>
    public int ReplaceUnencrypted(DateTimeOffset now)
    {
        var keys = ring.GetAllKeys();
        var unencrypted = Unencrypted();
        var replaced = keys.Where(key => unencrypted.Contains(key.KeyId) && IsOrWillBeInUse(key) && !HasSuccessor(key)).ToList();
        foreach (var key in replaced)
        {
            // The ring uses the key that was activated last.
            var from = key.ActivationDate < now ? now : key.ActivationDate.AddSeconds(1);
            // Given an id, unlike by IKeyManager: hosts that start at the same time make one key between them. With one each, none could
            // open until tomorrow what the other has wrapped.
            ((IInternalXmlKeyManager)ring).CreateNewKey(SuccessorOf(key.KeyId), now, from, from + options.Value.NewKeyLifetime);
        }

        return replaced.Count;

        bool IsOrWillBeInUse(IKey key) => !key.IsRevoked && key.ExpirationDate > now
            && !keys.Any(other => other.ActivationDate > key.ActivationDate && other.ActivationDate <= now);

        bool HasSuccessor(IKey key) => keys.Any(other => other.KeyId == SuccessorOf(key.KeyId));
    }

    private HashSet<Guid> Unencrypted() =>
    [
        .. options.Value.XmlRepository!.GetAllElements()
            .Where(element => element.Name == KeyElement && !element.Descendants(EncryptedElement).Any())
            .Select(element => (Guid)element.Attribute(KeyId)!),
    ];

    private static Guid SuccessorOf(Guid key) => new(SHA256.HashData(key.ToByteArray()).AsSpan(0, 16));
}
