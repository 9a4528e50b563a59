using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BotApp.Features.Import;
using BotApp.Features.Records.Import;

namespace BotApp.Commands;

/// <summary><c>import records FILE [--register NAME] [--partial] [--json] [--lang zh|en]</c>.</summary>
internal static class ImportRecordsCommand
{
    /// <param name="import">Creates the use case; called once the arguments are valid.</param>
    public static Command Create(Func<ImportRecords> import)
    {
        var file = new Argument<string>("FILE") { Description = "CSV 或 XLSX 文件 / CSV or XLSX file" };
        var register = new Option<string?>("--register") { Description = "所有行的登记事项；不写则由工作表名或“登记事项”列说明 / register of all rows; else the sheet's name or a column says it" };
        var partial = new Option<bool>("--partial") { Description = "只写入正确的行，列出其余各行 / write the good rows, list the others" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var language = new Option<string>("--lang") { Description = "消息语言 / language of the messages", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("records", "导入已有的记录 / import records that an office keeps already") { file, register, partial, json, language };
        command.SetAction((parsed, ct) =>
        {
            var report = new ImportRecordsReport(
                new ImportTexts(CultureInfo.GetCultureInfo(parsed.GetValue(language) == "en" ? "en" : "zh-CN")),
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error);
            var request = new ImportRecordsRequest(parsed.GetValue(partial), parsed.GetValue(register));
            return ImportFile.RunAsync(parsed.GetRequiredValue(file), report.WrongUsage, async stream => report.Outcome(await import().RunAsync(stream, request, ct)));
        });
        return command;
    }
}

/// <summary>Prints the result of an import of records, as text or JSON, and chooses the exit code.</summary>
internal sealed class ImportRecordsReport(ImportTexts texts, bool json, TextWriter output, TextWriter error)
{
    // The JSON has all of them.
    private const int MostNotices = 20;

    /// <summary>Reports wrong usage; returns exit code 2.</summary>
    public int WrongUsage(string key, params string[] arguments)
    {
        error.WriteLine(texts.Say(key, arguments));
        return ExitCode.WrongUsage;
    }

    /// <summary>Reports the outcome; returns 0 when something was imported now or before, 1 otherwise.</summary>
    public int Outcome(ImportRecordsOutcome outcome)
    {
        foreach (var fault in outcome.Errors)
            error.WriteLine(texts.Say(fault));
        foreach (var notice in outcome.Notices.Take(MostNotices))
            error.WriteLine(texts.Say(notice));
        if (outcome.Notices.Count is > MostNotices and var all)
            error.WriteLine(texts.Say("more-notices", $"{all - MostNotices}"));
        if (outcome.Written is null)
            error.WriteLine(texts.Say("refused", $"{outcome.Errors.Count}"));

        var (added, known) = outcome.Written ?? (0, 0);
        if (json)
            output.WriteLine(JsonSerializer.Serialize(
                new ImportRecordsData(
                    outcome.Written is null ? "refused" : outcome.Errors.Count > 0 ? "partial" : "done",
                    added,
                    known,
                    outcome.WithoutWords,
                    outcome.TasksFromBefore,
                    [.. outcome.Errors.Select(e => ImportFault.Of(e, texts))],
                    [.. outcome.Notices.Select(e => ImportFault.Of(e, texts))]),
                ImportReportJson.Readable.ImportRecordsData));
        else if (outcome.Written is not null)
        {
            output.WriteLine(outcome.Errors.Count > 0
                ? texts.Say("records-partial", $"{added}", $"{known}", $"{outcome.Errors.Count}")
                : texts.Say("records-done", $"{added}", $"{known}"));
            if (outcome.WithoutWords > 0)
                output.WriteLine(texts.Say("records-without-words", $"{outcome.WithoutWords}"));
            if (outcome.TasksFromBefore > 0)
                output.WriteLine(texts.Say("records-tasks-from-before", $"{outcome.TasksFromBefore}"));
        }

        return outcome.Written is null ? ExitCode.Refused : ExitCode.Done;
    }
}

/// <summary>The result of an import of records as <c>--json</c> prints it.</summary>
/// <param name="Outcome"><c>done</c>, <c>partial</c> or <c>refused</c>.</param>
/// <param name="WithoutWords">How many meetings were imported without their wording, as the office has set.</param>
/// <param name="TasksFromBefore">How many tasks of meetings were due before the office used the assistant; nobody is asked for them.</param>
internal sealed record ImportRecordsData(string Outcome, int Added, int Unchanged, int WithoutWords, int TasksFromBefore, IReadOnlyList<ImportFault> Errors, IReadOnlyList<ImportFault> Notices);
