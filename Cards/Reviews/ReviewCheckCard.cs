using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>All that was written, once more before it is submitted. Shown only as the answer to its author's click.</summary>
public static class ReviewCheckCard
{
    /// <summary>Problems a page.</summary>
    public const int PageSize = 4;

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <inheritdoc cref="ReviewStepCard.Data.Hidden"/>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string CycleName { get; init; }

        /// <summary>The problems of this page.</summary>
        public required IReadOnlyList<ReviewText.Problem> Problems { get; init; }

        /// <summary>The number on all pages together.</summary>
        public required int ProblemCount { get; init; }

        /// <inheritdoc cref="ProblemCount"/>
        public required int MeasureCount { get; init; }

        /// <summary>Number of the first problem of the next page; null on the last.</summary>
        public int? Next { get; init; }

        /// <inheritdoc cref="ReviewStepCard.Data.Notice"/>
        public string? Notice { get; init; }

        /// <inheritdoc cref="ReviewStepCard.Data.Remark"/>
        public string? Remark { get; init; }

        /// <summary>Who will read it: one plain sentence.</summary>
        public required string Readers { get; init; }

        public bool MayAdd { get; init; } = true;

        /// <inheritdoc cref="ReviewStatusCard.Data.NotKept"/>
        public IReadOnlyList<string> NotKept { get; init; } = [];
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body =
        [
            CardParts.Heading(t.ReviewStepCheck),
            new RichTextBlock([new TextRun(data.CycleName) { IsSubtle = true }]) { Spacing = Spacing.Small },
        ];
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Attention));
        body.AddRange(data.NotKept.Select(text => CardParts.Written(text)));
        if (data.Remark is not null)
            body.Add(new Container([new TextBlock(t.ReviewRemarkIs) { Weight = TextWeight.Bolder }, CardParts.Written(data.Remark)]) { Style = ContainerStyle.Emphasis });
        body.Add(new TextBlock(t.ReviewCounted(data.ProblemCount, data.MeasureCount)));
        body.AddRange(data.Problems.Select(problem => ReviewText.Render(problem, t,
        [
            Plain(t.Edit, CardVerbs.ReviewGo, data.Hidden.With(CardData.To, ReviewTargets.Problem).With(CardData.Number, Text(problem.Number)), t.ReviewNumber(problem.Number), t),
            Plain(t.ReviewRemove, CardVerbs.ReviewRemove, data.Hidden.With(CardData.Number, Text(problem.Number)), t.ReviewNumber(problem.Number), t),
        ])));
        if (data.Next is { } next)
            body.Add(new ActionSet([Plain(t.ReviewMore, CardVerbs.ReviewGo, data.Hidden.With(CardData.To, ReviewTargets.Check).With(CardData.Number, Text(next)), null, t)]));

        body.Add(CardParts.Note(data.Readers) with { Separator = true });
        List<CardAction> buttons = [new ExecuteAction(t.ReviewSubmit, CardVerbs.ReviewSubmit) { Data = data.Hidden, Style = ActionStyle.Positive }];
        if (data.MayAdd)
            buttons.Add(Plain(t.ReviewAnother, CardVerbs.ReviewGo, data.Hidden.With(CardData.To, ReviewTargets.Problem).With(CardData.Number, Text(data.ProblemCount + 1)), null, t));
        buttons.Add(Plain(t.ReviewBack, CardVerbs.ReviewBack, data.Hidden, null, t));
        body.Add(new ActionSet(buttons) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static ExecuteAction Plain(string title, string verb, IReadOnlyDictionary<string, string> data, string? about, CardTexts t) => new(title, verb)
    {
        Data = data,
        AssociatedInputs = AssociatedInputs.None,
        Tooltip = about is null ? null : title + t.Separator + about,
    };

    private static string Text(int number) => FormattableString.Invariant($"{number}");
}
