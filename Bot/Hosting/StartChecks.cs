using BotApp.Office;
using BotApp.Protocol;
using BotApp.Storage.Migrations;
using BotApp.Storage.Queues;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>
/// Checks before the host starts. Its services check the same, but only here a refusal is a plain sentence for the
/// operator; there the host would log it as a fault with its stack.
/// </summary>
internal static partial class StartChecks
{
    /// <summary>Checks the settings, then who can reach the bot, then the storage.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="StorageNotReadyException">The storage cannot be used.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        if (Telemetry.Faults(services.GetRequiredService<IConfiguration>()).ToArray() is { Length: > 0 } faults)
            throw new OptionsValidationException(nameof(Telemetry), typeof(Telemetry), faults);
        services.GetRequiredService<AuthenticationOffGuard>().CheckConfiguration();
        LogStart(services);
        // In parallel. If the tables are not ready, that is reported without waiting for the queue.
        var tables = services.GetRequiredService<StorageMigrations>().MigrateAsync(ct);
        var queue = services.GetRequiredService<DeliveryQueue>().OpenAsync(ct);
        await tables;
        await queue;
    }

    // Logged because with a mistyped year the office would owe nothing, and nobody would notice.
    private static void LogStart(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<OfficeOptions>>().Value.StartedOn is not { } day)
            return;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartChecks).FullName!);
        if (day > services.GetRequiredService<OfficeClock>().Today)
            LogNotYet(logger, day);
        else
            LogOwedFrom(logger, day);
    }

    [LoggerMessage(1, LogLevel.Information, "Something is owed from {Day:yyyy-MM-dd} on, as Office:StartedOn says.")]
    private static partial void LogOwedFrom(ILogger logger, DateOnly day);

    [LoggerMessage(2, LogLevel.Warning, "Office:StartedOn is {Day:yyyy-MM-dd}, which lies ahead: nothing is owed before that day.")]
    private static partial void LogNotYet(ILogger logger, DateOnly day);
}
