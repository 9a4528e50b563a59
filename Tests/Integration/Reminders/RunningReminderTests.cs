using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Reminders.RunningCases;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Composed reminders while they run: again and again, to who has not answered, cancelled half-way.</summary>
public sealed class RunningReminderTests(AzuriteFixture azurite)
{
    private const string Branch = "branch:第一党支部";

    [Fact]
    public async Task Unanswered_AsAudience_AreThoseWhoHaveNotConfirmed()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var members = office.MembersOf(Branch);
        var first = await office.ReceivedAsync("请报送材料。", members);
        await office.Recorder.ClickAsync(first.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);

        var again = await office.Office.SayAsync("提醒 发送 全体 还没报送的同志请今天报送。");
        var unanswered = again.Said.Split("\"unanswered:")[1].Split('"')[0];
        var shown = await office.Office.ClickAsync(again, CardVerbs.ReminderSend, changed: [("audience", "unanswered:" + unanswered), ("urgent", "true")]);
        Assert.Contains($"发送给 {members - 1} 人", shown.Card.Text, StringComparison.Ordinal);
        await office.Office.ClickAsync(shown.Card, CardVerbs.ReminderSend);

        var received = await office.ReceivedAsync("还没报送的同志请今天报送。", members - 1);
        Assert.DoesNotContain(received, r => r.Conversation == "a:" + office.Recorder.Id);
        Assert.Equal(members - 1, received.Select(r => r.Conversation).Distinct().Count());
    }

    [Fact]
    public async Task Cancel_WhileItIsBeingSent_SendsTheRestToNobodyAndSaysSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite, OfficeHost.StartAt, ("Bot:MaxSendsPerSecond", "20"));
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync("提醒 发送 全体 请报送材料。");
        var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        await office.ReceivedAsync("请报送材料。", 10);

        var stopped = await office.Office.ClickAsync(running.Card, CardVerbs.ReminderCancel);

        Assert.Contains("已取消", stopped.Card.Text, StringComparison.Ordinal);
        var key = new OccurrenceKey(running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), "20261123");
        var counts = await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().CountAsync(key, OfficeHost.Stop), c => c is { Pending: 0, Sending: 0, Total: 245 });
        Assert.InRange(counts.Suppressed, 1, 235);
        var received = await office.ReceivedAsync("请报送材料。", 0);
        Assert.Equal(counts.Sent, received.Count);
        // What was sent is said, and so is what was left out.
        await SaysAsync(office, running, $"已送达 {counts.Sent}/245");
        // In the message itself as well, although what was left out was settled after it was closed.
        await ShowsAsync(office, form.MessageId!, $"不需发送 {counts.Suppressed}");
    }

    [Fact]
    public async Task Composed_SomeoneStillWaitsForIt_IsOpenUntilThatOneHasIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        var members = office.MembersOf(Branch);
        await office.Recorder.SayAsync("帮助");
        await office.Member.SayAsync("我出差到11月24日");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        await office.ReceivedAsync("请报送材料。", members - 1);

        // The office's day is over, and the agenda was looked at since.
        office.Clock.JumpTo(At("2026-11-25T07:00:00+08:00"));
        await office.LookAtAgendaAsync();
        var open = await office.Office.ClickAsync(running.Card, CardVerbs.ReminderOpen);
        Assert.True(open.Card.Has(CardVerbs.ReminderCancel), open.Card.Text);

        office.Clock.JumpTo(At("2026-11-25T08:32:00+08:00"));
        await office.ReceivedAsync("请报送材料。", members);
        var id = running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<ReminderBook>().FindAsync(id, OfficeHost.Stop), r => r is { State: ReminderState.Finished });
        // The card that the office has before it says so by itself.
        await ShowsAsync(office, form.MessageId!, $"已送达 {members}/{members}");

        // Confirmed after it was closed: said as well.
        var copy = (await office.ReceivedAsync("请报送材料。", members)).Single(r => r.Conversation == "a:" + office.Member.Id).Card;
        await office.Member.ClickAsync(copy, CardVerbs.ReminderAck);
        await ShowsAsync(office, form.MessageId!, "已确认 1");
    }

    [Fact]
    public async Task Progress_AnotherIsOpenedInItsMessage_WritesNoMoreIntoIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Recorder.SayAsync("帮助");
        var members = office.MembersOf(Branch);
        var forms = new List<ShownCard>();
        var sent = new List<string>();
        foreach (var text in (string[])["请报送材料。", "请填写登记表。"])
        {
            var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 " + text);
            var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
            await office.ReceivedAsync(text, members);
            forms.Add(form);
            sent.Add(running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>());
        }

        var list = await office.Office.SayAsync("提醒");
        var first = await office.Office.ClickAsync(list, CardVerbs.ReminderOpen, data: Of(list, sent[0]));
        await ShowsAsync(office, list.MessageId!, "刷新");
        var again = await office.Office.ClickAsync(first.Card, CardVerbs.ReminderList);
        await office.Office.ClickAsync(again.Card, CardVerbs.ReminderOpen, data: Of(again.Card, sent[1]));
        await ShowsAsync(office, list.MessageId!, "请填写登记表。");
        // And one in which another is being written by now.
        var other = await office.Office.SayAsync("提醒");
        await office.Office.ClickAsync(other, CardVerbs.ReminderOpen, data: Of(other, sent[0]));
        await ShowsAsync(office, other.MessageId!, "刷新");
        await office.Office.ClickAsync(other, CardVerbs.CommandRun);
        var puts = office.Teams.Requests.Count(r => r.Method is "PUT" && r.Target.Contains(other.MessageId!, StringComparison.Ordinal));

        // One look after the other: with the second confirmation shown, the look that showed the first has ended.
        foreach (var (person, shown) in ((Person, string)[])[(office.Recorder, "已确认 1"), (office.Member, "已确认 2")])
        {
            var copy = (await office.ReceivedAsync("请报送材料。", 0)).Single(r => r.Conversation == "a:" + person.Id).Card;
            await person.ClickAsync(copy, CardVerbs.ReminderAck);
            await ShowsAsync(office, forms[0].MessageId!, shown);
        }

        await ShowsAsync(office, list.MessageId!, "请填写登记表。");
        Assert.Equal(puts, office.Teams.Requests.Count(r => r.Method is "PUT" && r.Target.Contains(other.MessageId!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Progress_WhoHasItBeforeThemIsOfTheOfficeNoMore_IsWrittenToThemNoMore()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Recorder.SayAsync("帮助");
        var members = office.MembersOf(Branch);
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var copy = (await office.ReceivedAsync("请报送材料。", members)).Single(r => r.Conversation == "a:" + office.Recorder.Id).Card;
        var colleague = office.PersonOf("73277d96-f95b-4de3-a430-105af524e296");
        var theirs = await colleague.SayAsync("提醒");
        await colleague.ClickAsync(theirs, CardVerbs.ReminderOpen);
        await ShowsAsync(office, theirs.MessageId!, $"已送达 {members}/{members}");
        await ShowsAsync(office, form.MessageId!, $"已送达 {members}/{members}");

        // Still a recorder of a branch.
        var rows = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"), OfficeHost.Stop);
        await office.ImportRosterAsync(
            string.Join('\n', rows.Where(r => !r.Contains(colleague.Id, StringComparison.Ordinal) || !r.Contains(",office,", StringComparison.Ordinal))), replace: true);
        await office.Recorder.ClickAsync(copy, CardVerbs.ReminderAck);

        await ShowsAsync(office, form.MessageId!, "已确认 1");
        var id = running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        var watched = await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<ReminderStore>().WatchesAsync(id, OfficeHost.Stop), found => found is [{ Shown.Length: > 0 }]);
        Assert.Equal(form.MessageId, watched[0].MessageId);
        await ShowsAsync(office, theirs.MessageId!, "已确认 0");
    }

    [Fact]
    public async Task Progress_LastUpdateIsNotTaken_IsShownLater()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var (members, last) = (office.MembersOf(Branch), $"已送达 {office.MembersOf(Branch)}/{office.MembersOf(Branch)}");
        office.Teams.Script(
            r => r.Method is "PUT" && new ShownCard(r.Json["attachments"]![0]!["content"]!.AsObject(), null).Text.Contains(last, StringComparison.Ordinal),
            new ConnectorAnswer { Status = 429, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7200" } });
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        await office.ReceivedAsync("请报送材料。", members);

        await ShowsAsync(office, form.MessageId!, last);
    }

    [Fact]
    public async Task Unanswered_OfWhatWentOut_IsOfferedThoughAHolidayIsApprovedForLater()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-05T10:00:00+08:00", ("Office:StartedOn", "2026-01-01"));
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);
        var sent = new List<string>();
        foreach (var text in (string[])["请报送材料。", "请填写登记表。"])
        {
            var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 " + text);
            var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
            await office.ReceivedAsync(text, office.MembersOf(Branch));
            sent.Add(running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>());
            office.Clock.JumpTo(office.Clock.GetUtcNow().AddMinutes(10));
        }

        var again = (await office.Office.SayAsync("提醒 发送 全体 请尽快报送。")).Said;

        Assert.Equal([sent[1], sent[0]], again.Split("\"unanswered:").Skip(1).Select(part => part.Split('"')[0]).Distinct());
    }

    private static async Task ShowsAsync(OfficeHost office, string messageId, string text) => await OfficeHost.EventuallyAsync(
        () => Task.FromResult(new ShownCard(office.Teams.Messages.Single(m => m.Id == messageId).Activity["attachments"]![0]!["content"]!.AsObject(), null).Text),
        shown => shown.Contains(text, StringComparison.Ordinal));
}
