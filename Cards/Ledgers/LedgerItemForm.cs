using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>The inputs and buttons on the card of an item.</summary>
internal static class LedgerItemForm
{
    private const int LongestNote = 300;

    /// <summary>What can be typed: for a look-back, for an update, or a remark on closing; empty if nothing may be done.</summary>
    public static IEnumerable<CardElement> Inputs(LedgerItemCard.Data data, CardTexts t)
    {
        var fields = new FormFields(data.Values, data.Errors, t);
        var looksBack = data.Results.Count > 0;
        if (!looksBack && data.Moves.Count == 0)
        {
            // Closing requires nothing, but a remark can be added.
            if (data.MayClose)
                yield return Separated(fields.Text(LedgerItemCard.NoteInput, t.LedgerNote, t.LedgerNoteHint, LongestNote));
            yield break;
        }

        yield return Separated(fields.Choose(
            LedgerItemCard.StatusInput, looksBack ? t.LedgerResult : t.LedgerStatus, looksBack ? data.Results : data.Moves, looksBack ? t.LedgerResultHint : null));
        foreach (var error in Error(LedgerItemCard.StatusInput, data, t))
            yield return error;
        foreach (var element in fields.WithError(fields.Text(LedgerItemCard.NoteInput, t.LedgerNote, looksBack ? t.LedgerFindingHint : t.LedgerNoteHint, LongestNote)))
            yield return element;
        foreach (var element in fields.WithError(fields.Date(LedgerItemCard.DueInput, looksBack ? t.LedgerNewDue : t.LedgerDue)))
            yield return element;
    }

    private static CardInput Separated(CardInput input) => input switch
    {
        ChoiceInput choice => choice with { Separator = true, Spacing = Spacing.Medium },
        TextInput text => text with { Separator = true, Spacing = Spacing.Medium },
        _ => input,
    };

    private static IEnumerable<CardElement> Error(string input, LedgerItemCard.Data data, CardTexts t) =>
        data.Errors.TryGetValue(input, out var error) ? [CardParts.Error(t, error)] : [];

    /// <summary>The buttons for what may be done about it.</summary>
    public static IEnumerable<CardAction> Moves(LedgerItemCard.Data data, CardTexts t)
    {
        if (data.IsCancelled)
            yield break;
        if (data.Moves.Count > 0)
            yield return new ExecuteAction(t.LedgerUpdate, CardVerbs.LedgerUpdate) { Data = data.Hidden, Style = ActionStyle.Positive };
        if (data.MayClose)
            yield return new ExecuteAction(t.LedgerClose, CardVerbs.LedgerClose) { Data = data.Hidden };
        if (data.Results.Count > 0)
            yield return new ExecuteAction(t.LedgerLookBack, CardVerbs.LedgerLookBack) { Data = data.Hidden, Style = ActionStyle.Positive };
        if (data.MayEdit)
            yield return CardParts.Act(t.Edit, CardVerbs.LedgerEdit, data.Hidden);
        if (data.MayCancel)
            yield return new ShowCardAction(t.LedgerCancel, new InnerCard(
            [
                new TextBlock(t.LedgerCancelAsk),
                new ActionSet([CardParts.Act(t.CancelConfirm, CardVerbs.LedgerCancel, data.Hidden) with { Style = ActionStyle.Destructive }]),
            ]));
    }

    /// <summary>The buttons that lead elsewhere.</summary>
    public static IEnumerable<CardAction> Ways(LedgerItemCard.Data data, CardTexts t)
    {
        if (data.Meeting is { } meeting)
            yield return CardParts.Act(t.LedgerMeeting, CardVerbs.MeetingOpen, meeting);
        yield return CardParts.Act(t.LedgerTitle, CardVerbs.LedgerList, CardData.None);
    }
}
