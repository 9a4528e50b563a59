using BotApp.Features.AnnualReport;
using BotApp.Features.Roster;
using BotApp.Office.Registers;
using BotApp.Tests.Integration.Figures;
using BotApp.Tests.Support.Documents;
using BotApp.Tests.Support.Facts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.AnnualReport;

/// <summary>The report of the demo's year 2023: every number of the customer's document, read back from the PDF.</summary>
[Collection(nameof(Office2023))]
public sealed class Report2023Tests(Office2023 office)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_Year2023_ShowsEveryNumberOfTheCustomersReport()
    {
        var folder = Directory.CreateTempSubdirectory("report-").FullName;
        try
        {
            var file = Path.Combine(folder, "report.docx");
            await File.WriteAllBytesAsync(file, await BytesAsync(), Stop);

            var pdf = Assert.Single(await LibreOffice.ConvertAsync(file, "pdf", Path.Combine(folder, "pdf"), Stop));
            // Between Chinese and digits the program sets a little space; a narrow column breaks a line.
            var shown = string.Concat((await LibreOffice.PdfTextAsync(pdf, Stop)).Where(c => !char.IsWhiteSpace(c)));

            Assert.Equal(83, CustomerFacts.Figures.Count);
            Assert.DoesNotContain(CustomerFacts.Figures.Select(WordsOf), words => !shown.Contains(words, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Write_Year2023Twice_SameBytesAndNoFaults()
    {
        var (first, second) = (await BytesAsync(), await BytesAsync());

        Assert.Equal(first, second);
        using var document = WordprocessingDocument.Open(new MemoryStream(first), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, Stop).Select(f => $"{f.Path?.XPath}: {f.Description}"));
    }

    private static string WordsOf(FactFigure figure)
    {
        var value = FieldValues.Format(figure.Value);
        return figure.Approx switch
        {
            null or "" => value + figure.Unit,
            "近" or "超" => figure.Approx + value + figure.Unit,
            _ => value + figure.Approx + figure.Unit,
        };
    }

    private async Task<byte[]> BytesAsync()
    {
        var roster = await office.Services.GetRequiredService<StoredRosterWriter>().ReadAsync(Stop);
        using var file = new MemoryStream();
        await office.Services.GetRequiredService<MakeReport>().WriteAsync(2023, roster, file, Stop);
        return file.ToArray();
    }
}
