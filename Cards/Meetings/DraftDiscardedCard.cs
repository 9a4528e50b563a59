using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>Takes the place of a form that was left without saving.</summary>
public static class DraftDiscardedCard
{
    /// <summary>The card.</summary>
    public static AdaptiveCard Render(CardTexts t) => CardParts.Card(t, t.DraftDiscarded,
    [
        CardParts.Heading(t.DraftDiscarded),
        new TextBlock(t.DraftDiscardedNote),
        new ActionSet([CardParts.Run(t.LogAgain, t.CommandLog)]),
    ]);
}
