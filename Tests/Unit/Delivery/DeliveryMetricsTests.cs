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

    public static TheoryData<object, string, bool> Sends => new()
    {
        { new PortResult.Sent("m"), "sent", false },
        { new PortResult.Unknown("timed-out"), "unknown", false },
        { new PortResult.NotNow(TimeSpan.FromSeconds(1), "throttled"), "not-now", true },
        { new PortResult.NotNow(TimeSpan.FromSeconds(1), "no-token"), "not-now", false },
        { new PortResult.Unreachable("blocked"), "unreachable", false },
        { new PortResult.Refused("too-large"), "refused", false },
    };

    [Theory]
    [MemberData(nameof(Sends))]
    public void Sent_EachOutcome_IsCountedUnderItsName(object result, string outcome, bool isThrottled)
    {
        var counted = Counted(metrics => metrics.Sent((PortResult)result));

        Assert.Equal(
            isThrottled ? [("bot.delivery.sends", 1.0, outcome), ("bot.delivery.throttles", 1.0, null)] : [("bot.delivery.sends", 1.0, outcome)], counted);
    }

    [Fact]
    public void GivenUp_IsCounted() => Assert.Equal([("bot.delivery.dead_letters", 1.0, null)], Counted(metrics => metrics.GivenUp()));

    [Theory]
    [InlineData(2.5, 2.5)]
    [InlineData(-2.5, 0)]
    public void TakenUp_IsTheAgeAndNeverLessThanNothing(double seconds, double told) =>
        Assert.Equal([("bot.delivery.queue_age", told, null)], Counted(metrics => metrics.TakenUp(TimeSpan.FromSeconds(seconds))));

    private static List<(string Name, double Value, string? Outcome)> Counted(Action<DeliveryMetrics> what)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var counted = new List<(string, double, string?)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == factory)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        what(new DeliveryMetrics(factory));
        return counted;

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            counted.Add((instrument.Name, value, tags is [{ Key: "outcome" } tag] ? tag.Value as string : null));
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
