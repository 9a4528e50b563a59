using System.Globalization;
using Azure.Data.Tables;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Storage;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>A progress card that could not be brought up to date is at a later look. The reminders are closed, so that the host itself looks at none.</summary>
public sealed class ProgressOutageTests(AzuriteFixture azurite)
{
    private const string Day = "20261120";

    [Fact]
    public async Task Update_StorageDoesNotAnswerWhileTheCardIsMade_ShowsItAtTheNextLook()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var (reminder, message) = await ClosedAsync(office, "请报送材料。");
        await office.Services.GetRequiredService<ReminderStore>().AddOccurrenceAsync(
            new StoredOccurrence(reminder.Id, Day, new DateOnly(2026, 11, 20), office.Clock.GetUtcNow(), IsMissed: true, 0), OfficeHost.Stop);
        // What the deliveries say is read for the card, and not for whether anything has changed.
        var network = new FaultyNetwork { ReadsFail = true };
        var copies = new HolidayCopies(new DeliveryStore(
            office.Connect(network), office.Services.GetRequiredService<DeliveryStore>().Timing, TimeProvider.System, Jitters.System));
        var updates = ActivatorUtilities.CreateInstance<ProgressUpdates>(
            office.Services, ActivatorUtilities.CreateInstance<ProgressCards>(office.Services, copies));

        await Assert.ThrowsAnyAsync<Exception>(() => updates.UpdateAsync(reminder, office.Roster, OfficeHost.Stop));
        network.ReadsFail = false;
        await updates.UpdateAsync(reminder, office.Roster, OfficeHost.Stop);

        Assert.Contains("请报送材料。", TextOf(office, message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tick_OneThatCannotBeLookedAt_HoldsUpNoOtherAndIsLookedAtAgain()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var (broken, messageOfBroken) = await ClosedAsync(office, "请填写登记表。");
        var (whole, message) = await ClosedAsync(office, "请报送材料。");
        var table = office.Services.GetRequiredService<OfficeTables>().Reminders;
        var unreadable = new TableEntity(TableKey.Of("of", broken.Id), TableKey.Of("occ", Day)) { ["Key"] = Day };
        await table.AddEntityAsync(unreadable, OfficeHost.Stop);
        var signal = ActivatorUtilities.CreateInstance<ReminderSignal>(office.Services);
        using var work = ActivatorUtilities.CreateInstance<ReminderWork>(
            office.Services,
            signal,
            ActivatorUtilities.CreateInstance<SecretaryNotices>(office.Services),
            ActivatorUtilities.CreateInstance<DayPlanner>(office.Services),
            ActivatorUtilities.CreateInstance<ProgressUpdates>(office.Services));

        signal.Changed(broken.Id);
        signal.Changed(whole.Id);
        await work.TickAsync(OfficeHost.Stop);
        Assert.Contains("请报送材料。", TextOf(office, message), StringComparison.Ordinal);
        Assert.DoesNotContain("请填写登记表。", TextOf(office, messageOfBroken), StringComparison.Ordinal);

        await table.DeleteEntityAsync(unreadable, cancellationToken: OfficeHost.Stop);
        await work.TickAsync(OfficeHost.Stop);
        Assert.Contains("请填写登记表。", TextOf(office, messageOfBroken), StringComparison.Ordinal);
    }

    /// <summary>A reminder that is over, and a message that is to show how it went but shows something else yet.</summary>
    private static async Task<(Reminder Reminder, string Message)> ClosedAsync(OfficeHost office, string text)
    {
        var day = new DateOnly(2026, 11, 20);
        var reminder = new Reminder
        {
            Id = ReminderIds.Of(day, OperationId.Of("test", text)),
            State = ReminderState.Finished,
            Text = text,
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(day, new TimeOnly(9, 0)),
            CreatedAt = DateTimeOffset.Parse("2026-11-20T09:00:00+08:00", CultureInfo.InvariantCulture),
        };
        await office.Services.GetRequiredService<ReminderBook>().CreateAsync(reminder, OfficeHost.Stop);
        var posted = await office.Office.SayAsync("帮助");
        var chat = (await office.Services.GetRequiredService<ConversationStore>().FindAsync(office.Office.Id, OfficeHost.Stop))!;
        await office.Services.GetRequiredService<ReminderStore>().WatchAsync(
            new ProgressWatch(reminder.Id, posted.MessageId!, chat.Reference, "zh-CN", ""), "a:" + office.Office.Id, OfficeHost.Stop);
        return (reminder, posted.MessageId!);
    }

    private static string TextOf(OfficeHost office, string message) =>
        new ShownCard(office.Teams.Messages.Single(m => m.Id == message).Activity["attachments"]![0]!["content"]!.AsObject(), null).Text;
}
