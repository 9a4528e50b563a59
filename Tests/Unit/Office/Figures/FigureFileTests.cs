using System.Text;
using BotApp.Office;
using BotApp.Office.Figures;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Office.Figures;

public sealed class FigureFileTests
{
    [Theory]
    [InlineData("\"registers\":[\"nowhere\"]", "there is no register 'nowhere'")]
    [InlineData("\"registers\":[\"article\"],\"where\":{\"colour\":[\"red\"]}", "there is no field 'colour'")]
    [InlineData("\"registers\":[\"article\"],\"where\":{\"type\":[\"poem\"]}", "'poem' is no value of 'type'")]
    [InlineData("\"registers\":[\"article\"],\"where\":{\"type\":null}", "$.figures[0].where.type: null")]
    [InlineData("\"registers\":[null]", "$.figures[0].registers[0]: null")]
    [InlineData("\"registers\":[\"article\"],\"of\":\"sum\",\"field\":\"title\"", "'title' cannot be counted as Sum")]
    [InlineData("\"registers\":[\"article\"],\"of\":\"share\"", "part: given for a share")]
    [InlineData("\"registers\":[\"inspection\"],\"units\":[\"branch\"]", "no unit of kind Branch holds it")]
    [InlineData("\"registers\":[\"article\"],\"until\":13", "until: 1 to 12")]
    [InlineData("\"registers\":[\"article\"],\"about\":{\"word\":\"约\",\"to\":10}", "about:")]
    [InlineData("\"registers\":[\"article\"],\"tags\":[\"nope\"]", "A001: tags: 'nope' is unknown")]
    [InlineData("\"registers\":[\"article\"],\"without\":[\"nope\"]", "A001: without: 'nope' is unknown")]
    [InlineData("\"registers\":[\"article\"],\"value\":23", "value")]
    public void Read_FaultyFigure_NamesIt(string members, string fault)
    {
        var json = $$"""{"figures":[{"id":"A001","section":"一","label":{"zh":"文","en":"x"},"unit":"个",{{members}}}],"checks":[]}""";

        var thrown = Assert.Throws<DataFileException>(() => Read(json));

        Assert.Contains(thrown.Faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_CheckOfUnknownFigure_NamesIt() => Assert.Contains(
        "there is no figure 'A009'",
        Assert.Throws<DataFileException>(() => Read(
            """{"figures":[],"checks":[{"kind":"same","figures":["A009"],"note":{"zh":"文","en":"x"}}]}""")).Message,
        StringComparison.Ordinal);

    private static FigureCatalog Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return FigureCatalog.Read(stream, ShippedRegistersTests.Catalog);
    }
}
