using System.Globalization;
using BotApp.Features.Settings;

namespace BotApp.Tests.Unit.Settings;

public sealed class AbsenceSentenceTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateTime Now = new(2026, 11, 25, 10, 0, 0);

    [Theory]
    [InlineData("我出差到周五", "2026-11-27")]
    [InlineData("出差到周五。", "2026-11-27")]
    [InlineData("我，出差，到本周五", "2026-11-27")]
    [InlineData("本周五前都在外地", "2026-11-27")]
    [InlineData("周五之前我一直出差", "2026-11-27")]
    [InlineData("我这次去北京出差到11月30日", "2026-11-30")]
    [InlineData("我在外地学习到12月4号", "2026-12-04")]
    [InlineData("请假到下周一", "2026-11-30")]
    [InlineData("我休年假到月底", "2026-11-30")]
    [InlineData("我出差，周五回来", "2026-11-27")]
    [InlineData("我出差，周五回来上班", "2026-11-26")]
    [InlineData("我出差三天", "2026-11-27")]
    [InlineData("请了3天假", null)]
    [InlineData("我休假一周", "2026-12-01")]
    [InlineData("今天出差", "2026-11-25")]
    [InlineData("本周都在外地", "2026-11-29")]
    [InlineData("这周都不在单位", "2026-11-29")]
    [InlineData("我出差到周三", "2026-12-02")]
    [InlineData("我　出差到２０２６年１２月３日", "2026-12-03")]
    [InlineData("I'm away until Friday", "2026-11-27")]
    [InlineData("out of office until 30 Nov", "2026-11-30")]
    [InlineData("on leave till next Monday.", "2026-11-30")]
    [InlineData("away until 2026-12-01", "2026-12-01")]
    [InlineData("I'm on leave for three days", "2026-11-27")]
    [InlineData("out of office for 2 weeks", "2026-12-08")]
    [InlineData("away for a month", "2026-12-24")]
    [InlineData("on leave for a week.", "2026-12-01")]
    [InlineData("我出差到周五～", "2026-11-27")]
    [InlineData("我出差三天~~", "2026-11-27")]
    [InlineData("I’m away until Friday", "2026-11-27")]
    [InlineData("I’m on leave for three days", "2026-11-27")]
    public void Read_Absence_IsUntilThatDayInclusive(string sentence, string? until)
    {
        var read = AbsenceSentence.Read(sentence, Now);

        if (until is null)
            Assert.Null(read);
        else
            Assert.Equal(new AbsenceSentence.Away(null, DateOnly.Parse(until, CultureInfo.InvariantCulture)), read);
    }

    [Theory]
    [InlineData("我明天起出差到周五", "2026-11-26", "2026-11-27")]
    [InlineData("11月30日到12月4日休假", "2026-11-30", "2026-12-04")]
    [InlineData("我下周一开始去上海出差到下周三", "2026-11-30", "2026-12-02")]
    [InlineData("明天起休假3天", "2026-11-26", "2026-11-28")]
    [InlineData("away from Monday until Wednesday", "2026-11-30", "2026-12-02")]
    [InlineData("I'm on leave from 30 Nov to 4 Dec", "2026-11-30", "2026-12-04")]
    public void Read_AbsenceToCome_HasItsFirstDay(string sentence, string from, string until)
    {
        Assert.Equal(
            new AbsenceSentence.Away(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(until, CultureInfo.InvariantCulture)),
            AbsenceSentence.Read(sentence, Now));
    }

    [Theory]
    [InlineData("出差回来了")]
    [InlineData("我出差回来了")]
    [InlineData("我已经回来上班了。")]
    [InlineData("休假结束")]
    [InlineData("我销假了")]
    [InlineData("出差已结束")]
    [InlineData("I'm back")]
    [InlineData("back from my trip")]
    [InlineData("我回来了～")]
    [InlineData("I’m back")]
    public void Read_Return_EndsTheAbsence(string sentence) => Assert.Equal(new AbsenceSentence.Back(false), AbsenceSentence.Read(sentence, Now));

    [Theory]
    [InlineData("返回")]
    [InlineData("结束")]
    [InlineData("今天上班")]
    [InlineData("我上班了")]
    public void Read_AWordThatMayMeanSomethingElse_IsBare(string sentence) => Assert.Equal(new AbsenceSentence.Back(true), AbsenceSentence.Read(sentence, Now));

    [Theory]
    [InlineData("我出差了")]
    [InlineData("我正在休假")]
    [InlineData("我出差到昨天")]
    [InlineData("我出差到2028年3月1日")]
    [InlineData("我出差到11月20日，")]
    [InlineData("away until 2020-01-01")]
    [InlineData("I'm away")]
    [InlineData("I’m away")]
    [InlineData("I am on leave")]
    [InlineData("away for 0 days")]
    [InlineData("away for 99 weeks")]
    [InlineData("away from 4 Dec to 30 Nov")]
    // Lately over: a slip, and not meant of next year.
    [InlineData("出差到11月24日")]
    [InlineData("我出差到10月3日")]
    [InlineData("我11月20日到11月24日出差")]
    [InlineData("我11月20日到24日出差")]
    [InlineData("10月20日到10月10日休假")]
    [InlineData("出差到10月底")]
    [InlineData("I am on leave until November 20")]
    [InlineData("away from 20 Nov to 24 Nov")]
    [InlineData("away from 20 Oct to 10 Oct")]
    public void Read_NoDayThatCanBeMeant_AsksForIt(string sentence) =>
        Assert.IsType<AbsenceSentence.Unclear>(AbsenceSentence.Read(sentence, Now));

    [Theory]
    [InlineData("我11月20日到12月1日出差", "2026-12-01")]
    [InlineData("11月20日到28日休假", "2026-11-28")]
    [InlineData("away from 20 Nov to 1 Dec", "2026-12-01")]
    public void Read_BegunBeforeToday_RunsFromNowOn(string sentence, string until) =>
        Assert.Equal(new AbsenceSentence.Away(null, DateOnly.Parse(until, CultureInfo.InvariantCulture)), AbsenceSentence.Read(sentence, Now));

    [Theory]
    [InlineData("我出差到9月20日", "2027-09-20")]
    [InlineData("on leave until 3 Mar", "2027-03-03")]
    [InlineData("我出差到20号", "2026-12-20")]
    public void Read_ADayWithoutAYearThatIsLongPast_IsTheComingOne(string sentence, string until) =>
        Assert.Equal(new AbsenceSentence.Away(null, DateOnly.Parse(until, CultureInfo.InvariantCulture)), AbsenceSentence.Read(sentence, Now));

    [Theory]
    [InlineData("张三出差到周五")]
    [InlineData("我出差到周五可以吗")]
    [InlineData("刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神")]
    [InlineData("支委会周五开，张三请假")]
    [InlineData("出差的人有几个")]
    [InlineData("请假制度在哪里看")]
    [InlineData("会议")]
    [InlineData("away")]
    [InlineData("out for lunch")]
    [InlineData("I'm away for good")]
    [InlineData("周五交总结")]
    [InlineData("")]
    [InlineData("我和李四出差到周五讨论项目")]
    public void Read_AnythingElse_IsNotTaken(string sentence) => Assert.Null(AbsenceSentence.Read(sentence, Now));

    [Fact]
    public void Read_HostileText_EndsQuickly()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        AbsenceSentence.Read(string.Concat(Enumerable.Repeat("我出差到", 15)), Now);
        AbsenceSentence.Read(new string('假', 100_000), Now);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }
}
