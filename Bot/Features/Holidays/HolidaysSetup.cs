using System.Collections.Immutable;
using BotApp.Features.FirstContact;
using BotApp.Office.Calendar;
using BotApp.Seeds;

namespace BotApp.Features.Holidays;

/// <summary>The arrangements shipped with the product.</summary>
internal sealed record PublishedYears(ImmutableArray<HolidayYear> Years);

internal static class HolidaysSetup
{
    /// <summary>Adds the calendar and its import. The host does not start with an inconsistent holiday file.</summary>
    public static IServiceCollection AddHolidays(this IServiceCollection services) => services
        .AddDataFile(() => new PublishedYears(SeedFiles.Holidays(SeedFiles.Shipped)))
        .AddSingleton<CalendarView>()
        .AddSingleton<IFirstRunStep, CalendarStep>()
        .AddSingleton<IHolidayWriter, StoredHolidayWriter>();

    /// <summary>Lets the calendar follow imports while the host runs.</summary>
    public static IServiceCollection AddHolidaysWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<CalendarView>());
}
