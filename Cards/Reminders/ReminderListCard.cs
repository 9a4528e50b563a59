using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>A page of the office's reminders (<c>提醒</c>): those that wait for the office, future ones, and the closed ones, latest first.</summary>
public static class ReminderListCard
{
    /// <summary>Most reminders that a page lists.</summary>
    public const int MaxLines = 10;

    /// <summary>One reminder.</summary>
    /// <param name="Title">May contain a person's words.</param>
    /// <param name="When">In words.</param>
    /// <param name="State">Null: a draft.</param>
    /// <param name="Acknowledged">How many confirmed it.</param>
    /// <param name="Hidden">Comes back with its button, under the keys of <see cref="CardData"/>.</param>
    public sealed record Line(
        string Title, string When, ReminderProgressCard.State? State, int Recipients, int Acknowledged, IReadOnlyDictionary<string, string> Hidden)
    {
        /// <inheritdoc cref="ReminderProgressCard.Data.Held"/>
        public int Held { get; init; }

        /// <inheritdoc cref="ReminderProgressCard.Data.Blocked"/>
        public int Blocked { get; init; }

        /// <summary>Perhaps delivered.</summary>
        public int Unknown { get; init; }

        public int Unreachable { get; init; }

        public int Failed { get; init; }
    }

    /// <summary>What the card lists.</summary>
    public sealed record Data
    {
        /// <summary>In the order to show.</summary>
        public IReadOnlyList<Line> Lines { get; init; } = [];

        /// <summary>How many come before the next page; null on the last.</summary>
        public int? Next { get; init; }

        /// <summary>This is not the first page.</summary>
        public bool IsLaterPage { get; init; }

        /// <summary>Batches of deliveries that failed too often and are no longer retried. Null if the number cannot be read.</summary>
        public int? GivenUp { get; init; } = 0;
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.ReminderListTitle)];
        if (data.GivenUp is not 0)
            body.Add(new TextBlock(data.GivenUp is { } stopped ? t.ReminderListGivenUp(stopped) : t.ReminderListGivenUpUnread) { Color = TextColor.Attention });
        if (data.Lines.Count is 0)
            body.Add(new TextBlock(data.IsLaterPage ? t.ListEnd : t.ReminderListEmpty));

        body.AddRange(data.Lines.Select(line => Row(line, t)));
        body.Add(new ActionSet([.. Paging(data, t), CardParts.Run(t.ComposeTitle, t.CommandCompose)]) { Separator = true, Spacing = Spacing.Medium });
        return CardParts.Card(t, t.ReminderListTitle, body);
    }

    private static IEnumerable<CardAction> Paging(Data data, CardTexts t)
    {
        if (data.Next is { } next)
            yield return CardParts.Act(t.LedgerNext, CardVerbs.ReminderList, CardData.None.With(CardData.After, next.ToString(CultureInfo.InvariantCulture)));
        if (data.IsLaterPage)
            yield return CardParts.Act(t.LedgerFirst, CardVerbs.ReminderList, CardData.None);
    }

    private static ColumnSet Row(Line line, CardTexts t)
    {
        var isSent = line.State is ReminderProgressCard.State.Running or ReminderProgressCard.State.Finished or ReminderProgressCard.State.GoesOn
            or ReminderProgressCard.State.Cancelled;
        // Nothing is left to send, which alone would read as if it had reached everyone.
        string?[] aside =
        [
            line.State is { } state ? ReminderProgressCard.Say(state, t) : t.ReminderListDraft,
            isSent ? t.ReminderListConfirmed(line.Acknowledged, line.Recipients) : t.ComposeRecipients(line.Recipients),
            line is { Held: > 0, State: not ReminderProgressCard.State.Cancelled } ? t.ReminderListHeld(line.Held) : null,
            line is { Blocked: > 0, State: not ReminderProgressCard.State.Cancelled } ? t.ReminderListBlocked(line.Blocked) : null,
            line.Unknown > 0 ? t.ProgressUnknown(line.Unknown) : null,
            line.Unreachable > 0 ? t.ProgressUnreachable(line.Unreachable) : null,
            line.Failed > 0 ? t.ProgressFailed(line.Failed) : null,
        ];
        return new ColumnSet(
        [
            new Column(
            [
                new RichTextBlock([new TextRun(line.When) { IsSubtle = true, Size = TextSize.Small }]),
                CardParts.Written(line.Title, TextWeight.Bolder) with { Spacing = Spacing.None },
                new TextBlock(string.Join(t.Separator, aside.OfType<string>())) { Spacing = Spacing.None },
            ]),
            new Column([new ActionSet([CardParts.Act(t.Open, CardVerbs.ReminderOpen, line.Hidden) with { Tooltip = t.OpenNamed(CardParts.Brief(line.Title)) }])])
            {
                Width = Column.Auto,
                VerticalContentAlignment = VerticalAlignment.Center,
            },
        ])
        { Separator = true, Spacing = Spacing.Small };
    }
}
