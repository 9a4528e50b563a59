using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reviews;

/// <summary>The form with which the office opens a cycle.</summary>
public static class ReviewCycleCard
{
    /// <summary>What the form shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the button.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>The branches, name and id.</summary>
        public required IReadOnlyList<Choice> Units { get; init; }

        /// <summary>Tags that may be set, name and code; empty hides the input.</summary>
        public IReadOnlyList<Choice> Tags { get; init; } = [];

        /// <summary>Values by input id, as typed.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;
    }

    /// <summary>The form.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.ReviewNew)];
        Add(new TextInput(ReviewInputIds.Name, t.ReviewCycleName) { Value = Value(ReviewInputIds.Name) });
        Add(new FormFields(data.Values, data.Errors, t).Date(ReviewInputIds.CycleDue, t.ReviewCycleDue));
        Add(new TextInput(ReviewInputIds.CycleAspects, t.ReviewCycleAspects)
        {
            Value = Value(ReviewInputIds.CycleAspects),
            Placeholder = t.ReviewCycleAspectsHint,
            IsMultiline = true,
        });
        Add(new ChoiceInput(ReviewInputIds.Units, t.ReviewCycleUnits, data.Units)
        {
            Value = Value(ReviewInputIds.Units),
            Placeholder = t.ReviewCycleAll,
            IsMultiSelect = true,
        });
        if (data.Tags.Count > 0)
            Add(new ChoiceInput(ReviewInputIds.Tags, t.ReviewCycleTags, data.Tags) { Value = Value(ReviewInputIds.Tags), IsMultiSelect = true });
        Add(new ToggleInput(ReviewInputIds.Branches, t.ReviewBranchAnswer, t.ReviewCycleBranches)
        {
            Value = Value(ReviewInputIds.Branches) ?? "false",
            ValueOn = "true",
            ValueOff = "false",
        });
        body.Add(new ActionSet([new ExecuteAction(t.ReviewOpenCycle, CardVerbs.ReviewCycle) { Data = data.Hidden, Style = ActionStyle.Positive }]) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.ReviewTitle, body);

        string? Value(string id) => data.Values.GetValueOrDefault(id);

        void Add(CardInput input)
        {
            body.Add(input);
            if (data.Errors.TryGetValue(input.Id!, out var error))
                body.Add(new RichTextBlock([new TextRun(t.PleaseCorrect(error)) { Color = TextColor.Attention, Weight = TextWeight.Bolder }]) { Spacing = Spacing.None });
        }
    }
}
