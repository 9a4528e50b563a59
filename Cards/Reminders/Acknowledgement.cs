using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The foot of a reminder: the button to confirm it, or when it was confirmed.</summary>
internal static class Acknowledgement
{
    /// <param name="at">In the reader's zone; null: not yet.</param>
    public static CardElement Of(IReadOnlyDictionary<string, string> hidden, DateTimeOffset? at, CardTexts t) => at is { } when
        ? CardParts.Note(t.AcknowledgedNotice(when)) with { Spacing = Spacing.Medium }
        : new ActionSet([CardParts.Act(t.Acknowledge, CardVerbs.ReminderAck, hidden)]) { Spacing = Spacing.Medium };
}
