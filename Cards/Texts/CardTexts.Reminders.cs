using System.Globalization;

namespace BotApp.Cards.Texts;

// Texts of reminders and of the day's card.
public sealed partial class CardTexts
{
    // Used by every reminder.

    public string Acknowledge => Get();

    public string AcknowledgedNotice(DateTimeOffset when) => Fill([Moment(when)]);

    public string ReminderResend => Get();

    public string ReminderOfDay(DateOnly day) => Fill([Date(day)]);

    public string ReminderFromOffice => Get();

    public string ReminderUrgent => Get();

    public string ReminderNotYours => Get();

    // Before a holiday.

    public string HolidayTitle(string holiday) => Fill([Festival(holiday)]);

    public string HolidayPeriod => Get();

    public string DateRange(DateOnly first, DateOnly last) => Fill([FromDate(first, last), ToDate(first, last)]);

    public string HolidayRepeat => Get();

    public string HolidayProvisionalNote => Get();

    public string HolidayDraftTitle(string holiday) => Fill([Festival(holiday)]);

    public string HolidayDraftText => Get();

    public string HolidayDraftPoints => Get();

    public string HolidayDraftPointsLines => Get();

    public string HolidayDraftAsk => Get();

    public string HolidayDraftAt => Get();

    public string HolidayDraftDays(TimeOnly at, DateOnly first, DateOnly last) => Fill([Time(at), FromDate(first, last), ToDate(first, last)]);

    public string HolidayDraftNowOrLater(TimeOnly at, DateOnly first, DateOnly last) => Fill([Time(at), FromDate(first, last), ToDate(first, last)]);

    public string HolidayDraftNow(TimeOnly at) => Fill([Time(at)]);

    public string HolidayDraftByItself(DateOnly on, TimeOnly at) => Fill([Date(on), Time(at)]);

    public string HolidayDraftWaits => Get();

    public string HolidayDraftSend(int count) => Fill([count]);

    public string HolidayDraftLeaveOut => Get();

    public string HolidayDraftLeaveOutAsk => Get();

    public string HolidayDraftLeaveOutConfirm => Get();

    // The day's card.

    public string TitleDay => Get();

    public string DayOverdue => Get();

    public string DayToday => Get();

    public string DaySoon => Get();

    public string DayEmpty => Get();

    public string DayLog => Get();

    public string DayLogOf(string what) => Fill([what]);

    public string DayDone => Get();

    public string DayDoneOf(string what) => Fill([what]);

    public string DaySkip => Get();

    public string DaySkipOf(string what) => Fill([what]);

    public string DaySkipReason => Get();

    public string DaySkipReasonHint => Get();

    public string DaySkipReasonMissing => Get();

    public string DaySkipConfirm => Get();

    public string DayMore(int count) => Fill([count]);

    public string DaySnooze => Get();

    public string SnoozeLater => Get();

    public string SnoozeTomorrow => Get();

    public string SnoozeMonday => Get();

    public string SnoozedLater(string when) => Fill([when]);

    public string DayItemDraft(string holiday) => Fill([Festival(holiday)]);

    public string DayItemDraftMade(string holiday) => Fill([Festival(holiday)]);

    public string DayItemDraftByItself(DateOnly on) => Fill([Date(on)]);

    public string DayItemDatedNote => Get();

    public string DayItemGone => Get();

    public string DayItemMoved(string holiday, DateOnly on) => Fill([Festival(holiday), Date(on)]);

    public string DayItemTooNear(string holiday, DateOnly on) => Fill([Festival(holiday), Date(on)]);

    public string DayItemMovedHow(DateOnly from) => Fill([Date(from)]);

    public string DayItemNobody(string title) => Fill([title]);

    public string DayItemNobodyHow => Get();

    public string DayItemMissingCalendarHow => Get();

    public string DayItemMissingCalendar(int year) => Fill([year]);

    public string DayItemObligation(string register, int done, int required) => Fill([register, done, required]);

    public string SecretaryTitle(string branch) => Fill([branch]);

    public string SecretaryText(string branch, string names, DateOnly since) => Fill([branch, names, Date(since)]);

    public string DayItemUnanswered(string reminder, int open, int of) => Fill([reminder, open, of]);

    public string DayItemUnansweredAndNotReached(string reminder, int open, int of, int notReached) => Fill([reminder, open, of, notReached]);

    // Composing.

    public string ComposeTitle => Get();

    public string ComposeText => Get();

    public string ComposeAudience => Get();

    public string ComposeAt => Get();

    public string ComposeAtEmpty => Get();

    public string ComposeAtHint => Get();

    public string ComposeAtUnderstood(string when) => Fill([when]);

    public string ComposeUrgent => Get();

    public string ComposeUrgentMeaning => Get();

    public string ComposeHeldNote => Get();

    public string ComposeAudienceMissing => Get();

    public string ComposeRecipients(int count) => Fill([count]);

    public string ComposeRecipientsNote => Get();

    public string ComposeSendAll(int count) => Fill([count]);

    public string ComposeSendTo(int count) => Fill([count]);

    public string ComposeSendToOne => Get();

    public string ComposeRecount => Get();

    public string ReminderToCorrect(int count, string fields) => Fill([count, fields]);

    public string RecipientsChanged(int count) => Fill([count]);

    public string ReminderTimePast => Get();

    public string ReminderTimeUnknown(string given) => Fill([given]);

    public string ReminderTextMissing => Get();

    public string ReminderNobody => Get();

    public string EveryWorkday(TimeOnly time) => Fill([Time(time)]);

    public string EveryWeek(DayOfWeek day, TimeOnly time) => Fill([Weekday(day), Time(time)]);

    public string EveryMonth(int day, TimeOnly time) => Fill([day, Time(time)]);

    // Progress of a reminder.

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

    /// <summary>周一; Monday.</summary>
    public string Weekday(DayOfWeek day) => IsEnglish ? day.ToString() : $"周{"日一二三四五六"[(int)day]}";

    /// <summary>The beginning of a range of days, without its year if the end has it.</summary>
    private string FromDate(DateOnly first, DateOnly last) => IsEnglish && first.Year == last.Year
        ? first.ToString("ddd, d MMM", CultureInfo.InvariantCulture)
        : Date(first);

    /// <summary>The end of the range, without its year if the beginning has it: English puts the year last, Chinese first.</summary>
    private string ToDate(DateOnly first, DateOnly last) => !IsEnglish && first.Year == last.Year
        ? string.Create(CultureInfo.InvariantCulture, $"{last.Month}月{last.Day}日 {Weekday(last.DayOfWeek)}")
        : Date(last);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>清明节 without its last character, since 节前 follows.</summary>
    private string Festival(string holiday) => !IsEnglish && holiday.EndsWith('节') ? holiday[..^1] : holiday;
}
