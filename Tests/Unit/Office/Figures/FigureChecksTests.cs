using BotApp.Office.Figures;
using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Office.Figures;

public sealed class FigureChecksTests
{
    private static readonly LocalText Text = new("文", "text");

    [Theory]
    [InlineData("近", 10, 296, "近300", false)]
    [InlineData("近", 10, 300, "近300", true)]
    [InlineData("近", 100, 240, "240", false)]
    [InlineData("近", 10, 3, "3", false)]
    [InlineData("近", 10, 0, "0", false)]
    [InlineData("余", 10, 474, "470余", false)]
    [InlineData("余", 10, 470, "470余", true)]
    [InlineData("多", 100, 104, "100多", false)]
    [InlineData("多", 100, 115, "115", false)]
    [InlineData("多", 100, 45, "45", false)]
    [InlineData("超", 10000, 61520, "超60000", false)]
    [InlineData("超", 10000, 60000, "超60000", true)]
    [InlineData("超", 10000, 5000, "5000", false)]
    public void Wording_OfARoundedNumber_FiresWhereTheReportSaysSomethingElse(string word, int to, int exact, string stated, bool fires)
    {
        var figure = Result("A001", exact, new AboutWord(word, to));

        Assert.Equal(stated, figure.Stated);
        Assert.Equal(fires, Fired(figure).Any(c => c.Kind is CheckKind.Wording));
    }

    [Theory]
    [InlineData(300, 227, 73, false)]
    [InlineData(301, 227, 73, true)]
    public void Sum_PartsThatDoNotAddUp_Fires(int whole, int one, int other, bool fires) => Assert.Equal(
        fires, Fired([new(CheckKind.Sum, ["A002", "A003"], Text, "A001")], Result("A001", whole), Result("A002", one), Result("A003", other)).Count == 1);

    [Theory]
    [InlineData(23, 20, false)]
    [InlineData(23, 23, false)]
    [InlineData(20, 23, true)]
    public void Within_PartOfMoreThanItsWhole_Fires(int whole, int part, bool fires) => Assert.Equal(
        fires, Fired([new(CheckKind.Within, ["A002"], Text, "A001")], Result("A001", whole), Result("A002", part)).Count == 1);

    // Else a year in which every entry is right is told that it contradicts itself.
    [Fact]
    public void Within_OfTheShippedFigures_PartCountsNothingThatItsWholeLeavesOut()
    {
        var figures = ShippedFiguresTests.Figures.All.ToDictionary(f => f.Id, StringComparer.Ordinal);

        Assert.All(ShippedFiguresTests.Figures.Checks.Where(c => c.Kind is CheckKind.Within), check => Assert.All(
            check.Figures.SelectMany(part => (figures[check.Whole!].Except ?? None).SelectMany(e => e.Value, (e, value) => (part, Field: e.Key, value))),
            left => Assert.True(
                (figures[left.part].Except ?? None).GetValueOrDefault(left.Field)?.Contains(left.value) is true
                || figures[left.part].Where?.GetValueOrDefault(left.Field)?.Contains(left.value) is false,
                $"{left.part} counts {left.Field} {left.value}, {check.Whole} does not")));
    }

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    [Fact]
    public void Sum_PartWithoutRecords_CountsAsNoneAndIsNamed()
    {
        FigureCheck[] check = [new(CheckKind.Sum, ["A002", "A003"], Text, "A001")];
        var none = Result("A003", 0) with { Records = 0 };

        var fired = Assert.Single(Fired(check, Result("A001", 300), Result("A002", 93), none));

        Assert.Equal(["A001", "A002", "A003"], fired.Figures);
        Assert.Contains("A0030", fired.Message.Zh, StringComparison.Ordinal);
        Assert.Empty(Fired(check, Result("A001", 93), Result("A002", 93), none));
    }

    [Fact]
    public void Sum_WholeOrAllPartsWithoutRecords_ComparesNothing()
    {
        FigureCheck[] check = [new(CheckKind.Sum, ["A002", "A003"], Text, "A001")];

        Assert.Empty(Fired(check, Result("A001", 0) with { Records = 0 }, Result("A002", 93), Result("A003", 1)));
        Assert.Empty(Fired(check, Result("A001", 300), Result("A002", 0) with { Records = 0 }, Result("A003", 0) with { Records = 0 }));
    }

    [Fact]
    public void Check_FigureWithoutRecords_ComparesNothing() => Assert.Empty(
        Fired([new(CheckKind.Same, ["A001", "A002"], Text)], Result("A001", 20), Result("A002", 0) with { Records = 0 }));

    [Fact]
    public void Cutoff_FiguresOfOneSectionWithDifferentOnes_Fires()
    {
        var november = Result("A002", 11) with { Cutoff = new LocalText("截至11月底", "as of November") };

        var fired = Assert.Single(Fired(Result("A001", 6), november));

        Assert.Equal((CheckKind.Cutoff, "A001 A002"), (fired.Kind, string.Join(' ', fired.Figures)));
    }

    [Fact]
    public void Cutoff_MoreAfterIt_Fires() =>
        Assert.Equal(CheckKind.Cutoff, Assert.Single(Fired(Result("A001", 11) with { Later = 12 })).Kind);

    private static FigureResult Result(string id, decimal value, AboutWord? about = null) => new(
        new FigureDefinition(id, "一", new LocalText(id, id), "个", ["x"], About: about), value, new LocalText("2023全年", "all of 2023"), 5, null);

    private static IReadOnlyList<FiredCheck> Fired(params FigureResult[] figures) => Fired([], figures);

    private static IReadOnlyList<FiredCheck> Fired(FigureCheck[] checks, params FigureResult[] figures) =>
        FigureChecks.Of(checks, figures, new FigureTotals(), 2023);
}
