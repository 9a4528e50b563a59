using BotApp.Cards.Texts;
using BotApp.Features.Export;
using BotApp.Office.Roster;
using BotApp.Tests.Unit.Office.Registers;

namespace BotApp.Tests.Unit.Documents;

public sealed class RecordSheetTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Columns_OfEveryRegister_HaveNamesOfTheirOwn(string language)
    {
        foreach (var register in ShippedRegistersTests.Catalog.All)
        {
            var sheet = new RecordSheet(register, ShippedRegistersTests.Catalog, RosterSnapshot.From([], []), CardTexts.For(language), at => at, new Dictionary<string, string>());

            Assert.Equal([], sheet.Columns.CountBy(c => c.Header).Where(c => c.Value > 1).Select(c => $"{register.Code}: {c.Key}"));
        }
    }
}
