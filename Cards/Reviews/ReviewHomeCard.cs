using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>The rounds of self-reviews someone has to do with (<c>自查</c>). It is posted, so it says how far they are and nothing of what they say.</summary>
public static class ReviewHomeCard
{
    /// <summary>Something of a cycle that can be opened.</summary>
    public enum Link
    {
        /// <summary>One's own review.</summary>
        Own,

        /// <summary>The branch's answer as a whole.</summary>
        Branch,

        /// <summary>Who of the branch has submitted.</summary>
        Members,

        /// <summary>Counts by branch.</summary>
        Counts,
    }

    /// <summary>A cycle.</summary>
    /// <param name="CycleId">Comes back with its buttons.</param>
    /// <param name="UnitId">The branch of the buttons that are about one; null where there is none.</param>
    /// <param name="IsSubmitted">Whether one's own review is; null for someone who takes no part.</param>
    public sealed record Line(string CycleId, string Name, DateOnly Due, bool? IsSubmitted, string? UnitId, IReadOnlyList<Link> Links)
    {
        /// <summary>The office has closed it.</summary>
        public bool IsClosed { get; init; }

        /// <summary>Whose review it is takes no part any more.</summary>
        public bool HasLeft { get; init; }
    }

    /// <summary>What the card shows.</summary>
    /// <param name="MayOpen">Whether the person opens cycles.</param>
    public sealed record Data(IReadOnlyList<Line> Lines, bool MayOpen);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.ReviewTitle)];
        if (data.Lines.Count is 0)
            body.Add(new TextBlock(t.ReviewNone));
        body.AddRange(data.Lines.Select(line => Row(line, t)));
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
        string?[] said =
        [
            State(line, t),
            line.IsClosed ? t.ReviewClosed : t.ReviewDueOn(t.DateWithoutWeekday(line.Due)),
        ];
        items.Add(CardParts.Note(string.Join(t.Separator, said.OfType<string>())));
        if (line.Links.Count > 0)
            items.Add(new ActionSet([.. line.Links.Select(link => Button(link, line, t))]));
        return new Container(items) { Separator = true, Spacing = Spacing.Medium };
    }

    // Of what nobody goes on with only how it stands with the round.
    private static string? State(Line line, CardTexts t) => line switch
    {
        { IsSubmitted: null } => null,
        { IsSubmitted: true } => t.ReviewStateSubmitted,
        { HasLeft: true } => t.ReviewStateLeft,
        { IsClosed: true } => t.ReviewNotSubmitted,
        _ => t.ReviewStateOpen,
    };

    private static ExecuteAction Button(Link link, Line line, CardTexts t)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = line.CycleId };
        if (line.UnitId is not null && link is Link.Branch or Link.Members)
            data[CardData.Unit] = line.UnitId!;
        var (title, verb) = link switch
        {
            Link.Own => (line.IsSubmitted is true || line.IsClosed || line.HasLeft ? t.ReviewLook : t.ReviewGoOn, CardVerbs.ReviewOpen),
            Link.Branch => (t.ReviewBranchAnswer, CardVerbs.ReviewOpen),
            Link.Members => (t.ReviewMembers, CardVerbs.ReviewList),
            _ => (t.ReviewByBranch, CardVerbs.ReviewCounts),
        };
        return new ExecuteAction(title, verb) { Tooltip = title + t.Separator + line.Name, Data = data, AssociatedInputs = AssociatedInputs.None };
    }
}
