using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>A submitted self-review as its author sees it: dates, counts and who has read it, not its text.</summary>
public static class ReviewStatusCard
{
    /// <summary>What was submitted at one time.</summary>
    public sealed record Part(int Number, DateTimeOffset At, int Problems, int Measures);

    /// <summary>Someone who has read it.</summary>
    public sealed record Reader(string Name, DateTimeOffset At);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <inheritdoc cref="ReviewStepCard.Data.Hidden"/>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string CycleName { get; init; }

        public required IReadOnlyList<Part> Parts { get; init; }

        /// <summary>Each once, the latest first.</summary>
        public required IReadOnlyList<Reader> Readers { get; init; }

        /// <summary>How many others have read it who are not named.</summary>
        public int MoreReaders { get; init; }

        /// <summary>Who may read it: a plain sentence, or two if the parts do not have the same readers.</summary>
        public required IReadOnlyList<string> MayRead { get; init; }

        /// <summary>The last day for taking it back; null if that is past.</summary>
        public DateOnly? WithdrawUntil { get; init; }

        /// <summary>Whether a supplement is being written.</summary>
        public bool HasDraft { get; init; }

        public bool MaySupplement { get; init; } = true;

        /// <inheritdoc cref="ReviewStepCard.Data.Notice"/>
        public string? Notice { get; init; }

        /// <summary>What the person typed but could not be kept; shown so that it is not lost.</summary>
        public IReadOnlyList<string> NotKept { get; init; } = [];
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.ReviewStateSubmitted), CardParts.Written(data.CycleName, TextWeight.Bolder)];
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Attention));
        body.AddRange(data.NotKept.Select(text => CardParts.Written(text)));
        body.AddRange(data.Parts.Select(part => new RichTextBlock(
        [
            new TextRun((part.Number > 1 ? t.ReviewPart(part.Number) : t.ReviewSubmittedOn) + t.Separator + t.Moment(part.At)) { IsSubtle = true },
            new TextRun(t.Separator + t.ReviewCounted(part.Problems, part.Measures)),
        ]) { Spacing = Spacing.Small }));

        body.AddRange(data.MayRead.Select((said, i) => CardParts.Note(said) with { Separator = i == 0 }));
        body.Add(data.Readers.Count == 0
            ? CardParts.Note(t.ReviewNobodyRead)
            : new RichTextBlock(
            [
                new TextRun(t.Labelled(t.ReviewReadBy)) { IsSubtle = true },
                new TextRun(string.Join(t.ListSeparator, ReadBy(data, t))),
            ]) { Spacing = Spacing.Small });
        if (data.WithdrawUntil is { } until)
            body.Add(CardParts.Note(t.ReviewWithdrawUntil(t.DateWithoutWeekday(until))));

        body.Add(new ActionSet([.. Buttons(data, t)]) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static IEnumerable<string> ReadBy(Data data, CardTexts t)
    {
        foreach (var reader in data.Readers)
            yield return reader.Name + t.Parenthesised(t.Moment(reader.At));
        if (data.MoreReaders > 0)
            yield return t.ReviewReadMore(data.MoreReaders);
    }

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t)
    {
        yield return new ExecuteAction(t.ReviewShowText, CardVerbs.ReviewRead) { Data = data.Hidden };
        if (data.MaySupplement)
        {
            yield return new ExecuteAction(data.HasDraft ? t.ReviewGoOnSupplement : t.ReviewSupplement, CardVerbs.ReviewGo)
            {
                Data = data.Hidden.With(CardData.To, ReviewTargets.Supplement),
            };
        }

        if (data.WithdrawUntil is not null)
            yield return new ExecuteAction(t.ReviewWithdraw, CardVerbs.ReviewWithdraw) { Data = data.Hidden };
    }
}
