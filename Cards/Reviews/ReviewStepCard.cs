using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>One step of the walk through a self-review. Shown only as the answer to its author's click.</summary>
public static class ReviewStepCard
{
    /// <summary>Which step.</summary>
    public enum Stage
    {
        /// <summary>Aspects, and earlier measures to take along.</summary>
        Aspects,

        /// <summary>One problem.</summary>
        Problem,

        /// <summary>Its cause.</summary>
        Cause,

        /// <summary>Its measures.</summary>
        Measures,
    }

    /// <summary>What the step shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string CycleName { get; init; }

        public required Stage Stage { get; init; }

        /// <summary>The problem it is about, from 1.</summary>
        public int At { get; init; } = 1;

        /// <summary>The cycle's aspects by number; empty leaves the choice out.</summary>
        public IReadOnlyList<Choice> Aspects { get; init; } = [];

        /// <summary>Unfinished measures of an earlier cycle, by problem and number; none is preselected.</summary>
        public IReadOnlyList<Choice> Earlier { get; init; } = [];

        /// <summary>How many more there are than fit on the card.</summary>
        public int MoreEarlier { get; init; }

        /// <summary>The text of the problem, shown above its cause and measures.</summary>
        public string? Problem { get; init; }

        /// <summary>How many measures are asked for, 1 or more.</summary>
        public int Measures { get; init; } = 1;

        /// <summary>Whether one more can be asked for.</summary>
        public bool MayAddMeasure { get; init; }

        /// <summary>Whether the walk can continue without a measure.</summary>
        public bool MayLeaveMeasures { get; init; }

        /// <summary>Values by input id, as kept or as typed.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>A notice to show first, in one plain sentence; null for none.</summary>
        public string? Notice { get; init; }

        /// <summary>The secretary's remark, if it was returned.</summary>
        public string? Remark { get; init; }

        /// <summary>Whether the problem is asked for because of an aspect and can be left out.</summary>
        public bool MaySkip { get; init; }

        public bool MayGoBack { get; init; } = true;
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var heading = data.Stage is Stage.Aspects ? t.ReviewStepAspects : t.ReviewStepProblem(data.At);
        List<CardElement> body = [CardParts.Heading(heading), new RichTextBlock([new TextRun(data.CycleName) { IsSubtle = true }]) { Spacing = Spacing.Small }];
        if (data.Notice is not null)
            body.Add(CardParts.Notice(data.Notice, ContainerStyle.Attention));
        if (data.Remark is not null)
            body.Add(new Container([new TextBlock(t.ReviewRemarkIs) { Weight = TextWeight.Bolder }, CardParts.Written(data.Remark)]) { Style = ContainerStyle.Emphasis });
        if (data.Problem is not null)
            body.Add(CardParts.Line(t, t.ReviewProblem, data.Problem));

        body.AddRange(Inputs(data, t));
        body.Add(new ActionSet([.. Buttons(data, t)]) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.ReviewTitle, body);
    }

    private static IEnumerable<CardElement> Inputs(Data data, CardTexts t)
    {
        switch (data.Stage)
        {
            case Stage.Aspects:
                if (data.Aspects.Count > 0)
                    yield return Several(data, ReviewInputIds.Aspects, t.ReviewAspectsAsk, data.Aspects);
                if (data.Earlier.Count > 0)
                    yield return Several(data, ReviewInputIds.Carry, t.ReviewEarlier, data.Earlier);
                if (data.MoreEarlier > 0)
                    yield return CardParts.Note(t.ReviewEarlierMore(data.MoreEarlier));
                break;
            case Stage.Problem:
                if (data.Aspects.Count > 0)
                {
                    yield return new ChoiceInput(ReviewInputIds.Aspect(data.At), t.ReviewAspect, data.Aspects)
                    {
                        Value = data.Values.GetValueOrDefault(ReviewInputIds.Aspect(data.At)),
                        Placeholder = t.ReviewAspectNone,
                    };
                }

                foreach (var element in Text(data, ReviewInputIds.Problem(data.At), t.ReviewProblem, t))
                    yield return element;
                break;
            case Stage.Cause:
                foreach (var element in Text(data, ReviewInputIds.Cause(data.At), t.ReviewCause, t))
                    yield return element;
                break;
            default:
                for (var i = 1; i <= data.Measures; i++)
                {
                    var hint = i == 1 && data.MayLeaveMeasures ? t.ReviewMeasureHint : null;
                    foreach (var element in Text(data, ReviewInputIds.Measure(data.At, i), Numbered(t.ReviewMeasure, i, data), t, hint))
                        yield return element;
                    foreach (var element in Date(data, ReviewInputIds.Due(data.At, i), Numbered(t.ReviewMeasureDue, i, data), t))
                        yield return element;
                }

                break;
        }
    }

    private static string Numbered(string label, int i, Data data) =>
        data.Measures == 1 ? label : FormattableString.Invariant($"{label} {i}");

    private static ChoiceInput Several(Data data, string id, string label, IReadOnlyList<Choice> choices) => new(id, label, choices)
    {
        IsMultiSelect = true,
        Style = ChoiceStyle.Expanded,
        Value = data.Values.GetValueOrDefault(id),
    };

    // The server checks the length: a client that cuts at a limit would lose what was typed.
    private static IEnumerable<CardElement> Text(Data data, string id, string label, CardTexts t, string? hint = null)
    {
        yield return new TextInput(id, label) { Value = data.Values.GetValueOrDefault(id), IsMultiline = true, Placeholder = hint };
        if (data.Errors.TryGetValue(id, out var error))
            yield return Error(error, t);
    }

    private static IEnumerable<CardElement> Date(Data data, string id, string label, CardTexts t)
    {
        yield return new FormFields(data.Values, data.Errors, t).Date(id, label);
        if (data.Errors.TryGetValue(id, out var error))
            yield return Error(error, t);
    }

    private static RichTextBlock Error(string error, CardTexts t) =>
        new([new TextRun(t.PleaseCorrect(error)) { Color = TextColor.Attention, Weight = TextWeight.Bolder }]) { Spacing = Spacing.None };

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t)
    {
        yield return new ExecuteAction(t.ReviewNext, CardVerbs.ReviewAdd) { Data = data.Hidden, Style = ActionStyle.Positive };
        if (data.Stage is Stage.Problem)
            yield return new ExecuteAction(t.ReviewWriteCause, CardVerbs.ReviewAdd) { Data = data.Hidden.With(CardData.To, ReviewTargets.Cause) };
        if (data is { Stage: Stage.Problem, MaySkip: true })
            yield return new ExecuteAction(t.ReviewSkip, CardVerbs.ReviewAdd) { Data = data.Hidden.With(CardData.To, ReviewTargets.Skip) };
        if (data.Stage is Stage.Measures && data.MayAddMeasure)
            yield return new ExecuteAction(t.ReviewMoreMeasures, CardVerbs.ReviewAdd) { Data = data.Hidden.With(CardData.To, ReviewTargets.More) };
        if (data.MayGoBack)
            yield return new ExecuteAction(t.ReviewBack, CardVerbs.ReviewBack) { Data = data.Hidden };
    }
}

/// <summary>Where a button of a self-review leads (<see cref="CardData.To"/>).</summary>
public static class ReviewTargets
{
    /// <summary>To the problem of <see cref="CardData.Number"/>.</summary>
    public const string Problem = "problem";

    /// <summary>To its cause.</summary>
    public const string Cause = "cause";

    /// <summary>Continues without the problem that an aspect asks for.</summary>
    public const string Skip = "skip";

    /// <summary>To the final check.</summary>
    public const string Check = "check";

    /// <summary>To a supplement to the submission.</summary>
    public const string Supplement = "supplement";

    /// <summary>To one more measure of the same problem.</summary>
    public const string More = "more";
}
