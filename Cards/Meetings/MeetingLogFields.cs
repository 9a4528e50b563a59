using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>Makes the single inputs of <see cref="MeetingLogCard"/>, each with what is wrong with it.</summary>
internal sealed class MeetingLogFields(MeetingLogCard.Data data, CardTexts t)
{
    private readonly FormFields fields = new(data.Values, data.Errors, t);

    /// <summary>Whether the card has this input at all.</summary>
    public bool Has(string input) => input switch
    {
        MeetingInputs.Unit => data.Units.Count > 0,
        MeetingInputs.Tags => data.Tags.Count > 0,
        _ when data.CountsOnly && MeetingInputs.Worded.Contains(input) => false,
        _ => MeetingInputs.All.Contains(input) || data.More.Any(f => f.Id == input),
    };

    /// <summary>The label of an input.</summary>
    public string LabelOf(string input) => data.More.FirstOrDefault(f => f.Id == input)?.Label ?? MeetingInputs.LabelOf(input, t);

    /// <summary>The input of a field that only this kind of meeting keeps.</summary>
    public IReadOnlyList<CardElement> More(RecordField field) => fields.WithError(RecordFormInputs.Bare(fields, field.Id, field, t));

    /// <summary>The input and, below it, its error if there is one.</summary>
    public IReadOnlyList<CardElement> Input(string input) => fields.WithError(Bare(input, MeetingInputs.LabelOf(input, t)));

    private CardInput Bare(string input, string label) => input switch
    {
        MeetingInputs.Unit => fields.Choose(input, label, data.Units, t.PickUnit) with { IsRequired = true, ErrorMessage = t.PickUnit },
        MeetingInputs.Type => fields.Choose(input, label, data.Types, t.PickType) with { IsRequired = true, ErrorMessage = t.MissingType },
        MeetingInputs.Tags => fields.Choose(input, label, data.Tags, t.PickType) with { IsMultiSelect = true },
        MeetingInputs.Date => fields.Date(input, label) with { IsRequired = true, ErrorMessage = t.MissingDate },
        MeetingInputs.Start or MeetingInputs.End => fields.Time(input, label),
        MeetingInputs.Expected or MeetingInputs.Present or MeetingInputs.Observers =>
            fields.Number(input, label, 0, MeetingInputs.MaxCount, t.WholeNumber(MeetingInputs.MaxCount)),
        MeetingInputs.Absent => Text(input, label, t.HintAbsent),
        MeetingInputs.Agenda => Lines(input, label, t.HintAgenda),
        MeetingInputs.Decisions => Lines(input, label, t.HintDecisions),
        MeetingInputs.Actions => Lines(input, label, t.HintActions),
        _ => Text(input, label, hint: null),
    };

    private TextInput Lines(string input, string label, string hint) => Text(input, label, hint) with { IsMultiline = true };

    private TextInput Text(string input, string label, string? hint) =>
        fields.Text(input, label, hint, MeetingInputs.MaxLength.GetValueOrDefault(input));
}
