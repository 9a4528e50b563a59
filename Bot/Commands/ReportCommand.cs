using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.Texts;
using BotApp.Features.AnnualReport;
using BotApp.Features.Roster;
using BotApp.Storage.Migrations;
using BotApp.Turns;

namespace BotApp.Commands;

/// <summary><c>report YEAR --out FILE.docx [--json]</c>.</summary>
internal static class ReportCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var year = YearOf.Argument("YEAR", "年份 / the year");
        var file = OutputFile.Option(".docx");
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var command = new Command("report", "年报的统计初稿 / the statistics draft of the annual report") { year, file, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (of, path, output) = (parsed.GetRequiredValue(year), parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output);
            var office = services();
            if (await YearOf.IsAheadAsync(of, office.GetRequiredService<OfficeClock>(), parsed.InvocationConfiguration.Error))
                return ExitCode.Refused;
            await office.GetRequiredService<StorageMigrations>().OpenAsync(writes: false, ct);
            var roster = await office.GetRequiredService<StoredRosterWriter>().ReadAsync(ct);
            var counted = await OutputFile.WriteAsync(
                path, stream => office.GetRequiredService<MakeReport>().WriteAsync(of, roster, stream, ct), parsed.InvocationConfiguration.Error);
            if (counted is null)
                return ExitCode.Refused;

            var without = counted.Figures.Count(f => f.Records == 0);
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new ReportReport(path, of, counted.Figures.Count, without, counted.Checks.Count), ReportReportJson.Readable.ReportReport)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: {of} 年 {counted.Figures.Count} 个数字，其中 {without} 个没有记录；需要核对之处 {counted.Checks.Count} 处。"));
            if (counted.DeletedThrough is { } deleted && !parsed.GetValue(json))
                await output.WriteLineAsync(CardTexts.For(null).RecordsDeleted(deleted));
            return ExitCode.Done;
        });
        return command;
    }
}

/// <param name="WithoutRecords">Number of figures without any record.</param>
internal sealed record ReportReport(string File, int Year, int Figures, int WithoutRecords, int Checks);

[JsonSerializable(typeof(ReportReport))]
internal sealed partial class ReportReportJson : JsonSerializerContext
{
    private static ReportReportJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the output goes to a terminal or a program.</summary>
    public static ReportReportJson Readable => s_readable ??=
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
