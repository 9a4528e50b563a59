using BotApp.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class BotOptionsTests
{
    private const string Guid1 = "11111111-1111-1111-1111-111111111111";

    [Fact]
    public void Validate_SingleTenantWithSecret_IsRight() => Assert.Empty(Failures(("AppId", Guid1), ("TenantId", Guid1), ("ClientSecret", "s")));

    [Fact]
    public void Validate_AuthenticationOffAndNothingElse_IsRight() => Assert.Empty(Failures(("Authentication", "None")));

    [Theory]
    [InlineData("Bot:AppId", "AppId", "")]
    [InlineData("Bot:AppId", "AppId", "bot")]
    [InlineData("Bot:TenantId", "TenantId", "")]
    [InlineData("Bot:TenantId", "TenantId", "contoso.onmicrosoft.com")]
    [InlineData("Bot:AppType", "AppType", "MultiTenant")]
    [InlineData("Bot:Authentication", "Authentication", "Off")]
    [InlineData("Bot:Authentication", "Authentication", "none")]
    [InlineData("Bot:Cloud", "Cloud", "Mars")]
    [InlineData("Bot:AllowedServiceHosts", "Cloud", "China")]
    [InlineData("Bot:OpenIdMetadata", "OpenIdMetadata", "http://login.example/keys")]
    [InlineData("Bot:OpenIdMetadata", "OpenIdMetadata", "keys")]
    [InlineData("Bot:AllowedTenants", "AllowedTenants:0", "contoso")]
    [InlineData("Bot:AllowedServiceHosts", "AllowedServiceHosts:0", "https://smba.trafficmanager.net/")]
    [InlineData("Bot:AllowedServiceHosts", "AllowedServiceHosts:0", "*.trafficmanager.net")]
    [InlineData("Bot:AllowedUploadHosts", "AllowedUploadHosts:0", "https://files.example/")]
    [InlineData("Bot:MaxSendsPerSecond", "MaxSendsPerSecond", "0")]
    [InlineData("Bot:MaxSendsPerSecond", "MaxSendsPerSecond", "51")]
    [InlineData("Bot:CertificatePath", "CertificatePath", "no-such-file.pem")]
    public void Validate_WrongValue_NamesTheSettingAndTheFix(string setting, string key, string value)
    {
        var failure = Assert.Single(Failures(("AppId", Guid1), ("TenantId", Guid1), (key, value)));

        Assert.StartsWith(setting, failure, StringComparison.Ordinal);
        Assert.Contains("Set ", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/keys")]
    [InlineData("http://localhost:5000/keys")]
    [InlineData("http://[::1]:5000/keys")]
    [InlineData("https://login.example/keys")]
    public void Validate_MetadataOverHttpsOrLoopback_IsRight(string metadata) =>
        Assert.Empty(Failures(("AppId", Guid1), ("TenantId", Guid1), ("OpenIdMetadata", metadata)));

    [Fact]
    public void Validate_ManagedIdentityWithSecret_IsWrong() =>
        Assert.Single(Failures(("AppId", Guid1), ("TenantId", Guid1), ("AppType", "UserAssignedMSI"), ("ClientSecret", "s")));

    [Theory]
    [InlineData("AllowedTenants:0", "AllowedTenants:1")]
    [InlineData("AllowedTenants", null)]
    public void Bind_ListOfTenants_AsItemsOrOneValue(string first, string? second)
    {
        const string Other = "22222222-2222-2222-2222-222222222222";
        (string, string)[] settings = second is null ? [(first, $"{Guid1}, {Other}")] : [(first, Guid1), (second, Other)];

        Assert.Equal([Guid1, Other], Bind([("Authentication", "None"), .. settings]).Value.AllowedTenants);
    }

    [Theory]
    [InlineData("Public", "https://api.botframework.com", "smba.trafficmanager.net")]
    [InlineData("USGov", "https://api.botframework.us", "smba.infra.gov.teams.microsoft.us")]
    public void Environment_OfACloud_HasItsAddresses(string cloud, string issuer, string host)
    {
        var environment = Bind([("Authentication", "None"), ("Cloud", cloud)]).Value.Environment;

        Assert.Equal(issuer, environment.Issuer);
        Assert.Contains(host, environment.ServiceHosts);
    }

    [Fact]
    public void Environment_SetOtherwise_Wins()
    {
        var environment = Bind([
            ("Authentication", "None"), ("Cloud", "China"), ("Issuer", "https://issuer.example"), ("OpenIdMetadata", "https://keys.example/"),
            ("AllowedServiceHosts:0", "connector.example")]).Value.Environment;

        Assert.Equal("https://issuer.example", environment.Issuer);
        Assert.Equal("https://keys.example/", environment.OpenIdMetadata.AbsoluteUri);
        Assert.Equal(["connector.example"], environment.ServiceHosts);
    }

    private static IReadOnlyList<string> Failures(params (string Key, string Value)[] settings)
    {
        try
        {
            _ = Bind(settings).Value;
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }

    private static IOptions<BotOptions> Bind((string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
            values["Bot:" + key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddBotProtocol(configuration).BuildServiceProvider().GetRequiredService<IOptions<BotOptions>>();
    }
}
