using System.Text;
using BotApp.Office.Calendar;
using BotApp.Storage.Holidays;
using BotApp.Turns;

namespace BotApp.Features.Holidays;

/// <summary>
/// The office's calendar in memory: the shipped years, overlaid by imported ones. An import takes effect within seconds
/// on every host. While the storage cannot be read, the last calendar read stays in force, or else the shipped one.
/// </summary>
internal sealed partial class CalendarView(
    PublishedYears shipped, HolidayStore store, TimeProvider time, ILogger<CalendarView> logger) : RefreshedView(Pause, time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly OfficeCalendar shippedCalendar = new(shipped.Years);
    private volatile OfficeCalendar? current;
    private long version;

    /// <summary>The calendar in force.</summary>
    public OfficeCalendar Current => current ?? shippedCalendar;

    /// <summary>Reads imports made since the last look. Commands that run no background work call it themselves.</summary>
    public override async Task RefreshAsync(CancellationToken ct)
    {
        try
        {
            if (await store.VersionAsync(ct) == version)
                return;

            var stored = await store.ReadAsync(ct);
            current = new OfficeCalendar([.. shipped.Years, .. stored.Years.Select(Read).OfType<HolidayYear>()]);
            version = stored.Version;
            LogRead(logger, version, stored.Years.Count);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // On any error the host goes on with the calendar it has.
            LogUnread(logger, e);
        }
    }

    private HolidayYear? Read(StoredHolidayYear stored)
    {
        var content = HolidayFile.Read(Encoding.UTF8.GetBytes(stored.Content));
        if (content.Year is null)
            LogWrong(logger, stored.Year, content.Faults.Length);
        return content.Year;
    }

    [LoggerMessage(1, LogLevel.Information, "Holidays version {Version}: {Years} imported years.")]
    private static partial void LogRead(ILogger logger, long version, int years);

    [LoggerMessage(2, LogLevel.Warning, "The imported holidays could not be read; what was read before stays in force.")]
    private static partial void LogUnread(ILogger logger, Exception e);

    [LoggerMessage(3, LogLevel.Error, "The imported holidays of {Year} have {Faults} faults and are left out; import them again.")]
    private static partial void LogWrong(ILogger logger, int year, int faults);
}
