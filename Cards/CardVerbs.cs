namespace BotApp.Cards;

/// <summary>Every verb that a button of ours sends; each has exactly one handler.</summary>
public static class CardVerbs
{
    /// <summary>Saves the meeting of the form.</summary>
    public const string MeetingSave = "meeting.save";

    /// <summary>Shows the form: of a record to change it, of a draft to continue it.</summary>
    public const string MeetingEdit = "meeting.edit";

    /// <summary>Discards the draft; cancels the record if <see cref="Model.CardData.Id"/> names one with a <see cref="Model.CardData.Version"/>.</summary>
    public const string MeetingCancel = "meeting.cancel";

    /// <summary>Shows a record.</summary>
    public const string MeetingOpen = "meeting.open";

    /// <summary>Shows a page of the list.</summary>
    public const string MeetingList = "meeting.list";

    /// <summary>Shows the form for a new entry of a register.</summary>
    public const string RecordNew = "record.new";

    /// <summary>Saves the entry of the form.</summary>
    public const string RecordSave = "record.save";

    /// <summary>Shows the form: of an entry to change it, of a draft to continue it.</summary>
    public const string RecordEdit = "record.edit";

    /// <summary>Discards the form; cancels the entry if <see cref="Model.CardData.Id"/> names one with a <see cref="Model.CardData.Version"/>.</summary>
    public const string RecordCancel = "record.cancel";

    /// <summary>Shows an entry.</summary>
    public const string RecordOpen = "record.open";

    /// <summary>Shows a page of a register's entries.</summary>
    public const string RecordList = "record.list";

    /// <summary>Shows a page of what a search found.</summary>
    public const string FindPage = "find.page";

    /// <summary>Saves a person's own settings.</summary>
    public const string SettingsSave = "settings.save";

    /// <summary>Shows the office's settings for everyone.</summary>
    public const string SettingsOffice = "settings.office";

    /// <summary>Saves the office's settings for everyone.</summary>
    public const string SettingsSaveOffice = "settings.saveOffice";

    /// <summary>Saves the office's settings for the channel in which the card is posted.</summary>
    public const string SettingsSaveChannel = "settings.saveChannel";

    /// <summary>Opens one of the office's tags for editing.</summary>
    public const string TagsOpen = "tags.open";

    /// <summary>Saves one of the office's tags.</summary>
    public const string TagsSave = "tags.save";

    /// <summary>Shows the roster: a page of its units, or of the people of one.</summary>
    public const string RosterOpen = "roster.open";

    /// <summary>Shows a self-review where its author left off; a submitted one without its text.</summary>
    public const string ReviewOpen = "review.open";

    /// <summary>Saves a step of a self-review and goes to the next.</summary>
    public const string ReviewAdd = "review.add";

    /// <summary>Saves what can be saved of a step and goes back.</summary>
    public const string ReviewBack = "review.back";

    /// <summary>Goes to a step (<see cref="Model.CardData.To"/>); begins a supplement to a submitted review.</summary>
    public const string ReviewGo = "review.go";

    /// <summary>Removes a problem that is not submitted.</summary>
    public const string ReviewRemove = "review.remove";

    /// <summary>Submits what was written.</summary>
    public const string ReviewSubmit = "review.submit";

    /// <summary>Takes back what was submitted, until the due date.</summary>
    public const string ReviewWithdraw = "review.withdraw";

    /// <summary>Shows the text of a self-review: to its author, or to the secretary if <see cref="Model.CardData.Who"/> names the author.</summary>
    public const string ReviewRead = "review.read";

    /// <summary>Marks measures done.</summary>
    public const string ReviewDone = "review.done";

    /// <summary>Returns a submission to its author with a remark.</summary>
    public const string ReviewReturn = "review.return";

    /// <summary>Shows a secretary who in the branch has submitted.</summary>
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

    /// <summary>Shows how units stand: all of them, or a unit or a kind of thing if <see cref="Model.CardData.To"/> says so.</summary>
    public const string StatusOpen = "status.open";

    /// <summary>Runs <see cref="Model.CardData.Command"/> as if it had been typed.</summary>
    public const string CommandRun = "command.run";

    /// <summary>Confirms that the recipient has read a reminder.</summary>
    public const string ReminderAck = "reminder.ack";

    /// <summary>Shows the day's card, or the notice that the button belongs to, again at <see cref="Model.CardData.Until"/>.</summary>
    public const string ReminderSnooze = "reminder.snooze";

    /// <summary>The office sends what it composed, or approves the draft.</summary>
    public const string ReminderSend = "reminder.send";

    /// <summary>The office discards what it composed, leaves the draft out, or stops what is being sent.</summary>
    public const string ReminderCancel = "reminder.cancel";

    /// <summary>Turns an approved reminder that has not gone out back into a draft, to be corrected.</summary>
    public const string ReminderRevise = "reminder.revise";

    /// <summary>Shows the office a reminder: as a draft, or with its progress.</summary>
    public const string ReminderOpen = "reminder.open";

    /// <summary>Shows the office its reminders.</summary>
    public const string ReminderList = "reminder.list";

    /// <summary>
    /// Opens, below the day's card, what one of its lines is about: the reminder or ledger item that the data name, or the answer to
    /// <see cref="Model.CardData.Command"/>.
    /// </summary>
    public const string DayOpen = "day.open";

    /// <summary>Shows the form for a meeting that is owed.</summary>
    public const string DayLog = "day.log";

    /// <summary>Closes an open item.</summary>
    public const string DayDone = "day.done";

    /// <summary>Marks something owed as not due, for the reason that <see cref="Reminders.DayCard.ReasonOf"/> finds.</summary>
    public const string DaySkip = "day.skip";

    /// <summary>Shows an item of a ledger.</summary>
    public const string LedgerOpen = "ledger.open";

    /// <summary>Updates an item: status, a line of progress, another deadline.</summary>
    public const string LedgerUpdate = "ledger.update";

    /// <summary>Closes an item.</summary>
    public const string LedgerClose = "ledger.close";

    /// <summary>Marks a measure of an item (<see cref="Model.CardData.Number"/>) done, or a done one open again.</summary>
    public const string LedgerMeasure = "ledger.measure";

    /// <summary>Records a look-back at a closed item: the result has lasted, or it is worked on again.</summary>
    public const string LedgerLookBack = "ledger.lookback";

    /// <summary>Shows a page of the ledgers.</summary>
    public const string LedgerList = "ledger.list";

    /// <summary>Shows the form for a new item.</summary>
    public const string LedgerNew = "ledger.new";

    /// <summary>Shows the form of an item, to change it.</summary>
    public const string LedgerEdit = "ledger.edit";

    /// <summary>Saves the form of an item.</summary>
    public const string LedgerSave = "ledger.save";

    /// <summary>Cancels an item that was entered by mistake.</summary>
    public const string LedgerCancel = "ledger.cancel";

    /// <summary>Shows the office's settings for the ledgers.</summary>
    public const string LedgerSettings = "ledger.settings";

    /// <summary>Saves the office's settings for the ledgers.</summary>
    public const string LedgerSaveSettings = "ledger.saveSettings";
}
