using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Features.Holidays;

namespace BotApp.Commands;

/// <summary><c>import holidays FILE [--json] [--lang zh|en]</c>.</summary>
internal static class ImportHolidaysCommand
{
    /// <param name="holidays">Creates the holidays' writer; called once the arguments are valid.</param>
    public static Command Create(Func<IHolidayWriter> holidays)
    {
        var file = new Argument<string>("FILE") { Description = "一年的节假日安排，格式同 seeds/holidays/YEAR.json / holidays of a year, in the form of seeds/holidays/YEAR.json" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var language = new Option<string>("--lang") { Description = "消息语言 / language of the messages", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("holidays", "导入节假日安排 / import the holidays of a year") { file, json, language };
        command.SetAction((parsed, ct) =>
        {
            var report = new HolidayReport(
                new HolidayTexts(CultureInfo.GetCultureInfo(parsed.GetValue(language) == "en" ? "en" : "zh-CN")),
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error);
            return ImportFile.RunAsync(
                parsed.GetRequiredValue(file), report.WrongUsage, async stream => report.Outcome(await new ImportHolidays(holidays()).RunAsync(stream, ct)));
        });
        return command;
    }
}

/// <summary>Prints the result of an import, as text or JSON, and chooses the exit code.</summary>
internal sealed class HolidayReport(HolidayTexts texts, bool json, TextWriter output, TextWriter error)
{
    /// <summary>Reports wrong usage; returns exit code 2.</summary>
    public int WrongUsage(string key, params string[] arguments)
    {
        error.WriteLine(texts.Say(key, arguments));
        return ExitCode.WrongUsage;
    }

    /// <summary>Reports the outcome; returns 0 when the arrangement is in force, 1 when the file is wrong.</summary>
    public int Outcome(HolidayImportOutcome outcome)
    {
        var (done, faults) = (outcome as HolidayImportOutcome.Done, (outcome as HolidayImportOutcome.Refused)?.Faults ?? []);
        foreach (var fault in faults)
            error.WriteLine(texts.Say(fault));
        if (done is null)
            error.WriteLine(texts.Say("refused", $"{faults.Length}"));

        if (json)
            output.WriteLine(JsonSerializer.Serialize(
                new HolidayReportData(
                    done is null ? "refused" : "done",
                    done?.Year,
                    done?.Holidays ?? 0,
                    done?.Changed ?? false,
                    [.. faults.Select(f => new HolidayReportFault(HolidayTexts.Place(f), f.Code, texts.Reason(f)))]),
                HolidayReportJson.Readable.HolidayReportData));
        else if (done is not null)
            output.WriteLine(done.Changed ? texts.Say("done", $"{done.Year}", $"{done.Holidays}") : texts.Say("nothing", $"{done.Year}"));
        return done is null ? ExitCode.Refused : ExitCode.Done;
    }
}

/// <summary>The result as <c>--json</c> prints it.</summary>
/// <param name="Outcome"><c>done</c> or <c>refused</c>.</param>
/// <param name="Year">Null when refused.</param>
internal sealed record HolidayReportData(
    string Outcome, int? Year, int Holidays, bool Changed, IReadOnlyList<HolidayReportFault> Errors);

/// <param name="Place">Place in the file, e.g. <c>holidays[2].work[0]</c>; empty for the file as a whole.</param>
internal sealed record HolidayReportFault(string Place, string Code, string Message);

[JsonSerializable(typeof(HolidayReportData))]
internal sealed partial class HolidayReportJson : JsonSerializerContext
{
    private static HolidayReportJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the output goes to a terminal or a program, never into HTML.</summary>
    public static HolidayReportJson Readable => s_readable ??=
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
