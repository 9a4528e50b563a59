using System.IO.Compression;
using BotApp.Documents.Docx;
using BotApp.Tests.Support.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MiniExcelLibs;

namespace BotApp.Tests.Unit.Documents;

public sealed class DocxWriterTests
{
    [Fact]
    public void Write_Report_IsValid()
    {
        using var file = Written();
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);

        Assert.Empty(faults.Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}"));
    }

    [Fact]
    public void Write_SameReport_SameBytes()
    {
        using var first = Written();
        using var second = Written();

        Assert.Equal(first.ToArray(), second.ToArray());
        using var zip = new ZipArchive(first);
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("psmdcp", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Headings_HaveTheStylesThatWordKnows()
    {
        using var file = Written();
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!, s => s.StyleName!.Val!.Value);
        var used = document.MainDocumentPart.Document.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!).Distinct().ToList();

        Assert.Equal(("heading 1", "heading 2"), (styles["Heading1"], styles["Heading2"]));
        Assert.All(used, id => Assert.True(styles.ContainsKey(id), id));
        Assert.All(document.MainDocumentPart.Document.Descendants<TableStyle>(), t => Assert.True(styles.ContainsKey(t.Val!.Value!)));
        Assert.All(document.MainDocumentPart.Document.Descendants<TableRow>().Take(1), r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<TableHeader>()));
    }

    [Fact]
    public void Write_Links_LeadToBookmarksThatExistOnce()
    {
        using var file = Written();
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document;

        var bookmarks = body.Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToList();

        Assert.Equal(bookmarks.Count, bookmarks.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(bookmarks.Order(StringComparer.Ordinal), body.Descendants<Hyperlink>().Select(h => h.Anchor!.Value!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_Charts_CarryTheirNumbersAsAWorkbook()
    {
        using var file = Written();
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var charts = ReportSamples.Document().Blocks.OfType<DocBlock.Chart>().ToList();
        var parts = document.MainDocumentPart!.ChartParts.ToList();

        Assert.Equal(charts.Count, parts.Count);
        foreach (var part in parts)
        {
            using var workbook = new MemoryStream();
            using (var data = part.EmbeddedPackagePart!.GetStream())
                data.CopyTo(workbook);
            workbook.Position = 0;
            var rows = workbook.Query(useHeaderRow: false).Cast<IDictionary<string, object>>().Skip(1).Select(r => ((string)r["A"], (decimal)(double)r["B"])).ToList();
            Assert.Contains(charts, c => c.Points.Select(p => (p.Category, p.Value)).SequenceEqual(rows));
        }
    }

    [Fact]
    public void Write_TextThatXmlCannotHold_OpensAllTheSame()
    {
        using var file = new MemoryStream();
        DocxWriter.Write(new DocxDocument("<标题> & \u0001", "作者", [new DocBlock.Paragraph(DocStyle.Body, "前\u0001后 <b>&amp;")]), file);

        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Equal("前后 <b>&amp;", document.MainDocumentPart!.Document.Body!.InnerText);
    }

    private static MemoryStream Written()
    {
        var file = new MemoryStream();
        DocxWriter.Write(ReportSamples.Document(), file);
        file.Position = 0;
        return file;
    }
}
