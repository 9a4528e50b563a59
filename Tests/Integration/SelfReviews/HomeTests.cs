using System.Globalization;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Every round can be reached from the first card, and what is due first stands first.</summary>
public sealed class HomeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Home_MoreRoundsThanFit_BeginsWithTheOneDueFirstAndHasTheRestBehind()
    {
        foreach (var day in new[] { 4, 1, 6, 3, 2, 5 })
            await office.OpenCycleAsync(Name(day), string.Create(CultureInfo.InvariantCulture, $"2026-12-0{day}"));

        foreach (var person in new[] { office.Office, office.Member })
        {
            var home = await person.SayAsync("自查");
            Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(1, 6).Where(day => home.Text.Contains(Name(day), StringComparison.Ordinal)));
            Assert.True(home.Text.IndexOf(Name(1), StringComparison.Ordinal) < home.Text.IndexOf(Name(2), StringComparison.Ordinal));

            var more = (await person.ClickAsync(home, "review.home")).Card;
            Assert.Contains(Name(6), more.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Name(5), more.Text, StringComparison.Ordinal);
            Assert.False(more.Has("review.home"));
        }
    }

    [Fact]
    public async Task Home_RoundsThatAskNothingAnyMore_ComeBehind()
    {
        await office.OpenCycleAsync(Name(1), "2026-12-01");
        await office.OpenCycleAsync(Name(2), "2026-12-02");
        await office.OpenCycleAsync(Name(3), "2026-12-03");
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");
        await office.Office.ClickAsync(counts.Card, "review.close");
        await office.Member.SubmitAsync(("学得少", "多学"));

        var home = (await office.Member.SayAsync("自查")).Text;

        Assert.DoesNotContain(Name(1), home, StringComparison.Ordinal);
        Assert.True(home.IndexOf(Name(3), StringComparison.Ordinal) < home.IndexOf(Name(2), StringComparison.Ordinal), home);
        var ofOffice = (await office.Office.SayAsync("自查")).Text;
        Assert.True(ofOffice.IndexOf(Name(3), StringComparison.Ordinal) < ofOffice.IndexOf(Name(1), StringComparison.Ordinal), ofOffice);
    }

    [Fact]
    public async Task Home_OfASecretaryOfTwoBranches_LeadsToBoth()
    {
        await office.ChangeRosterAsync(row => row.Contains(office.Secretary.Id, StringComparison.Ordinal)
            ? row + "\n" + row.Replace("第一党支部", "第二党支部", StringComparison.Ordinal) : row);
        await office.OpenCycleAsync(branches: true);

        var home = await office.Secretary.SayAsync("自查");

        foreach (var (branch, i) in new[] { "第一党支部", "第二党支部" }.Select((b, i) => (b, i)))
        {
            var list = await office.Secretary.ForgeAsync("review.list", home.DataOf("review.list", i));
            Assert.Contains(branch, list.Card.Text, StringComparison.Ordinal);
            Assert.Equal("branch:" + branch, home.DataOf("review.open", i + 1)["unit"]!.GetValue<string>());
            Assert.Contains(home.All(), e => e["verb"]?.GetValue<string>() == "review.list" && e["tooltip"]!.GetValue<string>().Contains(branch, StringComparison.Ordinal));
            Assert.Contains(branch, home.Text, StringComparison.Ordinal);
        }
    }

    // Measures are due up to three years ahead, and are marked on the page of their round.
    [Fact]
    public async Task Home_AClosedRoundOfLongAgo_StaysWithWhoWroteInIt()
    {
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync(("学得少", "多学"));
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");
        await office.Office.ClickAsync(counts.Card, "review.close");

        await office.RestartAsync("2028-01-20T09:10:00+08:00");

        var home = await office.Member.SayAsync("自查");
        Assert.Contains(ReviewOffice.Cycle, home.Text, StringComparison.Ordinal);
        var text = await office.Member.ClickAsync((await office.Member.ClickAsync(home, "review.open")).Card, "review.read");
        Assert.Contains("学得少", text.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ReviewOffice.Cycle, (await office.Recorder.SayAsync("自查")).Text, StringComparison.Ordinal);
    }

    // The office's day is a Monday: the first word goes out on Tuesday's cards.
    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-24", false)]
    public async Task Open_DueBeforeAnybodyIsReminded_SaysSo(string due, bool said)
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.new");

        var opened = await office.Office.ClickAsync(form.Card, "review.cycle", changed: [("name", "轮次"), ("due", due)]);

        Assert.Equal(said, opened.Card.Text.Contains("最早在11月24日收到提醒", StringComparison.Ordinal));
    }

    private static string Name(int day) => string.Create(CultureInfo.InvariantCulture, $"轮次{day}");
}
