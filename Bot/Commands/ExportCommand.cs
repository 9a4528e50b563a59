using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.Texts;
using BotApp.Features.Export;
using BotApp.Features.Roster;
using BotApp.Storage.Migrations;

namespace BotApp.Commands;

/// <summary><c>export …</c>.</summary>
internal static class ExportCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services) =>
        new("export", "导出 / export") { ExportRecordsCommand.Create(services), ExportTemplateCommand.Create(services), ExportPersonCommand.Create(services) };
}

/// <summary><c>export records --year Y --out FILE.xlsx [--json] [--lang zh|en]</c>.</summary>
internal static class ExportRecordsCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var year = YearOf.Option("--year", "年份 / the year");
        var file = OutputFile.Option(".xlsx");
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var language = new Option<string>("--lang") { Description = "表头语言 / language of the headings", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("records", "导出一年的记录，每个登记簿一张表 / export the records of a year, one sheet a register") { year, file, json, language };
        command.SetAction(async (parsed, ct) =>
        {
            var (of, path, output) = (parsed.GetRequiredValue(year), parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output);
            var texts = CardTexts.For(parsed.GetValue(language));
            var office = services();
            await office.GetRequiredService<StorageMigrations>().OpenAsync(writes: false, ct);
            var roster = await office.GetRequiredService<StoredRosterWriter>().ReadAsync(ct);
            var done = await OutputFile.WriteAsync(
                path,
                stream => office.GetRequiredService<ExportRecords>().WriteAsync(of, roster, texts, stream, ct),
                parsed.InvocationConfiguration.Error);
            if (done is null)
                return ExitCode.Refused;

            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new ExportReport(path, of, done.Sheets, done.Records), ExportJson.Readable.ExportReport)
                : string.Create(CultureInfo.InvariantCulture, $"{path}: {of} 年 {done.Records} 条记录，{done.Sheets} 张表。"));
            if (done.DeletedThrough is { } deleted && !parsed.GetValue(json))
                await output.WriteLineAsync(CardTexts.For(null).RecordsDeleted(deleted));
            return ExitCode.Done;
        });
        return command;
    }
}

/// <param name="Sheets">Number of registers that have records in the year.</param>
internal sealed record ExportReport(string File, int Year, int Sheets, int Records);

[JsonSerializable(typeof(ExportReport))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    private static ExportJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the output goes to a terminal or a program.</summary>
    public static ExportJson Readable => s_readable ??=
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
