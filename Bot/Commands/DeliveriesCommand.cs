using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Queues;

namespace BotApp.Commands;

/// <summary><c>deliveries [--reminder ID] [--take-up] [--json]</c>: counts by state, dead letters, and reminders that did not reach everyone.</summary>
internal static class DeliveriesCommand
{
    // Names the newest troubled reminders; the office's list has the rest.
    private const int MostNamed = 20;

    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var reminder = new Option<string?>("--reminder") { Description = "只统计这一提醒 / of this reminder alone" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var takeUp = new Option<bool>("--take-up") { Description = "先取回反复失败而搁置的任务 / first take up again what was given up" };
        var command = new Command("deliveries", "各状态的送达数 / deliveries by state") { reminder, takeUp, json };
        command.SetAction(async (parsed, ct) =>
        {
            var of = parsed.GetValue(reminder);
            if (await CountAsync(services(), of, parsed.GetValue(takeUp), ct) is not { } report)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"没有这一提醒的送达记录：{of}");
                return ExitCode.Refused;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                parsed.GetValue(json) ? JsonSerializer.Serialize(report, DeliveriesJson.Default.DeliveriesReport) : Text(report));
            if (report.DeadLetters is null)
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    "The queue of deliveries cannot be read: it does not answer, or lacks the role Storage Queue Data Contributor for whoever runs this. While that is so for the hosts, they send nothing.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <returns>Null for a reminder that was never planned.</returns>
    private static async Task<DeliveriesReport?> CountAsync(IServiceProvider services, string? reminder, bool takeUp, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: takeUp, ct);
        var outbox = services.GetRequiredService<OutboxDispatcher>();
        if (takeUp)
        {
            await services.GetRequiredService<GivenUpWork>().TakeUpAsync(ct);
            // The next sweep of a host dispatches it.
            await outbox.TakeUpAsync(ct);
        }

        var store = services.GetRequiredService<DeliveryStore>();
        var heads = await store.OccurrencesAsync(reminder, ct);
        if (reminder is not null && heads.Count == 0)
            return null;

        var sums = new DeliveryCounts();
        var troubled = new List<DeliveriesOf>();
        var times = new List<DeliveriesAt>();
        foreach (var head in heads.OrderByDescending(h => h.PlannedAt))
        {
            var counts = await store.CountAsync(head, ct);
            sums += counts;
            if (reminder is not null)
                times.Add(DeliveriesAt.Of(head.Key.Occurrence, counts));
            if (troubled.Count < MostNamed && counts.Unknown + counts.Unreachable + counts.Failed > 0)
                troubled.Add(new DeliveriesOf(head.Key.Reminder, head.Key.Occurrence, counts.Unknown, counts.Unreachable, counts.Failed));
        }

        var dead = await services.GetRequiredService<DeliveryQueue>().DeadIfReadableAsync(ct);
        return new DeliveriesReport(
            sums.Pending, sums.Sending, sums.Sent, sums.Acknowledged, sums.Unknown, sums.Unreachable, sums.Suppressed, sums.Failed,
            Math.Clamp(sums.Blocked, 0, sums.Pending), dead,
            await outbox.GivenUpAsync(ct), troubled, times.Count > 1 ? times : null);
    }

    private static string Text(DeliveriesReport report) => string.Join(
        Environment.NewLine,
        $"待发送 pending {report.Pending}",
        $"其中因设置暂不能发送（Bot:AllowedServiceHosts 或应用注册，见日志） blocked {report.Blocked}",
        $"发送中 sending {report.Sending}",
        $"已送达 sent {report.Sent}",
        $"已确认 acknowledged {report.Acknowledged}",
        $"结果不明 unknown {report.Unknown}",
        $"无法送达 unreachable {report.Unreachable}",
        $"未发送（不再需要、外出或已取消） suppressed {report.Suppressed}",
        $"发送失败 failed {report.Failed}",
        $"反复失败而搁置的任务 dead letters {report.DeadLetters?.ToString(CultureInfo.InvariantCulture) ?? "暂时读不到 not readable now"}",
        $"反复失败而搁置的保存后更新 updates given up {report.UpdatesGivenUp}") + string.Concat(report.Troubled.Select(
            of => $"{Environment.NewLine}{of.Reminder} {of.Occurrence}: unknown {of.Unknown}, unreachable {of.Unreachable}, failed {of.Failed}"))
        + (report.Times is { } times ? $"{Environment.NewLine}以上为 {times.Count} 次发送合计，同一人可能计入多次 sums of {times.Count} times, a person may count in each" : "")
        + string.Concat((report.Times ?? []).Select(
            of => $"{Environment.NewLine}{of.Occurrence}: pending {of.Pending}, sending {of.Sending}, sent {of.Sent}, acknowledged {of.Acknowledged}, unknown {of.Unknown}, unreachable {of.Unreachable}, suppressed {of.Suppressed}, failed {of.Failed}"));
}

/// <param name="Blocked">How many of the pending are blocked by settings or the registration.</param>
/// <param name="Times">For one reminder that went out several times, the counts of each, newest first; a person counts in each. Otherwise null.</param>
/// <param name="DeadLetters">For the whole office: dead letters of the queue, each for a chunk of up to dozens of deliveries. Null if the queue cannot be read.</param>
/// <param name="UpdatesGivenUp">For the whole office: dead letters of the outbox, e.g. updates of a person's list after a save.</param>
internal sealed record DeliveriesReport(
    int Pending, int Sending, int Sent, int Acknowledged, int Unknown, int Unreachable, int Suppressed, int Failed, int Blocked, int? DeadLetters, int UpdatesGivenUp,
    IReadOnlyList<DeliveriesOf> Troubled, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DeliveriesAt>? Times);

/// <summary>An occurrence of a reminder that did not reach everyone, as far as is known.</summary>
/// <param name="Reminder">The id, as <c>--reminder</c> takes it.</param>
internal sealed record DeliveriesOf(string Reminder, string Occurrence, int Unknown, int Unreachable, int Failed);

/// <summary>One occurrence of the requested reminder.</summary>
internal sealed record DeliveriesAt(
    string Occurrence, int Pending, int Sending, int Sent, int Acknowledged, int Unknown, int Unreachable, int Suppressed, int Failed)
{
    public static DeliveriesAt Of(string occurrence, DeliveryCounts of) =>
        new(occurrence, of.Pending, of.Sending, of.Sent, of.Acknowledged, of.Unknown, of.Unreachable, of.Suppressed, of.Failed);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeliveriesReport))]
internal sealed partial class DeliveriesJson : JsonSerializerContext;
