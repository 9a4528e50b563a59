using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BotApp.Documents.Xlsx;

/// <summary>The formats of <see cref="SheetFormat"/>, in its order.</summary>
internal static class XlsxStyles
{
    private const string FontName = "等线";
    private const uint WholeNumber = 1;
    private const uint TextFormat = 49;
    private const uint DateFormat = 164;
    private const uint TimeFormat = 165;
    private const uint InstantFormat = 166;

    /// <summary>The styles of all our workbooks.</summary>
    public static Stylesheet Make() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "hh:mm" },
            new NumberingFormat { NumberFormatId = InstantFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" })
        { Count = 3 },
        new Fonts(FontOf(), FontOf(new Bold())) { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF7" }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder(), new RightBorder(), new TopBorder(),
                new BottomBorder(new Color { Rgb = "FF8EA9DB" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder()))
        { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats([.. Enum.GetValues<SheetFormat>().Select(Format)]) { Count = (uint)Enum.GetValues<SheetFormat>().Length },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    // Text has the format "@", so that what is later typed into the cell stays text, too.
    private static CellFormat Format(SheetFormat format) => format switch
    {
        SheetFormat.Header => Of(TextFormat, new Alignment { Vertical = VerticalAlignmentValues.Center }, font: 1, fill: 2, border: 1),
        SheetFormat.Text => Of(TextFormat, Wrapped()),
        SheetFormat.QuotedText => Of(TextFormat, Wrapped(), quoted: true),
        SheetFormat.Whole => Of(WholeNumber, Top()),
        SheetFormat.Decimal => Of(0, Top()),
        SheetFormat.Date => Of(DateFormat, Left()),
        SheetFormat.Time => Of(TimeFormat, Left()),
        SheetFormat.Instant => Of(InstantFormat, Left()),
        _ => new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
    };

    private static CellFormat Of(uint number, Alignment alignment, uint font = 0, uint fill = 0, uint border = 0, bool quoted = false)
    {
        var format = new CellFormat(alignment)
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = font > 0,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
            ApplyAlignment = true,
        };
        if (quoted)
            format.QuotePrefix = true;
        return format;
    }

    private static Alignment Wrapped() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };

    private static Alignment Top() => new() { Vertical = VerticalAlignmentValues.Top };

    private static Alignment Left() => new() { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top };

    private static Font FontOf(params OpenXmlElement[] first) =>
        new([.. first, new FontSize { Val = 11 }, new FontName { Val = FontName }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 }]);
}
