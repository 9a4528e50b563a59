using BotApp.Delivery;
using BotApp.Features.Demo;
using BotApp.Features.Files;
using BotApp.Features.Find;
using BotApp.Features.Figures;
using BotApp.Features.FirstContact;
using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Obligations;
using BotApp.Features.OpenItems;
using BotApp.Features.Records;
using BotApp.Features.Privacy;
using BotApp.Features.Reminders;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Features.SelfReviews;
using BotApp.Features.Settings;
using BotApp.Features.Status;
using BotApp.Features.Tags;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Storage;
using BotApp.Turns;

namespace BotApp.Hosting;

/// <summary>Services shared by the bot and the operator's commands.</summary>
internal static class OfficeServices
{
    /// <summary>Adds registers, stores and features, without listeners and background work.</summary>
    public static IServiceCollection AddOfficeCore(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<LoggerFactory>()
        .AddSingleton<ILoggerFactory, BriefOutages>()
        .AddClock(configuration)
        .AddOffice(configuration)
        .AddRegisters()
        .AddFigures()
        .AddTags()
        .AddOfficeStorage(configuration)
        .AddDeliveryPlans(configuration)
        .AddSingleton<OfficeClock>()
        .AddSingleton<FormerUnits>()
        .AddSingleton<StoredRosterWriter>()
        .AddSingleton<IRosterWriter>(s => s.GetRequiredService<StoredRosterWriter>())
        .AddSingleton<IDemoRecords, StoredDemoRecords>()
        .AddSingleton(s => new SeedDemo(
            s.GetRequiredService<IRosterWriter>(), s.GetRequiredService<IDemoRecords>(), s.GetRequiredService<RegisterCatalog>(),
            s.GetRequiredService<CalendarView>().Current.IsWorkday, SeedFiles.Shipped))
        .AddPrivacy()
        .AddFiles()
        .AddFind()
        .AddHolidays()
        .AddRecords()
        .AddMeetingLogs()
        .AddLedgers()
        .AddOpenItems()
        .AddObligations()
        .AddReminders()
        .AddStatus()
        .AddSettings()
        .AddFirstContact()
        .AddKeyProtection(configuration)
        .AddSelfReviews();

    /// <summary>The services for an operator's command.</summary>
    public static IServiceProvider ForCommand()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            // The same variable as for serve; by default, a plain host reads only DOTNET_ENVIRONMENT.
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        LogSettings.Check(builder.Configuration);
        // Standard output is for the command's output.
        builder.Logging.AddFilter(level => level >= LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Without validation: some registrations depend on services only serve adds, which no command uses.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions()));
        builder.Services.AddOfficeCore(builder.Configuration);
        var services = builder.Build().Services;
        // Reads all data files: one the command does not use may be wrong, too, and would stop the host.
        services.DataFilesReadAsync().GetAwaiter().GetResult();
        return services;
    }
}
