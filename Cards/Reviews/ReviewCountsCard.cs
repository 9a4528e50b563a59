using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>How far the branches are with a cycle, for the office: numbers only, in roster order, nobody ranked.</summary>
public static class ReviewCountsCard
{
    /// <summary>Branches a page.</summary>
    public const int PageSize = 25;

    /// <summary>Branches that can be added at once: as many as fit on a card besides a page. The others are offered once these take part.</summary>
    public const int MostOthers = 40;

    /// <summary>A branch.</summary>
    /// <param name="HasAnswered">Whether it has answered as a whole; null if that is not asked for.</param>
    /// <param name="HasSecretary">Whether anybody could answer for it.</param>
    public sealed record Line(string UnitName, int Submitted, int Members, long Problems, long Measures, bool? HasAnswered, bool HasSecretary = true);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        public required string CycleId { get; init; }

        public required string CycleName { get; init; }

        public required DateOnly Due { get; init; }

        /// <summary>All branches together.</summary>
        public required Line Total { get; init; }

        /// <summary>The branches of this page.</summary>
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>How many branches come before the next page; null on the last.</summary>
        public int? Next { get; init; }

        public required bool IsClosed { get; init; }

        /// <summary>Branches that do not take part yet and can be added, name and id.</summary>
        public IReadOnlyList<Choice> Others { get; init; } = [];

        /// <inheritdoc cref="ReviewStepCard.Data.Notice"/>
        public string? Notice { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var target = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = data.CycleId };
        List<CardElement> body = [CardParts.Heading(t.ReviewByBranch)];
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Attention));
        body.AddRange(
        [
            CardParts.Written(data.CycleName, TextWeight.Bolder),
            CardParts.Note((data.IsClosed ? t.ReviewClosed + t.Separator : "") + t.ReviewDueOn(t.DateWithoutWeekday(data.Due))),
            new TextBlock(t.ReviewOf(data.Total.Submitted, data.Total.Members) + t.Separator + t.ReviewCounted(data.Total.Problems, data.Total.Measures)),
            Table(data, t),
        ]);
        List<CardAction> buttons = [];
        if (data.Next is { } next)
            buttons.Add(Plain(t.ReviewMore, CardVerbs.ReviewCounts, target.With(CardData.After, next.ToString(CultureInfo.InvariantCulture))));
        if (!data.IsClosed && data.Others.Count > 0)
            buttons.Add(new ShowCardAction(t.ReviewAddBranches, new InnerCard(
            [
                new ChoiceInput(ReviewInputIds.Units, t.ReviewAddBranchesAsk, data.Others) { IsMultiSelect = true },
                new ActionSet([new ExecuteAction(t.ReviewAddBranches, CardVerbs.ReviewBranches) { Data = target }]),
            ])));
        if (!data.IsClosed)
            buttons.Add(new ShowCardAction(t.ReviewCloseCycle, new InnerCard(
            [
                new TextBlock(t.ReviewCloseSure),
                new ActionSet([Plain(t.ReviewCloseCycle, CardVerbs.ReviewClose, target) with { Style = ActionStyle.Destructive }]),
            ])));
        if (buttons.Count > 0)
            body.Add(new ActionSet(buttons) { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static Table Table(Data data, CardTexts t) => CardParts.Table(
        [1, 1, 1],
        [t.ReviewBranch, t.ReviewSubmittedColumn, t.ReviewCountsColumn],
        data.Lines.Select(line => (IReadOnlyList<CardElement>)
        [
            CardParts.Name(line.UnitName),
            new TextBlock(string.Create(CultureInfo.InvariantCulture, $"{line.Submitted} / {line.Members}")),
            new TextBlock(string.Create(CultureInfo.InvariantCulture, $"{line.Problems} / {line.Measures}")
                + (line.HasAnswered is { } has ? t.Separator + (has ? t.ReviewBranchDone : line.HasSecretary ? t.ReviewBranchOpen : t.ReviewBranchNoSecretary) : "")),
        ]));

    private static ExecuteAction Plain(string title, string verb, IReadOnlyDictionary<string, string> data) =>
        new(title, verb) { Data = data, AssociatedInputs = AssociatedInputs.None };
}
