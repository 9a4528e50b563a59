using System.Globalization;
using BotApp.Cards.General;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.General;

public sealed class MyCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(null, 0, "未定期限")]
    [InlineData("2026-11-24", 0, "2026年11月24日前")]
    [InlineData("2026-11-23", 0, "今天到期")]
    [InlineData("2026-11-20", 1, "已逾期 1 个工作日（时限 2026年11月20日）")]
    [InlineData("2026-11-13", 6, "已逾期 6 个工作日（时限 2026年11月13日）")]
    public void Render_Deadline_IsSaidInWords(string? due, int late, string said)
    {
        DateOnly? day = due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture);

        Assert.EndsWith("\n" + said, Render(new MyCard.Item("上报", day, null, null) { WorkdaysLate = late }), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_DueOnADayOff_IsNotSaidToBeLateBeforeTheNextWorkingDay()
    {
        var item = new MyCard.Item("上报", new DateOnly(2026, 11, 20), null, null) { WorkdaysLate = 0 };

        Assert.EndsWith("\n2026年11月20日前", Render(item), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Source_IsSaid()
    {
        var item = new MyCard.Item("上报", null, "党课", new DateOnly(2026, 11, 20));

        Assert.EndsWith(" · 来自 2026年11月20日 党课", Render(item), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MoreThanFit_AreCounted()
    {
        var words = Render([.. Enumerable.Range(1, MyCard.MaxItems + 3).Select(number => new MyCard.Item($"任务{number}", null, null, null))]);

        Assert.Contains("共 15 项", words, StringComparison.Ordinal);
        Assert.Contains("另有 3 项", words, StringComparison.Ordinal);
        Assert.DoesNotContain("任务13", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Nothing_SaysSo()
    {
        Assert.Contains("目前没有待办事项", Render(), StringComparison.Ordinal);
    }

    private static string Render(params MyCard.Item[] items) => MyCard.Render(new MyCard.Data(items, Today), CardTexts.For(null)).Words();
}
