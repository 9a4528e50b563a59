using BotApp.Protocol;
using BotApp.Storage.Migrations;
using BotApp.Storage.Queues;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>
/// What must hold before the host starts. Its services check the same; here a refusal is still a sentence for the
/// operator, there the host has logged it as a fault with its stack.
/// </summary>
internal static class StartChecks
{
    /// <summary>Settings first, then who may reach the bot, then the storage.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="StorageNotReadyException">The storage cannot be used.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        if (Telemetry.Faults(services.GetRequiredService<IConfiguration>()).ToArray() is { Length: > 0 } faults)
            throw new OptionsValidationException(nameof(Telemetry), typeof(Telemetry), faults);
        services.GetRequiredService<AuthenticationOffGuard>().CheckConfiguration();
        // Asked beside each other. Where the tables are not ready, that is told without waiting for the queue.
        var tables = services.GetRequiredService<StorageMigrations>().MigrateAsync(ct);
        var queue = services.GetRequiredService<DeliveryQueue>().OpenAsync(ct);
        await tables;
        await queue;
    }

}
