using System.Collections.Immutable;
using BotApp.Documents.Docx;
using BotApp.Features.AnnualReport;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Seeds;

namespace BotApp.Tests.Support.Documents;

/// <summary>A report with invented numbers, a different one for each figure, so that mix-ups show.</summary>
internal static class ReportSamples
{
    public static RegisterCatalog Registers { get; } = SeedFiles.Registers(RepositoryRoot.Of("seeds"));

    public static FigureCatalog Figures { get; } = SeedFiles.Figures(RepositoryRoot.Of("seeds"), Registers);

    public static ReportFrame Frame { get; } = ReportFrame.Load(RepositoryRoot.Of("seeds"), Figures);

    public static ReportText Text { get; } = new(Frame, Registers, new FigureHow(Frame.Words, Registers, Figures.Campaigns));

    /// <summary>The year, with a distinct number for each figure.</summary>
    /// <param name="without">Figures without any record.</param>
    public static YearFigures Year(params string[] without) => new(
        2023,
        new DateOnly(2023, 12, 31),
        [
            .. Figures.All.Select((f, i) => without.Contains(f.Id)
                ? new FigureResult(f, 0, new LocalText("2023全年", "all of 2023"), 0, null)
                : new FigureResult(f, ValueOf(f, i), new LocalText("2023全年", "all of 2023"), i + 1, null)),
        ],
        [new FiredCheck(CheckKind.Sum, ["F008", "F009"], new LocalText("总数与分项之和不一致。", "The parts do not add up."))]);

    public static ReportCounts Counts { get; } = new(
        Registers.Meetings.ToDictionary(r => r.Code, r => Enumerable.Range(1, 12).Select(m => (long)(m + r.Code.Length) % 7).ToImmutableArray(), StringComparer.Ordinal),
        [.. Enumerable.Range(1, 20).Select(n => ($"第{n}党支部", (long)(10 + (n * 7 % 13))))]);

    public static DocxDocument Document(params string[] without) => Text.Of(Year(without), Counts);

    private static decimal ValueOf(FigureDefinition figure, int place) => figure.About is { } about
        ? (about.To * 3) + (about.Word == AboutWord.Below ? -1 : 1) + (place * about.To)
        : 4001 + (place * 7);
}
