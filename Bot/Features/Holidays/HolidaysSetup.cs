using System.Collections.Immutable;
using BotApp.Features.FirstContact;
using BotApp.Office.Calendar;
using BotApp.Seeds;

namespace BotApp.Features.Holidays;

/// <summary>The arrangements shipped with the product.</summary>
internal sealed record PublishedYears(ImmutableArray<HolidayYear> Years);

internal static class HolidaysSetup
{
    /// <summary>Adds the calendar and its import. With a holiday file that does not hold together the host does not start.</summary>
    /// <param name="folder">The folder that <c>holidays</c> lies in; the one shipped beside the host by default.</param>
    public static IServiceCollection AddHolidays(this IServiceCollection services, string? folder = null) => services
        .AddDataFile(() => new PublishedYears(SeedFiles.Holidays(folder ?? SeedFiles.Shipped)))
        .AddSingleton<CalendarView>()
        .AddSingleton<IFirstRunStep, CalendarStep>()
        .AddSingleton<IHolidayWriter, StoredHolidayWriter>();

    /// <summary>Has the calendar follow imports while the host runs.</summary>
    public static IServiceCollection AddHolidaysWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<CalendarView>());
}
