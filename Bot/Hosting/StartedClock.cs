using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>Section <c>Clock</c>; for Development only.</summary>
internal sealed class ClockOptions
{
    /// <summary>Where the clock starts, e.g. <c>2026-02-10T08:59:00+08:00</c>; it runs on from there. Default: now.</summary>
    public DateTimeOffset? StartAt { get; set; }
}

/// <summary>The system clock, shifted to start at another time, e.g. to see a future day.</summary>
internal sealed class StartedClock(DateTimeOffset startAt) : TimeProvider
{
    private readonly TimeSpan shift = startAt - System.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}

internal static class ClockSetup
{
    /// <summary>Adds the clock; a start time set outside Development stops the start.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClockOptions>()
            .Bind(configuration.GetSection("Clock"))
            .Validate<IHostEnvironment>(
                (clock, environment) => clock.StartAt is null || environment.IsDevelopment(),
                "Clock:StartAt is for Development alone; remove it.")
            .ValidateOnStart();
        services.TryAddSingleton<TimeProvider>(s =>
            s.GetRequiredService<IOptions<ClockOptions>>().Value.StartAt is { } start ? new StartedClock(start) : TimeProvider.System);
        return services;
    }
}
