using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>Replaces a form that was left without saving.</summary>
public static class DraftDiscardedCard
{
    /// <summary>The card.</summary>
    /// <param name="isMeeting">Whether it was the form of a meeting, and not of another entry.</param>
    public static AdaptiveCard Render(CardTexts t, bool isMeeting = true) => CardParts.Card(t, t.DraftDiscarded,
    [
        CardParts.Heading(t.DraftDiscarded),
        new TextBlock(t.DraftDiscardedNote),
        new ActionSet([isMeeting ? CardParts.Run(t.LogAgain, t.CommandLog) : CardParts.Run(t.RecordAgain, t.CommandRecord)]),
    ]);
}
