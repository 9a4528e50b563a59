using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using BotApp.Storage.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Unit.Hosting;

public sealed class RingSuccessionTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void Replace_TheKeyInUseAndTheNextOneLieUnencrypted_EachHasASuccessor()
    {
        var stored = new Stored();
        var (next, former, used) = (Make(stored, Now.AddDays(1)), Make(stored, Now.AddDays(-80)), Make(stored, Now.AddDays(-2)));

        Assert.Equal(2, Replace(stored));

        var made = stored.Keys.Where(key => key.IsEncrypted).ToList();
        Assert.Equal([Now, Now.AddDays(1).AddSeconds(1)], made.Select(key => key.From).Order());
        Assert.Equal(0, Replace(stored));
        Assert.Equal(5, stored.Keys.Select(key => key.Id).Union([next, former, used]).Count());
    }

    [Fact]
    public void Replace_OnTwoHostsThatStartAtTheSameTime_MakesTheSameKey()
    {
        var stored = new Stored();
        Make(stored, Now.AddDays(-2));
        var other = new Stored(stored);

        Replace(stored);
        Replace(other);

        Assert.Equal(stored.Keys[^1].Id, other.Keys[^1].Id);
        Assert.Equal(2, stored.Keys.Count);
    }

    [Fact]
    public void Replace_TheKeyInUseIsEncrypted_MakesNone()
    {
        var stored = new Stored();
        Make(stored, Now.AddDays(-40));
        Make(stored, Now.AddDays(-2), isEncrypted: true);

        Assert.Equal(0, Replace(stored));
    }

    // What has run out is replaced by the ring itself.
    [Fact]
    public void Replace_NoKeyOrOneThatHasRunOut_MakesNone()
    {
        var stored = new Stored();
        Assert.Equal(0, Replace(stored));
        Make(stored, Now.AddDays(-91));

        Assert.Equal(0, Replace(stored));
    }

    private static int Replace(Stored stored)
    {
        using var services = Services(stored, isEncrypting: true);
        return services.GetRequiredService<RingSuccession>().ReplaceUnencrypted(Now);
    }

    private static Guid Make(Stored stored, DateTimeOffset from, bool isEncrypted = false)
    {
        using var services = Services(stored, isEncrypted);
        return services.GetRequiredService<IKeyManager>().CreateNewKey(from, from.AddDays(90)).KeyId;
    }

    private static ServiceProvider Services(Stored stored, bool isEncrypting)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<RingSuccession>();
        var protection = services.AddDataProtection().AddKeyManagementOptions(keys => keys.XmlRepository = stored);
        if (isEncrypting)
            protection.ProtectKeysWithCertificate(Certificate());
        return services.BuildServiceProvider();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    private sealed class Stored(Stored? former = null) : IXmlRepository
    {
        private readonly List<XElement> elements = [.. former?.elements ?? []];

        public IReadOnlyList<(Guid Id, DateTimeOffset From, bool IsEncrypted)> Keys =>
            [.. elements.Select(e => ((Guid)e.Attribute("id")!, (DateTimeOffset)e.Element("activationDate")!, !e.Descendants("masterKey").Any()))];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. elements];

        public void StoreElement(XElement element, string friendlyName) => elements.Add(element);
    }
}
