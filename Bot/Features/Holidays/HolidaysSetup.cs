using System.Collections.Immutable;
using BotApp.Features.FirstContact;
using BotApp.Office;
using BotApp.Office.Calendar;

namespace BotApp.Features.Holidays;

/// <summary>The arrangements shipped with the product.</summary>
internal sealed record PublishedYears(ImmutableArray<HolidayYear> Years);

internal static class HolidaysSetup
{
    /// <summary>Adds the calendar and its import. With a holiday file that does not hold together the host does not start.</summary>
    /// <param name="folder">The folder of the holiday files; the one shipped beside the host by default.</param>
    public static IServiceCollection AddHolidays(this IServiceCollection services, string? folder = null) => services
        .AddDataFile(() => new PublishedYears(
            PublishedHolidays.LoadDirectory(folder ?? Path.Combine(AppContext.BaseDirectory, "seeds", "holidays"))))
        .AddSingleton<CalendarView>()
        .AddSingleton<IFirstRunStep, CalendarStep>()
        .AddSingleton<IHolidayWriter, StoredHolidayWriter>();

    /// <summary>Has the calendar follow imports while the host runs.</summary>
    public static IServiceCollection AddHolidaysWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<CalendarView>());
}
