using BotApp.Features.Status;
using CsCheck;

namespace BotApp.Tests.Unit.Status;

public sealed class StatusPeriodReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("", "2026-11")]
    [InlineData("本月", "2026-11")]
    [InlineData(" 这个月 ", "2026-11")]
    [InlineData("上月", "2026-10")]
    [InlineData("上个月", "2026-10")]
    [InlineData("這個月", "2026-11")]
    [InlineData("上個月", "2026-10")]
    [InlineData("當月", "2026-11")]
    [InlineData("11月", "2026-11")]
    [InlineData("１１月", "2026-11")]
    [InlineData("十一月份", "2026-11")]
    [InlineData("3 月", "2026-03")]
    [InlineData("12月", "2025-12")]
    [InlineData("去年11月", "2025-11")]
    [InlineData("2026年11月", "2026-11")]
    [InlineData("２０２６年１１月", "2026-11")]
    [InlineData("二〇二六年十一月", "2026-11")]
    [InlineData("26年3月", "2026-03")]
    [InlineData("2026-11", "2026-11")]
    [InlineData("2026/3", "2026-03")]
    [InlineData("2026.03", "2026-03")]
    [InlineData("202603", "2026-03")]
    [InlineData("三季度", "2026-Q3")]
    [InlineData("第三季度", "2026-Q3")]
    [InlineData("3季度", "2026-Q3")]
    [InlineData("一季", "2026-Q1")]
    [InlineData("2025年四季度", "2025-Q4")]
    [InlineData("2025年第4季度", "2025-Q4")]
    [InlineData("去年四季度", "2025-Q4")]
    [InlineData("本季度", "2026-Q4")]
    [InlineData("上季度", "2026-Q3")]
    [InlineData("2026Q3", "2026-Q3")]
    [InlineData("2026-q3", "2026-Q3")]
    [InlineData("Ｑ３", "2026-Q3")]
    [InlineData("上半年", "2026-H1")]
    [InlineData("2025年下半年", "2025-H2")]
    [InlineData("2025-H2", "2025-H2")]
    [InlineData("2026", "2026")]
    [InlineData("２０２６", "2026")]
    [InlineData("2026年", "2026")]
    [InlineData("2026年度", "2026")]
    [InlineData("2026年全年", "2026")]
    [InlineData("今年", "2026")]
    [InlineData("去年", "2025")]
    [InlineData("this month", "2026-11")]
    [InlineData("Last  Month", "2026-10")]
    [InlineData("November", "2026-11")]
    [InlineData("nov", "2026-11")]
    [InlineData("Sept. 2025", "2025-09")]
    [InlineData("May", "2026-05")]
    [InlineData("November 2025", "2025-11")]
    [InlineData("Q3 2025", "2025-Q3")]
    [InlineData("third quarter", "2026-Q3")]
    [InlineData("second half of 2025", "2025-H2")]
    [InlineData("this quarter", "2026-Q4")]
    [InlineData("last year", "2025")]
    public void Read_KnownForm_IsThatPeriod(string text, string expected) =>
        Assert.Equal(expected, StatusPeriodReader.Read(text, Today)?.ToString());

    [Theory]
    [InlineData("13月")]
    [InlineData("0月")]
    [InlineData("五季度")]
    [InlineData("百月")]
    [InlineData("1999")]
    [InlineData("2100年")]
    [InlineData("2026年13月")]
    [InlineData("20261")]
    [InlineData("2026-13")]
    [InlineData("2026 3")]
    [InlineData("明天")]
    [InlineData("第二党支部")]
    [InlineData("11月党课")]
    [InlineData("月")]
    [InlineData("季度")]
    [InlineData("年")]
    [InlineData("mayor")]
    [InlineData("novem")]
    [InlineData("fifth quarter")]
    [InlineData("q5")]
    [InlineData("everything since the very beginning")]
    public void Read_AnythingElse_IsNone(string text) => Assert.Null(StatusPeriodReader.Read(text, Today));

    [Theory]
    [InlineData("11月", "2025-11")]
    [InlineData("1月", "2026-01")]
    [InlineData("四季度", "2025-Q4")]
    [InlineData("上月", "2025-12")]
    [InlineData("上季度", "2025-Q4")]
    [InlineData("下半年", "2025-H2")]
    public void Read_InJanuary_IsTheLatestThatHasBegun(string text, string expected) =>
        Assert.Equal(expected, StatusPeriodReader.Read(text, new DateOnly(2026, 1, 5))?.ToString());

    [Fact]
    public void Read_WhatAPeriodWrites_IsThatPeriod() =>
        (from kind in Gen.Enum<PeriodKind>()
         from year in Gen.Int[2000, 2099]
         from number in Gen.Int[1, StatusPeriod.InYear(kind)]
         from day in Gen.Int[0, 3000]
         select (Period: new StatusPeriod(kind, year, number), Today: Today.AddDays(day)))
        .Sample(s => StatusPeriodReader.Read(s.Period.ToString(), s.Today) == s.Period
            && StatusPeriod.Of(s.Period.Kind, s.Period.Days.First) == s.Period
            && StatusPeriod.Of(s.Period.Kind, s.Period.Days.Last) == s.Period
            && s.Period.Former.Days.Last.AddDays(1) == s.Period.Days.First);
}
