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

    /// <summary>Shows the form of a register's new entry.</summary>
    public const string RecordNew = "record.new";

    /// <summary>Saves the entry of the form.</summary>
    public const string RecordSave = "record.save";

    /// <summary>Shows the form: of an entry to change it, of a draft to go on with it.</summary>
    public const string RecordEdit = "record.edit";

    /// <summary>Discards the form; cancels the entry where <see cref="Model.CardData.Id"/> names one with a <see cref="Model.CardData.Version"/>.</summary>
    public const string RecordCancel = "record.cancel";

    /// <summary>Shows an entry.</summary>
    public const string RecordOpen = "record.open";

    /// <summary>Shows a page of a register's entries.</summary>
    public const string RecordList = "record.list";

    /// <summary>Shows a page of what a search found.</summary>
    public const string FindPage = "find.page";

    /// <summary>Saves what a person sets for oneself.</summary>
    public const string SettingsSave = "settings.save";

    /// <summary>Shows what the office sets for everyone.</summary>
    public const string SettingsOffice = "settings.office";

    /// <summary>Saves what the office sets for everyone.</summary>
    public const string SettingsSaveOffice = "settings.saveOffice";

    /// <summary>Saves what the office sets for the channel that the card stands in.</summary>
    public const string SettingsSaveChannel = "settings.saveChannel";

    /// <summary>Opens one of the office's tags to be changed.</summary>
    public const string TagsOpen = "tags.open";

    /// <summary>Saves a tag of the office's.</summary>
    public const string TagsSave = "tags.save";

    /// <summary>Shows the roster: a page of its units, or of the people of one.</summary>
    public const string RosterOpen = "roster.open";

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

    /// <summary>Shows a page of the rounds.</summary>
    public const string ReviewHome = "review.home";

    /// <summary>Adds branches to a cycle.</summary>
    public const string ReviewBranches = "review.branches";

    /// <summary>Closes a cycle.</summary>
    public const string ReviewClose = "review.close";

    /// <summary>Shows how units stand: all of them, or where <see cref="Model.CardData.To"/> says so a unit or a kind of thing.</summary>
    public const string StatusOpen = "status.open";

    /// <summary>As if <see cref="Model.CardData.Command"/> had been typed.</summary>
    public const string CommandRun = "command.run";

    /// <summary>The recipient has read a reminder.</summary>
    public const string ReminderAck = "reminder.ack";

    /// <summary>The day's card again at <see cref="Model.CardData.Until"/>.</summary>
    public const string ReminderSnooze = "reminder.snooze";

    /// <summary>The office sends what it composed, or approves the draft.</summary>
    public const string ReminderSend = "reminder.send";

    /// <summary>The office discards what it composed, leaves the draft out, or stops what is being sent.</summary>
    public const string ReminderCancel = "reminder.cancel";

    /// <summary>An approved reminder that has not gone out is a draft again, to be corrected.</summary>
    public const string ReminderRevise = "reminder.revise";

    /// <summary>Shows the office a reminder: as a draft, or how far it got.</summary>
    public const string ReminderOpen = "reminder.open";

    /// <summary>Shows the office its reminders.</summary>
    public const string ReminderList = "reminder.list";

    /// <summary>
    /// Opens, below the day's card, what one of its lines is about: the reminder or the ledger's item that the data name, or what
    /// <see cref="Model.CardData.Command"/> says.
    /// </summary>
    public const string DayOpen = "day.open";

    /// <summary>Shows the form for a meeting that is owed.</summary>
    public const string DayLog = "day.log";

    /// <summary>Closes an open item.</summary>
    public const string DayDone = "day.done";

    /// <summary>Something owed is not due, for the reason that <see cref="Reminders.DayCard.ReasonOf"/> finds.</summary>
    public const string DaySkip = "day.skip";

    /// <summary>Shows an item of a ledger.</summary>
    public const string LedgerOpen = "ledger.open";

    /// <summary>An item moves on: status, a line of progress, another deadline.</summary>
    public const string LedgerUpdate = "ledger.update";

    /// <summary>An item is closed.</summary>
    public const string LedgerClose = "ledger.close";

    /// <summary>A closed item was looked back on: it holds, or it is worked on again.</summary>
    public const string LedgerLookBack = "ledger.lookback";

    /// <summary>Shows a page of the ledgers.</summary>
    public const string LedgerList = "ledger.list";

    /// <summary>Shows the form of a new item.</summary>
    public const string LedgerNew = "ledger.new";

    /// <summary>Shows the form of an item, to change it.</summary>
    public const string LedgerEdit = "ledger.edit";

    /// <summary>Saves the form of an item.</summary>
    public const string LedgerSave = "ledger.save";

    /// <summary>An item that was entered by mistake is cancelled.</summary>
    public const string LedgerCancel = "ledger.cancel";

    /// <summary>Shows what the office sets for the ledgers.</summary>
    public const string LedgerSettings = "ledger.settings";

    /// <summary>Saves what the office sets for the ledgers.</summary>
    public const string LedgerSaveSettings = "ledger.saveSettings";
}
