namespace BotApp.Cards.Texts;

// Texts of the cards of self-reviews.
public sealed partial class CardTexts
{
    public string CommandReview => Get();

    public string HelpReview => Get();

    public string HelpReviewHow => Get();

    public string ReviewTitle => Get();

    public string ReviewNone => Get();

    public string ReviewStateOpen => Get();

    public string ReviewStateSubmitted => Get();

    public string ReviewStateLeft => Get();

    public string ReviewStateReturned => Get();

    public string ReviewDueOn(string date) => Fill([date]);

    public string ReviewLook => Get();

    public string ReviewGoOn => Get();

    public string ReviewBranchAnswer => Get();

    public string ReviewMembers => Get();

    public string ReviewByBranch => Get();

    public string ReviewNew => Get();

    public string ReviewMine(string name) => Fill([name]);

    public string ReviewMineReturned(string name) => Fill([name]);

    public string ReviewMineOfBranch(string name, string branch) => Fill([name, branch]);

    public string ReviewStepAspects => Get();

    public string ReviewStepProblem(int number) => Fill([number]);

    public string ReviewStepCheck => Get();

    public string ReviewAspectsAsk => Get();

    public string ReviewEarlier => Get();

    public string ReviewEarlierMore(int count) => Fill([count]);

    public string ReviewAspect => Get();

    public string ReviewAspectNone => Get();

    public string ReviewProblem => Get();

    public string ReviewCause => Get();

    public string ReviewMeasure => Get();

    public string ReviewMeasureHint => Get();

    public string ReviewMeasureDue => Get();

    public string ReviewNext => Get();

    public string ReviewSkip => Get();

    public string ReviewWriteCause => Get();

    public string ReviewMoreMeasures => Get();

    public string ReviewBack => Get();

    public string ReviewRemarkIs => Get();

    public string ReviewNumber(int number) => Fill([number]);

    public string ReviewCarried => Get();

    public string ReviewNotSubmitted => Get();

    public string ReviewPart(int number) => Fill([number]);

    public string ReviewNotWritten => Get();

    public string ReviewNoDue => Get();

    public string ReviewDoneOn(string date) => Fill([date]);

    public string ReviewCounted(long problems, long measures) => Fill([problems, measures]);

    public string ReviewRemove => Get();

    public string ReviewMore => Get();

    public string ReviewSubmit => Get();

    public string ReviewAnother => Get();

    public string ReviewReaders(string names) => Fill([names]);

    public string ReviewReadersNone => Get();

    public string ReviewReadersAuthor => Get();

    public string ReviewReadersBranch => Get();

    public string ReviewReadersMoved => Get();

    public string ReviewReadersEarlier => Get();

    public string ReviewReadersEarlierAgain => Get();

    public string ReviewSecretarySince(string name, string date) => Fill([name, date]);

    public string ReviewSubmittedOn => Get();

    public string ReviewNobodyRead => Get();

    public string ReviewReadBy => Get();

    public string ReviewReadMore(int count) => Fill([count]);

    public string ReviewFormerSecretary => Get();

    public string ReviewWithdrawUntil(string date) => Fill([date]);

    public string ReviewShowText => Get();

    public string ReviewSupplement => Get();

    public string ReviewGoOnSupplement => Get();

    public string ReviewWithdraw => Get();

    public string ReviewTextTitle => Get();

    public string ReviewMarkDone => Get();

    public string ReviewRemark => Get();

    public string ReviewReturn => Get();

    public string ReviewNotShown(int count) => Fill([count]);

    public string ReviewNotShownReturned(int count) => Fill([count]);

    public string ReviewReturned(string name) => Fill([name]);

    public string ReviewReturnedBefore(string name) => Fill([name]);

    public string ReviewRemarkNotKept => Get();

    public string ReviewOf(int submitted, int members) => Fill([submitted, members]);

    public string ReviewAway(int count) => Fill([count]);

    public string ReviewCountedElsewhere(int count) => Fill([count]);

    public string ReviewRead => Get();

    public string ReviewNotYet => Get();

    public string ReviewBeforeAppointment => Get();

    public string ReviewElsewhere => Get();

    public string ReviewClosed => Get();

    public string ReviewCloseCycle => Get();

    public string ReviewCloseSure => Get();

    public string ReviewAddBranches => Get();

    public string ReviewAddBranchesAsk => Get();

    public string ReviewBranch => Get();

    public string ReviewSubmittedColumn => Get();

    public string ReviewCountsColumn => Get();

    public string ReviewBranchDone => Get();

    public string ReviewBranchOpen => Get();

    public string ReviewBranchNoSecretary => Get();

    public string ReviewCycleName => Get();

    public string ReviewCycleDue => Get();

    public string ReviewCycleAspects => Get();

    public string ReviewCycleAspectsHint => Get();

    public string ReviewCycleUnits => Get();

    public string ReviewCycleAll => Get();

    public string ReviewCycleTags => Get();

    public string ReviewCycleBranches => Get();

    public string ReviewOpenCycle => Get();

    public string ReviewStale => Get();

    public string ReviewStaleTyped => Get();

    public string ReviewStaleNotKept => Get();

    public string ReviewStaleRenumbered => Get();

    public string ReviewIncomplete => Get();

    public string ReviewOtherReaders => Get();

    public string ReviewErased => Get();

    public string ReviewPersonalOnly => Get();

    public string ReviewTooLate => Get();

    public string ReviewGone => Get();

    public string ReviewNotYours => Get();

    public string ReviewTooShort(DateOnly first) => Fill([ShortDate(first)]);

    public string ReviewIsClosed => Get();

    public string ReviewNotReadable => Get();

    public string ReviewHasLeft => Get();

    public string ErrorReviewDate(int years) => Fill([years]);

    public string ErrorReviewMany(string most) => Fill([most]);
}
