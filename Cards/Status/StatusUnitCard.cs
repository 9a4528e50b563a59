using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Status;

/// <summary>How one unit stands in a period.</summary>
public static class StatusUnitCard
{
    /// <summary>Something owed in the period.</summary>
    /// <param name="Name">What is owed, e.g. 主题党日.</param>
    /// <param name="Next">When the next one is due; null if none is open.</param>
    /// <param name="IsNotDue">Whether some of it was marked as not due.</param>
    public sealed record OwedLine(string Name, DoneDueOverdue Counts, DateOnly? Next, bool IsNotDue);

    /// <summary>Who has not answered, for the unit's secretary in the personal chat.</summary>
    /// <param name="About">What has not been answered, in our own words.</param>
    public sealed record Unanswered(string About, IReadOnlyList<string> Names);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button: the period.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string Period { get; init; }

        public required string UnitId { get; init; }

        public required string UnitName { get; init; }

        public required DateTimeOffset AsOf { get; init; }

        public required IReadOnlyList<OwedLine> Owed { get; init; }

        /// <summary>Names of what is overdue from before the period; it counts in its own period, not here.</summary>
        public IReadOnlyList<string> Earlier { get; init; } = [];

        /// <summary>How many these are together.</summary>
        public int EarlierCount { get; init; }

        /// <summary>Whether there are kinds that the reader may not see and that no number here includes.</summary>
        public bool LeavesOut { get; init; }

        /// <summary>The last day whose records are deleted; null if that is before the period.</summary>
        public DateOnly? DeletedThrough { get; init; }

        /// <summary>Meetings by kind, without kinds that had none.</summary>
        public required IReadOnlyList<(string Name, int Count)> Meetings { get; init; }

        public required int Study { get; init; }

        public IReadOnlyList<LedgerLine> Ledgers { get; init; } = [];

        public IReadOnlyList<ReviewLine> Reviews { get; init; } = [];

        /// <summary>Rounds beyond those.</summary>
        public int MoreReviews { get; init; }

        public IReadOnlyList<ReminderLine> Reminders { get; init; } = [];

        /// <summary>Names; empty for everyone but the unit's secretary in the personal chat.</summary>
        public IReadOnlyList<Unanswered> Open { get; init; } = [];

        /// <summary>Whether the asker may see other units too.</summary>
        public bool HasOthers { get; init; }

        public string? Former { get; init; }

        public string? Year { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var title = t.StatusTitle + t.Separator + data.Period;
        List<CardElement> body =
        [
            CardParts.Heading(title),
            CardParts.Written(data.UnitName, TextWeight.Bolder),
            .. StatusParts.About(t.StatusAsOf(data.AsOf), data.LeavesOut, data.DeletedThrough, t),
            .. Owed(data, t),
            .. data.Earlier.Count > 0 ? StatusParts.Overdue(t.StatusEarlierTitle(data.EarlierCount), [string.Join(t.ListSeparator, data.Earlier)], 0, t) : [],
            CardParts.Line(t, t.StatusMeetings, t.StatusHeld(data.Meetings.Sum(m => m.Count), data.Study)),
        ];
        if (data.Meetings.Count > 0)
            body.Add(StatusParts.Chart(t.StatusMeetingsByKind, t.StatusKind, t.StatusTimes, data.Meetings));
        body.AddRange(StatusParts.Reviews(data.Reviews, data.MoreReviews, t));
        if (data.Ledgers.Count > 0)
            body.Add(CardParts.Table(
                [5, 3, 4],
                [t.StatusLedgers, t.StatusOpenColumn, t.StatusLegendOverdue],
                data.Ledgers.Select(l => (IReadOnlyList<CardElement>)[new TextBlock(l.Name), CardParts.Number(l.Open), CardParts.Number(l.Overdue)])));
        body.AddRange(StatusParts.Reminders(data.Reminders, t));
        body.AddRange(data.Open.SelectMany(o => Names(o, t)));
        var buttons = Buttons(data, t).ToArray();
        if (buttons.Length > 0)
            body.Add(new ActionSet(buttons) { Spacing = Spacing.Medium });
        return CardParts.Card(t, title, body);
    }

    private static IEnumerable<CardElement> Owed(Data data, CardTexts t)
    {
        if (data.Owed.Count == 0)
        {
            yield return new TextBlock(t.StatusNothingOwed);
            yield break;
        }

        yield return CardParts.Table(
            [5, 3, 5],
            [t.StatusObligations, t.StatusDoneColumn, t.StatusColumn],
            data.Owed.Select(o => (IReadOnlyList<CardElement>)
            [
                new TextBlock(o.Name), new TextBlock(t.StatusOf(o.Counts.Done, o.Counts.Total)), new TextBlock(Say(o, t)),
            ]));
    }

    private static string Say(OwedLine owed, CardTexts t)
    {
        var said = new[]
        {
            owed.Counts.Overdue > 0 ? t.StatusOverdue(owed.Counts.Overdue) : null,
            owed.Counts.Due > 0 && owed.Next is { } next ? t.StatusDueBy(owed.Counts.Due, next) : null,
            owed.IsNotDue ? t.StatusNotDue : null,
        }.OfType<string>().ToList();
        return said.Count > 0 ? string.Join(t.ListSeparator, said) : t.StatusAllDone;
    }

    private static IEnumerable<CardElement> Names(Unanswered open, CardTexts t) =>
    [
        new TextBlock(t.StatusUnanswered(open.About, open.Names.Count)) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium },
        CardParts.Written(string.Join(t.ListSeparator, open.Names)),
        CardParts.Note(t.StatusOnlyYou),
    ];

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t)
    {
        if (data.HasOthers)
            yield return StatusParts.Open(t.StatusBack, data.Hidden);
        var own = data.Hidden.With(CardData.To, StatusKinds.ToUnit).With(CardData.Unit, data.UnitId);
        if (data.Former is { } former)
            yield return StatusParts.Open(t.StatusFormer, own.Span(former));
        if (data.Year is { } year)
            yield return StatusParts.Open(t.StatusWholeYear, own.Span(year));
    }
}
