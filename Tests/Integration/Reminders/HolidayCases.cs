using BotApp.Features.Reminders;
using BotApp.Office.Roster;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>What the tests of holiday reminders share.</summary>
internal static class HolidayCases
{
    public static readonly (string, string) Started = ("Office:StartedOn", "2026-01-01");
    public const string BySendDay = "2026-02-10T08:50:00+08:00";

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<BotApp.Storage.Records.OfficeRecord?> RecordAsync(OfficeHost office)
    {
        var unit = office.Roster.Units.First(u => u.Kind is UnitKind.Office);
        var page = await office.Units.ListAsync(new RecordQuery(unit.Id, [ReminderRecords.Register]), OfficeHost.Stop);
        return page.Lines is [var line] && await office.Units.FindAsync(unit.Id, line.Id, OfficeHost.Stop) is { } found ? found.Value : null;
    }
}
