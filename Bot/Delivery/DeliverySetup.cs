using BotApp.Storage.Deliveries;
using BotApp.Storage.Units;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

internal static class DeliverySetup
{
    /// <summary>Adds planning and reading of deliveries, without background work.</summary>
    public static IServiceCollection AddDeliveryPlans(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>());
        services.Replace(ServiceDescriptor.Singleton(s => s.GetRequiredService<IOptions<DeliveryOptions>>().Value is var set
            ? new DeliveryTiming(set.ClaimLimit, set.UnknownGrace)
            : throw new System.Diagnostics.UnreachableException()));
        services.TryAddSingleton<DeliverySignal>();
        services.TryAddSingleton<DeliveryPlanner>();
        services.TryAddSingleton<GivenUpWork>();
        return services;
    }

    /// <summary>Adds the sending that runs beside <c>serve</c>. Features add their <see cref="IDeliveryContent"/>, one <see cref="IDayMessage"/> and one <see cref="IDayClock"/>.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => HostName.New());
        services.TryAddSingleton<IClaimNames, ClaimNames>();
        services.TryAddSingleton<DeliveryMetrics>();
        services.TryAddSingleton<ServiceAddresses>();
        services.TryAddSingleton<ConnectorBreaker>();
        services.TryAddSingleton<ISendPort, ConnectorPort>();
        services.TryAddSingleton<IDayClock, OfficeDays>();
        services.TryAddSingleton<IDayMessage, NoDayMessage>();
        services.TryAddSingleton<Reachability>();
        services.TryAddSingleton<MessageSender>();
        services.TryAddSingleton<DayRouter>();
        services.TryAddSingleton<DeliveryRouter>();
        services.TryAddSingleton<ChunkWorker>();
        services.TryAddSingleton<WorkSource>();
        services.TryAddSingleton<WorkPump>();
        services.TryAddSingleton<OpenOccurrences>();
        services.TryAddSingleton<CancelledOccurrences>();
        services.TryAddSingleton<ForgottenWork>();
        services.TryAddSingleton<OldDeliveries>();
        services.TryAddSingleton<OldOperations>();
        services.TryAddSingleton<HostBeats>();
        services.AddHostedService<HostPulse>();
        services.AddHostedService<DeliveryWorker>();
        services.AddHostedService<DeliverySweeper>();
        services.AddHostedService<OldDeliveriesWork>();
        return services;
    }
}
