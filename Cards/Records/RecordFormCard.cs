using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>The form of an entry, built from the fields of its register. Also used to edit a saved one.</summary>
/// <remarks>Required and filled fields are visible; of the others, tall ones and those beyond a number are folded behind a button.</remarks>
public static class RecordFormCard
{
    private const string FoldId = "more";

    // Optional fields beyond these are folded.
    private const int MostOpen = 8;

    /// <summary>What the form shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string RegisterName { get; init; }

        /// <summary>Name of the unit; null if <see cref="Units"/> lets the person choose.</summary>
        public string? UnitName { get; init; }

        /// <summary>Units the person may enter it for, name and id; empty if there is nothing to choose.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        /// <summary>In the order of the register.</summary>
        public required IReadOnlyList<RecordField> Fields { get; init; }

        /// <summary>Values by field id, as sent or as typed; the chosen unit under <see cref="CardData.Unit"/>.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by field id, or at <see cref="CardData.Unit"/>: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What prevents the save as a whole, in one plain sentence; null if nothing does.</summary>
        public string? Problem { get; init; }

        /// <summary>Whether a saved record is edited: leaving then shows it again (<see cref="CardVerbs.RecordOpen"/>).</summary>
        public bool IsEdit { get; init; }

        /// <summary>The verb that saves it.</summary>
        public string SaveVerb { get; init; } = CardVerbs.RecordSave;

        /// <summary>The verb that leaves it; null: back to the record, or away from the form.</summary>
        public string? LeaveVerb { get; init; }

        /// <summary>Whether it is filled in from a sentence: the person is then asked to check it.</summary>
        public bool IsUnderstood { get; init; }
    }

    /// <summary>The form.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var heading = data.IsEdit ? t.RecordEdit(data.RegisterName) : data.RegisterName;
        var inputs = new RecordFormInputs(data, t);
        List<CardElement> body = [CardParts.Heading(heading)];
        body.AddRange(FormParts.Faults(t, data.Problem, data.Errors, data.Fields.Select(f => f.Id), id => LabelOf(data, id, t), inputs.Has));

        var isFirstLook = data is { IsUnderstood: true, Errors.Count: 0, Problem: null };
        string?[] introduction = [data.UnitName, isFirstLook ? t.MeetingCheck : null];
        if (string.Join(t.Separator, introduction.OfType<string>()) is { Length: > 0 } said)
            body.Add(new RichTextBlock([new TextRun(said) { IsSubtle = true }]) { Spacing = Spacing.Small });
        if (data.Units.Count > 0)
            body.AddRange(inputs.Unit());

        var open = data.Fields.Where((field, index) => !IsFolded(data, field, index)).ToList();
        body.AddRange(Rows(open, inputs));
        if (data.Fields.Except(open).ToList() is { Count: > 0 } folded)
            body.Add(new Container([CardParts.Note(t.RecordMoreNote), .. Rows(folded, inputs)]) { Id = FoldId, IsVisible = false, Separator = true });

        // The chosen unit is sent as an input; the same key in the data would conflict with it.
        var hidden = data.Units.Count > 0 ? data.Hidden.Without(CardData.Unit) : data.Hidden;
        var leave = data.LeaveVerb ?? (data.IsEdit ? CardVerbs.RecordOpen : CardVerbs.RecordCancel);
        body.Add(new ActionSet([.. FormParts.Buttons(t, hidden, data.SaveVerb, leave, open.Count < data.Fields.Count ? FoldId : null)])
        {
            Spacing = Spacing.Large,
        });
        return CardParts.Card(t, heading, body);
    }

    internal static string LabelOf(Data data, string id, CardTexts t) =>
        id == CardData.Unit ? t.Unit : data.Fields.FirstOrDefault(field => field.Id == id)?.Label ?? id;

    private static bool IsFolded(Data data, RecordField field, int index) =>
        !field.IsRequired && (field.IsTall || index >= MostOpen)
        && !data.Errors.ContainsKey(field.Id) && string.IsNullOrWhiteSpace(data.Values.GetValueOrDefault(field.Id));

    // Two narrow fields in succession share a row.
    private static IEnumerable<CardElement> Rows(List<RecordField> fields, RecordFormInputs inputs)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var pair = fields[i].IsNarrow && i + 1 < fields.Count && fields[i + 1].IsNarrow;
            foreach (var element in FormParts.Row(pair ? [inputs.Input(fields[i]), inputs.Input(fields[++i])] : [inputs.Input(fields[i])]))
                yield return element;
        }
    }
}
