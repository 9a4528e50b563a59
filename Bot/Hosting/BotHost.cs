using BotApp.Commands;
using BotApp.Delivery;
using BotApp.Features.Files;
using BotApp.Features.Find;
using BotApp.Features.FirstContact;
using BotApp.Features.Help;
using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Features.MeetingLogs;
using BotApp.Features.OpenItems;
using BotApp.Features.Records;
using BotApp.Features.Reminders;
using BotApp.Features.Retention;
using BotApp.Features.Roster;
using BotApp.Features.SelfReviews;
using BotApp.Features.Settings;
using BotApp.Features.Status;
using BotApp.Features.Tags;
using BotApp.Protocol;
using BotApp.Seeds;
using BotApp.Storage;
using BotApp.Storage.Tables;
using BotApp.Turns;
using Microsoft.AspNetCore.Connections;

namespace BotApp.Hosting;

/// <summary>The bot: receives activities, answers them, and says whether it is well.</summary>
internal static partial class BotHost
{
    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        await using var app = Compose(WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }));
        // Beside each other, as none needs another: a sixth of the time until it listens. Of several faults the first one's is told.
        await Task.WhenAll(
            app.Services.DataFilesReadAsync(),
            Task.Run(() => StartChecks.RunAsync(app.Services, ct), ct),
            Task.Run(() => MapEndpoints(app), ct));
        if (!await StartAsync(app, Console.Error, ct))
            return ExitCode.Refused;
        await app.WaitForShutdownAsync(ct);
        return ExitCode.Done;
    }

    /// <summary>The host, wired and not started.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = Compose(builder);
        MapEndpoints(app);
        return app;
    }

    private static WebApplication Compose(WebApplicationBuilder builder)
    {
        LogSettings.Check(builder.Configuration);
        builder.Services
            .AddTelemetry(builder.Configuration)
            .AddOfficeCore(builder.Configuration)
            .AddBotProtocol(builder.Configuration)
            .AddOfficeStorageWork()
            .AddSettingsWork()
            .AddHolidaysWork()
            .AddDelivery()
            .AddStopTime()
            .AddSingleton(s => new Readiness(s.GetRequiredService<OfficeTables>().PingAsync, s.GetRequiredService<TimeProvider>()))
            .AddRemindersWork()
            .AddStatusWork()
            .AddLedgerWork()
            .AddKeyProtectionGuard()
            .AddSelfReviewWork()
            .AddRetentionWork()
            .AddFilesWork()
            .AddTurns((routes, features) => routes
                .MapMeetingLogs(features)
                .MapRecords(features)
                .MapLedgers(features)
                .MapOpenItems(features)
                .MapSelfReviews(features)
                .MapReminders(features)
                .MapFind(features)
                .MapFiles(features)
                .MapStatus(features)
                .MapSettings(features)
                .MapTags(features)
                .MapRoster()
                .MapFirstContact(features)
                .MapHelp());
        UseOtherAdapter(builder.Services);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder.Build();
    }

    private static void MapEndpoints(WebApplication app)
    {
        // A route without an entry in the authorisation table stops the start.
        app.Services.GetRequiredService<RouteTable>();
        var isMapped = false;
        MapOtherAdapter(app, ref isMapped);
        if (!isMapped)
            app.MapBotMessages();
        app.MapGet("/health/live", _ => Task.CompletedTask);
        app.MapGet("/health/ready", ReadyAsync);
    }

    // The same turns and sends on the Microsoft.Bot.Builder package; see Adapters/BotBuilder. Without it these calls vanish.
    static partial void UseOtherAdapter(IServiceCollection services);

    static partial void MapOtherAdapter(WebApplication app, ref bool isMapped);

    /// <summary>Starts to listen.</summary>
    /// <returns>False when something else listens there, which <paramref name="error"/> is told.</returns>
    internal static async Task<bool> StartAsync(WebApplication app, TextWriter error, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
            return true;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // The message names the address; the list of all of them has been emptied by then.
            await error.WriteLineAsync($"{e.Message} Stop what listens there, or set ASPNETCORE_URLS to another address.");
            // Ended at once, what is at work in the background would be logged as a fault.
            await app.StopAsync(CancellationToken.None);
            return false;
        }
    }

    // Read from the context by hand: what the framework compiles for arguments and results costs the start a twentieth.
    private static async Task ReadyAsync(HttpContext context)
    {
        if (!await context.RequestServices.GetRequiredService<Readiness>().AskAsync().WaitAsync(context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
