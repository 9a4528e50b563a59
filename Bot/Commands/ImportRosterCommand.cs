using System.CommandLine;
using System.Globalization;
using BotApp.Features.Import;
using BotApp.Features.Roster.Import;

namespace BotApp.Commands;

/// <summary><c>import roster FILE [--partial | --replace [--yes]] [--json] [--lang zh|en]</c>.</summary>
internal static class ImportRosterCommand
{
    /// <param name="roster">Creates the roster's writer; called once the arguments are valid.</param>
    public static Command Create(Func<IRosterWriter> roster)
    {
        var file = new Argument<string>("FILE") { Description = "CSV 或 XLSX 文件 / CSV or XLSX file" };
        var partial = new Option<bool>("--partial") { Description = "只写入正确的行，列出其余各行 / write the good rows, list the others" };
        var replace = new Option<bool>("--replace") { Description = "文件即完整名册，不在其中的行予以删除 / the file is the whole roster; remove what it does not name" };
        var sure = new Option<bool>("--yes") { Description = "确认删除整个单位或多行 / yes, also where whole units or many rows come off" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var language = new Option<string>("--lang") { Description = "消息语言 / language of the messages", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("roster", "导入名册 / import the roster") { file, partial, replace, sure, json, language };
        command.Validators.Add(result =>
        {
            if (result.GetValue(partial) && result.GetValue(replace))
                result.AddError("--partial 与 --replace 不能同时使用 / --partial and --replace exclude each other");
        });
        command.SetAction((parsed, ct) =>
        {
            var report = new ImportReport(
                new ImportTexts(CultureInfo.GetCultureInfo(parsed.GetValue(language) == "en" ? "en" : "zh-CN")),
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error);
            var request = new ImportRequest(parsed.GetValue(partial), parsed.GetValue(replace), parsed.GetValue(sure));
            return ImportFile.RunAsync(
                parsed.GetRequiredValue(file), report.WrongUsage, async stream => report.Outcome(await new ImportRoster(roster()).RunAsync(stream, request, ct)));
        });
        return command;
    }
}
