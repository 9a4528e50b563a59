using BotApp.Cards;
using BotApp.Storage.Records;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>What several tests do with items of a ledger, as people do it: with cards.</summary>
internal static class EnteredItems
{
    public const string Branch = "branch:第一党支部";
    public const string Title = "学习笔记检查不够经常";

    /// <summary>Enters an item through the form, as the branch's recorder; the answer shows it.</summary>
    public static async Task<ShownCard> EnterItemAsync(this OfficeHost office, params (string Id, string? Value)[] typed)
    {
        var form = await office.Recorder.NewItemFormAsync();
        var saved = await office.Recorder.ClickAsync(
            form, CardVerbs.LedgerSave, changed: [.. typed.Prepend(("f-title", Title)).Reverse().DistinctBy(v => v.Item1)]);
        Assert.True(saved.Card.Has(CardVerbs.LedgerUpdate), saved.Card.Text);
        return saved.Card;
    }

    /// <summary>The form of a new problem.</summary>
    public static async Task<ShownCard> NewItemFormAsync(this Person who)
    {
        var pick = await who.ClickAsync(await who.SayAsync("台账"), CardVerbs.LedgerNew);
        return (await who.ClickAsync(pick.Card, CardVerbs.LedgerNew, changed: ("register", "problem-list"))).Card;
    }

    /// <summary>The record that a card of the branch shows.</summary>
    public static async Task<OfficeRecord> ItemAsync(this OfficeHost office, ShownCard card) =>
        (await office.Units.FindAsync(Branch, card.DataOf(CardVerbs.LedgerEdit)["id"]!.GetValue<string>(), OfficeHost.Stop))!.Value;
}
