using BotApp.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;

namespace BotApp.Tests.Unit.Hosting;

public sealed class KeyProtectionTests
{
    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Staging", "", false)]
    public async Task Start_WithoutACertificate_NamesTheSettingAndTheFix(string environment, string? path, bool allowed)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(environment, path, allowed));

        Assert.Contains("DataProtection:CertificatePath", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DataProtection:AllowUnprotectedKeys", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, false)]
    [InlineData("Production", "ring.pfx", false)]
    [InlineData("Production", null, true)]
    public async Task Start_InDevelopmentOrProtectedOrAllowed_GoesOn(string environment, string? path, bool allowed) =>
        await StartAsync(environment, path, allowed);

    [Fact]
    public void AddKeyProtection_CertificateThatIsNotThere_NamesTheSetting()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["DataProtection:CertificatePath"] = "no-such-file.pfx" }).Build();

        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(configuration));

        Assert.Contains("DataProtection:CertificatePath 'no-such-file.pfx' cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    private static Task StartAsync(string environment, string? path, bool allowed)
    {
        var options = new KeyProtectionOptions { CertificatePath = path, AllowUnprotectedKeys = allowed };
        var host = Mock.Of<IHostEnvironment>(h => h.EnvironmentName == environment);
        return new KeyProtectionGuard(Options.Create(options), host).StartingAsync(TestContext.Current.CancellationToken);
    }
}
