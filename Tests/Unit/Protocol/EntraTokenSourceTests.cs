using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotApp.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class EntraTokenSourceTests : IDisposable
{
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private const string TenantId = "11111111-1111-1111-1111-111111111111";

    private readonly List<Uri> addresses = [];
    private readonly ScriptedHandler network;
    private HttpStatusCode status = HttpStatusCode.OK;
    private string answer = """{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"secret-token"}""";

    public EntraTokenSourceTests() => network = new ScriptedHandler((request, _) =>
    {
        addresses.Add(request.RequestUri!);
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(answer) });
    });

    public void Dispose() => network.Dispose();

    [Theory]
    [InlineData("Public", "login.microsoftonline.com", "https%3A%2F%2Fapi.botframework.com%2F.default")]
    [InlineData("USGov", "login.microsoftonline.us", "https%3A%2F%2Fapi.botframework.us%2F.default")]
    [InlineData("China", "login.partner.microsoftonline.cn", "https%3A%2F%2Fapi.botframework.azure.cn%2F.default")]
    public async Task Acquire_BySecret_AsksTheOwnTenantInTheCloudsLogin(string cloud, string host, string scope)
    {
        var token = await Source(o =>
        {
            o.Cloud = cloud;
            o.ClientSecret = "the-secret";
        }).AcquireAsync(FakeTime.Stop);

        Assert.Equal("secret-token", token.Value);
        Assert.Equal($"https://{host}/{TenantId}/oauth2/v2.0/token", Assert.Single(addresses).GetLeftPart(UriPartial.Path));
        var form = Assert.Single(network.Bodies);
        Assert.Contains("grant_type=client_credentials", form, StringComparison.Ordinal);
        Assert.Contains($"client_id={AppId}", form, StringComparison.Ordinal);
        Assert.Contains("client_secret=the-secret", form, StringComparison.Ordinal);
        Assert.Contains(scope, form, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Acquire_Again_AsksAgain()
    {
        var source = Source(o => o.ClientSecret = "s");
        await source.AcquireAsync(FakeTime.Stop);
        await source.AcquireAsync(FakeTime.Stop);

        Assert.Equal(2, addresses.Count);
    }

    [Theory]
    [InlineData(".pem")]
    [InlineData(".pfx")]
    public async Task Acquire_ByCertificate_SignsAnAssertion(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + extension);
        try
        {
            WriteCertificate(path, extension);
            await Source(o => o.CertificatePath = path).AcquireAsync(FakeTime.Stop);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("client_assertion=", Assert.Single(network.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_ByManagedIdentity_AsksTheHostForTheConnector()
    {
        answer = """{"token_type":"Bearer","expires_in":"3600","expires_on":"4102444800","resource":"r","access_token":"secret-token"}""";

        var token = await Source(o => o.AppType = "UserAssignedMSI").AcquireAsync(FakeTime.Stop);

        Assert.Equal("secret-token", token.Value);
        var query = WebUtility.UrlDecode(addresses[^1].Query);
        Assert.Contains("resource=https://api.botframework.com", query, StringComparison.Ordinal);
        Assert.Contains(AppId, query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_Refused_SaysWhyWithoutTheSecret()
    {
        status = HttpStatusCode.Unauthorized;
        answer = """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""";

        var refusal = await Assert.ThrowsAsync<ConnectorTokenException>(() => Source(o => o.ClientSecret = "the-secret").AcquireAsync(FakeTime.Stop));

        Assert.Contains("invalid_client", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_FileWithoutKey_SaysSo()
    {
        var path = Path.GetTempFileName();
        try
        {
            await Assert.ThrowsAsync<ConnectorTokenException>(() => Source(o => o.CertificatePath = path).AcquireAsync(FakeTime.Stop));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Acquire_FileThatMayNotBeRead_SaysSo()
    {
        // A folder is refused as a file of another's is, whoever runs the test.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await Assert.ThrowsAsync<ConnectorTokenException>(() => Source(o => o.CertificatePath = folder.FullName).AcquireAsync(FakeTime.Stop));
        }
        finally
        {
            folder.Delete();
        }
    }

    private static void WriteCertificate(string path, string extension)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(FakeTime.Start.AddYears(-5), FakeTime.Start.AddYears(5));
        if (extension is ".pfx")
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        else
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
    }

    private EntraTokenSource Source(Action<BotOptions> configure)
    {
        var options = new BotOptions { AppId = AppId, TenantId = TenantId };
        configure(options);
        return new EntraTokenSource(Options.Create(options), network);
    }
}
