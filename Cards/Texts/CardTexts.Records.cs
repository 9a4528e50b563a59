namespace BotApp.Cards.Texts;

// Texts of the cards that are built from a register.
public sealed partial class CardTexts
{
    public string RecordEdit(string name) => Fill([name]);

    public string RecordShown => Get();

    public string RecordSaved => Get();

    public string RecordCancelled => Get();

    public string RecordAgain => Get();

    public string RecordAll => Get();

    public string RecordListTitle => Get();

    public string RecordListEmpty => Get();

    public string RecordListNoSuch(string name) => Fill([name]);

    public string RecordListNoSuchShared => Get();

    public string RecordPostedDraft => Get();

    public string RecordPostedSaved => Get();

    public string RecordPostedDiscarded => Get();

    public string RecordPostedCancelled => Get();

    public string RecordPostedGone => Get();

    public string RecordPickTitle => Get();

    public string RecordPickNote => Get();

    public string RecordRecent => Get();

    public string RecordRegister => Get();

    public string RecordPickFirst => Get();

    public string RecordFill => Get();

    public string RecordNoUnit(string name) => Fill([name]);

    public string RecordNoRegister(string name) => Fill([name]);

    public string RecordNoRegisterShared => Get();

    public string RecordInLedger(string name) => Fill([name]);

    public string RecordHintRows(string columns) => Fill([columns]);

    public string RecordHintLines => Get();

    public string RecordHintPeople => Get();

    public string RecordHintDecimal => Get();

    public string RecordYes => Get();

    public string RecordNo => Get();

    public string RecordKindItem => Get();

    public string RecordKindSerial => Get();

    public string RecordKindEvent => Get();

    public string RecordKindProject => Get();

    public string RecordKindDocument => Get();

    public string RecordKindPlan => Get();

    public string RecordKindChange => Get();

    public string RecordKindHonour => Get();

    public string RecordKindMetric => Get();

    public string RecordKindTerm => Get();

    public string RecordKindAssignment => Get();

    public string HelpRecord => Get();

    public string HelpRecordHow => Get();

    public string HelpRecordBook => Get();

    public string HelpRecordBookHow => Get();

    public string CommandRecordBook => Get();

    public string CommandRecord => Get();

    public string ErrorNotYet => Get();

    public string ErrorUnitKeepsNot => Get();

    public string ErrorFieldNotKept => Get();

    public string ErrorNoSuchRecord => Get();

    public string ErrorNumberForm => Get();

    public string ErrorBelow(string least) => Fill([least]);

    public string ErrorAbove(string most) => Fill([most]);

    public string ErrorNotAfter(string other) => Fill([other]);

    public string RecordDraftGone => Get();
}
