using BotApp.Features.Records.Import;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Records.Import;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("date", "2026年11月3日", "2026-11-03")]
    [InlineData("date", "２０２６／１１／３", "2026-11-03")]
    [InlineData("date", "46301", "46301")]
    [InlineData("start", "9:30:00", "9:30")]
    [InlineData("start", "09：00", "09:00")]
    [InlineData("start", "１０:３０", "10:30")]
    [InlineData("start", "1０：3０", "10:30")]
    public void Normalise_ACellAsAnOfficeWritesIt_IsWhatACardTakes(string field, string cell, string value)
    {
        var register = ShippedRegistersTests.Catalog["branch-committee"];

        Assert.Equal(value, CellText.Normalise(ShippedRegistersTests.Catalog, register, register.Field(field)!, cell));
    }
}
