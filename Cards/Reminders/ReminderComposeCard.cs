using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The form in which the office composes a reminder and sees how many will get it before it goes out.</summary>
public static class ReminderComposeCard
{
    /// <summary>What the form shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with both buttons; the number of recipients shown is added as <see cref="CardData.Recipients"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public string Text { get; init; } = "";

        /// <summary>Whom it may be sent to: name and value.</summary>
        public required IReadOnlyList<Choice> Audiences { get; init; }

        /// <summary>Value of the chosen audience; empty if none is chosen.</summary>
        public required string Audience { get; init; }

        /// <summary>When, as typed; empty: now.</summary>
        public string At { get; init; } = "";

        /// <summary>How <see cref="At"/> was understood, in words; null says nothing.</summary>
        public string? AtUnderstood { get; init; }

        public bool Urgent { get; init; }

        /// <summary>The number of people in <see cref="Audience"/>.</summary>
        public int Recipients { get; init; }

        /// <summary>Whether they are everyone on the roster; the button says so.</summary>
        public bool IsEveryone { get; init; }

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What prevents it as a whole, in one plain sentence; null if nothing does.</summary>
        public string? Problem { get; init; }
    }

    /// <summary>The form.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var form = new ReminderForm(data.Errors, ReminderInputs.LabelOf, t);
        List<CardElement> body =
        [
            CardParts.Heading(t.ComposeTitle),
            .. form.Faults(data.Problem),
            .. form.Field(form.Lines(ReminderInputs.Text, data.Text) with { IsRequired = true, ErrorMessage = t.ReminderTextMissing }),
            .. form.Field(new ChoiceInput(ReminderInputs.Audience, t.ComposeAudience, data.Audiences)
            {
                Value = data.Audience.Length > 0 ? data.Audience : null,
                IsRequired = true,
                ErrorMessage = t.ComposeAudienceMissing,
            }),
            .. form.Field(form.Text(ReminderInputs.At, data.At, t.ComposeAtEmpty) with { Placeholder = t.ComposeAtHint }),
        ];
        if (data.AtUnderstood is { Length: > 0 } understood)
            body.Add(new RichTextBlock([new TextRun(t.ComposeAtUnderstood(understood)) { IsSubtle = true }]) { Spacing = Spacing.Small });

        body.AddRange(form.Field(new ToggleInput(ReminderInputs.Urgent, t.ComposeUrgent, t.ComposeUrgentMeaning)
        {
            Value = data.Urgent ? "true" : "false",
        }));
        body.Add(CardParts.Note(t.ComposeHeldNote) with { Spacing = Spacing.Small });
        if (data.Audience.Length > 0)
        {
            body.Add(new TextBlock(data.Recipients > 0 ? t.ComposeRecipients(data.Recipients) : t.ReminderNobody)
            {
                Weight = TextWeight.Bolder,
                Separator = true,
                Spacing = Spacing.Medium,
            });
            body.Add(CardParts.Note(t.ComposeRecipientsNote) with { Spacing = Spacing.None });
        }


        var shown = data.Hidden.With(CardData.Recipients, data.Recipients.ToString(CultureInfo.InvariantCulture));
        body.Add(new ActionSet(
        [
            new ExecuteAction(Send(data, t), CardVerbs.ReminderSend) { Data = shown, Style = ActionStyle.Positive },
            CardParts.Act(t.Discard, CardVerbs.ReminderCancel, data.Hidden),
        ])
        { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.ComposeTitle, body);
    }

    private static string Send(Data data, CardTexts t) => data switch
    {
        { Recipients: 0 } => t.ComposeRecount,
        { IsEveryone: true } => t.ComposeSendAll(data.Recipients),
        { Recipients: 1 } => t.ComposeSendToOne,
        _ => t.ComposeSendTo(data.Recipients),
    };
}
