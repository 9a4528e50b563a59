using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Status;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Tests.Unit.Cards;
using BotApp.Tests.Unit.Office.Registers;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Status;

public sealed class StatusCardsTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Overview_MoreUnitsThanAListHolds_OffersThoseOfThePageAndSaysThatThereAreMore()
    {
        var card = Overview(Report(80), skip: 72);

        var offered = Choices(card, CardData.Unit);
        Assert.Equal(60, offered.Count);
        Assert.Contains("第73党支部", offered);
        Assert.Contains("第80党支部", offered);
        Assert.Contains("只列出 60 个单位", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Overview_AsManyUnitsAsAListHolds_OffersAllInRosterOrderAndSaysNothing()
    {
        var card = Overview(Report(60), skip: 48);

        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"第{i}党支部"), Choices(card, CardData.Unit));
        Assert.DoesNotContain("只列出", card.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "自查（甲轮）", "自查（乙轮）")]
    [InlineData(true, "自查（12月25日截止）", "自查（11月30日截止）")]
    public void Kind_EachOfTwoRounds_ShowsItsOwnUnits(bool countsOnly, string first, string second)
    {
        var report = Report(2) with
        {
            Rounds = [Round("c1", "甲轮", new DateOnly(2026, 12, 25), 1), Round("c2", "乙轮", new DateOnly(2026, 11, 30), 2)],
        };
        var frame = Frame(report) with { CountsOnly = countsOnly };
        var offered = Offered(StatusCards.Overview(report, ShippedRegistersTests.Catalog, frame), CardData.Kind)
            .ToDictionary(c => c.Title, c => c.Value, StringComparer.Ordinal);

        Assert.Contains("已提交 1 / 3 人", Kind(first), StringComparison.Ordinal);
        Assert.Contains("已提交 2 / 3 人", Kind(second), StringComparison.Ordinal);
        // A posted card of a former build knew one round only.
        Assert.Contains("已提交 1 / 3 人", StatusCards.Kind(report, ShippedRegistersTests.Catalog, frame, "reviews")!.Words(), StringComparison.Ordinal);

        string Kind(string title) => StatusCards.Kind(report, ShippedRegistersTests.Catalog, frame, offered[title])!.Words();
    }

    [Fact]
    public void Overview_TwoRoundsOfOneName_AreToldApartByTheirDays()
    {
        var report = Report(2) with
        {
            Rounds = [Round("c1", "甲轮", new DateOnly(2026, 11, 30), 1), Round("c2", "甲轮", new DateOnly(2026, 12, 25), 2)],
        };

        var card = Overview(report, skip: 0);

        Assert.All(["自查（甲轮，11月30日截止）", "自查（甲轮，12月25日截止）"], name => Assert.Contains(name, card.Words(), StringComparison.Ordinal));
        Assert.Contains("自查（甲轮，12月25日截止）", Choices(card, CardData.Kind));
    }

    [Fact]
    public void Cards_WhatIsOverdueFromBefore_IsNamedBesideThePeriodAndNotCountedInIt()
    {
        var report = Report(2);
        var late = report.Units[0].Obligations[0] with
        {
            Due = new DateOnly(2026, 10, 30), Required = 2, Done = 0, State = ObligationState.Overdue,
        };
        report = report with { Units = [report.Units[0] with { Earlier = [late] }, report.Units[1]] };

        var overview = Overview(report, skip: 0).Words();
        Assert.Contains("已完成 2 项，待办 0 项，逾期 0 项", overview, StringComparison.Ordinal);
        Assert.Contains("此前逾期 2 项", overview, StringComparison.Ordinal);
        Assert.Contains("第1党支部：主题党日 2 次", overview, StringComparison.Ordinal);

        var unit = StatusCards.Unit(report with { Units = [report.Units[0]] }, ShippedRegistersTests.Catalog, Frame(report), []).Words();
        Assert.Contains("此前逾期 2 项（不计入本期）", unit, StringComparison.Ordinal);
        Assert.Contains("主题党日 2 次", unit, StringComparison.Ordinal);
        Assert.Contains("1 / 1", unit, StringComparison.Ordinal);

        var kind = StatusCards.Kind(report, ShippedRegistersTests.Catalog, Frame(report), "theme-day")!.Words();
        Assert.Contains("此前逾期 2 项", kind, StringComparison.Ordinal);

        Assert.DoesNotContain("此前逾期", Overview(Report(2), skip: 0).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cards_KindsThatAreLeftOut_AreSaid(bool leavesOut)
    {
        var report = Report(1) with { LeavesOut = leavesOut };

        Assert.All(
            [Overview(report, skip: 0).Words(), StatusCards.Unit(report, ShippedRegistersTests.Catalog, Frame(report), []).Words()],
            words => Assert.Equal(leavesOut, words.Contains("不含按规定不公开的类别", StringComparison.Ordinal)));
    }

    [Fact]
    public void Overview_SeveralOfAPeriodOverdue_AreNamedByTheirNumber()
    {
        var report = Report(1);
        var late = report.Units[0].Obligations[0] with { Required = 4, Done = 1, State = ObligationState.Missed };
        report = report with { Units = [new UnitStatus(Unit(1), [late], [], 0, [])] };

        Assert.Contains("第1党支部：主题党日 3 次", Overview(report, skip: 0).Words(), StringComparison.Ordinal);
    }

    private static AdaptiveCard Overview(StatusReport report, int skip) =>
        StatusCards.Overview(report, ShippedRegistersTests.Catalog, Frame(report), skip);

    private static List<string> Choices(AdaptiveCard card, string id) => [.. Offered(card, id).Select(c => c.Title)];

    private static IEnumerable<(string Title, string Value)> Offered(AdaptiveCard card, string id) =>
        card.Input(id).GetProperty("choices").EnumerateArray().Select(c => (c.Text("title"), c.Text("value")));

    private static StatusFrame Frame(StatusReport report) => new(
        new StatusQuestion(RosterSnapshot.Empty, [], IsWhole: true, report.Period, Today, null),
        new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.FromHours(8)),
        CardTexts.For(null),
        HasOthers: true);

    private static StatusReport Report(int units)
    {
        var period = StatusPeriod.Of(PeriodKind.Month, Today);
        return new StatusReport(period, [.. Enumerable.Range(1, units).Select(Of)], [], [], null);

        UnitStatus Of(int number) => new(
            Unit(number),
            [
                new Obligation(
                    Unit(number).Id, "theme-day", new CadenceKey("theme-day", 0), new Stretch(period.Days.First, period.Days.Last),
                    period.Days.Last, period.Days.First, 1, 1, ObligationState.Done),
            ],
            [],
            0,
            []);
    }

    private static OfficeUnit Unit(int number) => new($"branch:第{number}党支部", UnitKind.Branch, $"第{number}党支部", number);

    private static ReviewStatus Round(string id, string name, DateOnly due, int submitted) => new(id, name, due, [new ReviewUnit(Unit(submitted), submitted, 3)]);
}
