using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>A look-back is asked of somebody also when the one who was to do it has left.</summary>
public sealed class LostCheckerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task LookBack_WhoseCheckerLeftTheRoster_IsAskedOfSomeoneElse()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.DispatchAsync();
        var own = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        var closed = await office.Member.ClickAsync(own.Card, CardVerbs.LedgerClose);
        Assert.Contains("由周砚清回头看", closed.Card.Text, StringComparison.Ordinal);

        await office.LeavesAsync(office.Secretary);
        // The host that is up sees to it; so does one that starts later.
        await office.RestartAsync();

        var asked = await OfficeHost.EventuallyAsync(
            async () =>
            {
                await office.DispatchAsync();
                return await office.Recorder.SayAsync("我的");
            },
            c => c.Text.Contains(Title, StringComparison.Ordinal));
        Assert.Contains("请您回头看", asked.Text, StringComparison.Ordinal);
        var opened = await office.Recorder.ClickAsync(asked, CardVerbs.LedgerOpen);
        Assert.Contains("由林晓禾回头看", opened.Card.Text, StringComparison.Ordinal);
        Assert.Contains("回头看改由林晓禾负责", opened.Card.Text, StringComparison.Ordinal);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
        Assert.Equal(3, (await office.ItemAsync(card)).Version);
    }
}
