using System.Globalization;
using BotApp.Documents.Xlsx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace BotApp.Documents.Docx;

/// <summary>Native charts of Word and LibreOffice, with their numbers in an embedded workbook that "edit data" opens.</summary>
internal static class DocxCharts
{
    private const long PerMillimetre = 36_000;
    private const long Width = 158 * PerMillimetre;
    private const string Sheet = "数据";
    private const string Fill = "4472A8";
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>Adds the parts and returns the paragraph that shows the chart.</summary>
    /// <param name="number">1 for the first of the document.</param>
    public static W.Paragraph Add(MainDocumentPart main, DocBlock.Chart chart, int number)
    {
        var id = $"chart{Number(number)}";
        var part = main.AddNewPart<ChartPart>(id);
        var data = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(data, "data");
        using (var workbook = new MemoryStream())
        {
            XlsxWriter.Write(
                workbook,
                [new SheetPlan(Sheet, [new SheetColumn(chart.Title, 24), new SheetColumn(chart.Series, 12)], chart.Points.Length)],
                _ => chart.Points.Select(IReadOnlyList<SheetCell> (p) => [SheetCell.Text(p.Category), SheetCell.Number(p.Value)]));
            workbook.Position = 0;
            data.FeedData(workbook);
        }

        part.ChartSpace = SpaceOf(chart);
        return new W.Paragraph(
            new W.ParagraphProperties(new W.KeepNext(), new W.Justification { Val = W.JustificationValues.Center }),
            new W.Run(new W.Drawing(new Wp.Inline(
                new Wp.Extent { Cx = Width, Cy = chart.Height * PerMillimetre },
                new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
                new Wp.DocProperties { Id = (uint)number, Name = $"Chart {Number(number)}", Description = chart.Title },
                new Wp.NonVisualGraphicFrameDrawingProperties(),
                new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = ChartUri }))
            { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    private static ChartSpace SpaceOf(DocBlock.Chart chart) => new(
        new RoundedCorners { Val = false },
        new Chart(
            TitleOf(chart.Title),
            new AutoTitleDeleted { Val = false },
            new PlotArea(
                new Layout(),
                new BarChart(
                    new BarDirection { Val = chart.IsHorizontal ? BarDirectionValues.Bar : BarDirectionValues.Column },
                    new BarGrouping { Val = BarGroupingValues.Clustered },
                    new VaryColors { Val = false },
                    SeriesOf(chart),
                    new GapWidth { Val = 60 },
                    new AxisId { Val = CategoryAxis },
                    new AxisId { Val = ValueAxis }),
                new CategoryAxis(
                    new AxisId { Val = CategoryAxis },
                    // The first bar on top, in reading order.
                    new Scaling(new Orientation { Val = chart.IsHorizontal ? OrientationValues.MaxMin : OrientationValues.MinMax }),
                    new Delete { Val = false },
                    new AxisPosition { Val = chart.IsHorizontal ? AxisPositionValues.Left : AxisPositionValues.Bottom },
                    new MajorTickMark { Val = TickMarkValues.None },
                    new MinorTickMark { Val = TickMarkValues.None },
                    new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                    LineOf("A6A6A6"),
                    Lettering(900),
                    new CrossingAxis { Val = ValueAxis },
                    new Crosses { Val = CrossesValues.AutoZero },
                    new TickLabelSkip { Val = 1 },
                    new NoMultiLevelLabels { Val = false }),
                new ValueAxis(
                    new AxisId { Val = ValueAxis },
                    new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }),
                    new Delete { Val = true },
                    new AxisPosition { Val = chart.IsHorizontal ? AxisPositionValues.Bottom : AxisPositionValues.Left },
                    new NumberingFormat { FormatCode = "General", SourceLinked = false },
                    new MajorTickMark { Val = TickMarkValues.None },
                    new MinorTickMark { Val = TickMarkValues.None },
                    new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                    new CrossingAxis { Val = CategoryAxis },
                    new Crosses { Val = CrossesValues.AutoZero })),
            new PlotVisibleOnly { Val = true },
            new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }),
        new ExternalData(new AutoUpdate { Val = false }) { Id = "data" });

    private static BarChartSeries SeriesOf(DocBlock.Chart chart)
    {
        var last = Number(chart.Points.Length + 1);
        return new BarChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = 0 },
            new Order { Val = 0 },
            new SeriesText(new StringReference(
                new Formula($"'{Sheet}'!$B$1"), new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(chart.Series)) { Index = 0 }))),
            new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = Fill })),
            new InvertIfNegative { Val = false },
            new DataLabels(
                new ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())),
                Lettering(900),
                new DataLabelPosition { Val = DataLabelPositionValues.OutsideEnd },
                new ShowLegendKey { Val = false },
                new ShowValue { Val = true },
                new ShowCategoryName { Val = false },
                new ShowSeriesName { Val = false },
                new ShowPercent { Val = false },
                new ShowBubbleSize { Val = false }),
            new CategoryAxisData(new StringReference(
                new Formula($"'{Sheet}'!$A$2:$A${last}"),
                new StringCache([new PointCount { Val = (uint)chart.Points.Length }, .. chart.Points.Select((p, i) => new StringPoint(new NumericValue(p.Category)) { Index = (uint)i })]))),
            new Values(new NumberReference(
                new Formula($"'{Sheet}'!$B$2:$B${last}"),
                new NumberingCache(
                [
                    new FormatCode("General"),
                    new PointCount { Val = (uint)chart.Points.Length },
                    .. chart.Points.Select((p, i) => new NumericPoint(new NumericValue(p.Value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)i }),
                ]))));
    }

    private static Title TitleOf(string title) => new(
        new ChartText(new RichText(
            new A.BodyProperties(),
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1200, Bold = true }),
                new A.Run(new A.RunProperties(Fonts()) { Language = "zh-CN", FontSize = 1200, Bold = true }, new A.Text(OoxmlText.Run(title)))))),
        new Overlay { Val = false });

    private static TextProperties Lettering(int size) => new(
        new A.BodyProperties(),
        new A.ListStyle(),
        new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(Fonts()) { FontSize = size }), new A.EndParagraphRunProperties { Language = "zh-CN" }));

    private static OpenXmlElement[] Fonts() => [new A.LatinFont { Typeface = "Times New Roman" }, new A.EastAsianFont { Typeface = "宋体" }];

    private static ChartShapeProperties LineOf(string colour) => new(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colour })));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
