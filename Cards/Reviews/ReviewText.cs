using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>Problems and measures as they are read, the same for the author and the secretary.</summary>
public static class ReviewText
{
    /// <summary>A measure.</summary>
    public sealed record Measure(string Text, DateOnly? Due, DateOnly? DoneOn);

    /// <summary>A problem.</summary>
    /// <param name="Number">The number shown on the card.</param>
    /// <param name="Aspect">May be empty.</param>
    /// <param name="Cause">May be empty.</param>
    /// <param name="IsCarried">Taken along from an earlier cycle.</param>
    /// <param name="Part">Number of the supplement it belongs to; not shown if below 2.</param>
    public sealed record Problem(int Number, string Text, string Aspect, string Cause, IReadOnlyList<Measure> Measures, bool IsCarried, int Part)
    {
        /// <summary>Whether it is not submitted; said if it is listed among submitted ones.</summary>
        public bool IsDraft { get; init; }
    }

    internal static Container Render(Problem problem, CardTexts t, IReadOnlyList<CardAction>? buttons = null)
    {
        string?[] head =
        [
            t.ReviewNumber(problem.Number),
            problem.IsDraft && buttons is null ? t.ReviewNotSubmitted : null,
            problem.Aspect.Length > 0 ? problem.Aspect : null,
            problem.IsCarried ? t.ReviewCarried : null,
            problem.Part > 1 ? t.ReviewPart(problem.Part) : null,
        ];
        List<CardElement> items =
        [
            new RichTextBlock([new TextRun(string.Join(t.Separator, head.OfType<string>())) { IsSubtle = true, Size = TextSize.Small }]),
            CardParts.Written(problem.Text.Length > 0 ? problem.Text : t.ReviewNotWritten, TextWeight.Bolder) with { Spacing = Spacing.None },
        ];
        if (problem.Cause.Length > 0)
            items.Add(CardParts.Line(t, t.ReviewCause, problem.Cause));
        items.AddRange(problem.Measures.Select(m => CardParts.Line(t, t.ReviewMeasure, Said(m, t))));
        if (buttons is { Count: > 0 })
            items.Add(new ActionSet(buttons) { Spacing = Spacing.Small });
        return new Container(items) { Separator = true, Spacing = Spacing.Medium };
    }

    private static string Said(Measure measure, CardTexts t)
    {
        string?[] after =
        [
            measure.Due is { } due ? t.MyDue(t.DateWithoutWeekday(due)) : t.ReviewNoDue,
            measure.DoneOn is { } done ? t.ReviewDoneOn(t.DateWithoutWeekday(done)) : null,
        ];
        return measure.Text + t.Parenthesised(string.Join(t.Separator, after.OfType<string>()));
    }
}
