using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>What a channel or group chat shows of a meeting: kind, date, unit and counts, and nobody's name.</summary>
public static class MeetingPostedCard
{
    /// <summary>How far the meeting is.</summary>
    public enum Stage
    {
        /// <summary>Understood, not confirmed: a draft of its writer.</summary>
        Draft,

        /// <summary>In storage.</summary>
        Saved,

        /// <summary>Cancelled or discarded.</summary>
        Cancelled,
    }

    /// <summary>What the card shows; what is null is left out.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required Stage Stage { get; init; }

        public string? TypeName { get; init; }

        public DateOnly? Date { get; init; }

        public string? UnitName { get; init; }

        public int? Expected { get; init; }

        public int? Present { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var heading = data.Stage switch
        {
            Stage.Draft => t.PostedDraft,
            Stage.Saved => t.PostedSaved,
            _ => t.PostedCancelled,
        };

        List<CardElement> body = [CardParts.Heading(heading)];
        string?[] head = [data.TypeName, data.Date is { } date ? t.Date(date) : null];
        if (string.Join(t.Separator, head.OfType<string>()) is { Length: > 0 } what)
            body.Add(CardParts.Written(what, TextWeight.Bolder));
        if (data.UnitName is not null)
            body.Add(CardParts.Line(t, t.Unit, data.UnitName));

        string?[] counts =
        [
            data.Expected is { } expected ? t.AttendanceExpected(expected) : null,
            data.Present is { } present ? t.AttendancePresent(present) : null,
        ];
        if (string.Join(t.Separator, counts.OfType<string>()) is { Length: > 0 } attendance)
            body.Add(CardParts.Line(t, t.MeetingAttendance, attendance));

        if (data.Stage is Stage.Draft)
            body.Add(CardParts.Note(t.PostedDraftNote));

        if (data.Stage is not Stage.Cancelled)
        {
            var verb = data.Stage is Stage.Draft ? CardVerbs.MeetingEdit : CardVerbs.MeetingOpen;
            body.Add(new ActionSet([new ExecuteAction(t.Open, verb) { Data = data.Hidden }]));
        }

        return CardParts.Card(t, heading, body);
    }
}
