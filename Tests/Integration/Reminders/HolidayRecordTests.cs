using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Reminders;

public sealed class HolidayRecordTests(AzuriteFixture azurite)
{
    private const string Unit = "office:机关";
    private const string Renamed = "office:机关本级";

    [Fact]
    public async Task Confirmed_AfterTheOfficeWasRenamed_CountsInTheRecordThatIsThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:50:00+08:00", ("Office:StartedOn", "2026-01-01"));
        await office.SetAsync("holidayByItself", "true");
        await office.Recorder.SayAsync("帮助");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-02-10T09:00:01+08:00", System.Globalization.CultureInfo.InvariantCulture));
        var received = await office.ReceivedAsync("春节", 245);
        await OfficeHost.EventuallyAsync(() => RecordAsync(office, Unit), r => r?.Fields.GetValueOrDefault("delivered") == "245");
        var roster = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"), OfficeHost.Stop);
        await office.ImportRosterAsync(roster.Replace("\n机关,office,", "\n机关本级,office,", StringComparison.Ordinal), replace: true);
        Assert.NotNull(office.Roster.Unit(Renamed));

        await office.Recorder.ClickAsync(received.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);

        await OfficeHost.EventuallyAsync(
            async () => (Old: await RecordAsync(office, Unit), New: await RecordAsync(office, Renamed)),
            r => r.Old?.Fields.GetValueOrDefault("acknowledged") == "1" || r.New is not null);
        Assert.Null(await RecordAsync(office, Renamed));
    }

    private static async Task<OfficeRecord?> RecordAsync(OfficeHost office, string unit)
    {
        var page = await office.Units.ListAsync(new RecordQuery(unit, [ReminderRecords.Register]), OfficeHost.Stop);
        return page.Lines is [var line] && await office.Units.FindAsync(unit, line.Id, OfficeHost.Stop) is { } found ? found.Value : null;
    }
}
