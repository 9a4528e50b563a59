using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The button that offers to put something off, and what stands there afterwards.</summary>
internal static class PutOff
{
    /// <param name="snoozes">Some of <see cref="DayCard.Snoozes"/>.</param>
    /// <param name="hidden">Comes back with the buttons.</param>
    public static ShowCardAction Offer(IEnumerable<string> snoozes, IReadOnlyDictionary<string, string> hidden, CardTexts t) =>
        new(t.DaySnooze, new InnerCard([new ActionSet([.. snoozes.Select(until => Button(until, hidden, t))])]));

    /// <param name="until">Until when it is put off, in words.</param>
    public static RichTextBlock Said(string until, CardTexts t) => new([new TextRun(t.SnoozedLater(until)) { IsSubtle = true }]);

    private static ExecuteAction Button(string until, IReadOnlyDictionary<string, string> hidden, CardTexts t)
    {
        var title = until switch
        {
            DayCard.Tomorrow => t.SnoozeTomorrow,
            DayCard.Monday => t.SnoozeMonday,
            _ => t.SnoozeLater,
        };
        return CardParts.Act(title, CardVerbs.ReminderSnooze, hidden.With(CardData.Until, until));
    }
}
