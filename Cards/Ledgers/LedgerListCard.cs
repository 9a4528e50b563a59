using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>A page of the ledgers (<c>台账</c>): what is open by due date, or what is closed, latest first.</summary>
public static class LedgerListCard
{
    /// <summary>Input: whose items: <c>mine</c>, <c>all</c> or the id of a unit.</summary>
    public const string ViewInput = "view";

    /// <summary>Input: which list; empty is all.</summary>
    public const string ListInput = "list";

    /// <summary>Input: which of its items; one of <see cref="Shows"/>.</summary>
    public const string ShowInput = "show";

    /// <summary><see cref="ViewInput"/>: one's own.</summary>
    public const string Mine = "mine";

    /// <summary><see cref="ViewInput"/>: those of all units.</summary>
    public const string All = "all";

    /// <summary><see cref="ListInput"/>: all lists, as a choice cannot be empty.</summary>
    public const string AnyList = "any";

    /// <summary>The values of <see cref="ShowInput"/>: open, overdue, to be reviewed, kept up for good, closed, or to be looked back on.</summary>
    public static IReadOnlyList<string> Shows { get; } = ["open", "overdue", "to-review", "standing", "closed", "look-back"];

    /// <summary>One item.</summary>
    /// <param name="Status">Name of its status.</param>
    /// <param name="WorkdaysLate">Working days by which it is overdue; 0 while it is in time.</param>
    /// <param name="Owner">May be empty.</param>
    /// <param name="Where">Its list, and its unit if several are shown.</param>
    public sealed record Line(
        IReadOnlyDictionary<string, string> Hidden, string Title, string Status, DateOnly? Due, int WorkdaysLate, string Owner, string Where)
    {
        public bool IsClosed { get; init; }

        public bool IsAdded { get; init; }

        public DateOnly? LookBackDue { get; init; }

        /// <summary>What it asks of the reader besides carrying it out; null for nothing particular.</summary>
        public string? Duty { get; init; }
    }

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        /// <summary>Whose items these are, in words.</summary>
        public required string ViewName { get; init; }

        /// <summary>The present values of the choices; they come back with the page's buttons.</summary>
        public required IReadOnlyDictionary<string, string> Choices { get; init; }

        public IReadOnlyList<Choice> Views { get; init; } = [];

        public IReadOnlyList<Choice> Lists { get; init; } = [];

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Where the next page begins; null on the last.</summary>
        public string? Next { get; init; }

        /// <summary>This is not the first page.</summary>
        public bool IsLaterPage { get; init; }

        /// <summary>Whether entering an item is offered.</summary>
        public bool MayAdd { get; init; }

        /// <summary>Whether the settings of the ledgers are offered.</summary>
        public bool MaySet { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        ArgumentNullException.ThrowIfNull(data);
        var show = data.Choices.GetValueOrDefault(ShowInput, Shows[0]);
        List<CardElement> body =
        [
            CardParts.Heading(t.LedgerTitle),
            CardParts.Written(data.ViewName + t.Separator + Heading(data, show, t)),
        ];
        if (data.Lines.Count is 0)
            body.Add(new TextBlock(data.IsLaterPage ? t.ListEnd : t.LedgerEmpty));
        body.AddRange(data.Lines.Select(line => Row(line, t)));
        if (Paging(data, t).ToArray() is { Length: > 0 } paging)
            body.Add(new ActionSet(paging) { Spacing = Spacing.Medium });
        body.AddRange(Chooser(data, show, t));
        return CardParts.Card(t, t.LedgerTitle, body);
    }

    private static ColumnSet Row(Line line, CardTexts t)
    {
        List<TextRun> when = When(line, t) is { } day ? [Small(line.Status + t.Separator), day] : [Small(line.Status)];
        string?[] aside = [line.Owner, line.Where, line.IsAdded ? t.LedgerAdded : null];
        List<CardElement> said =
        [
            CardParts.Written(line.Title, TextWeight.Bolder),
            new RichTextBlock(when) { Spacing = Spacing.None },
        ];
        if (string.Join(t.Separator, aside.Where(part => part is { Length: > 0 })) is { Length: > 0 } more)
            said.Add(new RichTextBlock([new TextRun(more) { Size = TextSize.Small, IsSubtle = true }]) { Spacing = Spacing.None });
        if (line.Duty is { } duty)
            said.Add(new RichTextBlock([new TextRun(duty) { Size = TextSize.Small, Weight = TextWeight.Bolder }]) { Spacing = Spacing.None });

        var open = CardParts.Act(t.Open, CardVerbs.LedgerOpen, line.Hidden) with { Tooltip = t.OpenNamed(CardParts.Brief(line.Title)) };
        return new ColumnSet(
        [
            new Column(said),
            new Column([new ActionSet([open])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
        ])
        { Separator = true, Spacing = Spacing.Small };
    }

    // Null for an item that was closed on an unknown day.
    private static TextRun? When(Line line, CardTexts t)
    {
        if (line is { LookBackDue: { } on })
            return Small(t.LedgerLookBackOn(t.DateWithoutWeekday(on)));
        if (line.IsClosed)
            return line.Due is not { } closed ? null : Small(t.LedgerClosedOn(t.DateWithoutWeekday(closed)));
        if (line is { WorkdaysLate: > 0, Due: { } late })
            return Small(CardParts.SayLate(line.WorkdaysLate, late, t)) with { IsSubtle = false, Color = TextColor.Attention, Weight = TextWeight.Bolder };
        return Small(line.Due is { } due ? t.MyDue(t.DateWithoutWeekday(due)) : t.MyNoDue);
    }

    private static TextRun Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };

    private static IEnumerable<ExecuteAction> Paging(Data data, CardTexts t)
    {
        // The choices are inputs that the person can change; the next page keeps those this page was made with.
        var kept = data.Choices.ToDictionary(c => KeptKey(c.Key), c => c.Value, StringComparer.Ordinal);
        if (data.Next is not null)
            yield return CardParts.Act(t.LedgerNext, CardVerbs.LedgerList, kept.With(CardData.After, data.Next));
        if (data.IsLaterPage)
            yield return CardParts.Act(t.LedgerFirst, CardVerbs.LedgerList, kept);
    }

    /// <summary>The key under which a page's button carries a choice: an input with the same id would conflict with it.</summary>
    public static string KeptKey(string input) => "page-" + input;

    private static IEnumerable<CardElement> Chooser(Data data, string show, CardTexts t)
    {
        List<CardElement> inputs = [];
        if (data.Views.Count > 1)
            inputs.Add(new ChoiceInput(ViewInput, t.LedgerView, data.Views) { Value = data.Choices.GetValueOrDefault(ViewInput) });
        if (data.Lists.Count > 1)
            inputs.Add(new ChoiceInput(ListInput, t.LedgerList, data.Lists) { Value = data.Choices.GetValueOrDefault(ListInput, AnyList) });
        inputs.Add(new ChoiceInput(ShowInput, t.LedgerShow, [.. Shows.Select(s => new Choice(ShowName(s, t), s))]) { Value = show });

        List<CardAction> buttons = [new ExecuteAction(t.ListShow, CardVerbs.LedgerList)];
        if (data.MayAdd)
            buttons.Add(CardParts.Act(t.LedgerNew, CardVerbs.LedgerNew, CardData.None));
        if (data.MaySet)
            buttons.Add(CardParts.Act(t.LedgerSettings, CardVerbs.LedgerSettings, CardData.None));
        return [new Container(inputs) { Separator = true, Spacing = Spacing.Medium }, new ActionSet(buttons) { Spacing = Spacing.Small }];
    }

    // One's own list includes look-backs on closed items, so it must not be headed as open items.
    private static string Heading(Data data, string show, CardTexts t) =>
        data.Choices.GetValueOrDefault(ViewInput) == Mine && show == Shows[0] ? t.LedgerShowMine : ShowName(show, t);

    private static string ShowName(string show, CardTexts t) => show switch
    {
        "overdue" => t.LedgerShowOverdue,
        "to-review" => t.LedgerShowToReview,
        "standing" => t.LedgerShowStanding,
        "closed" => t.LedgerShowClosed,
        "look-back" => t.LedgerShowLookBack,
        _ => t.LedgerShowOpen,
    };
}
