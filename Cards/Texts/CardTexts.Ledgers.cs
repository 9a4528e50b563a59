namespace BotApp.Cards.Texts;

// The ledgers: lists, items, look-backs.
public sealed partial class CardTexts
{
    public string CommandLedger => Get();

    public string HelpLedger => Get();

    public string HelpLedgerHow => Get();

    public string LedgerTitle => Get();

    public string LedgerEmpty => Get();

    public string LedgerView => Get();

    public string LedgerViewMine => Get();

    public string LedgerViewAll => Get();

    public string LedgerList => Get();

    public string LedgerListAny => Get();

    public string LedgerShow => Get();

    public string LedgerShowOpen => Get();

    public string LedgerShowOverdue => Get();

    public string LedgerShowToReview => Get();

    public string LedgerShowStanding => Get();

    public string LedgerShowClosed => Get();

    public string LedgerShowLookBack => Get();

    public string LedgerNext => Get();

    public string LedgerFirst => Get();

    public string LedgerNew => Get();

    public string LedgerSettings => Get();

    public string LedgerPickNote => Get();

    public string LedgerPickFirst => Get();

    public string LedgerSettingsNote(int days) => Fill([days]);

    public string LedgerLookBackDays => Get();

    public string LedgerBaseline => Get();

    public string LedgerAdded => Get();

    public string LedgerLate(int workdays, string date) => Fill([workdays, date]);

    public string LedgerLateOne(string date) => Fill([date]);

    public string LedgerClosedOn(string date) => Fill([date]);

    public string LedgerLookBackOn(string date) => Fill([date]);

    public string LedgerLookBackBy(string date, string checker) => Fill([date, checker]);

    public string LedgerMeasures => Get();

    public string LedgerMeasureDone(string date) => Fill([date]);

    public string LedgerHistory => Get();

    public string LedgerEarlier(int count) => Fill([count]);

    public string LedgerStatus => Get();

    public string LedgerDue => Get();

    public string LedgerNewDue => Get();

    public string LedgerNote => Get();

    public string LedgerNoteHint => Get();

    public string LedgerFindingHint => Get();

    public string LedgerResult => Get();

    public string LedgerResultHint => Get();

    public string LedgerResultHolds => Get();

    public string LedgerResultReopened => Get();

    public string LedgerFoundHolds => Get();

    public string LedgerFoundReopened => Get();

    public string LedgerMeasureMark => Get();

    public string LedgerMeasureUnmark => Get();

    public string LedgerUpdate => Get();

    public string LedgerClose => Get();

    public string LedgerLookBack => Get();

    public string LedgerMeeting => Get();

    public string LedgerEnter => Get();

    public string LedgerAtLeast(int count) => Fill([count]);

    public string LedgerSaved => Get();

    public string LedgerUnchanged => Get();

    public string LedgerStale => Get();

    public string LedgerStaleSeen => Get();

    public string LedgerStaleNotKept => Get();

    public string LedgerStaleForm => Get();

    public string LedgerNotSaved => Get();

    public string LedgerCancelled => Get();

    public string LedgerCancel => Get();

    public string LedgerCancelAsk => Get();

    public string LedgerErrorMove(string status) => Fill([status]);

    public string LedgerErrorClosed => Get();

    public string LedgerErrorNotClosed => Get();

    public string LedgerErrorOwnClosing => Get();

    public string LedgerErrorPassed => Get();

    public string LedgerErrorNeedsReview => Get();

    public string LedgerErrorBeforeFound(string date) => Fill([date]);

    public string LedgerErrorNotOnePerson(string name) => Fill([name]);

    public string LedgerOwnerUnknown(string name) => Fill([name]);

    public string LedgerOwnersOne(string name) => Fill([name]);

    public string LedgerReviewerGone(string name) => Fill([name]);

    public string LedgerMeasureOwnersUnknown(string names) => Fill([names]);

    public string LedgerMeasureOwnersOnceSaved(string names) => Fill([names]);

    public string LedgerMeasureOwnersOne(string names) => Fill([names]);

    public string LedgerErrorReviewsOwn => Get();

    public string LedgerSomeoneWhoLeft => Get();

    public string LedgerShowMine => Get();

    public string LedgerErrorOfMeeting => Get();

    public string LedgerStepEntered => Get();

    public string LedgerStepEdited => Get();

    public string LedgerStepMoved(string before, string after) => Fill([before, after]);

    public string LedgerStepDue(string date) => Fill([date]);

    public string LedgerStepNoDue => Get();

    public string LedgerStepChecker(string name) => Fill([name]);

    public string LedgerStepLookBack(string result) => Fill([result]);

    public string LedgerStepMeasureDone(string measure) => Fill([measure]);

    public string LedgerStepMeasureOpen(string measure) => Fill([measure]);

    public string LedgerStepCancelled => Get();

    public string LedgerDutyMeasure => Get();

    public string LedgerDutyReview => Get();

    public string LedgerDutyAgain => Get();

    public string LedgerDutyLead => Get();

    public string LedgerDutyCheck => Get();
}
