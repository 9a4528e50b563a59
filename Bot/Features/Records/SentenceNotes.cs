using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Records;

/// <summary>Notes on a form filled from a sentence, so that nobody takes it for all that was said, or for another unit's.</summary>
internal sealed record SentenceNotes
{
    /// <summary>How many characters were read, if there were more.</summary>
    public int? ReadUpTo { get; init; }

    /// <summary>Inputs that hold less than what was said.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>Name of the unit that the sentence is about, if the form is for another.</summary>
    public string? OtherUnit { get; init; }

    /// <summary>Another meeting that the sentence mentions and the form does not contain.</summary>
    public AnotherMeeting? Another { get; init; }

    /// <summary>In the reader's language; null when there is nothing to say.</summary>
    /// <param name="unit">The unit of the form.</param>
    public string? Say(Unit unit, CardTexts t)
    {
        string?[] said =
        [
            OtherUnit is null ? null : t.SentenceOtherUnit(OtherUnit, unit.Name),
            Another is null ? null
                : Another.Date is { } day ? t.SentenceAnotherMeeting(Another.Kind.In(t.Language), day)
                : t.SentenceAnotherKind(Another.Kind.In(t.Language)),
            ReadUpTo is { } read ? t.ReadUpTo(read) : null,
            Cut.Count > 0 ? t.FilledInPart(string.Join(t.ListSeparator, Cut.Select(id => MeetingInputs.LabelOf(id, t)))) : null,
        ];
        return string.Join(' ', said.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    /// <summary>The name of its kind, and its day if that was given.</summary>
    internal sealed record AnotherMeeting(LocalText Kind, DateOnly? Date);
}
