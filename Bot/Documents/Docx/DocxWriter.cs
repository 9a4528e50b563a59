using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BotApp.Documents.Docx;

/// <summary>Writes a document for Word and LibreOffice. Deterministic: the same document gives the same bytes.</summary>
internal static class DocxWriter
{
    // A4, in twentieths of a point.
    private const uint ShortSide = 11906;
    private const uint LongSide = 16838;

    private static readonly DateTime Stamp = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Write(DocxDocument document, Stream to)
    {
        using var package = new MemoryStream();
        using (var word = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            // The library generates random ids; replace them with fixed ones.
            word.ChangeIdOfPart(main, "main");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Make();
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = Bullets();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
                new Zoom { Percent = "100" },
                new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
                new Compatibility(new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
                }));
            main.AddNewPart<FooterPart>("footer").Footer = PageNumber();
            main.Document = new Document(BodyOf(document, main));
            Properties(word, document);
        }

        PackageCopy.Write(package, to);
    }

    private static Body BodyOf(DocxDocument document, MainDocumentPart main)
    {
        var (body, charts, bookmarks, isSideways) = (new Body(), 0, 0, false);
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case DocBlock.Heading heading:
                    body.Append(Paragraph(DocxStyles.Heading(heading.Level), [heading.Text]));
                    break;
                case DocBlock.Paragraph paragraph:
                    body.Append(Paragraph(DocxStyles.IdOf(paragraph.Style), paragraph.Spans));
                    break;
                case DocBlock.Table table:
                    body.Append(TableOf(table, ref bookmarks));
                    break;
                case DocBlock.Chart chart:
                    charts++;
                    body.Append(DocxCharts.Add(main, chart, charts));
                    break;
                case DocBlock.Sideways:
                    body.Append(new Paragraph(new ParagraphProperties(Page(isSideways))));
                    isSideways = true;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        body.Append(Page(isSideways));
        return body;
    }

    private static Paragraph Paragraph(string style, IEnumerable<DocSpan> spans)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var span in spans)
        {
            if (span.LinkTo is not { } anchor)
                paragraph.Append(new Run(TextOf(span.Text)));
            else
                paragraph.Append(new Hyperlink(new Run(new RunProperties(new RunStyle { Val = DocxStyles.Link }), TextOf(span.Text)))
                {
                    Anchor = anchor, History = true,
                });
        }

        return paragraph;
    }

    private static Table TableOf(DocBlock.Table table, ref int bookmarks)
    {
        var made = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid([.. table.Widths.Select(w => new GridColumn { Width = Number(w) })]),
            new TableRow(
                [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Header.Select((text, i) => CellOf(table.Widths[i], new Run(new RunProperties(new Bold()), TextOf(text))))]));
        foreach (var row in table.Rows)
        {
            var cells = new List<OpenXmlElement> { new TableRowProperties(new CantSplit()) };
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0 || !table.Bookmarks)
                {
                    cells.Add(CellOf(table.Widths[i], new Run(TextOf(row[i]))));
                    continue;
                }

                var id = Number(bookmarks++);
                cells.Add(CellOf(table.Widths[i], new BookmarkStart { Id = id, Name = row[i] }, new Run(TextOf(row[i])), new BookmarkEnd { Id = id }));
            }

            made.Append(new TableRow(cells));
        }

        return made;
    }

    private static TableCell CellOf(int width, params OpenXmlElement[] content) => new(
        new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa }),
        new Paragraph([new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell }), .. content]));

    private static Text TextOf(string text) => new(OoxmlText.Run(text)) { Space = SpaceProcessingModeValues.Preserve };

    private static SectionProperties Page(bool isSideways) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
        isSideways
            ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = ShortSide, Height = LongSide },
        new PageMargin { Top = 1440, Right = 1440, Bottom = 1440, Left = 1440, Header = 851, Footer = 851, Gutter = 0 });

    private static Footer PageNumber() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Footer }),
        new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }));

    private static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "420", Hanging = "280" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    // The library gives its own properties part a new name each time; this one has a fixed name.
    private static void Properties(WordprocessingDocument word, DocxDocument document)
    {
        var part = word.AddCoreFilePropertiesPart();
        word.ChangeIdOfPart(part, "properties");
        var (title, author) = (System.Security.SecurityElement.Escape(OoxmlText.Run(document.Title)), System.Security.SecurityElement.Escape(OoxmlText.Run(document.Author)));
        using var content = new StreamWriter(part.GetStream(FileMode.Create), new System.Text.UTF8Encoding(false));
        content.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"""<?xml version="1.0" encoding="utf-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{Stamp:yyyy-MM-ddTHH:mm:ssZ}</dcterms:created></cp:coreProperties>"""));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
