using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Reminders;

/// <summary>Three working days before the end of January 2026, a minute before the day's cards, with nothing logged yet.</summary>
public sealed class MorningOffice : OfficeUnderTest
{
    private protected override string[] Seed => ["import", "roster", "seeds/demo/roster.csv"];

    private protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Clock__StartAt"] = "2026-01-27T08:29:20+08:00",
        ["Office__StartedOn"] = "2026-01-01",
    };
}

/// <summary>All that a person owes on one card, and the buttons to do it right there.</summary>
public sealed class DayCardTests(MorningOffice office) : PeopleTest(office), IClassFixture<MorningOffice>
{
    private const string Committee = "支部委员会会议";

    [Fact]
    public async Task DayCard_OfASecretary_IsWorkedOffWithItsButtons()
    {
        var secretary = await SignInAsync(DemoOffice.Secretary);
        var day = await secretary.ReceiveAsync("今日事项", TimeSpan.FromMinutes(3));
        Assert.Contains(Committee, await day.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("党小组会", await day.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(secretary, "day-card");

        // Log what is owed: its register stands in the form already.
        var form = await secretary.NextCardAsync(async () => await day.ClickInRowAsync(Committee, "记录"));
        Assert.Equal(Committee, await form.ReadAsync(Labels.Type));
        await form.FillDateAsync(Labels.Date, new DateOnly(2026, 1, 26));
        await form.FillAsync(Labels.Present, "5");
        await form.ClickAsync(Labels.Save);
        Assert.Contains(Labels.Saved, await form.TextAsync(), StringComparison.Ordinal);

        // Say that something is not due this time, with the reason.
        await day.UnfoldInRowAsync("党小组会", "不适用");
        await day.FillAsync("不适用的原因", "本月与支委会合并召开");
        await day.ClickAsync("确认不适用");
        var left = await day.TextAsync();
        Assert.DoesNotContain(Committee, left, StringComparison.Ordinal);
        Assert.DoesNotContain("党小组会", left, StringComparison.Ordinal);
        Assert.Contains("主题党日", left, StringComparison.Ordinal);

        // The rest can wait.
        await day.UnfoldAsync("稍后提醒");
        await day.ClickAsync("明天");
        Assert.Contains("已推迟，下次提醒：2026年1月28日", await day.TextAsync(), StringComparison.Ordinal);
    }
}
