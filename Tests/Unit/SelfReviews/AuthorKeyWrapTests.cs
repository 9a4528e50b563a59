using System.Security.Cryptography;
using BotApp.Storage.SelfReviews;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace BotApp.Tests.Unit.SelfReviews;

public sealed class AuthorKeyWrapTests
{
    private static readonly byte[] Secret = AuthorKey.Make();

    [Fact]
    public void Open_UnderAKeyThatTheRingHasNoMore_IsGivenUpIfThatIsAllowed()
    {
        var wrapped = Wrap([]).Wrap("p1", Secret);

        Assert.Null(Wrap([], allows: true).Open("p1", wrapped));
        Assert.Throws<CryptographicException>(() => Wrap([]).Open("p1", wrapped));
    }

    [Fact]
    public void Open_UnderAKeyThatThisHostHasNotReadYet_IsNotGivenUp()
    {
        var wrapped = Wrap([]).Wrap("p1", Secret);
        var id = new Guid(wrapped.AsSpan(4, 16));
        var made = Mock.Of<IKey>(k => k.KeyId == id && k.CreateEncryptor() == Mock.Of<IAuthenticatedEncryptor>());

        Assert.ThrowsAny<CryptographicException>(() => Wrap([made], allows: true).Open("p1", wrapped));
    }

    // Each has a key of its own, which no other opens.
    private static AuthorKeyWrap Wrap(IReadOnlyCollection<IKey> ring, bool allows = false) => new(
        new EphemeralDataProtectionProvider(NullLoggerFactory.Instance),
        Mock.Of<IKeyManager>(m => m.GetAllKeys() == ring),
        Options.Create(new AuthorKeyOptions { AllowUnreadableKeys = allows }),
        TimeProvider.System);
}
