using BotApp.Cards.Model;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>How the message behind a click relates to the record that the answer shows.</summary>
internal enum ClickedMessage
{
    /// <summary>It shows the record as it stands.</summary>
    Current,

    /// <summary>It shows an earlier state of the record, or the draft it was made from, and is updated to the present state.</summary>
    Former,

    /// <summary>It is about something else where others read along, such as a list or another entry, and stays as it is.</summary>
    Other,
}

/// <summary>The card about something else that a form was begun on, and that stays what it is.</summary>
/// <param name="Unit">Whose card it is.</param>
/// <param name="Id">The entry that it showed; null where it showed none.</param>
internal sealed record FormOrigin(string Unit, string? Id = null)
{
    /// <summary>Where the form of a click was begun; null for one with a card of its own.</summary>
    public static FormOrigin? Of(CardClick click) =>
        click[CardData.OriginUnit] is { } unit ? new FormOrigin(unit, click[CardData.Origin]) : null;

    /// <summary>Where the form of a record is begun.</summary>
    /// <param name="message">What the message behind the click is to the record.</param>
    public static FormOrigin? Of(ClickedMessage message, string unit) => message is ClickedMessage.Other ? new FormOrigin(unit) : null;
}

/// <summary>Derives it from what the click carries.</summary>
internal static class ClickedMessages
{
    /// <summary>For a click that changes the record.</summary>
    public static ClickedMessage OnChange(Turn turn, CardClick click) =>
        turn.IsShared && IsOther(click) ? ClickedMessage.Other : ClickedMessage.Former;

    /// <summary>For a click that only looks at it; it may have been changed elsewhere since the message was posted.</summary>
    public static ClickedMessage OnOpening(Turn turn, CardClick click, OfficeRecord record) => OnChange(turn, click) switch
    {
        ClickedMessage.Former when !turn.IsShared || click.ShownVersion == record.Version => ClickedMessage.Current,
        var message => message,
    };

    /// <summary>Marks the buttons, so that later clicks leave the message unchanged too.</summary>
    public static Dictionary<string, string> Marked(this Dictionary<string, string> hidden, ClickedMessage message) =>
        hidden.Marked(FormOrigin.Of(message, hidden[CardData.Unit]));

    /// <summary>The same for the buttons of a form.</summary>
    public static Dictionary<string, string> Marked(this Dictionary<string, string> hidden, FormOrigin? origin)
    {
        if (origin is not null)
            hidden[CardData.OriginUnit] = origin.Unit;
        if (origin?.Id is { } id)
            hidden[CardData.Origin] = id;
        return hidden;
    }

    // A card of the record itself carries its version; a row of a list does not.
    private static bool IsOther(CardClick click) =>
        click[CardData.OriginUnit] is not null || (click[CardData.Id] is not null && click[CardData.Version] is null);
}
