using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>What the cards of saved records have in common.</summary>
internal static class RecordParts
{
    /// <summary>Notices to show before anything else.</summary>
    public static IEnumerable<CardElement> Notices(CardTexts t, SavedOccasion occasion, bool isCancelled)
    {
        if (occasion is SavedOccasion.Stale)
            yield return CardParts.Notice(t.SavedStale, ContainerStyle.Warning);
        else if (occasion is SavedOccasion.Repeated)
            yield return CardParts.Note(t.SavedRepeated);
        else if (occasion is SavedOccasion.NotDiscarded)
            yield return CardParts.Note(t.SavedNotDiscarded);

        if (isCancelled)
            yield return CardParts.Notice(t.MeetingCancelledNote, ContainerStyle.Warning);
    }

    /// <summary>A label and, below it, the numbered items: rich text does not turn "1. …" into a list.</summary>
    public static IEnumerable<CardElement> Listed(CardTexts t, string label, IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all switch
        {
            [] => [],
            [var only] => [CardParts.Line(t, label, only)],
            _ =>
            [
                CardParts.Note(t.Labelled(label)) with { Spacing = Spacing.Medium },
                .. all.Select((item, index) => CardParts.Written($"{index + 1}. {item}")),
            ],
        };
    }

    /// <summary>Who entered or last changed it, and when.</summary>
    /// <param name="at">In the office's zone.</param>
    public static RichTextBlock Footer(CardTexts t, int version, string by, DateTimeOffset at)
    {
        var moment = t.Moment(at);
        var text = version > 1 ? t.SavedVersion(version, moment, by) : t.SavedOnce(moment, by);
        return new RichTextBlock([new TextRun(text) { IsSubtle = true, Size = TextSize.Small }]) { Spacing = Spacing.Medium };
    }

    /// <summary>Buttons to change it, and to cancel it after a question.</summary>
    public static IEnumerable<CardAction> Changes(CardTexts t, IReadOnlyDictionary<string, string> hidden, string editVerb, string cancelVerb)
    {
        yield return new ExecuteAction(t.Edit, editVerb) { Data = hidden };
        yield return new ShowCardAction(t.CancelRecord, new InnerCard(
        [
            new TextBlock(t.CancelAsk),
            new ActionSet([new ExecuteAction(t.CancelConfirm, cancelVerb) { Data = hidden }]),
        ]));
    }
}
