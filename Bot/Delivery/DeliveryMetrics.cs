using System.Diagnostics.Metrics;

namespace BotApp.Delivery;

/// <summary>Metrics of deliveries, under the meter <see cref="MeterName"/>. No ids, no content.</summary>
internal sealed class DeliveryMetrics
{
    public const string MeterName = "BotApp.Delivery";

    private readonly Counter<long> sends;
    private readonly Counter<long> throttles;
    private readonly Counter<long> deadLetters;
    private readonly Histogram<double> age;
    private volatile Seen? seen;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        sends = meter.CreateCounter<long>("bot.delivery.sends", description: "Proactive sends, by outcome");
        throttles = meter.CreateCounter<long>("bot.delivery.throttles", description: "Proactive sends put off as throttled");
        deadLetters = meter.CreateCounter<long>("bot.delivery.dead_letters", description: "Queue messages given up");
        age = meter.CreateHistogram<double>("bot.delivery.queue_age", "s", "How long work lay after it was due");
        meter.CreateObservableGauge("bot.delivery.queue_depth", () => Told(s => s.Messages), description: "Messages in the queue, about");
        meter.CreateObservableGauge("bot.delivery.dead_letters_kept", () => Told(s => s.GivenUp), description: "Messages given up that still lie there, about");
    }

    public void Sent(PortResult result)
    {
        var outcome = result switch
        {
            PortResult.Sent => "sent",
            PortResult.Unknown => "unknown",
            PortResult.NotNow => "not-now",
            PortResult.Unreachable => "unreachable",
            _ => "refused",
        };
        sends.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (result is PortResult.NotNow { Reason: "throttled" })
            throttles.Add(1);
    }

    public void GivenUp() => deadLetters.Add(1);

    public void TakenUp(TimeSpan after) => age.Record(Math.Max(0, after.TotalSeconds));

    public void Depth(int messages, int givenUp) => seen = new Seen(messages, givenUp);

    /// <summary>The queue could not be read: report nothing, as an old number would be taken for a current one.</summary>
    public void DepthUnknown() => seen = null;

    private IEnumerable<Measurement<int>> Told(Func<Seen, int> what) => seen is { } now ? [new Measurement<int>(what(now))] : [];

    private sealed record Seen(int Messages, int GivenUp);
}
