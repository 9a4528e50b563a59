using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>Makes the single inputs of <see cref="RecordFormCard"/>, each with what is wrong with it.</summary>
internal sealed class RecordFormInputs(RecordFormCard.Data data, CardTexts t)
{
    private readonly FormFields fields = new(ByInput(data.Values), ByInput(data.Errors), t);

    /// <summary>Whether the card has an input for this field at all.</summary>
    public bool Has(string field) => field == CardData.Unit ? data.Units.Count > 0 : data.Fields.Any(f => f.Id == field);

    /// <summary>The choice of the unit.</summary>
    public IReadOnlyList<CardElement> Unit() => fields.WithError(
        fields.Choose(CardData.Unit, t.Unit, data.Units, t.PickUnit) with { IsRequired = true, ErrorMessage = t.PickUnit });

    /// <summary>The input and, below it, its error if there is one.</summary>
    public IReadOnlyList<CardElement> Input(RecordField field)
    {
        var bare = Bare(fields, RecordInputs.Of(field.Id), field, t);
        return fields.WithError(field.IsRequired ? bare with { IsRequired = true, ErrorMessage = bare.ErrorMessage ?? t.ErrorRequired } : bare);
    }

    /// <summary>The input of a field, without an error and without being required.</summary>
    public static CardInput Bare(FormFields fields, string input, RecordField field, CardTexts t) => field.Kind switch
    {
        RecordFieldKind.Date => fields.Date(input, field.Label),
        RecordFieldKind.Time => fields.Time(input, field.Label),
        RecordFieldKind.Number => fields.Number(
            input, field.Label, field.Min, field.Max, field is { Min: { } min, Max: { } max } ? t.ErrorRange(min, max) : t.ErrorNumber),
        RecordFieldKind.Choice => fields.Choose(input, field.Label, field.Choices, t.PickType),
        RecordFieldKind.Choices => fields.Choose(input, field.Label, field.Choices, t.PickType) with { IsMultiSelect = true },
        RecordFieldKind.Prose or RecordFieldKind.Lines => Text(fields, input, field) with { IsMultiline = true },
        _ => Text(fields, input, field),
    };

    private static TextInput Text(FormFields fields, string input, RecordField field) => fields.Text(input, field.Label, field.Hint, field.MaxLength);

    private static Dictionary<string, string> ByInput(IReadOnlyDictionary<string, string> byField) => byField.ToDictionary(
        entry => entry.Key == CardData.Unit ? CardData.Unit : RecordInputs.Of(entry.Key), entry => entry.Value, StringComparer.Ordinal);
}
