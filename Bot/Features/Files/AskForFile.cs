using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.General;
using BotApp.Office;
using BotApp.Protocol;
using BotApp.Storage.OneDay;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Files;

/// <summary><c>年报 2026</c> and <c>导出 2026</c>: asks whether the file may be put into the person's own storage.</summary>
internal sealed class AskForFile(OfficeFiles files, OneDayStore questions, Outgoing outgoing, IOptions<FilesOptions> options)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    // In the first months of a year, people mean the year that is over.
    private const int LastMonthOfReporting = 3;

    /// <summary>年报.</summary>
    public Task<Reply> ReportAsync(Turn turn, string argument, CancellationToken ct) => AskAsync(turn, OfficeFileKind.Report, argument, ct);

    /// <summary>导出.</summary>
    public Task<Reply> RecordsAsync(Turn turn, string argument, CancellationToken ct) => AskAsync(turn, OfficeFileKind.Records, argument, ct);

    /// <summary>年报2026, 导出2026: Chinese is written without spaces.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct)
    {
        var (word, year) = sentence.Length > 2 ? (sentence[..2], sentence[2..]) : ("", "");
        OfficeFileKind? kind = word switch { "年报" => OfficeFileKind.Report, "导出" => OfficeFileKind.Records, _ => null };
        if (kind is not { } asked || YearIn(year, turn.Today) is null)
            return null;
        return turn.IsShared ? new Reply.Text(turn.Texts.SharedOnly) : await AskAsync(turn, asked, year, ct);
    }

    private async Task<Reply> AskAsync(Turn turn, OfficeFileKind kind, string argument, CancellationToken ct)
    {
        if (YearIn(argument, turn.Today) is not { } year)
            return new Reply.Text(turn.Texts.FileWhichYear(kind is OfficeFileKind.Report ? turn.Texts.CommandReport : turn.Texts.CommandExport, YearIn("", turn.Today)!.Value));
        // Plans and terms lie ahead and can be exported; a report only covers what has happened.
        if (kind is OfficeFileKind.Report && year > turn.Today.Year)
            return new Reply.Text(turn.Texts.FileReportAhead(year));

        var request = new FileRequest(kind, year);
        var name = OfficeFiles.NameOf(request, turn.Texts);
        await using var file = await files.MakeAsync(request, turn.Roster, turn.Texts, ct);
        if (options.Value.EffectiveFolder is { } folder)
            return new Reply.Card(NoticeCard.Render(new NoticeCard.Data(turn.Texts.FileWritten, await WriteAsync(file, folder, name, ct)), turn.Texts));

        var id = OperationId.Of("file", turn.ConversationId, turn.Activity.Id ?? "");
        await questions.SaveAsync(turn.Person.Id, id, JsonSerializer.Serialize(request, FilesJson.Default.FileRequest), ct);
        var description = kind is OfficeFileKind.Report ? turn.Texts.FileReportAbout(year) : turn.Texts.FileRecordsAbout(year);
        await outgoing.PostAsync(turn.Activity, FileConsent.Ask(name, description, file.Length, id, turn.Now + OneDayStore.Lifetime), ct);
        return turn.Activity.Type is ActivityTypes.Message ? new Reply.Silent() : new Reply.Text(turn.Texts.FileAsked);
    }

    /// <summary>The year meant: 2026, 2026年, 去年, or without one the year that is reported on now; null if it is not a year.</summary>
    internal static int? YearIn(string argument, DateOnly today)
    {
        var text = TextFolding.Fold(argument).Replace(" ", "", StringComparison.Ordinal).TrimEnd('度');
        int? shift = text switch
        {
            "" => today.Month <= LastMonthOfReporting ? -1 : 0,
            "今年" or "本年" or "thisyear" => 0,
            "去年" or "上年" or "lastyear" => -1,
            "前年" => -2,
            "明年" or "nextyear" => 1,
            _ => null,
        };
        if (shift is { } years)
            return today.Year + years;
        return int.TryParse(text.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null;
    }

    private static async Task<string> WriteAsync(Stream file, string folder, string name, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        await using var to = new FileStream(path, FileMode.Create, FileAccess.Write);
        await file.CopyToAsync(to, ct);
        return path;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FileRequest))]
internal sealed partial class FilesJson : JsonSerializerContext;
