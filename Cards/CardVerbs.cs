namespace BotApp.Cards;

/// <summary>Every verb that a button of ours sends; each has exactly one handler.</summary>
public static class CardVerbs
{
    /// <summary>Saves the meeting of the form.</summary>
    public const string MeetingSave = "meeting.save";

    /// <summary>Shows the form: of a record to change it, of a draft to go on with it.</summary>
    public const string MeetingEdit = "meeting.edit";

    /// <summary>Discards the draft; cancels the record where <see cref="Model.CardData.Id"/> names one with a <see cref="Model.CardData.Version"/>.</summary>
    public const string MeetingCancel = "meeting.cancel";

    /// <summary>Shows a record.</summary>
    public const string MeetingOpen = "meeting.open";

    /// <summary>Shows a page of the list.</summary>
    public const string MeetingList = "meeting.list";

    /// <summary>As if <see cref="Model.CardData.Command"/> had been typed.</summary>
    public const string CommandRun = "command.run";
}
