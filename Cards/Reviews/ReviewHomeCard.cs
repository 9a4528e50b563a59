using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>The rounds of self-reviews that concern someone (<c>自查</c>). It is posted, so it tells their progress and nothing of their content.</summary>
public static class ReviewHomeCard
{
    /// <summary>A branch whose secretary the reader is.</summary>
    /// <param name="HasAnswered">Whether its answer as a whole is submitted; null if it gives none.</param>
    public sealed record Branch(string UnitId, string Name, bool? HasAnswered);

    /// <summary>A cycle.</summary>
    /// <param name="CycleId">Comes back with its buttons.</param>
    /// <param name="IsSubmitted">Whether one's own review is submitted; null for someone who does not take part.</param>
    public sealed record Line(string CycleId, string Name, DateOnly Due, bool? IsSubmitted)
    {
        /// <summary>The branches whose submissions the reader can look at.</summary>
        public IReadOnlyList<Branch> Branches { get; init; } = [];

        /// <summary>Whether nothing more is asked of the person: neither their own review nor a branch's answer.</summary>
        public bool IsAnswered => IsSubmitted is true && Branches.All(b => b.HasAnswered is not false);

        /// <summary>Whether the reader can look at the counts of all branches.</summary>
        public bool HasCounts { get; init; }

        /// <summary>Whether there is anything to open: otherwise the round is not shown.</summary>
        public bool HasLinks => IsSubmitted is not null || Branches.Count > 0 || HasCounts;

        /// <summary>Whether the office has closed it.</summary>
        public bool IsClosed { get; init; }

        /// <summary>Whether one's own review was returned to be changed.</summary>
        public bool IsReturned { get; init; }

        /// <summary>Whether the author of the review no longer takes part.</summary>
        public bool HasLeft { get; init; }
    }

    /// <summary>What the card shows.</summary>
    /// <param name="MayOpen">Whether the person may open cycles.</param>
    public sealed record Data(IReadOnlyList<Line> Lines, bool MayOpen)
    {
        /// <summary>How many lines come before the next page; null on the last.</summary>
        public int? Next { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.ReviewTitle)];
        if (data.Lines.Count is 0)
            body.Add(new TextBlock(t.ReviewNone));
        body.AddRange(data.Lines.Select(line => Row(line, t)));
        if (data.Next is { } next)
        {
            body.Add(new ActionSet([new ExecuteAction(t.ReviewMore, CardVerbs.ReviewHome)
            {
                Data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.After] = FormattableString.Invariant($"{next}") },
                AssociatedInputs = AssociatedInputs.None,
            }]));
        }

        if (data.MayOpen)
        {
            body.Add(new ActionSet([new ExecuteAction(t.ReviewNew, CardVerbs.ReviewNew) { AssociatedInputs = AssociatedInputs.None }])
            {
                Separator = true,
                Spacing = Spacing.Medium,
            });
        }

        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static Container Row(Line line, CardTexts t)
    {
        List<CardElement> items = [CardParts.Written(line.Name, TextWeight.Bolder)];
        // The name of a branch is too long for a button; if there is only one it need not be said.
        var apart = line.Branches.Count > 1;
        string?[] said =
        [
            State(line, t),
            apart ? null : line.Branches.Select(b => StateOf(b, t)).FirstOrDefault(),
            line.IsClosed ? t.ReviewClosed : t.ReviewDueOn(t.DateWithoutWeekday(line.Due)),
        ];
        items.Add(CardParts.Note(string.Join(t.Separator, said.OfType<string>())));
        if (Buttons(line, apart ? [] : line.Branches, t).ToArray() is { Length: > 0 } buttons)
            items.Add(new ActionSet(buttons));
        foreach (var branch in apart ? line.Branches : [])
        {
            items.Add(CardParts.Note(StateOf(branch, t) is { } state ? branch.Name + t.Separator + state : branch.Name));
            items.Add(new ActionSet([.. ButtonsOf(branch, line, t)]) { Spacing = Spacing.Small });
        }

        return new Container(items) { Separator = true, Spacing = Spacing.Medium };
    }

    // If nobody continues with a review, show only where it stands in the round.
    private static string? State(Line line, CardTexts t) => line switch
    {
        { IsSubmitted: null } => null,
        { IsSubmitted: true } => t.ReviewStateSubmitted,
        { HasLeft: true } => t.ReviewStateLeft,
        { IsClosed: true } => t.ReviewNotSubmitted,
        { IsReturned: true } => t.ReviewStateReturned,
        _ => t.ReviewStateOpen,
    };

    private static string? StateOf(Branch branch, CardTexts t) => branch.HasAnswered switch
    {
        null => null,
        true => t.ReviewBranchDone,
        false => t.ReviewBranchOpen,
    };

    private static IEnumerable<ExecuteAction> Buttons(Line line, IReadOnlyList<Branch> branches, CardTexts t)
    {
        if (line.IsSubmitted is not null)
            yield return Button(line.IsSubmitted is true || line.IsClosed || line.HasLeft ? t.ReviewLook : t.ReviewGoOn, CardVerbs.ReviewOpen, line, null, t);
        foreach (var button in branches.SelectMany(b => ButtonsOf(b, line, t)))
            yield return button;
        if (line.HasCounts)
            yield return Button(t.ReviewByBranch, CardVerbs.ReviewCounts, line, null, t);
    }

    private static IEnumerable<ExecuteAction> ButtonsOf(Branch branch, Line line, CardTexts t)
    {
        if (branch.HasAnswered is not null)
            yield return Button(t.ReviewBranchAnswer, CardVerbs.ReviewOpen, line, branch, t);
        yield return Button(t.ReviewMembers, CardVerbs.ReviewList, line, branch, t);
    }

    private static ExecuteAction Button(string title, string verb, Line line, Branch? branch, CardTexts t)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = line.CycleId };
        if (branch is not null)
            data[CardData.Unit] = branch.UnitId;
        string?[] about = [title, line.Branches.Count > 1 ? branch?.Name : null, line.Name];
        return new ExecuteAction(title, verb) { Tooltip = string.Join(t.Separator, about.OfType<string>()), Data = data, AssociatedInputs = AssociatedInputs.None };
    }
}
