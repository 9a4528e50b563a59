using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.SelfReviews;

/// <summary>A self-review from the office's opening to the secretary's reading, as people do it.</summary>
public sealed class ReviewTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    private const string Command = "自查";
    private const string Round = "年度检视剖析";
    private const string Problem = "学习不够系统，联系实际不紧";
    private const string Measure = "每周三下午集中自学两小时";
    private const string OfTheOffice = "程若微";

    [Fact]
    public async Task Review_WrittenOverARestart_IsReadByTheSecretaryAndCountedByTheOffice()
    {
        var officer = await SignInAsync(OfTheOffice);
        var opening = await officer.AskAsync(Command);
        await opening.ClickAsync("新建自查");
        await opening.FillAsync("名称", Round);
        await opening.FillDateAsync("截止日期", Today().AddDays(14));
        await opening.FillAsync("对照方面或问题，一行一项（可不填）", "理论学习\n工作作风");
        await opening.ClickAsync("开始");
        Assert.Contains(Round, await opening.TextAsync(), StringComparison.Ordinal);

        var member = await SignInAsync(DemoOffice.Member);
        var home = await member.AskAsync(Command);
        Assert.Contains("自查 · 进行中", await home.TextAsync(), StringComparison.Ordinal);
        await home.ClickAsync("继续");
        await PictureAsync(member, "review-aspects");
        await home.ClickAsync("下一步");
        await home.FillAsync("问题", Problem);
        await home.ClickAsync("下一步");

        await Office.RestartBotAsync(crash: true);

        var resumed = await member.AskAsync(Command);
        await resumed.ClickAsync("继续");
        Assert.Contains(Problem, await resumed.TextAsync(), StringComparison.Ordinal);
        await resumed.FillAsync("整改措施", Measure);
        await resumed.FillDateAsync("完成期限", Today().AddDays(30));
        await PictureAsync(member, "review-measures");
        await resumed.ClickAsync("下一步");
        Assert.Contains("问题 1 个，措施 1 条", await resumed.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(member, "review-check");
        await resumed.ClickAsync("提交");
        Assert.Contains("自查 · 已提交", await resumed.TextAsync(), StringComparison.Ordinal);

        var secretary = await SignInAsync(DemoOffice.Secretary);
        var branch = await secretary.AskAsync(Command);
        await branch.ClickAsync("本支部提交情况");
        await branch.ClickInRowAsync(DemoOffice.Member, "查阅");
        Assert.Contains(Problem, await branch.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(Measure, await branch.TextAsync(), StringComparison.Ordinal);
        await branch.FillAsync("退回意见", "措施请再具体一些");
        await PictureAsync(secretary, "review-secretary");
        await branch.ClickAsync("退回修改");
        Assert.Contains($"已退回给{DemoOffice.Member}", await branch.TextAsync(), StringComparison.Ordinal);

        var again = await member.AskAsync(Command);
        await again.ClickAsync("继续");
        Assert.Contains("措施请再具体一些", await again.TextAsync(), StringComparison.Ordinal);
        await again.ClickAsync("提交");

        var counting = await officer.AskAsync(Command);
        await counting.ClickAsync("各支部情况");
        var counts = await counting.TextAsync();
        Assert.Contains("已提交 1 人", counts, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoOffice.Member, counts, StringComparison.Ordinal);
        Assert.DoesNotContain(Problem, counts, StringComparison.Ordinal);
        await PictureAsync(officer, "review-counts");

        foreach (var who in new[] { OfTheOffice, DemoOffice.Member, DemoOffice.Secretary })
        {
            var posted = await Office.WireOf(who).PostedAsync("");
            Assert.NotEmpty(posted);
            Assert.All(posted, post => Assert.All((string[])[Problem, Measure, "再具体一些"], text => Assert.DoesNotContain(text, post, StringComparison.Ordinal)));
        }
    }

    private static DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);
}
