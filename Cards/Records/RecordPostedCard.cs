using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>What a channel or group chat shows of an entry: its kind, day, unit and stage.</summary>
public static class RecordPostedCard
{
    /// <summary>What the card shows; what is null is left out.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the button, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required PostedStage Stage { get; init; }

        public string? RegisterName { get; init; }

        public DateOnly? Date { get; init; }

        public string? UnitName { get; init; }

        /// <summary>The verb that opens a saved one.</summary>
        public string OpenVerb { get; init; } = CardVerbs.RecordOpen;
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var (heading, verb) = data.Stage switch
        {
            PostedStage.Draft => (t.RecordPostedDraft, CardVerbs.RecordEdit),
            PostedStage.Saved => (t.RecordPostedSaved, data.OpenVerb),
            PostedStage.Discarded => (t.RecordPostedDiscarded, null),
            _ => (t.RecordPostedCancelled, null),
        };
        return PostedParts.Card(
            t, heading, data.RegisterName, data.Date, data.UnitName, "", data.Stage is PostedStage.Draft, verb, data.Hidden);
    }
}
