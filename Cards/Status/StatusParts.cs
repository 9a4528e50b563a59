using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Status;

/// <summary>How many things are in each state.</summary>
public readonly record struct DoneDueOverdue(int Done, int Due, int Overdue)
{
    /// <summary>All of them.</summary>
    public int Total => Done + Due + Overdue;
}

/// <summary>How far a round of self-reviews is.</summary>
/// <param name="Name">The office's name for it; null if no words may be shown.</param>
public sealed record ReviewLine(string? Name, int Submitted, int Members, DateOnly Due);

/// <summary>How far a reminder got.</summary>
/// <param name="Title">What it is about, in our own words.</param>
public sealed record ReminderLine(string Title, DateOnly Day, int Recipients, int Delivered, int Acknowledged);

/// <summary>A ledger and its numbers.</summary>
public sealed record LedgerLine(string Name, int Open, int Overdue);

/// <summary>What the cards of a status have in common.</summary>
internal static class StatusParts
{
    /// <summary>"5 / 6", followed by words for what is overdue or still to be done.</summary>
    public static string Say(DoneDueOverdue counts, CardTexts t) => string.Join(
        t.Separator,
        new[]
        {
            t.StatusOf(counts.Done, counts.Total),
            counts.Overdue > 0 ? t.StatusOverdue(counts.Overdue) : null,
            counts.Due > 0 ? t.StatusDue(counts.Due) : null,
        }.OfType<string>());

    /// <summary>A bar for each name, in the parts done, due and overdue; if the client has no charts, a table with the same numbers.</summary>
    public static StackedBarChart Chart(string title, string nameHeader, IReadOnlyList<(string Name, DoneDueOverdue Counts)> lines, CardTexts t) => new(
        title,
        [.. lines.Select(line => new StackedBar(Named(line.Name, line.Counts, t), [.. Bars(line.Counts, t)]))],
        CardParts.Table([3, 3], [nameHeader, t.StatusColumn], lines.Select(line => (IReadOnlyList<CardElement>)[CardParts.Name(line.Name), new TextBlock(Say(line.Counts, t))])));

    /// <summary>A bar for each name; if the client has no charts, a table with the same numbers.</summary>
    public static HorizontalBarChart Chart(string title, string nameHeader, string countHeader, IReadOnlyList<(string Name, int Count)> lines) => new(
        title,
        [.. lines.Select(line => new ChartPoint(line.Name, line.Count))],
        CardParts.Table([3, 1], [nameHeader, countHeader], lines.Select(line => (IReadOnlyList<CardElement>)[CardParts.Name(line.Name), CardParts.Number(line.Count)])));

    /// <summary>What a status is about, and what it does not cover: some kinds, or days whose records are deleted.</summary>
    public static IEnumerable<CardElement> About(string what, bool leavesOut, DateOnly? deletedThrough, CardTexts t)
    {
        yield return CardParts.Note(leavesOut ? what + t.Separator + t.StatusLeavesOut : what);
        if (deletedThrough is { } day)
            yield return new TextBlock(t.RecordsDeleted(day));
    }

    /// <summary>What is overdue, in words and in a box of its own.</summary>
    public static IEnumerable<CardElement> Overdue(string title, IReadOnlyList<string> lines, int more, CardTexts t)
    {
        if (lines.Count == 0)
            yield break;

        yield return new Container(
        [
            new TextBlock(title) { Weight = TextWeight.Bolder },
            .. lines.Select(line => CardParts.Written(line)),
            .. more > 0 ? (CardElement[])[CardParts.Note(t.StatusMore(more))] : [],
        ])
        { Style = ContainerStyle.Attention, Spacing = Spacing.Medium };
    }

    /// <summary>A line for each round, and how many more rounds there are.</summary>
    public static IEnumerable<CardElement> Reviews(IReadOnlyList<ReviewLine> reviews, int more, CardTexts t)
    {
        var alike = reviews.GroupBy(r => r.Name, StringComparer.Ordinal).Where(name => name.Count() > 1).Select(name => name.Key).ToList();
        foreach (var review in reviews)
        {
            // If rounds have the same name, or none is shown, their due days distinguish them.
            var name = (review.Name, alike.Contains(review.Name)) switch
            {
                (null, false) => t.StatusReviews,
                (null, true) => t.StatusReviewsDue(review.Due),
                ({ } own, false) => t.StatusReview(own),
                ({ } own, true) => t.StatusReviewDue(own, review.Due),
            };
            yield return CardParts.Line(t, name, t.StatusSubmitted(review.Submitted, review.Members));
        }

        if (more > 0)
            yield return CardParts.Note(t.StatusMoreReviews(more));
    }

    public static IEnumerable<CardElement> Reminders(IEnumerable<ReminderLine> reminders, CardTexts t) =>
        reminders.Select(r => CardParts.Line(t, t.StatusReminder(r.Title, r.Day), t.StatusConfirmed(r.Acknowledged, r.Delivered, r.Recipients)));

    /// <summary>A button to another view of the same status.</summary>
    public static ExecuteAction Open(string title, IReadOnlyDictionary<string, string> data) => CardParts.Act(title, CardVerbs.StatusOpen, data);

    /// <summary>The data of a button, with another period.</summary>
    public static IReadOnlyDictionary<string, string> Span(this IReadOnlyDictionary<string, string> data, string span) => data.With(CardData.Span, span);

    // What the colours mean is also said in words next to the name.
    private static string Named(string name, DoneDueOverdue counts, CardTexts t) => string.Join(
        t.Separator,
        new[]
        {
            name,
            counts.Overdue > 0 ? t.StatusOverdue(counts.Overdue) : null,
            counts.Due > 0 ? t.StatusDue(counts.Due) : null,
        }.OfType<string>());

    private static IEnumerable<BarPart> Bars(DoneDueOverdue counts, CardTexts t)
    {
        BarPart[] parts =
        [
            new(t.StatusLegendDone, counts.Done, ChartColor.Good),
            new(t.StatusLegendDue, counts.Due, ChartColor.Warning),
            new(t.StatusLegendOverdue, counts.Overdue, ChartColor.Attention),
        ];
        return parts.Where(p => p.Value > 0);
    }
}
