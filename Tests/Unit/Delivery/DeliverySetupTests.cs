using BotApp.Delivery;
using BotApp.Office;
using BotApp.Protocol;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>The parts fit together, and the settings reach them.</summary>
public sealed class DeliverySetupTests
{
    [Fact]
    public async Task AddDelivery_TheParts_AreComplete()
    {
        await using var services = Services([]);

        Assert.Equal(
            [typeof(HostPulse), typeof(DeliveryWorker), typeof(DeliverySweeper), typeof(OldDeliveriesWork)],
            services.GetServices<IHostedService>().Select(s => s.GetType()).Where(t => t.Namespace == typeof(DeliveryWorker).Namespace));
        Assert.IsType<ConnectorPort>(services.GetRequiredService<ISendPort>());
        Assert.IsType<OfficeDays>(services.GetRequiredService<IDayClock>());
        Assert.IsType<NoDayMessage>(services.GetRequiredService<IDayMessage>());
        Assert.NotNull(services.GetRequiredService<Reachability>());
        Assert.NotNull(services.GetRequiredService<CancelledOccurrences>());
    }

    [Fact]
    public async Task AddDeliveryPlans_Alone_IsEnoughToPlanAndToTakeUp()
    {
        await using var services = Services([], alone: true);

        Assert.NotNull(services.GetRequiredService<GivenUpWork>());
        Assert.NotNull(services.GetRequiredService<DeliverySignal>());
        Assert.NotNull(ActivatorUtilities.CreateInstance<DeliveryPlanner>(services, ActivatorUtilities.CreateInstance<CancelledOccurrences>(services)));
    }

    [Fact]
    public async Task AddDeliveryPlans_Settings_ReachTheStore()
    {
        await using var services = Services(new() { ["Delivery:ClaimLimit"] = "00:02:00", ["Delivery:UnknownGrace"] = "00:03:00" });

        Assert.Equal(new DeliveryTiming(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)), services.GetRequiredService<DeliveryStore>().Timing);
    }

    [Fact]
    public async Task AddDeliveryPlans_AWrongSetting_IsNamedAtTheStart()
    {
        await using var services = Services(new() { ["Delivery:KeepDays"] = "1" });

        var fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("Delivery:KeepDays is 1", fault.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings, bool alone = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(Mock.Of<IHostApplicationLifetime>())
            .AddSingleton(Mock.Of<IConnector>())
            .AddSingleton<SendRates>()
            .AddOffice(configuration)
            .AddOfficeStorage(configuration)
            .AddDeliveryPlans(configuration);
        if (!alone)
            services.AddDelivery();
        return services.BuildServiceProvider();
    }
}
