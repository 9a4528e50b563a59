using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>A reminder composed by the office, as its recipients see it.</summary>
public static class OfficeNoticeCard
{
    /// <summary>What the card says.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the buttons, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>May have several lines.</summary>
        public required string Text { get; init; }

        public bool IsUrgent { get; init; }

        /// <inheritdoc cref="HolidayReminderCard.Data.IsResend"/>
        public bool IsResend { get; init; }

        /// <summary>The day it belongs to, if it is read on a later one; null if that need not be said.</summary>
        public DateOnly? OfDay { get; init; }

        /// <inheritdoc cref="HolidayReminderCard.Data.AcknowledgedAt"/>
        public DateTimeOffset? AcknowledgedAt { get; init; }

        /// <summary>Until when it is put off, in words; null offers to put it off.</summary>
        public string? SnoozedUntil { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var title = data.IsUrgent ? t.ReminderUrgent : t.ReminderFromOffice;
        List<CardElement> body = [CardParts.Heading(title)];
        if (data.IsResend)
            body.Add(CardParts.Note(t.ReminderResend));
        if (data.OfDay is { } day)
            body.Add(CardParts.Note(t.ReminderOfDay(day)));

        body.AddRange(CardParts.Paragraphs(data.Text, ReminderInputs.MaxLines));
        // An urgent one is for now.
        if (data.IsUrgent)
            body.Add(Acknowledgement.Of(data.Hidden, data.AcknowledgedAt, t));
        else
            body.AddRange(Acknowledgement.OrLater(data.Hidden, data.AcknowledgedAt, data.SnoozedUntil, t));
        return CardParts.Card(t, title, body);
    }
}
