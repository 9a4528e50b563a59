using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>
/// Allows <c>Bot:Authentication=None</c> only in Development with every listening address on loopback; otherwise the
/// host does not start. Checked twice: the configuration before the server listens, then the addresses it listens on, as
/// code may have added some. In between, <see cref="BotAuthentication"/> refuses requests from other machines.
/// </summary>
internal sealed class AuthenticationOffGuard(
    IOptions<BotOptions> options, IHostEnvironment environment, IConfiguration configuration, IServer server)
    : IHostedLifecycleService
{
    /// <summary>The first check, before anything listens or is written.</summary>
    /// <exception cref="OptionsValidationException">Other machines could reach a bot that requires no token.</exception>
    public void CheckConfiguration()
    {
        if (!options.Value.AuthenticationIsOff)
            return;
        if (!environment.IsDevelopment())
            throw Refusal($"the environment is {environment.EnvironmentName}, not Development");
        Check(ConfiguredAddresses(configuration));
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        CheckConfiguration();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AuthenticationIsOff)
            Check(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);

        return Task.CompletedTask;
    }

    /// <summary>All addresses in the configuration, whichever of them takes precedence.</summary>
    internal static IEnumerable<string> ConfiguredAddresses(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]);
        foreach (var url in urls)
            yield return url;

        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            if (endpoint["Url"] is { Length: > 0 } url)
                yield return url;
        }

        // Bare ports mean all interfaces; they apply only if no address is given.
        if (urls.Length == 0)
        {
            foreach (var port in Split(configuration["http_ports"]))
                yield return $"http://*:{port}";
            foreach (var port in Split(configuration["https_ports"]))
                yield return $"https://*:{port}";
        }
    }

    internal static bool IsLoopbackAddress(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return !binding.IsUnixPipe && !binding.IsNamedPipe && Loopback.IsHost(binding.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Check(IEnumerable<string> addresses)
    {
        if (addresses.FirstOrDefault(a => !IsLoopbackAddress(a)) is { } open)
            throw Refusal($"the host listens on {open}, which is not a loopback address");
    }

    private static OptionsValidationException Refusal(string reason) => new(
        BotOptions.Section,
        typeof(BotOptions),
        [$"Bot:Authentication is None, but {reason}. Set Bot:Authentication to Required, or run in Development on http://127.0.0.1 only."]);

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
