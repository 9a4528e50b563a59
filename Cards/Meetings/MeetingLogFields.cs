using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>Makes the single inputs of <see cref="MeetingLogCard"/>, each with what is wrong with it.</summary>
/// <remarks>
/// A date, time or number input drops a value that is none. What was typed must not be lost, so such a value is shown
/// again in a plain text input.
/// </remarks>
internal sealed class MeetingLogFields(MeetingLogCard.Data data, CardTexts t)
{
    /// <summary>Whether the card has this input at all.</summary>
    public bool Has(string input) => input switch
    {
        MeetingInputs.Unit => data.Units.Count > 0,
        MeetingInputs.Tags => data.Tags.Count > 0,
        _ => MeetingInputs.All.Contains(input),
    };

    /// <summary>The input and, below it, its error if there is one.</summary>
    public IReadOnlyList<CardElement> Input(string input) => data.Errors.TryGetValue(input, out var error)
        ? [Bare(input), new RichTextBlock([new TextRun(t.PleaseCorrect(error)) { Color = TextColor.Attention, Weight = TextWeight.Bolder }]) { Spacing = Spacing.Small }]
        : [Bare(input)];

    private CardInput Bare(string input) => input switch
    {
        MeetingInputs.Unit => Choose(input, data.Units, t.PickUnit) with { IsRequired = true, ErrorMessage = t.PickUnit },
        MeetingInputs.Type => Choose(input, data.Types, t.PickType) with { IsRequired = true, ErrorMessage = t.MissingType },
        MeetingInputs.Tags => Choose(input, data.Tags, t.PickType) with { IsMultiSelect = true },
        MeetingInputs.Date => Date(input) with { IsRequired = true, ErrorMessage = t.MissingDate },
        MeetingInputs.Start or MeetingInputs.End => Time(input),
        MeetingInputs.Expected or MeetingInputs.Present or MeetingInputs.Observers => Count(input),
        MeetingInputs.Absent => Text(input, t.HintAbsent),
        MeetingInputs.Agenda => Lines(input, t.HintAgenda),
        MeetingInputs.Decisions => Lines(input, t.HintDecisions),
        MeetingInputs.Actions => Lines(input, t.HintActions),
        _ => Text(input, hint: null),
    };

    private ChoiceInput Choose(string input, IReadOnlyList<Choice> choices, string hint) =>
        new(input, MeetingInputs.LabelOf(input, t), choices) { Value = Value(input), Placeholder = hint };

    private CardInput Date(string input)
    {
        var value = Value(input);
        if (value is not null && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Text(input, t.HintDate);

        return new DateInput(input, MeetingInputs.LabelOf(input, t)) { Value = value };
    }

    private CardInput Time(string input)
    {
        var value = Value(input);
        if (value is not null && !TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Text(input, t.HintTime);

        return new TimeInput(input, MeetingInputs.LabelOf(input, t)) { Value = value };
    }

    private CardInput Count(string input)
    {
        int? number = int.TryParse(Value(input), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (number is null && Value(input) is not null)
            return Text(input, hint: null);

        return new NumberInput(input, MeetingInputs.LabelOf(input, t))
        {
            Value = number,
            Min = 0,
            Max = MeetingInputs.MaxCount,
            ErrorMessage = t.WholeNumber(MeetingInputs.MaxCount),
        };
    }

    private TextInput Lines(string input, string hint) => Text(input, hint) with { IsMultiline = true };

    private TextInput Text(string input, string? hint)
    {
        var value = Value(input);
        var longest = MeetingInputs.MaxLength.GetValueOrDefault(input);
        return new TextInput(input, MeetingInputs.LabelOf(input, t))
        {
            Value = value,
            Placeholder = hint,
            // A client may cut a longer value off instead of showing it.
            MaxLength = value?.Length > longest ? 0 : longest,
        };
    }

    private string? Value(string input) => data.Values.GetValueOrDefault(input) is { Length: > 0 } value ? value : null;
}
