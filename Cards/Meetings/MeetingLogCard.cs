using System.Collections.Frozen;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>The form of a meeting, with what was understood filled in and the rest empty. Also used to edit a saved one.</summary>
/// <remarks>
/// Made for a glance and one tap: what is known is visible; what is rarely known and empty is folded behind a button.
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

    /// <summary>Folded while empty and without errors.</summary>
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

        /// <summary>Name of the unit; null if <see cref="Units"/> lets the person choose.</summary>
        public string? UnitName { get; init; }

        /// <summary>Units the person may log for, name and id; empty if there is nothing to choose.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        /// <summary>Tags that may be set, name and code; empty hides the input.</summary>
        public IReadOnlyList<Choice> Tags { get; init; } = [];

        /// <summary>Fields that this kind of meeting has in addition to those of every meeting; the input has the field's id.</summary>
        public IReadOnlyList<RecordField> More { get; init; } = [];

        /// <summary>Values by input id, as sent or as typed: a value that is not a date or number is shown again as it is.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What prevents the save as a whole, in one plain sentence; null if nothing does.</summary>
        public string? Problem { get; init; }

        /// <summary>Whether the office keeps kinds, dates and counts only: the card then asks for nothing else and says so.</summary>
        public bool CountsOnly { get; init; }

        /// <summary>Whether a saved record is edited: leaving then shows it again (<see cref="CardVerbs.MeetingOpen"/>).</summary>
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
            shown.AddRange(FormParts.Row([.. present.Where(input => !IsFolded(data, input)).Select(inputs.Input)]));
            folded.AddRange(FormParts.Row([.. present.Where(input => IsFolded(data, input)).Select(inputs.Input)]));
        }

        shown.AddRange(FormParts.Row([.. data.More.Select(inputs.More)]));

        List<CardElement> body = [CardParts.Heading(heading)];
        body.AddRange(FormParts.Faults(t, data.Problem, data.Errors, [.. Rows.SelectMany(row => row), .. data.More.Select(field => field.Id)], inputs.LabelOf, inputs.Has));

        var isFirstLook = !data.IsEdit && data.Errors.Count is 0 && data.Problem is null;
        string?[] introduction = [data.UnitName, isFirstLook ? t.MeetingCheck : null];
        if (string.Join(t.Separator, introduction.OfType<string>()) is { Length: > 0 } said)
            body.Add(new RichTextBlock([new TextRun(said) { IsSubtle = true }]) { Spacing = Spacing.Small });
        if (data.CountsOnly)
            body.Add(CardParts.Note(t.MeetingCountsOnly));
        if (data.Units.Count > 0)
            body.AddRange(inputs.Input(MeetingInputs.Unit));

        body.AddRange(shown);
        if (folded.Count > 0)
            body.Add(new Container([CardParts.Note(t.MoreNote), .. folded]) { Id = FoldId, IsVisible = false, Separator = true });

        // The chosen unit is sent as an input; the same key in the data would conflict with it.
        var hidden = data.Units.Count > 0 ? data.Hidden.Without(CardData.Unit) : data.Hidden;
        var leave = data.IsEdit ? CardVerbs.MeetingOpen : CardVerbs.MeetingCancel;
        body.Add(new ActionSet([.. FormParts.Buttons(t, hidden, CardVerbs.MeetingSave, leave, folded.Count > 0 ? FoldId : null)]) { Spacing = Spacing.Large });
        return CardParts.Card(t, heading, body);
    }

    private static bool IsFolded(Data data, string input) =>
        Rare.Contains(input) && !data.Errors.ContainsKey(input) && string.IsNullOrWhiteSpace(data.Values.GetValueOrDefault(input));
}
