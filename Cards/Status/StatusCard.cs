using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Status;

/// <summary>How several units stand in a period (<c>状态</c>): numbers and dates in roster order, nobody ranked, nobody named.</summary>
public static class StatusCard
{
    /// <summary>Most units on a page; fewer if their names are long.</summary>
    public const int PageSize = 24;

    /// <summary>Most lines of overdue units; the rest are counted.</summary>
    public const int MostOverdue = 6;

    /// <summary>Most units to choose from.</summary>
    public const int MostChoices = 60;

    /// <summary>What a unit owes.</summary>
    /// <param name="Id">As in <see cref="Data.Units"/>.</param>
    /// <param name="OverdueKinds">Names of the kinds that are overdue.</param>
    public sealed record UnitLine(string Id, string Name, DoneDueOverdue Counts, IReadOnlyList<string> OverdueKinds);

    /// <summary>What a unit still owes from before the period.</summary>
    /// <param name="Kinds">Names of the kinds that are overdue.</param>
    public sealed record EarlierLine(string Name, IReadOnlyList<string> Kinds);

    /// <summary>Deliveries that went wrong.</summary>
    public sealed record Troubles(int Unknown, int Unreachable, int Failed, int? DeadLetters);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button: the period.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>The period in words.</summary>
        public required string Period { get; init; }

        /// <summary>How many units it is about.</summary>
        public required int UnitCount { get; init; }

        /// <summary>As of when.</summary>
        public required DateTimeOffset AsOf { get; init; }

        /// <summary>Every unit that owes something, in roster order.</summary>
        public required IReadOnlyList<UnitLine> Lines { get; init; }

        /// <summary>How many of <see cref="Lines"/> come before this page.</summary>
        public int Skip { get; init; }

        /// <summary>Every unit with something overdue from before the period, in roster order; it counts in its own period, not here.</summary>
        public IReadOnlyList<EarlierLine> Earlier { get; init; } = [];

        /// <summary>How many these are together.</summary>
        public int EarlierCount { get; init; }

        /// <summary>Whether there are kinds that the reader may not see and that no number here includes.</summary>
        public bool LeavesOut { get; init; }

        /// <summary>The last day whose records are deleted; null if that is before the period.</summary>
        public DateOnly? DeletedThrough { get; init; }

        public required int Meetings { get; init; }

        public required int Study { get; init; }

        public IReadOnlyList<ReviewLine> Reviews { get; init; } = [];

        /// <summary>Rounds beyond those.</summary>
        public int MoreReviews { get; init; }

        /// <summary>All ledgers together; null if there are none to see.</summary>
        public (int Open, int Overdue)? Ledgers { get; init; }

        public IReadOnlyList<ReminderLine> Reminders { get; init; } = [];

        /// <summary>For the office; null for everyone else, and if nothing is wrong.</summary>
        public Troubles? Wrong { get; init; }

        /// <summary>Units to look at, in roster order: name and id. If there are too many to choose from, those on the page have priority.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        /// <summary>Kinds of things to look at: name and code.</summary>
        public IReadOnlyList<Choice> Kinds { get; init; } = [];

        /// <summary>The previous period, and the year, as buttons carry them; null if there is no such button.</summary>
        public string? Former { get; init; }

        public string? Year { get; init; }
    }

    /// <summary>The card, with as many units on the page as fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => CardParts.Fitting(PageSize, size => Render(data, size, t));

    private static AdaptiveCard Render(Data data, int size, CardTexts t)
    {
        var title = t.StatusTitle + t.Separator + data.Period;
        var page = data.Lines.Skip(data.Skip).Take(size).ToList();
        List<CardElement> body =
        [
            CardParts.Heading(title),
            .. StatusParts.About(t.StatusUnits(data.UnitCount) + t.Separator + t.StatusAsOf(data.AsOf), data.LeavesOut, data.DeletedThrough, t),
            .. Obligations(data, page, t),
            .. StatusParts.Overdue(
                t.StatusEarlierTitle(data.EarlierCount),
                [.. data.Earlier.Take(MostOverdue).Select(l => t.StatusOverdueLine(l.Name, string.Join(t.ListSeparator, l.Kinds)))],
                Math.Max(0, data.Earlier.Count - MostOverdue),
                t),
            CardParts.Line(t, t.StatusMeetings, t.StatusHeld(data.Meetings, data.Study)),
            .. StatusParts.Reviews(data.Reviews, data.MoreReviews, t),
            .. data.Ledgers is var (open, overdue) ? (CardElement[])[CardParts.Line(t, t.StatusLedgers, t.StatusOpenItems(open, overdue))] : [],
            .. StatusParts.Reminders(data.Reminders, t),
            .. data.Wrong is { } wrong ? (CardElement[])[CardParts.Line(t, t.StatusTroubles, Say(wrong, t))] : [],
            .. Choosers(data, page, t),
        ];
        if (Buttons(data, page.Count, t).ToArray() is { Length: > 0 } buttons)
            body.Add(new ActionSet(buttons) { Spacing = Spacing.Medium });
        return CardParts.Card(t, title, body);
    }

    private static IEnumerable<CardElement> Obligations(Data data, List<UnitLine> page, CardTexts t)
    {
        if (data.Lines.Count == 0)
        {
            yield return new TextBlock(t.StatusNothingOwed);
            yield break;
        }

        var total = data.Lines.Aggregate(new DoneDueOverdue(), (sum, l) =>
            new DoneDueOverdue(sum.Done + l.Counts.Done, sum.Due + l.Counts.Due, sum.Overdue + l.Counts.Overdue));
        yield return CardParts.Line(t, t.StatusObligations, t.StatusCounts(total.Done, total.Due, total.Overdue));
        if (page.Count > 0)
            yield return StatusParts.Chart(t.StatusChart, t.StatusUnit, [.. page.Select(l => (l.Name, l.Counts))], t);

        var late = data.Lines.Where(l => l.Counts.Overdue > 0).ToList();
        var lines = late.Take(MostOverdue).Select(l => t.StatusOverdueLine(l.Name, string.Join(t.ListSeparator, l.OverdueKinds))).ToList();
        foreach (var element in StatusParts.Overdue(t.StatusOverdueTitle, lines, late.Count - lines.Count, t))
            yield return element;
    }

    private static IEnumerable<CardElement> Choosers(Data data, List<UnitLine> page, CardTexts t)
    {
        if (data.Units.Count > 1)
        {
            yield return new ChoiceInput(CardData.Unit, t.StatusPickUnit, Choices(data, page)) { Separator = true, Spacing = Spacing.Medium };
            if (data.Units.Count > MostChoices)
                yield return CardParts.Note(t.StatusMoreUnits(MostChoices));
            yield return new ActionSet([Pick(t.StatusShowUnit, StatusKinds.ToUnit, data)]) { Spacing = Spacing.Small };
        }

        if (data.Kinds.Count > 0)
        {
            yield return new ChoiceInput(CardData.Kind, t.StatusPickKind, data.Kinds);
            yield return new ActionSet([Pick(t.StatusShowKind, StatusKinds.ToKind, data)]) { Spacing = Spacing.Small };
        }
    }

    private static IReadOnlyList<Choice> Choices(Data data, List<UnitLine> page)
    {
        if (data.Units.Count <= MostChoices)
            return data.Units;
        var shown = page.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return [.. data.Units.OrderByDescending(u => shown.Contains(u.Value)).Take(MostChoices)];
    }

    private static ExecuteAction Pick(string title, string to, Data data) =>
        new(title, CardVerbs.StatusOpen) { Data = data.Hidden.With(CardData.To, to) };

    private static IEnumerable<CardAction> Buttons(Data data, int shown, CardTexts t)
    {
        if (data.Skip + shown < data.Lines.Count)
            yield return StatusParts.Open(t.StatusNextUnits, data.Hidden.With(CardData.After, (data.Skip + shown).ToString(CultureInfo.InvariantCulture)));
        else if (data.Skip > 0)
            yield return StatusParts.Open(t.StatusFirstUnits, data.Hidden);
        if (data.Former is { } former)
            yield return StatusParts.Open(t.StatusFormer, data.Hidden.Span(former));
        if (data.Year is { } year)
            yield return StatusParts.Open(t.StatusWholeYear, data.Hidden.Span(year));
    }

    private static string Say(Troubles wrong, CardTexts t) => string.Join(
        t.ListSeparator,
        new[]
        {
            wrong.Unknown > 0 ? t.StatusUnknown(wrong.Unknown) : null,
            wrong.Unreachable > 0 ? t.StatusUnreachable(wrong.Unreachable) : null,
            wrong.Failed > 0 ? t.StatusFailed(wrong.Failed) : null,
            wrong.DeadLetters is not { } dead ? t.StatusDeadLettersUnread : dead > 0 ? t.StatusDeadLetters(dead) : null,
        }.OfType<string>());
}
