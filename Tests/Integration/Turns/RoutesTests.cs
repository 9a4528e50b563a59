using System.Reflection;
using BotApp.Cards;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

public sealed class RoutesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Verbs_OfTheCards_HaveExactlyOneHandlerEach()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var onCards = typeof(CardVerbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(onCards.Order(), office.Routes.Verbs.Select(v => v.Verb).Order());
    }
}
