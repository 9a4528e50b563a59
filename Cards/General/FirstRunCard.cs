using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The office's way from an empty assistant to a working one: what is done, and what comes next.</summary>
public static class FirstRunCard
{
    /// <summary>One step.</summary>
    /// <param name="Title">What is to be done.</param>
    /// <param name="How">How to do it while it is open; what is there once it is done.</param>
    /// <param name="IsDone">Derived from what is there, never stored.</param>
    /// <param name="Verb">Button that does it or shows where; null if it is done elsewhere.</param>
    public sealed record Step(string Title, string How, bool IsDone, string? Verb = null);

    /// <summary>The steps, in order.</summary>
    public sealed record Data(IReadOnlyList<Step> Steps);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var open = data.Steps.Count(step => !step.IsDone);
        List<CardElement> body =
        [
            CardParts.Heading(t.FirstRunTitle),
            CardParts.Note(open == 0 ? t.FirstRunAllDone : t.FirstRunOpen(data.Steps.Count - open, data.Steps.Count)),
        ];
        body.AddRange(data.Steps.Select((step, index) => Row(step, index + 1, t)));
        body.Add(new ActionSet([CardParts.Run(t.FirstRunAgain, t.CommandFirstRun)]) { Separator = true, Spacing = Spacing.Medium });
        return CardParts.Card(t, t.FirstRunTitle, body);
    }

    private static Container Row(Step step, int number, CardTexts t)
    {
        List<CardElement> said =
        [
            new RichTextBlock(
            [
                new TextRun(t.FirstRunStep(number, step.Title)) { Weight = TextWeight.Bolder },
                new TextRun(t.Separator + (step.IsDone ? t.FirstRunDone : t.FirstRunToDo))
                {
                    Color = step.IsDone ? TextColor.Good : TextColor.Default,
                    Weight = TextWeight.Bolder,
                },
            ]),
            CardParts.Note(step.How) with { Spacing = Spacing.None },
        ];
        if (step.Verb is not null)
            said.Add(new ActionSet([new ExecuteAction(t.Open, step.Verb) { Tooltip = t.OpenNamed(step.Title), AssociatedInputs = AssociatedInputs.None }]));
        return new Container(said) { Separator = true, Spacing = Spacing.Small };
    }
}
