using DocumentFormat.OpenXml.Wordprocessing;

namespace BotApp.Documents.Docx;

/// <summary>The styles of all our documents: Word's built-in names, and fonts installed in Chinese offices.</summary>
internal static class DocxStyles
{
    /// <summary>The style of a link to a row of a table.</summary>
    public const string Link = "FigureLink";

    public const string Table = "ReportTable";

    /// <summary>The style of text in tables.</summary>
    public const string Cell = "TableText";

    public const string Footer = "Footer";

    private const string Latin = "Times New Roman";
    private const string Song = "宋体";
    private const string Hei = "黑体";
    private const string FangSong = "仿宋";

    public static string IdOf(DocStyle style) => style switch
    {
        DocStyle.Title => "Title",
        DocStyle.Subtitle => "Subtitle",
        DocStyle.Note => "Note",
        DocStyle.Bullet => "ListBullet",
        DocStyle.Caption => "Caption",
        _ => "BodyText",
    };

    public static string Heading(int level) => level == 1 ? "Heading1" : "Heading2";

    public static Styles Make() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(FangSong), new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "360", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden())
        {
            Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true,
        },
        new Style(
            new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(),
            new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }, Margins()))
        {
            Type = StyleValues.Table, StyleId = "TableNormal", Default = true,
        },
        Paragraph("Title", "Title", Fonts(Hei), "40", bold: true, centred: true, before: "240", after: "120"),
        Paragraph("Subtitle", "Subtitle", Fonts(FangSong), "24", centred: true, after: "240"),
        Paragraph("Heading1", "heading 1", Fonts(Hei), "32", bold: true, before: "320", after: "120", outline: 0),
        Paragraph("Heading2", "heading 2", Fonts(Hei), "26", bold: true, before: "200", after: "80", outline: 1),
        Paragraph("BodyText", "Body Text", Fonts(FangSong), "24", firstLine: true),
        Paragraph("Note", "Note", Fonts(Song), "20", after: "80", colour: "595959"),
        Paragraph("Caption", "caption", Fonts(Hei), "20", centred: true, before: "60", after: "160", colour: "404040"),
        Paragraph(Cell, "Table Text", Fonts(Song), "18", line: "260"),
        Paragraph(Footer, "footer", Fonts(Song), "18", centred: true),
        Bullet(),
        new Style(
            new StyleName { Val = "Figure Link" }, new BasedOn { Val = "DefaultParagraphFont" }, new UIPriority { Val = 98 },
            new StyleRunProperties(new Color { Val = "1F4E79" }))
        {
            Type = StyleValues.Character, StyleId = Link, CustomStyle = true,
        },
        TableStyle());

    private static RunFonts Fonts(string chinese) => new() { Ascii = Latin, HighAnsi = Latin, EastAsia = chinese, ComplexScript = Latin };

    private static TableCellMarginDefault Margins() => new(
        new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa },
        new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa },
        new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa });

    private static Style Paragraph(
        string id, string name, RunFonts fonts, string size, bool bold = false, bool centred = false, string before = "0", string after = "0",
        int? outline = null, bool firstLine = false, string? colour = null, string line = "360")
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null)
            paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = before, After = after, Line = line, LineRule = LineSpacingRuleValues.Auto });
        if (firstLine)
            paragraph.Append(new Indentation { FirstLine = "480", FirstLineChars = 200 });
        if (centred)
            paragraph.Append(new Justification { Val = JustificationValues.Center });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(fonts);
        if (bold)
            run.Append(new Bold());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" })
        {
            Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id is "Note" or Cell ? true : null,
        };
        if (outline is not null)
            style.Append(new NextParagraphStyle { Val = "BodyText" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static Style Bullet() => new(
        new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
        new StyleParagraphProperties(
            new NumberingProperties(new NumberingId { Val = 1 }), new SpacingBetweenLines { After = "60", Line = "320", LineRule = LineSpacingRuleValues.Auto }))
    {
        Type = StyleValues.Paragraph, StyleId = "ListBullet",
    };

    private static Style TableStyle() => new(
        new StyleName { Val = "Report Table" }, new BasedOn { Val = "TableNormal" }, new UIPriority { Val = 59 },
        new StyleTableProperties(
            new TableBorders(
                Edge<TopBorder>(8), Edge<LeftBorder>(4), Edge<BottomBorder>(8), Edge<RightBorder>(4),
                Edge<InsideHorizontalBorder>(4), Edge<InsideVerticalBorder>(4)),
            Margins()),
        new TableStyleProperties(
            new RunPropertiesBaseStyle(new Bold()),
            new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E8EEF7" }))
        {
            Type = TableStyleOverrideValues.FirstRow,
        })
    {
        Type = StyleValues.Table, StyleId = Table, CustomStyle = true,
    };

    private static T Edge<T>(uint size)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Space = 0, Color = "8EA9DB" };
}
