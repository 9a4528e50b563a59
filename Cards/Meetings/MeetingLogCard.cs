using System.Collections.Frozen;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>The form of a meeting: what was understood filled in, the rest empty. Also how a saved one is edited.</summary>
/// <remarks>
/// Made for a glance and one tap: what is known stands open, what is rarely known and empty is folded behind a button.
/// </remarks>
public static class MeetingLogCard
{
    private const string FoldId = "more";

    /// <summary>The inputs in rows, in reading order; a row of several becomes columns.</summary>
    private static readonly string[][] Rows =
    [
        [MeetingInputs.Type],
        [MeetingInputs.Date],
        [MeetingInputs.Start, MeetingInputs.End],
        [MeetingInputs.Topic],
        [MeetingInputs.Expected, MeetingInputs.Present, MeetingInputs.Observers],
        [MeetingInputs.Absent],
        [MeetingInputs.Place, MeetingInputs.Host],
        [MeetingInputs.Recorder, MeetingInputs.Speaker],
        [MeetingInputs.Agenda],
        [MeetingInputs.Decisions],
        [MeetingInputs.Actions],
        [MeetingInputs.Tags],
    ];

    /// <summary>Folded while empty and faultless.</summary>
    private static readonly FrozenSet<string> Rare =
    [
        MeetingInputs.Observers, MeetingInputs.Recorder, MeetingInputs.Speaker, MeetingInputs.Agenda,
        MeetingInputs.Decisions, MeetingInputs.Actions, MeetingInputs.Tags,
    ];

    /// <summary>What the form shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>Registers to choose from: name and code.</summary>
        public required IReadOnlyList<Choice> Types { get; init; }

        /// <summary>Name of the unit; null where <see cref="Units"/> lets the person choose.</summary>
        public string? UnitName { get; init; }

        /// <summary>Units the person may log for, name and id; empty when there is nothing to choose.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        /// <summary>Tags that may be set, name and code; empty hides the input.</summary>
        public IReadOnlyList<Choice> Tags { get; init; } = [];

        /// <summary>Values by input id, as sent or as typed: a value that is no date or number is shown again as it is.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What stands in the way as a whole, in one plain sentence; null when nothing does.</summary>
        public string? Problem { get; init; }

        /// <summary>A saved record is edited: leaving shows it again (<see cref="CardVerbs.MeetingOpen"/>).</summary>
        public bool IsEdit { get; init; }
    }

    /// <summary>The form.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var heading = data.IsEdit ? t.MeetingEdit : t.MeetingNew;
        var inputs = new MeetingLogFields(data, t);
        var shown = new List<CardElement>();
        var folded = new List<CardElement>();
        foreach (var row in Rows)
        {
            string[] present = [.. row.Where(inputs.Has)];
            AddRow(shown, inputs, [.. present.Where(input => !IsFolded(data, input))]);
            AddRow(folded, inputs, [.. present.Where(input => IsFolded(data, input))]);
        }

        List<CardElement> body = [CardParts.Heading(heading)];
        body.AddRange(Faults(data, inputs, t));

        var isFirstLook = !data.IsEdit && data.Errors.Count is 0 && data.Problem is null;
        string?[] introduction = [data.UnitName, isFirstLook ? t.MeetingCheck : null];
        if (string.Join(t.Separator, introduction.OfType<string>()) is { Length: > 0 } said)
            body.Add(new RichTextBlock([new TextRun(said) { IsSubtle = true }]) { Spacing = Spacing.Small });
        if (data.Units.Count > 0)
            body.AddRange(inputs.Input(MeetingInputs.Unit));

        body.AddRange(shown);
        if (folded.Count > 0)
            body.Add(new Container([CardParts.Note(t.MoreNote), .. folded]) { Id = FoldId, IsVisible = false, Separator = true });

        body.Add(new ActionSet([.. Buttons(data, t, folded.Count > 0)]) { Spacing = Spacing.Large });
        return CardParts.Card(t, heading, body);
    }

    /// <summary>What is wrong, on top: all fields by name, and in full what has no field of its own.</summary>
    private static IEnumerable<CardElement> Faults(Data data, MeetingLogFields inputs, CardTexts t)
    {
        List<CardElement> said = [];
        if (data.Problem is not null)
            said.Add(CardParts.Written(data.Problem, TextWeight.Bolder));

        if (data.Errors.Count > 0)
        {
            var labels = data.Errors.Keys.Select(input => MeetingInputs.LabelOf(input, t));
            said.Add(new TextBlock(t.ToCorrect(data.Errors.Count, string.Join(t.ListSeparator, labels))) { Weight = TextWeight.Bolder });
            said.AddRange(data.Errors
                .Where(error => !inputs.Has(error.Key))
                .Select(error => CardParts.Line(t, MeetingInputs.LabelOf(error.Key, t), error.Value)));
        }

        if (said.Count > 0)
            yield return new Container(said) { Style = ContainerStyle.Attention, Spacing = Spacing.Small };
    }

    private static bool IsFolded(Data data, string input) =>
        Rare.Contains(input) && !data.Errors.ContainsKey(input) && string.IsNullOrWhiteSpace(data.Values.GetValueOrDefault(input));

    private static void AddRow(List<CardElement> to, MeetingLogFields inputs, string[] row)
    {
        if (row is [var only])
            to.AddRange(inputs.Input(only));
        else if (row.Length > 1)
            to.Add(new ColumnSet([.. row.Select(input => new Column(inputs.Input(input)))]));
    }

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t, bool hasFold)
    {
        // The chosen unit comes as an input; the same key in the data would contradict it.
        var hidden = data.Units.Count > 0 ? data.Hidden.Without(CardData.Unit) : data.Hidden;
        yield return new ExecuteAction(t.Save, CardVerbs.MeetingSave) { Data = hidden, Style = ActionStyle.Positive };
        if (hasFold)
            yield return new ToggleVisibilityAction(t.More, [FoldId]);

        yield return new ExecuteAction(t.Discard, data.IsEdit ? CardVerbs.MeetingOpen : CardVerbs.MeetingCancel)
        {
            Data = hidden,
            AssociatedInputs = AssociatedInputs.None,
        };
    }
}
