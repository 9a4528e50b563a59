using BotApp.Office.Figures;
using BotApp.Seeds;
using BotApp.Tests.Support.Facts;
using BotApp.Tests.Unit.Office.Registers;
using NJsonSchema;

namespace BotApp.Tests.Unit.Office.Figures;

public sealed class ShippedFiguresTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    internal static readonly FigureCatalog Figures = SeedFiles.Figures(Folder, ShippedRegistersTests.Catalog);

    [Fact]
    public async Task File_Shipped_FitsItsSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "figures.schema.json"), TestContext.Current.CancellationToken);

        var faults = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "figures.json"), TestContext.Current.CancellationToken));

        Assert.Empty(faults.Select(f => f.ToString()));
    }

    [Fact]
    public void Figures_Shipped_AreTheCustomersInTheOrderOfTheReport() =>
        Assert.Equal(
            CustomerFacts.Figures.Select(f => (f.Id, f.Section, f.Label, f.Unit, f.Approx)),
            Figures.All.Select(f => (f.Id, f.Section, f.Label.Zh, f.Unit, f.About?.Word)));

    [Fact]
    public void Figures_Shipped_AreEightyThree() => Assert.Equal(83, Figures.All.Length);
}
