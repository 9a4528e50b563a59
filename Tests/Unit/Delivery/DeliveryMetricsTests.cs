using System.Diagnostics.Metrics;
using BotApp.Delivery;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BotApp.Tests.Unit.Delivery;

public sealed class DeliveryMetricsTests
{
    // A depth of nothing, or of long ago, would be an all-clear.
    [Fact]
    public void QueueDepth_WhatCouldNotBeRead_IsNotTold()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var metrics = new DeliveryMetrics(factory);

        Assert.Empty(Read(factory));

        metrics.Depth(7, 2);
        Assert.Equal([("bot.delivery.dead_letters_kept", 2), ("bot.delivery.queue_depth", 7)], Read(factory));

        metrics.DepthUnknown();
        Assert.Empty(Read(factory));
    }

    // As an exporter has it, which may keep what it saw last.
    [Fact]
    public void QueueDepth_WhatCouldNotBeRead_IsNotExported()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var exported = new List<string>();
        // A name is listened to in the whole process, where other tests measure under it too.
        using var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(DeliveryMetrics.MeterName).AddView(i => i.Meter.Scope == factory ? null : MetricStreamConfiguration.Drop)
            .AddReader(new BaseExportingMetricReader(new Keeping(exported))).Build();
        var metrics = new DeliveryMetrics(factory);

        metrics.Depth(7, 2);
        provider.ForceFlush();
        Assert.Equal(["bot.delivery.dead_letters_kept", "bot.delivery.queue_depth"], exported.Order(StringComparer.Ordinal));

        exported.Clear();
        metrics.DepthUnknown();
        provider.ForceFlush();
        Assert.Empty(exported);
    }

    private sealed class Keeping(List<string> exported) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
                foreach (var _ in metric.GetMetricPoints())
                    exported.Add(metric.Name);
            return ExportResult.Success;
        }
    }

    private static (string Name, int Value)[] Read(IMeterFactory factory)
    {
        var read = new List<(string, int)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == factory)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => read.Add((instrument.Name, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. read.Order()];
    }
}
