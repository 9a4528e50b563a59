using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>What a channel or group chat shows of a record: kind, date, unit and counts, and nobody's name.</summary>
internal static class PostedParts
{
    /// <summary>The card.</summary>
    /// <param name="typeName">The kind of record; null while it is unknown.</param>
    /// <param name="counts">May be empty.</param>
    /// <param name="isDraft">Whether it is not confirmed yet.</param>
    /// <param name="verb">What the button does; null leaves it out.</param>
    /// <param name="hidden">What the button carries.</param>
    public static AdaptiveCard Card(
        CardTexts t,
        string heading,
        string? typeName,
        DateOnly? date,
        string? unitName,
        string counts,
        bool isDraft,
        string? verb,
        IReadOnlyDictionary<string, string> hidden)
    {
        List<CardElement> body = [CardParts.Heading(heading)];
        string?[] head = [typeName, date is { } day ? t.Date(day) : null];
        if (string.Join(t.Separator, head.OfType<string>()) is { Length: > 0 } what)
            body.Add(CardParts.Written(what, TextWeight.Bolder));
        if (unitName is not null)
            body.Add(CardParts.Line(t, t.Unit, unitName));
        if (counts.Length > 0)
            body.Add(CardParts.Line(t, t.MeetingAttendance, counts));
        if (isDraft)
            body.Add(CardParts.Note(t.PostedDraftNote));
        if (verb is not null)
            body.Add(new ActionSet([new ExecuteAction(t.Open, verb) { Data = hidden }]));

        return CardParts.Card(t, heading, body);
    }
}
