using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Roster;
using BotApp.Features.Settings;
using BotApp.Features.Status;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Roster;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Commands;

/// <summary><c>status [--period P] [--json]</c>: the numbers of a channel's summary, for all units.</summary>
internal static class StatusCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var period = new Option<string?>("--period") { Description = "本月、上月、11月、三季度、2026 等；不写为本月 / this month unless said" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var command = new Command("status", "各单位状态 / how the units stand") { period, json };
        command.SetAction(async (parsed, ct) =>
        {
            var provider = services();
            var clock = provider.GetRequiredService<OfficeClock>();
            if (StatusPeriodReader.Read(parsed.GetValue(period), clock.Today) is not { } asked)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    $"--period '{parsed.GetValue(period)}': write 本月, 上月, 11月, 三季度, 2026, 2026-11, 2026-Q3 or the like.");
                return ExitCode.WrongUsage;
            }

            var (report, question) = await AskAsync(provider, asked, clock, ct);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? Json(report, question) : Text(report, clock.Now));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<(StatusReport Report, StatusQuestion Question)> AskAsync(
        IServiceProvider services, StatusPeriod period, OfficeClock clock, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: false, ct);
        // Perhaps no host is running, so dispatch the outbox first.
        await services.GetRequiredService<OutboxDispatcher>().DispatchAllAsync(ct);
        await services.GetRequiredService<SettingsView>().RefreshAsync(ct);
        await services.GetRequiredService<CalendarView>().RefreshAsync(ct);

        var office = services.GetRequiredService<IOptions<OfficeOptions>>().Value;
        var stored = await services.GetRequiredService<RosterStore>().ReadAsync(ct);
        var roster = RosterMapping.Read(stored.Rows, office.Admins, office.Zone);
        var left = StatusNames.Left(await services.GetRequiredService<FormerUnits>().OfAsync(roster, ct), CardTexts.For(null));
        var units = StatusNames.Apart(StatusScope.OfChannel(roster, [], left), CardTexts.For(null));
        var question = new StatusQuestion(
            roster, units, IsWhole: true, period, clock.Today, office.OwesFrom(stored.FirstImportedAt));
        return (await services.GetRequiredService<StatusQuery>().AskAsync(question, ct), question);
    }

    private static string Text(StatusReport report, DateTimeOffset now)
    {
        var t = CardTexts.For(null);
        var all = report.Obligations;
        List<string> lines =
        [
            t.StatusTitle + t.Separator + StatusNames.Of(report.Period, t) + t.Separator + t.StatusAsOf(now) + (report.LeavesOut ? t.Separator + t.StatusLeavesOut : ""),
            .. report.DeletedThrough is { } deleted ? (string[])[t.RecordsDeleted(deleted)] : [],
            $"{t.StatusObligations}: {t.StatusCounts(all.Done, all.Due, all.Overdue)}",
            .. report.Earlier > 0 ? (string[])[t.StatusEarlierTitle(report.Earlier)] : [],
            $"{t.StatusMeetings}: {t.StatusHeld(report.Units.Sum(u => u.Held), report.Study)}",
            .. report.Rounds.Select(r => $"{t.StatusReview(r.Name)}: {t.StatusSubmitted(r.Submitted, r.Members)}"),
            .. report.MoreRounds > 0 ? (string[])[t.StatusMoreReviews(report.MoreRounds)] : [],
            $"{t.StatusLedgers}: {t.StatusOpenItems(report.Open, report.OpenOverdue)}",
            .. report.Reminders.Select(r =>
                $"{t.StatusReminder(r.Holiday?.Zh ?? t.StatusOfficeReminder, r.Day)}: {t.StatusConfirmed(r.Acknowledged, r.Delivered, r.Recipients)}"),
            "",
            string.Join('\t', t.StatusUnit, t.StatusLegendDone, t.StatusLegendDue, t.StatusLegendOverdue, t.StatusMeetings, t.StatusOpenColumn, t.StatusLegendOverdue),
            .. report.Units.Select(u => string.Join(
                '\t', u.Unit.Name, u.Counts.Done, u.Counts.Due, u.Counts.Overdue, u.Held, u.Open, u.OpenOverdue)),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Json(StatusReport report, StatusQuestion question) => JsonSerializer.Serialize(
        new StatusJson(
            report.Period.ToString(),
            FieldValues.Format(report.Period.Days.First),
            FieldValues.Format(report.Period.Days.Last),
            FieldValues.Format(question.Today),
            report.DeletedThrough is { } deleted ? FieldValues.Format(deleted) : null,
            Counts(report.Obligations),
            report.Earlier,
            [.. report.Meetings.Select(m => new RegisterJson(m.Register.Register.Code, m.Register.Register.Name.Zh, m.Count))],
            report.Study,
            [.. report.Ledgers.Select(Ledger)],
            [.. report.Rounds.Select(r => new ReviewJson(r.Name, FieldValues.Format(r.Due), r.Submitted, r.Members))],
            [.. report.Reminders.Select(r => new ReminderJson(r.Holiday?.Zh, FieldValues.Format(r.Day), r.Recipients, r.Delivered, r.Acknowledged))],
            [.. report.Units.Select(u => Unit(u, report))]),
        StatusJsonContext.Default.StatusJson);

    private static UnitJson Unit(UnitStatus unit, StatusReport report) => new(
        unit.Unit.Id,
        unit.Unit.Name,
        Counts(unit.Counts),
        ObligationCounts.Of(unit.Earlier).Overdue,
        [.. unit.Meetings.Select(m => new RegisterJson(m.Register.Register.Code, m.Register.Register.Name.Zh, m.Count))],
        unit.Study,
        [.. unit.Ledgers.Select(Ledger)],
        [
            .. from review in report.Rounds
               from line in review.Units
               where line.Unit.Id == unit.Unit.Id
               select new ReviewJson(review.Name, FieldValues.Format(review.Due), line.Submitted, line.Members),
        ]);

    private static LedgerJson Ledger(LedgerCount ledger) => new(
        ledger.Register.Register.Code,
        ledger.Register.Register.Name.Zh,
        ledger.Open.ToDictionary(s => s.Status, s => s.Count, StringComparer.Ordinal),
        ledger.Total,
        ledger.Overdue);

    private static CountsJson Counts(ObligationCounts counts) => new(counts.Done, counts.Due, counts.Overdue);
}

internal sealed record StatusJson(
    string Period,
    string From,
    string To,
    string Today,
    string? DeletedThrough,
    CountsJson Obligations,
    int EarlierOverdue,
    IReadOnlyList<RegisterJson> Meetings,
    int Study,
    IReadOnlyList<LedgerJson> Ledgers,
    IReadOnlyList<ReviewJson> Reviews,
    IReadOnlyList<ReminderJson> Reminders,
    IReadOnlyList<UnitJson> Units);

internal sealed record CountsJson(int Done, int Due, int Overdue);

internal sealed record RegisterJson(string Register, string Name, int Count);

internal sealed record LedgerJson(string Register, string Name, IReadOnlyDictionary<string, int> ByStatus, int Open, int Overdue);

internal sealed record ReviewJson(string Name, string Due, int Submitted, int Members);

internal sealed record ReminderJson(string? Holiday, string Day, int Recipients, int Delivered, int Acknowledged);

internal sealed record UnitJson(
    string Id,
    string Name,
    CountsJson Obligations,
    int EarlierOverdue,
    IReadOnlyList<RegisterJson> Meetings,
    int Study,
    IReadOnlyList<LedgerJson> Ledgers,
    IReadOnlyList<ReviewJson> Reviews);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StatusJson))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
