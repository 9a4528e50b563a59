using BotApp.Cards;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>People who cannot be written to: listed for the office with the reason, and reached once they speak; never through someone else's chat.</summary>
public sealed class ReachabilityTests(AzuriteFixture azurite)
{
    private const string Branch = "第一党支部";
    private const string Text = "今天下午三点在三楼会议室开会。";

    [Theory]
    [InlineData("ConversationBlockedByUser", "本人已停用本应用")]
    [InlineData("BotNotInConversationRoster", "未安装本应用")]
    public async Task Send_ToSomeoneWhoBlocks_IsListedWithTheReasonAndArrivesWhenTheySpeak(string code, string reason)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Body.Contains(office.Member.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}"""));

        var sent = await SendAsync(office);
        var listed = await ProgressAsync(office, sent, "无法送达 1");
        var list = await office.Office.SayAsync("提醒");
        var before = Received(office, office.Member);
        await office.Member.SayAsync("帮助");
        var healed = await ProgressAsync(office, sent, $"已送达 {office.MembersOf("branch:" + Branch)}/");

        Assert.Contains("沈一舟", listed.Text, StringComparison.Ordinal);
        Assert.Contains(reason, listed.Text, StringComparison.Ordinal);
        Assert.Contains("已确认 0/" + office.MembersOf("branch:" + Branch) + " · 无法送达 1", list.Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), (before, Received(office, office.Member)));
        Assert.DoesNotContain("无法送达", healed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MayHaveArrivedAndTheRepetitionIsRefused_IsUnknownAndArrivesMarkedWhenTheySpeak()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Body.Contains(office.Member.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(500, "{}") with { AfterEffect = true },
            ConnectorAnswer.Of(403, """{"error":{"code":"BotNotInConversationRoster","message":"no"}}"""));

        var sent = await SendAsync(office);
        await ProgressAsync(office, sent, "结果不明 1");
        office.Clock.JumpTo(office.Clock.GetUtcNow() + TimeSpan.FromMinutes(6));
        var refused = await ProgressAsync(office, sent, "未安装本应用");
        await office.Member.SayAsync("帮助");
        await ProgressAsync(office, sent, $"已送达 {office.MembersOf("branch:" + Branch)}/");

        Assert.Contains("结果不明 1", refused.Text, StringComparison.Ordinal);
        Assert.Contains("沈一舟：是否送达不明", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("无法送达 1", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2, Received(office, office.Member));
    }

    [Fact]
    public async Task Send_ToAChatThatIsGoneAndTheStorageDoesNotForget_WaitsAsNothingWasSent()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("帮助");
        office.Teams.Script(r => r.IsSend, ConnectorAnswer.Of(404, """{"error":{"code":"ConversationNotFound","message":"no"}}"""));
        var network = new FaultyNetwork { OfRows = Enumerable.Repeat(Fault.RefusedBefore, 20) };
        var port = ActivatorUtilities.CreateInstance<ConnectorPort>(office.Services, new ConversationStore(office.Connect(network), TimeProvider.System));

        var result = await port.SendAsync(office.Member.Id, Activity.Message("请报送材料。"), OfficeHost.Stop);

        Assert.Equal("storage", Assert.IsType<PortResult.NotNow>(result).Reason);
    }

    [Fact]
    public async Task Send_ToAnAddressThatTheHostsOwnSettingsRefuse_WaitsAsThatIsNotThePersonsDoing()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Member.SayAsync("帮助");
        var conversations = office.Services.GetRequiredService<ConversationStore>();
        var known = (await conversations.FindAsync(office.Member.Id, OfficeHost.Stop))!;
        await conversations.SaveAsync(
            known with { Reference = known.Reference.Replace(office.Teams.ServiceUrl, "https://smba.example/amer/", StringComparison.Ordinal) }, OfficeHost.Stop);

        var sent = await SendAsync(office);
        var others = office.MembersOf("branch:" + Branch) - 1;
        await ProgressAsync(office, sent, $"已送达 {others}/");
        var waiting = await ProgressAsync(office, sent, "1 人暂不能发送：本应用的设置不允许向其聊天地址发送");
        var list = await office.Office.SayAsync("提醒");
        await conversations.SaveAsync(known, OfficeHost.Stop);
        office.Clock.JumpTo(office.Clock.GetUtcNow() + TimeSpan.FromMinutes(6));
        var mended = await ProgressAsync(office, sent, $"已送达 {others + 1}/");

        Assert.Contains("1 人因设置暂不能发送", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("暂不能发送", mended.Text, StringComparison.Ordinal);
        Assert.Contains("待发送 1", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("无法送达", waiting.Text, StringComparison.Ordinal);
        Assert.Equal(1, Received(office, office.Member));
    }

    [Fact]
    public async Task FirstContact_TheChannelAnswersAnothersChat_WritesNothingThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Recorder.SayAsync("帮助");
        var others = office.MembersOf("branch:" + Branch) - 1;
        office.Teams.Script(
            r => r.Method is "POST" && r.Target.EndsWith("/v3/conversations", StringComparison.Ordinal),
            [.. Enumerable.Repeat(ConnectorAnswer.Of(201, $$"""{"id":"a:{{office.Recorder.Id}}"}"""), others)]);

        var sent = await SendAsync(office);
        var progress = await ProgressAsync(office, sent, $"无法送达 {others}");

        Assert.Contains("已送达 1/", progress.Text, StringComparison.Ordinal);
        Assert.Equal(1, Received(office, office.Recorder));
        Assert.Equal(1, office.Teams.Messages.Count(m => m.Activity.Readable().Contains("reminder.ack", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Spoke_WhileTheSendThatFailsIsUnderWay_IsReachedByTheNextWord()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var (key, now, id) = (new OccurrenceKey("other", "20261123"), office.Clock.GetUtcNow(), office.Member.Id);
        var store = office.Services.GetRequiredService<DeliveryStore>();
        var head = await store.OpenAsync(new OccurrenceHead(key, "notice-urgent", false, 1, now), OfficeHost.Stop);
        var flight = new Recipient(id, new DateOnly(2026, 11, 23), now, now.AddDays(1)) { State = DeliveryState.Sending, Claim = "another", ChangedAt = now };
        var (_, into) = await store.AddAsync(head, 0, [flight], OfficeHost.Stop);
        var reachability = new Reachability(store, office.Services.GetRequiredService<DeliveryQueue>(), office.Clock);

        // Noted as not reached; the others of the claim are still waited for, so the outcome is recorded later.
        await reachability.MarkAsync(id, key, OfficeHost.Stop);
        await reachability.SpokeAsync(id, OfficeHost.Stop);
        var outcome = new Dictionary<string, DeliveryOutcome> { [id] = new DeliveryOutcome.Unreachable("ConversationBlockedByUser") };
        await store.ChangeAsync(into[0], c => ChunkRules.Record(c.Recipients, "another", outcome, false, now), OfficeHost.Stop);
        await reachability.SpokeAsync(id, OfficeHost.Stop);

        Assert.NotEqual(DeliveryState.Unreachable, (await store.FindRecipientAsync(key, id, OfficeHost.Stop))!.State);
        Assert.Empty(await store.Days.StuckAsync(id, OfficeHost.Stop));
    }

    private static async Task<ShownCard> SendAsync(OfficeHost office)
    {
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} {Text}");
        return (await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"))).Card;
    }

    private static Task<ShownCard> ProgressAsync(OfficeHost office, ShownCard sent, string until) => OfficeHost.EventuallyAsync(
        async () => (await office.Office.ClickAsync(sent, CardVerbs.ReminderOpen)).Card, card => card.Text.Contains(until, StringComparison.Ordinal));

    /// <summary>How many copies of a reminder were posted into a person's chat.</summary>
    private static int Received(OfficeHost office, Person person) => office.Teams.Messages.Count(
        m => m.ConversationId == "a:" + person.Id && m.Activity.Readable().Contains("reminder.ack", StringComparison.Ordinal));
}
