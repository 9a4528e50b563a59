namespace BotApp.Office.Rights;

/// <summary>What someone wants to do. A handler names one; without an entry in <see cref="RightsTable"/> nobody may do it.</summary>
internal enum Operation
{
    /// <summary>帮助.</summary>
    Help,

    /// <summary>我的: one's own open items.</summary>
    ReadMine,

    /// <summary>Close or move one's own open item.</summary>
    UpdateMine,

    /// <summary>设置: one's own settings.</summary>
    OwnSettings,

    /// <summary>设置: settings for everyone, or for a channel.</summary>
    OfficeSettings,

    /// <summary>会议: the lines of a unit's list.</summary>
    ListMeetings,

    /// <summary>Open an entry.</summary>
    ReadRecords,

    /// <summary>记, 登记: enter a meeting or another record.</summary>
    LogRecord,

    /// <summary>Change an entry.</summary>
    EditRecord,

    /// <summary>Cancel an entry.</summary>
    CancelRecord,

    /// <summary>状态: counts and dates of a unit.</summary>
    Status,

    /// <summary>状态: the names of a unit's people who have not answered.</summary>
    ReadUnanswered,

    /// <summary>Confirm a reminder one has received.</summary>
    AcknowledgeReminder,

    /// <summary>Put off one's own day's card.</summary>
    SnoozeDay,

    /// <summary>Say that something is not due from a unit this time.</summary>
    MarkNotDue,

    /// <summary>提醒: write, approve, stop and follow reminders.</summary>
    ManageReminders,

    /// <summary>自查: write and submit one's own self-review.</summary>
    WriteReview,

    /// <summary>Write the branch's answer as a whole.</summary>
    AnswerForBranch,

    /// <summary>Read the submitted self-reviews of a branch, and return them.</summary>
    ReadReviews,

    /// <summary>Count how many of a branch have submitted, and their problems and measures; never read a text.</summary>
    CountReviews,

    /// <summary>Open and close a round of self-reviews.</summary>
    OpenReviewCycle,

    /// <summary>台账: the lines of the ledgers.</summary>
    ListLedger,

    /// <summary>Open an item of a ledger.</summary>
    ReadItem,

    /// <summary>Enter an item of a ledger, and change its content.</summary>
    EditItem,

    /// <summary>Update an item: its status, its progress, its deadline.</summary>
    UpdateItem,

    /// <summary>销号.</summary>
    CloseItem,

    /// <summary>Mark one's own measure of an item done, or not done.</summary>
    MarkMeasure,

    /// <summary>回头看: look back on what another closed.</summary>
    LookBack,

    /// <summary>年报, 导出: files of what the office may see.</summary>
    Export,

    /// <summary>找: search what one may read.</summary>
    Find,

    /// <summary>名册: see the roster.</summary>
    ReadRoster,

    /// <summary>Replace the roster.</summary>
    ImportRoster,
}

/// <summary>How far a right reaches.</summary>
internal enum Scope
{
    /// <summary>What one entered, owes or took part in.</summary>
    Self,

    /// <summary>The unit the role is held in.</summary>
    OwnUnit,

    /// <summary>The unit the role is held in and the units under it: everything is under the office, nothing under other units.</summary>
    UnitsUnder,

    /// <summary>Everywhere.</summary>
    All,
}
