using BotApp.Delivery;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>How long a host that is told to stop may take: what is in flight is finished, then the rest ends.</summary>
internal static class StopTime
{
    // For the turns, the files and the server itself, which end one after the other.
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(20);

    /// <summary>The longest it can be set to.</summary>
    public static TimeSpan Most => DeliveryOptions.LongestStop + Beside;

    /// <summary>Gives the host the time that its setting asks for; .NET's own limit is thirty seconds for all services together.</summary>
    public static IServiceCollection AddStopTime(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IOptions<DeliveryOptions>>((host, delivery) => host.ShutdownTimeout = delivery.Value.StopLimit + Beside);
        return services;
    }
}
