using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Status;
using BotApp.Storage.Reminders;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Status;

/// <summary>What 状态 says of reminders and rounds: which ones, to whom with names, and what went wrong with them.</summary>
public sealed class StatusOfRemindersTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Unanswered_NamesAreForTheOwnSecretaryInThePersonalChatAlone()
    {
        const string Branch = "第一党支部";
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请于本周报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var received = await office.ReceivedAsync("请于本周报送材料。", office.MembersOf("branch:" + Branch));
        await office.Recorder.ClickAsync(received.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);
        var members = office.MembersOf("branch:" + Branch);

        var card = await OfficeHost.EventuallyAsync(
            () => office.Secretary.SayAsync("状态"), c => c.Text.Contains($"已确认 1 人，送达 {members} / {members} 人", StringComparison.Ordinal));
        Assert.Contains("沈一舟", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("林晓禾", card.Text, StringComparison.Ordinal);

        var open = new JsonObject { ["span"] = "2026-11", ["to"] = "unit", ["unit"] = "branch:" + Branch };
        foreach (var (who, channel) in ((string, bool)[])[("secretary", true), ("recorder", false), ("member", false), ("leader", false), ("office", false), ("office", true)])
        {
            var answer = await office.Named(who).ForgeAsync(CardVerbs.StatusOpen, open.DeepClone().AsObject(), channel);
            Assert.DoesNotContain("沈一舟", answer.Said, StringComparison.Ordinal);
            Assert.Contains("已确认 1 人", answer.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reminder_BeforeOthersOfAnotherBranch_IsTheUnitsNewestAllTheSame()
    {
        var members = office.MembersOf("branch:第一党支部");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送名单。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        await office.ReceivedAsync("请报送名单。", members);
        // Nobody of the branch is among their recipients.
        foreach (var day in (DateOnly[])[new(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27)])
            await WentOutAsync(Composed(day) with { State = ReminderState.Finished }, day);

        await OfficeHost.EventuallyAsync(
            () => office.Member.SayAsync("状态"), c => c.Text.Contains($"/ {members} 人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_OfOneDay_AreTheLastOfIt()
    {
        var day = new DateOnly(2026, 11, 20);
        // Ids of a day are in no order of their own.
        for (var i = 0; i < 6; i++)
            await WentOutAsync(Composed(day) with { Id = ReminderIds.Of(day, $"r{i * 5 % 6}") }, day, new TimeOnly(9 + i, 0));

        var roster = office.Services.GetRequiredService<RosterView>().Current!;
        var (listed, _) = await office.Services.GetRequiredService<StatusReminders>().OfAsync(
            new StatusQuestion(roster, [], IsWhole: true, StatusPeriod.Of(PeriodKind.Month, day), day, null), OfficeHost.Stop);

        Assert.Equal(((int[])[5, 4, 3]).Select(i => ReminderIds.Of(day, $"r{i * 5 % 6}")), listed.Select(r => r.Id));
    }

    [Theory]
    [InlineData("2026-08-03", false)]
    [InlineData("2025-08-04", true)]
    public async Task Reminder_ThatComesEveryWeek_StandsInTheMonthsInWhichItCame(string since, bool isStopped)
    {
        var on = DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture);
        var weekly = Composed(on) with
        {
            State = isStopped ? ReminderState.Cancelled : ReminderState.Approved,
            Times = new ReminderTimes(on, new TimeOnly(9, 0), Repeats.Weekly, DayOfWeek.Wednesday),
            DecidedAt = isStopped ? new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8)) : null,
        };
        await WentOutAsync(weekly, new DateOnly(2026, 11, 18));

        Assert.Contains("机关提醒（11月18日）", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("机关提醒", (await office.Office.SayAsync("状态 上月")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Round_OfTheOwnBranch_StandsBesideOnesOfOthersThatAreDueLater()
    {
        var cycles = office.Services.GetRequiredService<ReviewCycles>();
        foreach (var (name, branch, due) in ((string, string, DateOnly)[])
            [("本支部自查", "第一党支部", new(2026, 11, 27)), ("他处自查一", "第二党支部", new(2026, 12, 18)), ("他处自查二", "第三党支部", new(2026, 12, 25))])
            await cycles.AddAsync(
                new ReviewCycle
                {
                    Id = "c" + due.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture),
                    Name = name,
                    Due = due,
                    Units = ["branch:" + branch],
                    OpenedBy = office.Office.Id,
                    OpenedAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8)),
                },
                OfficeHost.Stop);

        Assert.Contains("本支部自查", (await office.Member.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Troubles_OfMoreRemindersThanAreListed_AreCountedInAll()
    {
        const string Branch = "第一党支部";
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Body.Contains(office.Member.Id, StringComparison.Ordinal),
            [.. Enumerable.Repeat(ConnectorAnswer.Of(403, """{"error":{"code":"ConversationBlockedByUser","message":"no"}}"""), 8)]);
        foreach (var text in (string[])["报送材料。", "参加培训。", "领取书籍。", "核对名单。"])
        {
            var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} {text}");
            var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
            await OfficeHost.EventuallyAsync(
                async () => (await office.Office.ClickAsync(sent.Card, CardVerbs.ReminderOpen)).Card, c => c.Text.Contains("无法送达 1", StringComparison.Ordinal));
        }

        Assert.Contains("无法送达 4", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Troubles_OfARecurringOneThatWasWrittenLongAgo_AreCounted()
    {
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Body.Contains(office.Member.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, """{"error":{"code":"ConversationBlockedByUser","message":"no"}}"""));
        var now = office.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var weekly = new Reminder
        {
            Id = ReminderIds.Of(new DateOnly(2026, 2, 2), OperationId.Of("test")),
            State = ReminderState.Approved,
            Text = "请填写值班表。",
            Audience = "branch:第一党支部",
            Times = new ReminderTimes(DateOnly.FromDateTime(now.DateTime), TimeOnly.FromDateTime(now.DateTime).AddMinutes(1), Repeats.Weekly, now.DayOfWeek),
            IsUrgent = true,
            CreatedAt = new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.FromHours(8)),
        };
        await office.Services.GetRequiredService<ReminderBook>().CreateAsync(weekly, OfficeHost.Stop);
        office.Clock.JumpTo(now.AddMinutes(1).AddSeconds(1));

        await OfficeHost.EventuallyAsync(async () => (await office.Office.SayAsync("状态")).Text, shown => shown.Contains("无法送达 1", StringComparison.Ordinal));
    }

    private static Reminder Composed(DateOnly on) => new()
    {
        Id = ReminderIds.Of(on, "composed"),
        State = ReminderState.Approved,
        Text = "请报送周报。",
        Audience = "all",
        Times = new ReminderTimes(on, new TimeOnly(9, 0)),
        CreatedAt = new DateTimeOffset(on, new TimeOnly(9, 0), TimeSpan.FromHours(8)),
    };

    private async Task WentOutAsync(Reminder reminder, DateOnly day, TimeOnly? hour = null)
    {
        await office.Services.GetRequiredService<ReminderBook>().CreateAsync(reminder, OfficeHost.Stop);
        var key = day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var at = new DateTimeOffset(day, hour ?? new TimeOnly(9, 0), TimeSpan.FromHours(8));
        await office.Services.GetRequiredService<ReminderStore>().AddOccurrenceAsync(new StoredOccurrence(reminder.Id, key, day, at, false, 0), OfficeHost.Stop);
    }
}
