using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>A page of the text of a submitted self-review. Shown only as the answer to a click of its author or the secretary.</summary>
public static class ReviewTextCard
{
    /// <summary>Problems a page: as many as fit on a card at their greatest length.</summary>
    public const int PageSize = 4;

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        /// <inheritdoc cref="ReviewStepCard.Data.Hidden"/>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string CycleName { get; init; }

        /// <summary>The name of its author.</summary>
        public required string AuthorName { get; init; }

        public required IReadOnlyList<ReviewText.Problem> Problems { get; init; }

        /// <summary>Number of the first problem of the next page; null on the last.</summary>
        public int? Next { get; init; }

        /// <summary>Measures, by number, that the author can mark as done; empty for anyone else.</summary>
        public IReadOnlyList<Choice> Measures { get; init; } = [];

        /// <summary>Which of them are done, or ticked and not saved yet, joined by commas; null for none.</summary>
        public string? Ticked { get; init; }

        /// <inheritdoc cref="ReviewStepCard.Data.Notice"/>
        public string? Notice { get; init; }

        /// <summary>The secretary's remark, if the author can only read.</summary>
        public string? Returned { get; init; }

        /// <summary>How many problems this reader may not see.</summary>
        public int NotShown { get; init; }

        /// <summary>Whether it may be returned with a remark.</summary>
        public bool MayReturn { get; init; }

        /// <summary>The text already in the remark, and what is wrong with it.</summary>
        public string? Remark { get; init; }

        /// <inheritdoc cref="Remark"/>
        public string? RemarkError { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body =
        [
            CardParts.Heading(t.ReviewTextTitle),
            CardParts.Written(data.AuthorName + t.Separator + data.CycleName, TextWeight.Bolder),
        ];
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Emphasis));
        if (data.Returned is not null)
            body.Add(new Container([new TextBlock(t.ReviewRemarkIs) { Weight = TextWeight.Bolder }, CardParts.Written(data.Returned)]) { Style = ContainerStyle.Emphasis });
        body.AddRange(data.Problems.Select(problem => ReviewText.Render(problem, t)));
        if (data.NotShown > 0)
            body.Add(CardParts.Note(data.MayReturn ? t.ReviewNotShownReturned(data.NotShown) : t.ReviewNotShown(data.NotShown)));
        if (data.Next is { } next)
        {
            // Sends what was typed or ticked on this page, so that the next page shows it again.
            body.Add(new ActionSet([new ExecuteAction(t.ReviewMore, CardVerbs.ReviewRead)
            {
                Data = data.Hidden.With(CardData.Number, FormattableString.Invariant($"{next}")),
            }]));
        }

        if (data.Measures.Count > 0)
        {
            body.Add(new ChoiceInput(ReviewInputIds.Done, t.ReviewMarkDone, data.Measures)
            {
                IsMultiSelect = true,
                Style = ChoiceStyle.Expanded,
                Value = data.Ticked,
                Separator = true,
            });
            body.Add(new ActionSet([new ExecuteAction(t.Save, CardVerbs.ReviewDone) { Data = data.Hidden }]) { Spacing = Spacing.Small });
        }

        if (data.MayReturn)
        {
            body.Add(new TextInput(ReviewInputIds.Remark, t.ReviewRemark) { IsMultiline = true, Value = data.Remark, Separator = true });
            if (data.RemarkError is not null)
                body.Add(new RichTextBlock([new TextRun(t.PleaseCorrect(data.RemarkError)) { Color = TextColor.Attention, Weight = TextWeight.Bolder }]) { Spacing = Spacing.None });
            body.Add(new ActionSet([new ExecuteAction(t.ReviewReturn, CardVerbs.ReviewReturn) { Data = data.Hidden }]) { Spacing = Spacing.Small });
        }

        return CardParts.Card(t, t.ReviewTitle, body);
    }
}
