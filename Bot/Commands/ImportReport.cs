using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Features.Import;
using BotApp.Features.Roster.Import;

namespace BotApp.Commands;

/// <summary>Prints the result of an import, as text or JSON, and chooses the exit code.</summary>
internal sealed class ImportReport(ImportTexts texts, bool json, TextWriter output, TextWriter error)
{
    // The JSON has the whole list.
    private const int MostNamed = 8;

    /// <summary>Reports wrong usage; returns exit code 2.</summary>
    public int WrongUsage(string key, params string[] arguments)
    {
        error.WriteLine(texts.Say(key, arguments));
        return ExitCode.WrongUsage;
    }

    /// <summary>Reports the outcome; returns 0 when something was imported now or before, 1 otherwise.</summary>
    public int Outcome(ImportOutcome outcome)
    {
        foreach (var fault in outcome.Errors)
            error.WriteLine(texts.Say(fault));
        foreach (var notice in outcome.Notices)
            error.WriteLine(texts.Say(notice));
        if (outcome.Unconfirmed is { } much)
            error.WriteLine(Unconfirmed(much));
        else if (outcome.Written is null)
            error.WriteLine(texts.Say(outcome.HasGoodRows ? "refused" : "refused-whole", $"{outcome.Errors.Count}"));

        if (json)
            output.WriteLine(JsonSerializer.Serialize(Json(outcome), ImportReportJson.Readable.ImportReportData));
        else if (outcome.Written is { } written)
            foreach (var line in Lines(written, outcome.Errors.Count))
                output.WriteLine(line);
        return outcome.Written is null ? ExitCode.Refused : ExitCode.Done;
    }

    private IEnumerable<string> Lines(RosterChanges written, int errors)
    {
        yield return errors > 0 ? texts.Say("partial", $"{written.Added}", $"{written.Changed}", $"{written.Unchanged}", $"{errors}")
            : written.IsEmpty ? texts.Say("nothing")
            : texts.Say("done", $"{written.Added}", $"{written.Changed}", $"{written.Removed.Length}", $"{written.Unchanged}");
        if (!written.RemovedUnits.IsEmpty)
            yield return texts.Say("units-removed", string.Join(texts.Say("list-comma"), written.RemovedUnitNames));
        // If the file has faults, it is unknown whom it leaves out.
        if (written.NotInFile > 0 && errors == 0)
            yield return texts.Say("not-in-file", $"{written.NotInFile}");
    }

    private string Unconfirmed(RosterChanges much)
    {
        var names = much.RemovedUnitNames;
        return names.IsEmpty
            ? texts.Say("rows-unconfirmed", $"{much.Removed.Length}")
            : texts.Say(
                names.Length > MostNamed ? "units-unconfirmed-more" : "units-unconfirmed",
                $"{much.Removed.Length}", $"{names.Length}", string.Join(texts.Say("list-comma"), names.Take(MostNamed)));
    }

    private ImportReportData Json(ImportOutcome outcome)
    {
        var changes = outcome.Written ?? outcome.Unconfirmed;
        return new ImportReportData(
            outcome.Unconfirmed is not null ? "unconfirmed" : outcome.Written is null ? "refused" : outcome.Errors.Count > 0 ? "partial" : "done",
            changes?.Added ?? 0,
            changes?.Changed ?? 0,
            changes?.Removed.Length ?? 0,
            changes?.Unchanged ?? 0,
            outcome.Errors.Count == 0 ? changes?.NotInFile : null,
            [.. changes?.RemovedUnitNames ?? []],
            [.. outcome.Errors.Select(e => ImportFault.Of(e, texts))],
            [.. outcome.Notices.Select(e => ImportFault.Of(e, texts))]);
    }
}

/// <summary>The result of an import as <c>--json</c> prints it.</summary>
/// <param name="Outcome"><c>done</c>, <c>partial</c>, <c>refused</c>, or <c>unconfirmed</c>; then the numbers are those that <c>--yes</c> would change.</param>
/// <param name="NotInFile">Null if some row was refused: it is then unknown whom the file leaves out.</param>
/// <param name="RemovedUnits">Names of the units removed from the roster; their records stay.</param>
internal sealed record ImportReportData(
    string Outcome, int Added, int Changed, int Removed, int Unchanged, int? NotInFile, IReadOnlyList<string> RemovedUnits, IReadOnlyList<ImportFault> Errors,
    IReadOnlyList<ImportFault> Notices);

/// <param name="Sheet">Null if it does not concern one sheet.</param>
/// <param name="Row">0 for the sheet or file as a whole.</param>
internal sealed record ImportFault(string? Sheet, int Row, string? Column, string Code, string Message)
{
    public static ImportFault Of(FileError e, ImportTexts texts) => new(e.Sheet, e.Row, e.Column, e.Code, texts.Reason(e));
}

[JsonSerializable(typeof(ImportReportData))]
[JsonSerializable(typeof(ImportRecordsData))]
internal sealed partial class ImportReportJson : JsonSerializerContext
{
    private static ImportReportJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the output goes to a terminal or a program, never into HTML.</summary>
    public static ImportReportJson Readable => s_readable ??=
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
