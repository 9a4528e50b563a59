using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>What a channel or group chat shows of a meeting: kind, date, unit and counts, and nobody's name.</summary>
public static class MeetingPostedCard
{
    /// <summary>What the card shows; what is null is left out.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required PostedStage Stage { get; init; }

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
            PostedStage.Draft => t.PostedDraft,
            PostedStage.Saved => t.PostedSaved,
            PostedStage.Discarded => t.PostedDiscarded,
            _ => t.PostedCancelled,
        };

        string?[] counts =
        [
            data.Expected is { } expected ? t.AttendanceExpected(expected) : null,
            data.Present is { } present ? t.AttendancePresent(present) : null,
        ];
        var verb = data.Stage switch
        {
            PostedStage.Draft => CardVerbs.MeetingEdit,
            PostedStage.Saved => CardVerbs.MeetingOpen,
            _ => null,
        };
        return PostedParts.Card(
            t, heading, data.TypeName, data.Date, data.UnitName, string.Join(t.Separator, counts.OfType<string>()), data.Stage is PostedStage.Draft, verb, data.Hidden);
    }
}
