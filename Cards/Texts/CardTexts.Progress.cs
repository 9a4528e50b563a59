namespace BotApp.Cards.Texts;

// The words of how far a reminder got, and of the list of reminders.
public sealed partial class CardTexts
{
    public string ProgressTitle => Get();

    public string ReminderMoved(string when, DateOnly from) => Fill([when, Date(from)]);

    public string ReminderTooNear(string when, DateOnly from) => Fill([when, Date(from)]);

    public string ProgressScheduled => Get();

    public string ProgressRunning => Get();

    public string ProgressFinished => Get();

    public string ProgressGoesOn => Get();

    public string ProgressGoesOnMissed => Get();

    public string ProgressCancelled => Get();

    public string ProgressMissed => Get();

    public string ProgressRepeatMissed(DateOnly day) => Fill([ShortDate(day)]);

    public string ProgressNobody => Get();

    public string ReminderDecidedBy(string name) => Fill([name]);

    public string ReminderDecided => Get();

    public string ReminderTooLate => Get();

    public string ProgressWhen => Get();

    public string ProgressCounts(int delivered, int of, int confirmed) => Fill([delivered, of, confirmed]);

    public string ReminderListConfirmed(int count, int of) => Fill([count, of]);

    public string ProgressPending(int count) => Fill([count]);

    public string ProgressUnknown(int count) => Fill([count]);

    public string ProgressUnreachable(int count) => Fill([count]);

    public string ProgressFailed(int count) => Fill([count]);

    public string ProgressSuppressed(int count) => Fill([count]);

    public string ProgressAway(int count) => Fill([count]);

    public string ProgressPercent(int percent) => Fill([percent]);

    public string ProgressHeld(int count, DateTimeOffset from) => Fill([count, Moment(from)]);

    public string ProgressBlocked(int count) => Fill([count]);

    public string ReminderListBlocked(int count) => Fill([count]);

    public string ReminderListHeld(int count) => Fill([count]);

    public string ProgressUnknownNote => Get();

    public string ProgressProblems => Get();

    public string ProgressMoreProblems(int count) => Fill([count]);

    public string ProgressCancel => Get();

    public string ProgressCancelAsk => Get();

    public string ProgressCancelConfirm => Get();

    public string ProgressRefresh => Get();

    public string ProgressAll => Get();

    // The list.

    public string ReminderListTitle => Get();

    public string ReminderListEmpty => Get();

    public string ReminderListDraft => Get();

    public string ReminderNotTaken => Get();

    public string ReminderMakeOfIt => Get();

    public string CommandCompose => Get();
}
