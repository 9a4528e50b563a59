using System.Globalization;

namespace BotApp.Cards.Texts;

// Texts of a status.
public sealed partial class CardTexts
{
    public string CommandStatus => Get();

    public string HelpStatus => Get();

    public string HelpStatusHow => Get();

    public string HelpStatusExample => Get();

    public string StatusTitle => Get();

    public string StatusMonth(int year, int month) => Fill([year, IsEnglish ? new DateOnly(year, month, 1).ToString("MMMM", CultureInfo.InvariantCulture) : month]);

    public string StatusQuarter(int year, int number) => Fill([year, IsEnglish ? number.ToString(CultureInfo.InvariantCulture) : "一二三四"[number - 1].ToString()]);

    public string StatusHalf(int year, int number) => Fill([year, IsEnglish ? (number == 1 ? "First" : "Second") : "上下"[number - 1]]);

    public string StatusYear(int year) => Fill([year]);

    public string StatusUnits(int count) => Fill([count]);

    public string StatusAsOf(DateTimeOffset at) => Fill([Moment(at)]);

    public string StatusObligations => Get();

    public string StatusCounts(int done, int due, int overdue) => Fill([done, due, overdue]);

    public string StatusChart => Get();

    public string StatusUnit => Get();

    public string StatusKind => Get();

    public string StatusTimes => Get();

    public string StatusColumn => Get();

    public string StatusDoneColumn => Get();

    public string StatusOpenColumn => Get();

    public string StatusSubmittedColumn => Get();

    public string StatusLegendDone => Get();

    public string StatusLegendDue => Get();

    public string StatusLegendOverdue => Get();

    public string StatusOf(int done, int total) => Fill([done, total]);

    public string StatusOverdue(int count) => Fill([count]);

    public string StatusDue(int count) => Fill([count]);

    public string StatusDueBy(int count, DateOnly day) => Fill([count, ShortDate(day)]);

    public string StatusNotDue => Get();

    public string StatusAllDone => Get();

    public string StatusNothingOwed => Get();

    public string StatusOverdueTitle => Get();

    public string StatusOverdueLine(string unit, string kinds) => Fill([unit, kinds]);

    public string StatusMore(int count) => Fill([count]);

    public string StatusEarlier(int count) => Fill([count]);

    public string StatusEarlierTitle(int count) => Fill([count]);

    public string StatusLeavesOut => Get();

    /// <summary>Used by status, figures and export alike.</summary>
    public string RecordsDeleted(DateOnly through) => Fill([DateWithoutWeekday(through)]);

    public string StatusTimesOf(string kind, int count) => Fill([kind, count]);

    public string StatusMeetings => Get();

    public string StatusMeetingsByKind => Get();

    public string StatusHeld(int count, int study) => Fill([count, study]);

    public string StatusHeldTimes(int count) => Fill([count]);

    public string StatusReviews => Get();

    public string StatusReview(string name) => Fill([name]);

    public string StatusReviewsDue(DateOnly day) => Fill([ShortDate(day)]);

    public string StatusReviewDue(string name, DateOnly day) => Fill([name, ShortDate(day)]);

    public string StatusMoreReviews(int count) => Fill([count]);

    public string StatusSubmitted(int submitted, int members) => Fill([submitted, members]);

    public string StatusLedgers => Get();

    public string StatusOpenItems(int open, int overdue) => Fill([open, overdue]);

    public string StatusReminder(string title, DateOnly day) => Fill([title, ShortDate(day)]);

    public string StatusOfficeReminder => Get();

    public string StatusConfirmed(int acknowledged, int delivered, int recipients) => Fill([acknowledged, delivered, recipients]);

    public string StatusTroubles => Get();

    public string StatusUnknown(int count) => Fill([count]);

    public string StatusUnreachable(int count) => Fill([count]);

    public string StatusFailed(int count) => Fill([count]);

    public string StatusDeadLetters(int count) => Fill([count]);

    public string StatusDeadLettersUnread => Get();

    public string StatusPickUnit => Get();

    public string StatusPickKind => Get();

    public string StatusShowUnit => Get();

    public string StatusShowKind => Get();

    public string StatusNextUnits => Get();

    public string StatusFirstUnits => Get();

    public string StatusFormer => Get();

    public string StatusWholeYear => Get();

    public string StatusBack => Get();

    public string StatusPickFirst => Get();

    public string StatusUnanswered(string about, int count) => Fill([about, count]);

    public string StatusOnlyYou => Get();

    public string StatusBranch(string name) => Fill([name]);

    public string StatusDepartment(string name) => Fill([name]);

    public string StatusOffice(string name) => Fill([name]);

    public string StatusWhichUnit(string name) => Fill([name]);

    public string StatusMoreUnits(int listed) => Fill([listed]);

    public string StatusNotYours => Get();

    public string StatusNotOfChannel => Get();

    public string StatusNoSuchKind => Get();

    public string StatusNotAPeriod => Get();

    public string StatusExamples => Get();

    // 11月23日; 23 Nov.
    private string ShortDate(DateOnly date) => IsEnglish
        ? date.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");
}
