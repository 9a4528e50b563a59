using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace BotApp.Tests.Integration.Telemetry;

/// <summary>What an operator sees of the bot from outside, and what nobody sees there.</summary>
[Collection(nameof(MetersOfOneHost))]
public sealed class TelemetryTests(AzuriteFixture azurite)
{
    private const string Topic = "唯一的议题q7x2";
    private const string Absentee = "司徒不在场";

    [Fact]
    public async Task Serve_WithAnEndpoint_TellsOfTurnsSendsAndTheOutbox()
    {
        await using var collector = await Collector.StartAsync(OfficeHost.Stop);
        await using var office = await StartAsync(collector);

        await LogMeetingAsync(office);
        await office.DispatchAsync();

        await SeenAsync(collector, "metrics", "bot.turns", "command log", "click meeting.save", "bot.connector.calls", "bot.outbox.messages",
            "bot.outbox.age", "bot.delivery.queue_depth", "bot.delivery.dead_letters_kept");
        await SeenAsync(collector, "traces", "turn", "click meeting.save", "bot.activity.id", "connector ", "bot.outbox.kind");
        await SeenAsync(collector, "logs", "TurnId", "ActivityId", "click meeting.save");
    }

    [Fact]
    public async Task Serve_WithAnEndpoint_TellsNothingOfWhatWasWritten()
    {
        await using var collector = await Collector.StartAsync(OfficeHost.Stop);
        await using var office = await StartAsync(collector);

        await LogMeetingAsync(office);
        await office.Recorder.SayAsync($"{Topic}是什么意思");
        await office.Stranger.SayAsync(Topic);
        await office.DispatchAsync();
        await SeenAsync(collector, "traces", "sentence", "click meeting.save", "bot.outbox.kind");
        await SeenAsync(collector, "logs", "sentence", "click meeting.save");
        await SeenAsync(collector, "metrics", "bot.outbox.messages");

        foreach (var told in new[] { collector.TextOf("traces"), collector.TextOf("logs"), collector.TextOf("metrics"), string.Join('\n', office.Logs.Lines) })
        {
            Assert.DoesNotContain(Topic, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Absentee, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Serve_WithAnEndpoint_TellsNothingOfASelfReviewNorOfALedger()
    {
        const string problem = "唯一的问题q7x3";
        const string measure = "唯一的措施q7x4";
        const string task = "唯一的任务q7x5";
        await using var collector = await Collector.StartAsync(OfficeHost.Stop);
        await using var office = await StartAsync(collector);

        await office.OpenCycleAsync();
        await office.Member.SubmitAsync((problem, measure));
        await office.Member.ForgeAsync("review.add", new() { ["problem1"] = problem, ["v"] = "99" });
        var form = await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人");
        await office.Recorder.ClickAsync(form, "meeting.save", changed: [("actions", $"{task} | 沈一舟 | 2026-11-30")]);
        await office.DispatchAsync();
        var item = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), "ledger.open");
        await office.Member.ClickAsync(item.Card, "ledger.update", changed: [("note", task), ("due", task)]);
        await SeenAsync(collector, "traces", "click review.submit", "click ledger.update", "bot.outbox.kind");
        await SeenAsync(collector, "logs", "click review.submit", "click ledger.update");

        foreach (var told in new[] { collector.TextOf("traces"), collector.TextOf("logs"), collector.TextOf("metrics"), string.Join('\n', office.Logs.Lines) })
            Assert.All((string[])[problem, measure, task], text => Assert.DoesNotContain(text, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_WithoutAnEndpoint_ExportsNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Null(office.Services.GetService<TracerProvider>());
        Assert.Null(office.Services.GetService<OpenTelemetry.Metrics.MeterProvider>());
    }

    private Task<OfficeHost> StartAsync(Collector collector) => OfficeHost.StartAsync(
        azurite,
        OfficeHost.StartAt,
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "200"));

    private static async Task LogMeetingAsync(OfficeHost office)
    {
        var card = await office.Recorder.SayAsync($"记 刚开完支委会，应到7人实到6人，{Absentee}出差，传达学习{Topic}");
        var saved = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("topic", Topic), ("absent", $"{Absentee}:出差"), ("actions", "整理纪要 | 林晓禾 | 2026-11-30")]);
        Assert.Contains(Topic, saved.Card.Text, StringComparison.Ordinal);
    }

    private static async Task SeenAsync(Collector collector, string signal, params string[] texts)
    {
        await OfficeHost.EventuallyAsync(
            () =>
            {
                var told = collector.TextOf(signal);
                return Task.FromResult("still missing: " + string.Join(", ", texts.Where(text => !told.Contains(text, StringComparison.Ordinal))));
            },
            missing => missing is "still missing: ");
    }
}
