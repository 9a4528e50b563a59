using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>An item of a ledger as it stands, with what the person may do about it.</summary>
public static class LedgerItemCard
{
    /// <summary>Input: the new status, or the result of a look-back.</summary>
    public const string StatusInput = "status";

    /// <summary>Input: a line of progress.</summary>
    public const string NoteInput = "note";

    /// <summary>Input: another deadline.</summary>
    public const string DueInput = "due";

    private const int MostMarks = 6;
    private const int MostSteps = 6;

    /// <summary>What led here.</summary>
    public enum Occasion
    {
        /// <summary>It was opened.</summary>
        Opened,

        /// <summary>It was saved just now.</summary>
        Saved,

        /// <summary>The same click came again: nothing was written twice.</summary>
        Repeated,

        /// <summary>The click was about a former version: nothing was written. What was typed is still there, or in <see cref="Data.NotKept"/>.</summary>
        Stale,

        /// <summary>Nothing was asked for that would change anything.</summary>
        Unchanged,
    }

    /// <summary>A label and its value, of one line or several.</summary>
    public sealed record Line(string Label, IReadOnlyList<string> Said);

    /// <summary>A measure.</summary>
    public sealed record Measure(string Text, string? Owner, DateOnly? Due, DateOnly? Done)
    {
        /// <summary>Comes back with the button that marks it; null if it is not this person's.</summary>
        public IReadOnlyDictionary<string, string>? Mark { get; init; }
    }

    /// <summary>Something that happened to the item.</summary>
    /// <param name="What">In words; may contain a person's words.</param>
    public sealed record Step(DateOnly On, string By, string What);

    /// <summary>A kind of entry that can be made about the item: its name, and what the button carries.</summary>
    public sealed record Entry(string Name, IReadOnlyDictionary<string, string> Hidden);

    /// <summary>What the card shows; what is null or empty is left out.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the buttons, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string LedgerName { get; init; }

        public required string UnitName { get; init; }

        public required string Title { get; init; }

        /// <summary>Name of its status.</summary>
        public required string Status { get; init; }

        public DateOnly? Due { get; init; }

        /// <summary>Working days by which it is overdue; 0 while it is in time.</summary>
        public int WorkdaysLate { get; init; }

        public bool IsAdded { get; init; }

        public bool IsCancelled { get; init; }

        public bool IsClosed { get; init; }

        /// <summary>Which of the named people are not reminded, or no longer on the roster; null if there are none.</summary>
        public string? PeopleNote { get; init; }

        public DateOnly? ClosedOn { get; init; }

        public DateOnly? LookBackDue { get; init; }

        public string? Checker { get; init; }

        public IReadOnlyList<Line> Lines { get; init; } = [];

        public IReadOnlyList<Measure> Measures { get; init; } = [];

        /// <summary>Latest first.</summary>
        public IReadOnlyList<Step> History { get; init; } = [];

        public Occasion Occasion { get; init; }

        /// <summary>The statuses an update may lead to, the present one first; empty if the person may not update.</summary>
        public IReadOnlyList<Choice> Moves { get; init; } = [];

        public bool MayClose { get; init; }

        /// <summary>The results of a look-back; empty if none is due, or it is not this person's.</summary>
        public IReadOnlyList<Choice> Results { get; init; } = [];

        public bool MayEdit { get; init; }

        /// <summary>Whether the person may cancel it as entered by mistake.</summary>
        public bool MayCancel { get; init; }

        /// <summary>What can be entered about it: for a research project a suggestion, a report, an outcome.</summary>
        public IReadOnlyList<Entry> Entries { get; init; } = [];

        /// <summary>Leads back to the meeting that decided it; null if there is none, or the person may not see it.</summary>
        public IReadOnlyDictionary<string, string>? Meeting { get; init; }

        /// <summary>Values by input id, as they were sent.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What the person typed but the card has no input for; shown so that it is not lost.</summary>
        public IReadOnlyList<string> NotKept { get; init; } = [];

        /// <summary>Whether anything can be typed into the card.</summary>
        public bool HasInputs => !IsCancelled && (MayClose || Moves.Count > 0 || Results.Count > 0);
    }

    /// <summary>The card, with as much of its history, and then as many buttons of measures, as fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (var (steps, marks) = (Math.Min(MostSteps, data.History.Count), MostMarks); ;)
        {
            var card = Render(data, steps, marks, t);
            if (card.FitsBudget || (steps, marks) is (0, 1))
                return card;
            (steps, marks) = steps > 0 ? (steps - 1, marks) : (0, marks - 1);
        }
    }

    private static AdaptiveCard Render(Data data, int steps, int marks, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(data.LedgerName), .. Said(data, t)];
        body.Add(CardParts.Written(data.Title, TextWeight.Bolder));
        body.Add(Standing(data, t));
        if (data.PeopleNote is { } note)
            body.Add(CardParts.Note(note));
        body.AddRange(data.Lines.SelectMany(line => LineOf(t, line)));
        body.Add(CardParts.Line(t, t.Unit, data.UnitName));
        body.AddRange(LedgerMeasures.Of(data.Measures, marks, t));
        body.AddRange(History(data, steps, t));
        if (!data.IsCancelled)
            body.AddRange(LedgerItemForm.Inputs(data, t));
        if (LedgerItemForm.Moves(data, t).ToList() is { Count: > 0 } moves)
            body.Add(new ActionSet(moves) { Spacing = Spacing.Medium });
        // In a row of their own, as the moves may already be as many as a row shows.
        body.Add(new ActionSet([.. LedgerItemForm.Ways(data, t)]) { Spacing = Spacing.Small });
        if (data is { IsCancelled: false, Entries.Count: > 0 })
        {
            body.Add(CardParts.Note(t.Labelled(t.LedgerEnter)) with { Spacing = Spacing.Medium });
            body.Add(new ActionSet([.. data.Entries.Select(entry => CardParts.Act(entry.Name, CardVerbs.RecordNew, entry.Hidden))]) { Spacing = Spacing.Small });
        }

        return CardParts.Card(t, data.LedgerName, body);
    }

    private static IEnumerable<CardElement> Said(Data data, CardTexts t)
    {
        if (data.Errors.Count > 0)
            // If the person can correct nothing, say only why it was refused.
            yield return CardParts.Notice(
                data.Moves.Count > 0 || data.Results.Count > 0 ? t.LedgerNotSaved : string.Join(t.Separator, data.Errors.Values), ContainerStyle.Warning);
        else if (data.Occasion is Occasion.Stale)
            yield return CardParts.Notice(
                data.HasInputs ? t.LedgerStale : data.NotKept.Count > 0 ? t.LedgerStaleNotKept : t.LedgerStaleSeen, ContainerStyle.Warning);
        else if (data.Occasion is Occasion.Saved)
            yield return CardParts.Note(t.LedgerSaved);
        else if (data.Occasion is Occasion.Repeated)
            yield return CardParts.Note(t.SavedRepeated);
        else if (data.Occasion is Occasion.Unchanged)
            yield return CardParts.Note(t.LedgerUnchanged);
        foreach (var text in data.NotKept)
            yield return CardParts.Written(text);
        if (data.IsCancelled)
            yield return CardParts.Notice(t.LedgerCancelled, ContainerStyle.Warning);
    }

    // 推进中 · 期限 2026年11月30日 · 动态增加
    private static RichTextBlock Standing(Data data, CardTexts t)
    {
        List<TextRun> runs = [new TextRun(data.Status) { Weight = TextWeight.Bolder }];
        if (data.ClosedOn is { } closed)
            runs.Add(new TextRun(t.Separator + t.LedgerClosedOn(t.DateWithoutWeekday(closed))) { IsSubtle = true });
        else if (data is { WorkdaysLate: > 0, Due: { } late })
            runs.Add(new TextRun(t.Separator + CardParts.SayLate(data.WorkdaysLate, late, t)) { Color = TextColor.Attention, Weight = TextWeight.Bolder });
        // For an item of an older list the day of closing may be unknown, and the deadline does not say it.
        else if (!data.IsClosed)
            runs.Add(new TextRun(t.Separator + (data.Due is { } due ? t.MyDue(t.DateWithoutWeekday(due)) : t.MyNoDue)) { IsSubtle = true });
        if (data.IsAdded)
            runs.Add(new TextRun(t.Separator + t.LedgerAdded) { IsSubtle = true });
        if (data is { IsCancelled: false, LookBackDue: { } on })
            runs.Add(new TextRun(t.Separator + (data.Checker is { Length: > 0 } checker
                ? t.LedgerLookBackBy(t.DateWithoutWeekday(on), checker)
                : t.LedgerLookBackOn(t.DateWithoutWeekday(on)))) { IsSubtle = true });
        return new RichTextBlock(runs) { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> LineOf(CardTexts t, Line line) => line.Said switch
    {
        [] => [],
        [var only] => [CardParts.Line(t, line.Label, only)],
        _ => [CardParts.Note(t.Labelled(line.Label)), .. CardParts.Lines(line.Said, 8).Select(said => CardParts.Written(said))],
    };

    private static IEnumerable<CardElement> History(Data data, int steps, CardTexts t)
    {
        if (steps == 0)
            yield break;
        yield return CardParts.Note(t.Labelled(t.LedgerHistory)) with { Spacing = Spacing.Medium };
        foreach (var step in data.History.Take(steps))
        {
            string[] head = [t.DateWithoutWeekday(step.On), step.By];
            yield return new RichTextBlock(
            [
                new TextRun(string.Join(t.Separator, head.Where(part => part.Length > 0)) + t.Separator) { IsSubtle = true, Size = TextSize.Small },
                new TextRun(step.What) { Size = TextSize.Small },
            ])
            { Spacing = Spacing.Small };
        }

        if (data.History.Count > steps)
            yield return CardParts.Note(t.LedgerEarlier(data.History.Count - steps));
    }
}
