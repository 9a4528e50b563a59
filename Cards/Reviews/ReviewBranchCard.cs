using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>Who in a branch has submitted, for its secretary: names, dates and counts. Shown only as the answer to a click.</summary>
public static class ReviewBranchCard
{
    /// <summary>Submissions a page.</summary>
    public const int PageSize = 12;

    /// <summary>A submission.</summary>
    /// <param name="MayRead">Whether this secretary may read it: not if it was submitted before the appointment, or in another branch.</param>
    public sealed record Line(string PersonId, string Name, DateTimeOffset At, int Problems, int Measures, bool MayRead)
    {
        /// <summary>Whether it was submitted before its author came to this branch.</summary>
        public bool IsElsewhere { get; init; }
    }

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        public required string CycleId { get; init; }

        public required string CycleName { get; init; }

        public required string UnitId { get; init; }

        public required string UnitName { get; init; }

        public required int Members { get; init; }

        public required int Submitted { get; init; }

        /// <summary>How many of those have left the branch since, and are not listed.</summary>
        public int Away { get; init; }

        /// <summary>How many are listed but not among those, because another branch counts them.</summary>
        public int CountedElsewhere { get; init; }

        /// <summary>The submissions of this page.</summary>
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Names of those who have not submitted.</summary>
        public required IReadOnlyList<string> Missing { get; init; }

        /// <inheritdoc cref="ReviewStepCard.Data.Notice"/>
        public string? Notice { get; init; }

        /// <summary>A remark that was typed and could not be saved; shown so that it is not lost. Null for none.</summary>
        public string? NotKept { get; init; }

        /// <summary>How many lines come before the next page; null on the last.</summary>
        public int? Next { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body =
        [
            CardParts.Heading(t.ReviewMembers),
            CardParts.Written(data.UnitName + t.Separator + data.CycleName, TextWeight.Bolder),
            new TextBlock(t.ReviewOf(data.Submitted, data.Members)),
        ];
        if (data.Away > 0)
            body.Add(CardParts.Note(t.ReviewAway(data.Away)));
        if (data.CountedElsewhere > 0)
            body.Add(CardParts.Note(t.ReviewCountedElsewhere(data.CountedElsewhere)));
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Emphasis));
        if (data.NotKept is not null)
            body.Add(new Container([new TextBlock(t.ReviewRemarkNotKept) { Weight = TextWeight.Bolder }, CardParts.Written(data.NotKept)]));
        body.AddRange(data.Lines.Select(line => Row(line, data, t)));
        if (data.Next is { } next)
        {
            body.Add(new ActionSet([new ExecuteAction(t.ReviewMore, CardVerbs.ReviewList)
            {
                Data = Target(data).With(CardData.After, FormattableString.Invariant($"{next}")),
                AssociatedInputs = AssociatedInputs.None,
            }]));
        }

        if (data.Missing.Count > 0)
            body.Add(CardParts.Line(t, t.ReviewNotYet, string.Join(t.ListSeparator, data.Missing)) with { Separator = true });
        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static ColumnSet Row(Line line, Data data, CardTexts t)
    {
        List<CardElement> said =
        [
            CardParts.Written(line.Name, TextWeight.Bolder),
            CardParts.Note(t.Moment(line.At) + t.Separator + t.ReviewCounted(line.Problems, line.Measures)) with { Spacing = Spacing.None },
        ];
        if (!line.MayRead)
            said.Add(CardParts.Note(line.IsElsewhere ? t.ReviewElsewhere : t.ReviewBeforeAppointment) with { Spacing = Spacing.None });
        List<Column> columns = [new Column(said)];
        if (line.MayRead)
        {
            var read = new ExecuteAction(t.ReviewRead, CardVerbs.ReviewRead)
            {
                Tooltip = t.ReviewRead + t.Separator + line.Name,
                Data = Target(data).Without(CardData.Unit).With(CardData.Who, line.PersonId),
                AssociatedInputs = AssociatedInputs.None,
            };
            columns.Add(new Column([new ActionSet([read])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center });
        }

        return new ColumnSet(columns) { Separator = true, Spacing = Spacing.Small };
    }

    private static Dictionary<string, string> Target(Data data) =>
        new(StringComparer.Ordinal) { [CardData.Id] = data.CycleId, [CardData.Unit] = data.UnitId };
}
