using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Who has not confirmed reaches the secretary of the own branch, if the office has set it so, and nobody else.</summary>
public sealed class EscalationTests(AzuriteFixture azurite)
{
    private const string Branch = "branch:第一党支部";

    [Fact]
    public async Task LastWorkingDay_SetByTheOffice_TellsTheSecretaryCountAndNamesOfTheOwnBranch()
    {
        await using var office = await SentAsync(escalates: true);

        office.Clock.JumpTo(At("2026-02-14T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();

        var members = office.Roster.MembersOf(Branch);
        var open = members.Where(m => m.Id != office.Recorder.Id && m.Id != office.Secretary.Id).ToList();
        Assert.Contains($"{members.Length - 1} 人中还有 {open.Count} 人未确认", card.Text, StringComparison.Ordinal);
        Assert.All(open, m => Assert.Contains(m.Name, card.Text, StringComparison.Ordinal));
        var elsewhere = office.Roster.People.Where(p => members.All(m => m.Id != p.Id)).Select(p => p.Name);
        Assert.All(elsewhere, name => Assert.DoesNotContain(name, card.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(NameOf(office, office.Recorder), card.Text, StringComparison.Ordinal);

        // Every other message that says so went to a secretary, about the own branch; nothing of it to a channel.
        foreach (var message in office.Teams.Messages.Where(m => Text(m.Activity).Contains("人未确认", StringComparison.Ordinal)))
        {
            var reader = office.Roster.Find(message.ConversationId["a:".Length..]);
            var unit = reader!.Memberships.Single(m => m.Role is BotApp.Office.Roster.Role.Secretary).UnitId;
            var others = office.Roster.People.Where(p => p.Memberships.All(m => m.UnitId != unit)).Select(p => p.Name);
            Assert.All(others, name => Assert.DoesNotContain(name, Text(message.Activity), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task LastWorkingDay_SomeoneWasAway_IsNotCountedAsAsked()
    {
        await using var office = await SentAsync(escalates: true, isMemberAway: true);

        office.Clock.JumpTo(At("2026-02-14T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);

        var members = office.MembersOf(Branch);
        Assert.Contains($"{members - 2} 人中还有 {members - 3} 人未确认", card.Text, StringComparison.Ordinal);
        Assert.Contains("另有 1 人尚未收到", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(NameOf(office, office.Member), card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastWorkingDay_NotSet_TellsNobody()
    {
        await using var office = await SentAsync(escalates: false);

        office.Clock.JumpTo(At("2026-02-14T08:30:01+08:00"));
        await office.SettledAsync();

        Assert.DoesNotContain(office.Teams.Messages, m => Text(m.Activity).Contains("人未确认", StringComparison.Ordinal));
    }

    // Sent on the fifth working day; the recorder has confirmed.
    private async Task<OfficeHost> SentAsync(bool escalates, bool isMemberAway = false)
    {
        var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:50:00+08:00", ("Office:StartedOn", "2026-01-01"));
        await office.SetAsync("holidayByItself", "true");
        await office.SetAsync("escalates", escalates ? "true" : "false");
        await office.Recorder.SayAsync("帮助");
        await office.Secretary.SayAsync("帮助");
        if (isMemberAway)
            await office.Member.SayAsync("我出差到2月13日");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        var received = await office.ReceivedAsync("春节", isMemberAway ? 244 : 245);
        await office.Recorder.ClickAsync(received.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);
        return office;
    }

    private static string NameOf(OfficeHost office, Turns.Person person) => office.Roster.Find(person.Id)!.Name;

    private static string Text(JsonNode activity) =>
        activity["attachments"] is JsonArray { Count: > 0 } cards ? new ShownCard(cards[0]!["content"]!.AsObject(), null).Text : activity["text"]?.ToString() ?? "";

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
