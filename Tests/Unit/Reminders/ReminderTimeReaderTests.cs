using System.Globalization;
using BotApp.Features.Reminders.Compose;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;

namespace BotApp.Tests.Unit.Reminders;

public sealed class ReminderTimeReaderTests
{
    // A Tuesday.
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0);

    [Theory]
    [InlineData("", "2026-11-24 10:00")]
    [InlineData("现在", "2026-11-24 10:00")]
    [InlineData("今天", "2026-11-24 10:00")]
    [InlineData("15:00", "2026-11-24 15:00")]
    [InlineData("下午3点半", "2026-11-24 15:30")]
    [InlineData("今天下午三点", "2026-11-24 15:00")]
    [InlineData("明天", "2026-11-25 09:00")]
    [InlineData("明天9:00", "2026-11-25 09:00")]
    [InlineData("明天上午９点", "2026-11-25 09:00")]
    [InlineData("后天 14:30", "2026-11-26 14:30")]
    [InlineData("周五下午两点", "2026-11-27 14:00")]
    [InlineData("周一", "2026-11-30 09:00")]
    [InlineData("周二", "2026-12-01 09:00")]
    [InlineData("tuesday", "2026-12-01 09:00")]
    [InlineData("星期二上午9点", "2026-12-01 09:00")]
    [InlineData("周二上午11点", "2026-11-24 11:00")]
    [InlineData("下周二", "2026-12-01 09:00")]
    [InlineData("下周一9点", "2026-11-30 09:00")]
    [InlineData("本周日", "2026-11-29 09:00")]
    [InlineData("11月25日 15:00", "2026-11-25 15:00")]
    [InlineData("十二月一日上午八点半", "2026-12-01 08:30")]
    [InlineData("1月5日", "2027-01-05 09:00")]
    [InlineData("2026-11-25 15:00", "2026-11-25 15:00")]
    [InlineData("2026-11-25T15:00", "2026-11-25 15:00")]
    [InlineData("3天后", "2026-11-27 09:00")]
    [InlineData("tomorrow 9:00", "2026-11-25 09:00")]
    [InlineData("next monday at 3pm", "2026-11-30 15:00")]
    [InlineData("Friday 14:00", "2026-11-27 14:00")]
    [InlineData("tomorrow at 9:00", "2026-11-25 09:00")]
    [InlineData("thurs at 10:30", "2026-11-26 10:30")]
    [InlineData("tues 14:00", "2026-11-24 14:00")]
    [InlineData("tomorrow 3:30 pm", "2026-11-25 15:30")]
    [InlineData("tomorrow at 9:05 a.m.", "2026-11-25 09:05")]
    [InlineData("2026-11-25 12:15 p.m.", "2026-11-25 12:15")]
    [InlineData("11:00 am", "2026-11-24 11:00")]
    [InlineData("今天晚上8点", "2026-11-24 20:00")]
    [InlineData("今天中午12点", "2026-11-24 12:00")]
    [InlineData("明天傍晚5点", "2026-11-25 17:00")]
    [InlineData("now", "2026-11-24 10:00")]
    [InlineData("現在", "2026-11-24 10:00")]
    [InlineData("下週一上午９點", "2026-11-30 09:00")]
    [InlineData("週五下午兩點", "2026-11-27 14:00")]
    [InlineData("11月25日\u200315:00", "2026-11-25 15:00")]
    public void Read_OneTime_IsThatMoment(string text, string expected)
    {
        var times = Assert.IsType<ReadTime.Understood>(ReminderTimeReader.Read(text, Now, OfficeCalendar.Provisional)).Times;

        Assert.Equal(expected, $"{times.On:yyyy-MM-dd} {times.At:HH:mm}");
        Assert.Equal(Repeats.Never, times.Repeats);
    }

    [Theory]
    [InlineData("2027-12-20", "2028-02-29 09:00")]
    // The year has none, and its February is still to come, or just over: a slip.
    [InlineData("2027-01-20", null)]
    [InlineData("2027-03-20", null)]
    [InlineData("2026-12-20", null)]
    public void Read_TheDayThatMostYearsLack_IsTheNextOneThatThereIs(string today, string? expected)
    {
        var read = ReminderTimeReader.Read("2月29日9点", DateTime.Parse(today + "T10:00", CultureInfo.InvariantCulture), OfficeCalendar.Provisional);

        var times = (read as ReadTime.Understood)?.Times;
        Assert.Equal(expected, times is null ? null : string.Create(CultureInfo.InvariantCulture, $"{times.On:yyyy-MM-dd} {times.At:HH:mm}"));
    }

    [Theory]
    [InlineData("每周一9:00", nameof(Repeats.Weekly), "2026-11-30 09:00")]
    [InlineData("每周二 15:00", nameof(Repeats.Weekly), "2026-11-24 15:00")]
    [InlineData("每周二 9:00", nameof(Repeats.Weekly), "2026-12-01 09:00")]
    [InlineData("每个工作日8点半", nameof(Repeats.Workdays), "2026-11-25 08:30")]
    [InlineData("每個工作日8點半", nameof(Repeats.Workdays), "2026-11-25 08:30")]
    [InlineData("每天17:00", nameof(Repeats.Workdays), "2026-11-24 17:00")]
    [InlineData("每月5日", nameof(Repeats.Monthly), "2026-12-07 09:00")]
    [InlineData("每月25号上午9点", nameof(Repeats.Monthly), "2026-11-25 09:00")]
    [InlineData("every monday 9:00", nameof(Repeats.Weekly), "2026-11-30 09:00")]
    [InlineData("every Monday at 09:00", nameof(Repeats.Weekly), "2026-11-30 09:00")]
    [InlineData("every Wed at 9am", nameof(Repeats.Weekly), "2026-11-25 09:00")]
    [InlineData("every Monday at 4:30 pm", nameof(Repeats.Weekly), "2026-11-30 16:30")]
    [InlineData("每周六9:00", nameof(Repeats.Weekly), "2026-11-28 09:00")]
    [InlineData("每周日 20:00", nameof(Repeats.Weekly), "2026-11-29 20:00")]
    [InlineData("every weekday at 9am", nameof(Repeats.Workdays), "2026-11-25 09:00")]
    public void Read_Recurring_BeginsAtTheNextTime(string text, string repeats, string first)
    {
        var times = Assert.IsType<ReadTime.Understood>(ReminderTimeReader.Read(text, Now, OfficeCalendar.Provisional)).Times;

        Assert.Equal(repeats, times.Repeats.ToString());
        Assert.Equal(first, $"{times.On:yyyy-MM-dd} {times.At:HH:mm}");
    }

    [Theory]
    [InlineData("9:00")]
    [InlineData("今天上午9点")]
    [InlineData("11月23日")]
    [InlineData("11月24日")]
    [InlineData("本周二")]
    [InlineData("this tuesday")]
    [InlineData("2025-01-01 09:00")]
    public void Read_GoneBy_SaysSo(string text) =>
        Assert.IsType<ReadTime.Past>(ReminderTimeReader.Read(text, Now, OfficeCalendar.Provisional));

    [Theory]
    [InlineData("尽快")]
    [InlineData("2月30日")]
    [InlineData("25:00")]
    [InlineData("每月32日")]
    [InlineData("明天9点和15点")]
    [InlineData("有空的时候")]
    [InlineData("2026-13-01")]
    [InlineData("every month 9:00")]
    [InlineData("next month")]
    [InlineData("next month 9:00")]
    [InlineData("monthly 9:00")]
    [InlineData("monthly")]
    [InlineData("sundown")]
    [InlineData("friends")]
    [InlineData("今天晚上12点")]
    [InlineData("明天夜里12点半")]
    [InlineData("明天夜里2点")]
    [InlineData("明天晚上2点")]
    [InlineData("明天深夜5点")]
    [InlineData("深夜一点")]
    [InlineData("tomorrow 15:30 pm")]
    [InlineData("tomorrow 9:00 3:30 pm")]
    public void Read_AnythingElse_IsAskedBack(string text) =>
        Assert.IsType<ReadTime.Unknown>(ReminderTimeReader.Read(text, Now, OfficeCalendar.Provisional));
}
