using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>What everyone receives before a holiday: the dates, a few points, whom to ask, and one button.</summary>
public static class HolidayReminderCard
{
    /// <summary>What the card says.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string HolidayName { get; init; }

        /// <summary>First day off.</summary>
        public required DateOnly First { get; init; }

        /// <summary>Last day off.</summary>
        public required DateOnly Last { get; init; }

        /// <summary>The year's arrangements are not published yet.</summary>
        public bool IsProvisional { get; init; }

        /// <summary>May have several lines.</summary>
        public required string Opening { get; init; }

        public IReadOnlyList<string> Points { get; init; } = [];

        /// <summary>Whom to ask; empty leaves it out.</summary>
        public string Ask { get; init; } = "";

        /// <summary>Whether it is the one repetition for those who have not confirmed.</summary>
        public bool IsRepeat { get; init; }

        /// <summary>Sent again because the outcome of the first send is unknown.</summary>
        public bool IsResend { get; init; }

        /// <summary>When it was confirmed, in the reader's zone; null: not yet.</summary>
        public DateTimeOffset? AcknowledgedAt { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var title = t.HolidayTitle(data.HolidayName);
        var days = data.First == data.Last ? t.Date(data.First) : t.DateRange(data.First, data.Last);
        List<CardElement> body = [CardParts.Heading(title)];
        if (data.IsResend)
            body.Add(CardParts.Note(t.ReminderResend));
        else if (data is { IsRepeat: true, AcknowledgedAt: null })
            body.Add(CardParts.Note(t.HolidayRepeat));

        body.Add(CardParts.Line(t, t.HolidayPeriod, days));
        if (data.IsProvisional)
            body.Add(CardParts.Note(t.HolidayProvisionalNote));

        body.Add(new Container([.. CardParts.Paragraphs(data.Opening, ReminderInputs.MaxLines)]) { Separator = true });
        var points = CardParts.Lines(data.Points, ReminderInputs.MaxLines).Select((point, index) => CardParts.Written($"{index + 1}. {point}"));
        if (data.Points.Count > 0)
            body.Add(new Container([.. points]));
        body.AddRange(CardParts.Paragraphs(data.Ask, ReminderInputs.MaxLines));

        body.Add(Acknowledgement.Of(data.Hidden, data.AcknowledgedAt, t));
        return CardParts.Card(t, title, body);
    }
}
