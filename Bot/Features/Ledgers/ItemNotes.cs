using BotApp.Cards.Texts;
using BotApp.Office.Ledgers;
using BotApp.Office.Roster;

namespace BotApp.Features.Ledgers;

/// <summary>What the card of an item says about the people it names. Pure.</summary>
internal static class ItemNotes
{
    private const int MostNames = 6;

    /// <summary>Says which named people get no reminder, as nothing else would tell; null if there are none.</summary>
    public static string? People(LedgerItem item, RosterSnapshot roster, CardTexts t)
    {
        if (!item.IsOpen)
            return null;
        string?[] said = [Owner(item, roster, t), Reviewer(item, roster, t), .. Measures(item, roster, t)];
        return string.Join(' ', said.OfType<string>()) is { Length: > 0 } note ? note : null;
    }

    private static string? Owner(LedgerItem item, RosterSnapshot roster, CardTexts t)
    {
        if (item[LedgerFields.Owner] is not { } owner)
            return null;
        if (roster.Find(item.OwnerId) is not { } known)
            return t.LedgerOwnerUnknown(owner);
        return Owners.AreSeveral(owner, roster, item.Record.Unit) ? t.LedgerOwnersOne(known.Name) : null;
    }

    private static string? Reviewer(LedgerItem item, RosterSnapshot roster, CardTexts t) =>
        item[LedgerFields.Reviewer] is { } reviewer && roster.Find(item.ReviewerId) is null ? t.LedgerReviewerGone(reviewer) : null;

    // An item that an earlier build saved has no account for a name that the roster knows: its next save adds it.
    private static IEnumerable<string?> Measures(LedgerItem item, RosterSnapshot roster, CardTexts t)
    {
        var unit = item.Record.Unit;
        var open = item.Measures.Where(m => m is { Owner: not null, Done: null }).ToList();
        var missed = open.Where(m => roster.Find(m.OwnerId) is null).ToLookup(m => Owners.First(roster, unit, m.Owner!) is not null, m => m.Owner!);
        yield return Say(missed[false], t.LedgerMeasureOwnersUnknown, t);
        yield return Say(missed[true], t.LedgerMeasureOwnersOnceSaved, t);
        yield return Say(open.Where(m => Owners.AreSeveral(m.Owner!, roster, unit)).Select(m => roster.Find(m.OwnerId)?.Name).OfType<string>(), t.LedgerMeasureOwnersOne, t);
    }

    private static string? Say(IEnumerable<string> names, Func<string, string> say, CardTexts t)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? null : say(string.Join(t.ListSeparator, all.Take(MostNames)) + (all.Count > MostNames ? "…" : ""));
    }
}
