using BotApp.Delivery;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>How long a stopping host may take: deliveries in flight are finished first, then the rest stops.</summary>
internal static class StopTime
{
    // For turns, files and the server itself, which stop one after the other.
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(20);

    /// <summary>The longest stop that settings allow.</summary>
    public static TimeSpan Most => DeliveryOptions.LongestStop + Beside;

    /// <summary>Sets the host's limit to match; .NET's default is 30 seconds for all services together.</summary>
    public static IServiceCollection AddStopTime(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IOptions<DeliveryOptions>>((host, delivery) => host.ShutdownTimeout = delivery.Value.StopLimit + Beside);
        return services;
    }
}
