using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Texts;

public sealed class ReminderPhrasesTests
{
    private static readonly CardTexts Chinese = CardTexts.For("zh-CN");
    private static readonly CardTexts English = CardTexts.For("en");

    [Theory]
    [InlineData("春节", "春节前提醒")]
    [InlineData("元旦", "元旦节前提醒")]
    [InlineData("中秋节、国庆节", "中秋节、国庆节前提醒")]
    public void HolidayTitle_Chinese_SaysFestivalOnce(string holiday, string title)
    {
        Assert.Equal(title, Chinese.HolidayTitle(holiday));
        Assert.Equal(title + "待审", Chinese.DayItemDraft(holiday));
        Assert.Equal(title + " · 待审", Chinese.HolidayDraftTitle(holiday));
    }

    [Fact]
    public void DateRange_SameYear_SaysItOnce()
    {
        var (first, last) = (new DateOnly(2026, 2, 15), new DateOnly(2026, 2, 23));

        Assert.Equal("2026年2月15日 周日 至 2月23日 周一", Chinese.DateRange(first, last));
        Assert.Equal("Sun, 15 Feb to Mon, 23 Feb 2026", English.DateRange(first, last));
    }

    [Fact]
    public void DateRange_TwoYears_SaysBoth()
    {
        var (first, last) = (new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 2));

        Assert.Equal("2022年12月31日 周六 至 2023年1月2日 周一", Chinese.DateRange(first, last));
        Assert.Equal("Sat, 31 Dec 2022 to Mon, 2 Jan 2023", English.DateRange(first, last));
    }

    [Fact]
    public void Recurrence_Languages_SayDayAndTime()
    {
        var nine = new TimeOnly(9, 0);

        Assert.Equal("每个工作日 09:00", Chinese.EveryWorkday(nine));
        Assert.Equal("每周一 09:00", Chinese.EveryWeek(DayOfWeek.Monday, nine));
        Assert.Equal("每月 15 日 09:00", Chinese.EveryMonth(15, nine));
        Assert.Equal("every Monday at 09:00", English.EveryWeek(DayOfWeek.Monday, nine));
    }

    [Fact]
    public void Counts_OfAnItem_StandWhereTheyBelong()
    {
        Assert.Equal("支部委员会会议：应有 3 次，已记录 1 次", Chinese.DayItemObligation("支部委员会会议", done: 1, required: 3));
        Assert.Equal("节前提醒：12 人中还有 5 人未确认", Chinese.DayItemUnanswered("节前提醒", open: 5, of: 12));
        Assert.Equal(
            "节前提醒：已收到的 11 人中还有 8 人未确认，另有 3 人尚未收到", Chinese.DayItemUnansweredAndNotReached("节前提醒", open: 8, of: 11, notReached: 3));
    }
}
