using BotApp.Office.Rights;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// Which right each button, command and invoke asks for, written out a second time and by hand: the walk over all of them takes the
/// right from the route, so one that names too wide a right would be walked as it stands.
/// </summary>
public sealed class RouteOperationsTests(AzuriteFixture azurite)
{
    private static readonly (Operation Operation, string Names)[] Written =
    [
        (Operation.Help, "帮助 help ? command.run"),
        (Operation.ReadMine, "我的 my day.open"),
        (Operation.UpdateMine, "day.done"),
        (Operation.MarkNotDue, "day.skip"),
        (Operation.LogRecord, "记 记一次会议 log meeting.save 登记 record record.new record.save day.log composeExtension/fetchTask composeExtension/submitAction"),
        (Operation.EditRecord, "meeting.edit record.edit"),
        (Operation.CancelRecord, "meeting.cancel record.cancel"),
        (Operation.ReadRecords, "meeting.open 登记簿 records record.open record.list"),
        (Operation.ListMeetings, "会议 meetings meeting.list"),
        (Operation.Find, "找 查找 find find.page composeExtension/query"),
        (Operation.ListLedger, "台账 ledger ledgers ledger.list"),
        (Operation.ReadItem, "ledger.open"),
        (Operation.UpdateItem, "ledger.update"),
        (Operation.CloseItem, "ledger.close"),
        (Operation.MarkMeasure, "ledger.measure"),
        (Operation.LookBack, "ledger.lookback"),
        (Operation.EditItem, "ledger.new ledger.edit ledger.save ledger.cancel"),
        (Operation.WriteReview, "自查 review review.home review.open review.add review.back review.go review.remove review.submit review.withdraw review.read review.done"),
        (Operation.ReadReviews, "review.return review.list"),
        (Operation.CountReviews, "review.counts"),
        (Operation.OpenReviewCycle, "review.new review.cycle review.branches review.close"),
        (Operation.Status, "状态 status status.open"),
        (Operation.AcknowledgeReminder, "reminder.ack"),
        (Operation.SnoozeDay, "reminder.snooze"),
        (Operation.ManageReminders, "提醒 reminders reminder.list reminder.open reminder.send reminder.cancel reminder.revise"),
        (Operation.Export, "年报 report 导出 export fileConsent/invoke"),
        (Operation.ReadRoster, "名册 roster roster.open"),
        (Operation.OwnSettings, "设置 settings settings.save"),
        (Operation.OfficeSettings, "开始使用 setup 标签 tags tags.open tags.save settings.office settings.saveOffice settings.saveChannel ledger.settings ledger.saveSettings"),
    ];

    [Fact]
    public async Task Routes_EachOne_AsksForTheRightThatIsWrittenHere()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var mapped = office.Routes.Verbs.Select(v => (v.Verb, v.Operation))
            .Concat(office.Routes.Commands.SelectMany(c => c.Words.Select(word => (word, c.Operation))))
            .Concat(office.Routes.Invokes.Select(i => (i.Key, i.Value.Operation)));

        Assert.Equal(
            Written.SelectMany(w => w.Names.Split(' ').Select(name => $"{name}: {w.Operation}")).Order(StringComparer.Ordinal),
            mapped.Select(m => $"{m.Item1}: {m.Item2}").Order(StringComparer.Ordinal));
    }
}
