using System.Collections.Immutable;
using BotApp.Features.FirstContact;
using BotApp.Office.Calendar;

namespace BotApp.Features.Holidays;

/// <summary>The arrangements shipped with the product.</summary>
internal sealed record PublishedYears(ImmutableArray<HolidayYear> Years);

internal static class HolidaysSetup
{
    /// <summary>Adds the calendar and its import, with the arrangements of the folder read at once.</summary>
    /// <param name="folder">The folder of the holiday files; the one shipped beside the host by default.</param>
    /// <exception cref="InvalidDataException">A holiday file does not hold together: the host does not start with it.</exception>
    public static IServiceCollection AddHolidays(this IServiceCollection services, string? folder = null) => services
        .AddSingleton(new PublishedYears(
            PublishedHolidays.LoadDirectory(folder ?? Path.Combine(AppContext.BaseDirectory, "seeds", "holidays"))))
        .AddSingleton<CalendarView>()
        .AddSingleton<IFirstRunStep, CalendarStep>()
        .AddSingleton<IHolidayWriter, StoredHolidayWriter>();

    /// <summary>Has the calendar follow imports while the host runs.</summary>
    public static IServiceCollection AddHolidaysWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<CalendarView>());
}
