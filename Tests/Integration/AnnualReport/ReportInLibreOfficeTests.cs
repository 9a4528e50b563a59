using BotApp.Documents.Docx;
using BotApp.Office.Registers;
using BotApp.Tests.Support.Documents;

namespace BotApp.Tests.Integration.AnnualReport;

public sealed class ReportInLibreOfficeTests
{
    [Fact]
    public async Task Write_OpenedByLibreOffice_ShowsEveryNumberAndTheCharts()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("report-").FullName;
        try
        {
            var file = Path.Combine(folder, "report.docx");
            await using (var docx = new FileStream(file, FileMode.CreateNew))
                DocxWriter.Write(ReportSamples.Document(), docx);

            var pdf = Assert.Single(await LibreOffice.ConvertAsync(file, "pdf", Path.Combine(folder, "pdf"), ct));
            // Between Chinese and digits the program sets a little space.
            var shown = string.Concat((await LibreOffice.PdfTextAsync(pdf, ct)).Where(c => !char.IsWhiteSpace(c)));

            Assert.All(ReportSamples.Year().Figures, f =>
            {
                Assert.Contains(FieldValues.Format(f.Value!.Value) + f.Unit[..1], shown, StringComparison.Ordinal);
                Assert.Contains(f.Id, shown, StringComparison.Ordinal);
            });
            Assert.Contains("需要核对之处", shown, StringComparison.Ordinal);
            // Drawn, not a picture: the letters of the axes are letters.
            Assert.Contains("第20党支部", shown, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
