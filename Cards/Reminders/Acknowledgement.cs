using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The foot of a reminder: the button to confirm it, or when it was confirmed.</summary>
internal static class Acknowledgement
{
    /// <param name="at">In the reader's zone; null: not yet.</param>
    public static CardElement Of(IReadOnlyDictionary<string, string> hidden, DateTimeOffset? at, CardTexts t) => at is { } when
        ? CardParts.Note(t.AcknowledgedNotice(when)) with { Spacing = Spacing.Medium }
        : Buttons([Confirm(hidden, t)]);

    /// <summary>Of one that can be put off until it is confirmed.</summary>
    /// <param name="snoozedUntil">Until when it is put off, in words; null offers to put it off.</param>
    public static IEnumerable<CardElement> OrLater(IReadOnlyDictionary<string, string> hidden, DateTimeOffset? at, string? snoozedUntil, CardTexts t) =>
        at is not null ? [Of(hidden, at, t)]
        : snoozedUntil is not null ? [PutOff.Said(snoozedUntil, t) with { Spacing = Spacing.Medium }, Of(hidden, at, t)]
        : [Buttons([Confirm(hidden, t), PutOff.Offer(DayCard.Snoozes, hidden, t)])];

    private static ExecuteAction Confirm(IReadOnlyDictionary<string, string> hidden, CardTexts t) => CardParts.Act(t.Acknowledge, CardVerbs.ReminderAck, hidden);

    private static ActionSet Buttons(CardAction[] actions) => new(actions) { Spacing = Spacing.Medium };
}
