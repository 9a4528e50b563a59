using BotApp.Cards.Ledgers;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary><c>ledger.open</c>: shows an item.</summary>
internal sealed class ShowItem(ItemDesk desk, LedgerViews views)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await desk.FindAsync(turn, click, Operation.ReadItem, ct) switch
        {
            (null, var refusal) => refusal,
            var (item, _) => await views.ShowAsync(turn, item.Value, LedgerItemCard.Occasion.Opened, ct),
        };
}
