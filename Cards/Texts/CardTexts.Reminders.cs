using System.Globalization;

namespace BotApp.Cards.Texts;

// The words of reminders as they arrive, and how days are said.
public sealed partial class CardTexts
{
    // Used by every reminder.

    public string Acknowledge => Get();

    public string AcknowledgedNotice(DateTimeOffset when) => Fill([Moment(when)]);

    public string ReminderCalledOff => Get();

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
