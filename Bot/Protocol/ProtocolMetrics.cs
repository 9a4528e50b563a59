using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BotApp.Protocol;

/// <summary>Metrics of the protocol layer, under the meter <see cref="MeterName"/>. No ids, no content.</summary>
internal sealed class ProtocolMetrics
{
    public const string MeterName = "BotApp.Protocol";

    private readonly Counter<long> rejections;
    private readonly Histogram<double> turns;
    private readonly Counter<long> calls;
    private readonly Counter<long> throttles;

    public ProtocolMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        rejections = meter.CreateCounter<long>("bot.rejections", description: "Requests turned away, by reason");
        turns = meter.CreateHistogram<double>("bot.turns", "s", "Turns, by activity type, kind and outcome");
        calls = meter.CreateCounter<long>("bot.connector.calls", description: "Connector calls, by operation and outcome");
        throttles = meter.CreateCounter<long>("bot.connector.throttles", description: "Connector calls given up as throttled");
    }

    public void Rejected(Rejection reason) => rejections.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Turned(string type, string kind, string outcome, TimeSpan took) =>
        turns.Record(took.TotalSeconds, new TagList { { "type", type }, { "kind", kind }, { "outcome", outcome } });

    public void Called(string operation, Attempt result)
    {
        calls.Add(1, new TagList { { "operation", operation }, { "outcome", OutcomeOf(result) } });
        if (result is Attempt.Answered { Status: 429 or 412 })
            throttles.Add(1, new KeyValuePair<string, object?>("operation", operation));
    }

    /// <summary>The outcome of an attempt in one word.</summary>
    public static string OutcomeOf(Attempt result) => result switch
    {
        Attempt.Answered answer => $"{answer.Status / 100}xx",
        Attempt.NeverLeft => "not-sent",
        _ => "unknown",
    };
}
