using BotApp.Cards;
using BotApp.Features.Status;
using BotApp.Storage.Posts;
using BotApp.Storage.Roster;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Status;

/// <summary>The summary that a channel gets by itself.</summary>
public sealed class StatusPostTests(AzuriteFixture azurite)
{
    private const string Channel = "19:general@thread.tacv2";

    [Fact]
    public async Task Weekly_OnTheFirstWorkingDay_IsPostedOnceByAnyNumberOfHostsAndStarts()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SetAsync(office, "Weekly");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TickAsync(office)));
        await office.RestartAsync("2026-11-23T15:00:00+08:00");
        await TickAsync(office);

        var post = Assert.Single(await OfficeHost.EventuallyAsync(() => Task.FromResult(Posts(office)), p => p.Count > 0));
        var card = CardOf(post);
        Assert.Contains("状态 · 2026年11月", card.Text, StringComparison.Ordinal);
        Assert.Contains("第一党支部", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Roster.Members.Select(m => m.Name), name => card.Text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weekly_HostComesUpInTheEvening_IsPostedLateTheSameDayAndNotTheNext()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-27T10:00:00+08:00");
        await SetAsync(office, "Weekly");
        await TickAsync(office);
        Assert.Empty(Posts(office));

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-30T21:40:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);
        Assert.Single(await OfficeHost.EventuallyAsync(() => Task.FromResult(Posts(office)), p => p.Count > 0));

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-12-01T21:40:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);
        Assert.Single(Posts(office));
    }

    [Fact]
    public async Task AskedAgainTheSameDay_ThePostIsBroughtUpToDateInItsPlace()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SetAsync(office, "Weekly");
        await TickAsync(office);
        var post = Assert.Single(await OfficeHost.EventuallyAsync(() => Task.FromResult(Posts(office)), p => p.Count > 0));
        Assert.Contains("0 次，其中学习 0 次", CardOf(post).Text, StringComparison.Ordinal);
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人"), CardVerbs.MeetingSave);
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("状态"), c => c.Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));

        await office.Member.SayAsync("状态", channel: true);

        var updated = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(Posts(office)), p => p.Count == 1 && CardOf(p[0]).Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));
        Assert.Equal(post.Id, updated[0].Id);
    }

    [Fact]
    public async Task Weekly_OfOneUnit_IsTitledWithItsName()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SetAsync(office, "Weekly", "branch:第二党支部");

        await TickAsync(office);

        var post = Assert.Single(await OfficeHost.EventuallyAsync(() => Task.FromResult(Posts(office)), p => p.Count > 0));
        Assert.Contains("第二党支部", CardOf(post).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("共 1 个单位", CardOf(post).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Roster.Members.Select(m => m.Name), name => CardOf(post).Text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weekly_OfUnitsThatLeftTheRoster_IsNotPosted()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SetAsync(office, "Weekly", "branch:第二党支部");
        var store = office.Services.GetRequiredService<RosterStore>();
        var rows = (await store.ReadAsync(OfficeHost.Stop)).Rows;
        await store.ReplaceAsync(
            new RosterRows([.. rows.Units.Where(u => u.Id != "branch:第二党支部")], [.. rows.Members.Where(m => m.UnitId != "branch:第二党支部")]), OfficeHost.Stop);
        await office.RestartAsync();

        await TickAsync(office);

        Assert.Empty(Posts(office));
    }

    [Fact]
    public async Task Post_SurelyNotSent_IsTriedAgainUntilItIsThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, ConnectorAnswer.Throttled(), ConnectorAnswer.Throttled(), ConnectorAnswer.Throttled());
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);
        Assert.Empty(Posts(office));

        await TickAsync(office);

        Assert.Single(Posts(office));
    }

    [Fact]
    public async Task Post_Refused_IsTriedAgainThatDayAtLongerAndLongerDistances()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, NotThere, NotThere);

        Assert.Equal(1, await TriesUntilAsync("2026-11-23T09:00:10+08:00"));
        Assert.Equal(1, await TriesUntilAsync("2026-11-23T09:08:00+08:00"));
        Assert.Equal(2, await TriesUntilAsync("2026-11-23T09:12:00+08:00"));
        Assert.Equal(2, await TriesUntilAsync("2026-11-23T09:28:00+08:00"));
        Assert.Empty(Posts(office));
        Assert.Equal(3, await TriesUntilAsync("2026-11-23T09:40:00+08:00"));
        Assert.Equal(3, await TriesUntilAsync("2026-11-23T18:00:00+08:00"));
        Assert.Single(Posts(office));

        async Task<int> TriesUntilAsync(string at)
        {
            office.Clock.JumpTo(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
            await Task.WhenAll(TickAsync(office), TickAsync(office));
            return office.Teams.Requests.Count(IsPost);
        }
    }

    [Fact]
    public async Task Post_RefusedAllDay_IsToldTheOfficeUntilTheNextOneIsThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, NotThere);
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-25T10:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("每周第一个工作日，上次（11月23日）未能发布", await ChannelsAsync(), StringComparison.Ordinal);

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-30T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);
        Assert.Single(Posts(office));
        Assert.DoesNotContain("未能发布", await ChannelsAsync(), StringComparison.Ordinal);

        async Task<string> ChannelsAsync() => (await office.Office.ClickAsync(await office.Office.SayAsync("设置"), CardVerbs.SettingsOffice)).Card.Text;
    }

    [Fact]
    public async Task AskedAgainTheSameDay_UpdateThrottledMoreOftenThanACallTries_ThePostIsBroughtUpToDateThen()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SetAsync(office, "Weekly");
        await TickAsync(office);
        Assert.Single(await OfficeHost.EventuallyAsync(() => Task.FromResult(Posts(office)), p => p.Count > 0));
        await office.Recorder.ClickAsync(await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人"), CardVerbs.MeetingSave);
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("状态"), c => c.Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));
        office.Teams.Script(r => r.Method is "PUT", ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1), ConnectorAnswer.Throttled(1));

        await office.Member.SayAsync("状态", channel: true);

        await OfficeHost.EventuallyAsync(
            () => Task.FromResult(Posts(office)), p => p.Count == 1 && CardOf(p[0]).Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_ThatMayHaveArrived_IsNotSentTwice()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, ConnectorAnswer.BadGateway(afterEffect: true));
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));

        await TickAsync(office);
        await office.RestartAsync("2026-11-23T09:30:00+08:00");
        await TickAsync(office);

        Assert.Single(Posts(office));
    }

    [Fact]
    public async Task Post_ThatMayHaveArrived_IsToldTheOffice()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, ConnectorAnswer.Of(500));
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await TickAsync(office);
        Assert.DoesNotContain("不知是否发出", await ChannelsAsync(), StringComparison.Ordinal);

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:10:00+08:00", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains("每周第一个工作日，上次（11月23日）不知是否发出", await ChannelsAsync(), StringComparison.Ordinal);

        async Task<string> ChannelsAsync() => (await office.Office.ClickAsync(await office.Office.SayAsync("设置"), CardVerbs.SettingsOffice)).Card.Text;
    }

    [Fact]
    public async Task Post_HostStopsWhileItWaits_IsPostedByTheNext()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, ConnectorAnswer.Throttled(20));

        await StopWhilePostingAsync(office);
        Assert.Empty(Posts(office));
        await TickAsync(office);

        Assert.Single(Posts(office));
    }

    [Fact]
    public async Task Post_HostStopsWhileItIsSent_IsKeptInMindAndBroughtUpToDate()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T08:00:00+08:00");
        await SetAsync(office, "Weekly");
        office.Teams.Script(IsPost, ConnectorAnswer.Late(TimeSpan.FromSeconds(1)));

        await StopWhilePostingAsync(office);

        var post = await office.Services.GetRequiredService<PostStore>().FindAsync(Channel, new DateOnly(2026, 11, 23), OfficeHost.Stop);
        Assert.Equal(Assert.Single(Posts(office)).Id, post?.MessageId);
    }

    // As a rolling deployment does: the worker's token is cancelled once the request has been seen.
    private static async Task StopWhilePostingAsync(OfficeHost office)
    {
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-23T09:00:10+08:00", System.Globalization.CultureInfo.InvariantCulture));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(OfficeHost.Stop);
        var tick = office.Services.GetRequiredService<StatusPostWork>().TickAsync(stop.Token);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(office.Teams.Requests.Count(IsPost)), n => n > 0);
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => tick);
    }

    [Fact]
    public async Task CountsOnly_TheRoundsOwnNameIsLeftOut()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = (await office.Office.ClickAsync(await office.Office.SayAsync("自查"), CardVerbs.ReviewNew)).Card;
        var opened = await office.Office.ClickAsync(form, CardVerbs.ReviewCycle, changed: [("name", "白露轮次"), ("due", "2026-12-10")]);
        Assert.True(opened.IsCard, opened.Said);
        Assert.Contains("白露轮次", (await office.Member.SayAsync("状态", channel: true)).Text, StringComparison.Ordinal);

        await office.SetAsync("content", "CountsOnly");

        var counted = await office.Member.SayAsync("状态", channel: true);
        Assert.DoesNotContain("白露轮次", counted.Said, StringComparison.Ordinal);
        Assert.Contains("已提交 0 / ", counted.Text, StringComparison.Ordinal);
        Assert.Contains("白露轮次", (await office.Member.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    private static ConnectorAnswer NotThere => ConnectorAnswer.Of(403, """{"error":{"code":"BotNotInConversationRoster","message":"The bot is not part of the conversation roster."}}""");

    private static async Task SetAsync(OfficeHost office, string post, string units = "")
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var saved = await office.Office.ClickAsync(form, CardVerbs.SettingsSaveChannel, channel: true, changed: [("post", post), ("postHour", "09:00"), ("units", units)]);
        Assert.True(saved.IsCard, saved.Said);
    }

    private static Task TickAsync(OfficeHost office) => office.Services.GetRequiredService<StatusPostWork>().TickAsync(OfficeHost.Stop);

    private static bool IsPost(ConnectorRequest request) => request.Method is "POST" && request.Target.EndsWith("/v3/conversations", StringComparison.Ordinal);

    // A post begins a thread of its own; answers lie in the thread of the question.
    private static IReadOnlyList<PostedMessage> Posts(OfficeHost office) =>
        [.. office.Teams.Messages.Where(m => m.ConversationId.StartsWith(Channel, StringComparison.Ordinal) && m.ConversationId != Channel + ";messageid=1")];

    private static ShownCard CardOf(PostedMessage post) => new(post.Activity["attachments"]![0]!["content"]!.AsObject(), post.Id);
}
