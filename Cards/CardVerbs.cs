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

    /// <summary>Shows a self-review where its author left off; what is submitted, without its text.</summary>
    public const string ReviewOpen = "review.open";

    /// <summary>Saves a step of a self-review and goes on.</summary>
    public const string ReviewAdd = "review.add";

    /// <summary>Saves a step as far as it goes and goes back.</summary>
    public const string ReviewBack = "review.back";

    /// <summary>Goes to a step (<see cref="Model.CardData.To"/>); begins a supplement to what is submitted.</summary>
    public const string ReviewGo = "review.go";

    /// <summary>Takes a problem out that is not submitted.</summary>
    public const string ReviewRemove = "review.remove";

    /// <summary>Submits what was written.</summary>
    public const string ReviewSubmit = "review.submit";

    /// <summary>Takes back what was submitted, until the due date.</summary>
    public const string ReviewWithdraw = "review.withdraw";

    /// <summary>Shows the text of a self-review: to its author, or where <see cref="Model.CardData.Who"/> names one, to the secretary.</summary>
    public const string ReviewRead = "review.read";

    /// <summary>Marks measures done.</summary>
    public const string ReviewDone = "review.done";

    /// <summary>Returns a submission to its author with a remark.</summary>
    public const string ReviewReturn = "review.return";

    /// <summary>Shows a secretary who of the branch has submitted.</summary>
    public const string ReviewList = "review.list";

    /// <summary>Shows the office the counts by branch.</summary>
    public const string ReviewCounts = "review.counts";

    /// <summary>Shows the form of a new cycle.</summary>
    public const string ReviewNew = "review.new";

    /// <summary>Opens the cycle of the form.</summary>
    public const string ReviewCycle = "review.cycle";

    /// <summary>Closes a cycle.</summary>
    public const string ReviewClose = "review.close";

    /// <summary>As if <see cref="Model.CardData.Command"/> had been typed.</summary>
    public const string CommandRun = "command.run";
}
