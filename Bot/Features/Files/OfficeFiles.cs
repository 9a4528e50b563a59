using System.Globalization;
using BotApp.Cards.Texts;
using BotApp.Documents;
using BotApp.Features.AnnualReport;
using BotApp.Features.Export;
using BotApp.Office.Roster;

namespace BotApp.Features.Files;

/// <summary>Which file.</summary>
internal enum OfficeFileKind
{
    /// <summary>年报.</summary>
    Report,

    /// <summary>导出.</summary>
    Records,
}

/// <summary>A file that was asked for. This is all that is kept between question and answer.</summary>
internal sealed record FileRequest(OfficeFileKind Kind, int Year);

/// <summary>Makes the files of the office.</summary>
internal sealed class OfficeFiles(MakeReport report, ExportRecords export)
{
    /// <summary>What the file is called.</summary>
    public static string NameOf(FileRequest request, CardTexts texts)
    {
        var year = request.Year.ToString(CultureInfo.InvariantCulture);
        return request.Kind is OfficeFileKind.Report ? $"{texts.FileReportName}-{year}.docx" : $"{texts.FileRecordsName}-{year}.xlsx";
    }

    /// <summary>Makes it, on the disk and without a name there; the caller closes it.</summary>
    public async Task<Stream> MakeAsync(FileRequest request, RosterSnapshot roster, CardTexts texts, CancellationToken ct)
    {
        var file = NamelessFile.Create();
        try
        {
            if (request.Kind is OfficeFileKind.Report)
                await report.WriteAsync(request.Year, roster, file, ct);
            else
                await export.WriteAsync(request.Year, roster, texts, file, ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
