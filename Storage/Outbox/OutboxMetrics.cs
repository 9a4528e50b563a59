using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BotApp.Storage.Outbox;

/// <summary>Metrics of the dispatcher, under the meter <see cref="MeterName"/>. No ids, no content.</summary>
public sealed class OutboxMetrics
{
    public const string MeterName = "BotApp.Storage";

    private readonly Counter<long> messages;
    private readonly Histogram<double> age;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        messages = meter.CreateCounter<long>("bot.outbox.messages", description: "Outbox messages, by kind and outcome: done, failed, given-up");
        age = meter.CreateHistogram<double>("bot.outbox.age", "s", "How long a message lay before it was handed over");
    }

    internal void Done(string kind, TimeSpan after)
    {
        Count(kind, "done");
        age.Record(Math.Max(0, after.TotalSeconds), new KeyValuePair<string, object?>("kind", kind));
    }

    internal void Failed(string? kind) => Count(kind, "failed");

    internal void GivenUp(string? kind) => Count(kind, "given-up");

    private void Count(string? kind, string outcome) => messages.Add(1, new TagList { { "kind", kind ?? "unreadable" }, { "outcome", outcome } });
}
