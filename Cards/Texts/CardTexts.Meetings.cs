namespace BotApp.Cards.Texts;

// Texts of the meeting cards.
public sealed partial class CardTexts
{
    public string MeetingNew => Get();

    public string MeetingEdit => Get();

    public string MeetingCheck => Get();

    public string MeetingCountsOnly => Get();

    public string MeetingType => Get();

    public string MeetingDate => Get();

    public string MeetingStart => Get();

    public string MeetingEnd => Get();

    public string MeetingPlace => Get();

    public string MeetingExpected => Get();

    public string MeetingPresent => Get();

    public string MeetingObservers => Get();

    public string MeetingAbsent => Get();

    public string MeetingHost => Get();

    public string MeetingRecorder => Get();

    public string MeetingSpeaker => Get();

    public string MeetingTopic => Get();

    public string MeetingAgenda => Get();

    public string MeetingTags => Get();

    public string MeetingDecisions => Get();

    public string MeetingActions => Get();

    public string MeetingTime => Get();

    public string MeetingAttendance => Get();

    public string PickType => Get();

    public string HintDate => Get();

    public string HintTime => Get();

    public string HintAbsent => Get();

    public string HintAgenda => Get();

    public string HintDecisions => Get();

    public string HintActions => Get();

    public string MissingType => Get();

    public string MissingDate => Get();

    public string WholeNumber(int max) => Fill([max]);

    public string More => Get();

    public string MoreNote => Get();

    public string RecordMoreNote => Get();

    public string MeetingSaved => Get();

    public string MeetingShown => Get();

    public string MeetingCancelled => Get();

    public string MeetingCancelledNote => Get();

    public string SavedRepeated => Get();

    public string SavedNotDiscarded => Get();

    public string SavedStale => Get();

    public string EditStale => Get();

    public string StaleUnseen => Get();

    public string MeetingNotAsked(string fields) => Fill([fields]);

    public string MeetingNotKept(string fields) => Fill([fields]);

    public string MeetingTagsFollowed => Get();

    public string MeetingTasksNotReminded => Get();

    public string MeetingTasksFromBefore(DateOnly start) => Fill([Date(start)]);

    public string MeetingTasksOwnerUnknown(string tasks) => Fill([tasks]);

    public string MeetingTasksOwnerCommon(string tasks) => Fill([tasks]);

    public string MeetingNamesakes(string name, int people) => Fill([name, people]);

    public string MeetingTasksOneReminded(string tasks) => Fill([tasks]);

    public string MeetingTaskBeforeMeeting(string date) => Fill([date]);

    public string SavedVersion(int version, string at, string by) => Fill([version, at, by]);

    public string SavedOnce(string at, string by) => Fill([at, by]);

    public string AttendanceExpected(int count) => Fill([count]);

    public string AttendancePresent(int count) => Fill([count]);

    public string AttendanceObservers(int count) => Fill([count]);

    public string TimeFrom(string time) => Fill([time]);

    public string TimeUntil(string time) => Fill([time]);

    public string CancelRecord => Get();

    public string CancelAsk => Get();

    public string CancelConfirm => Get();

    public string ListTitle => Get();

    public string ListEmpty => Get();

    public string ListStart => Get();

    public string ListEnd => Get();

    public string ListOlder => Get();

    public string ListNewest => Get();

    public string ListShow => Get();

    public string ListCancelled => Get();

    public string PostedDraft => Get();

    public string PostedSaved => Get();

    public string PostedDiscarded => Get();

    public string PostedCancelled => Get();

    public string PostedGone => Get();

    public string PostedDraftNote => Get();

    public string DraftDiscarded => Get();

    public string DraftDiscardedNote => Get();

    public string LogAgain => Get();
}
