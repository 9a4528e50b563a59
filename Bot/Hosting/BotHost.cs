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

/// <summary>The bot host: receives activities, answers them, and reports its health.</summary>
internal static partial class BotHost
{
    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        await using var app = Compose(WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }));
        // In parallel, as they are independent; saves a sixth of the start. Of several faults, the first is reported.
        await Task.WhenAll(
            app.Services.DataFilesReadAsync(),
            Task.Run(() => StartChecks.RunAsync(app.Services, ct), ct),
            Task.Run(() => MapEndpoints(app), ct));
        if (!await StartAsync(app, Console.Error, ct))
            return ExitCode.Refused;
        await app.WaitForShutdownAsync(ct);
        return ExitCode.Done;
    }

    /// <summary>The composed host, not started.</summary>
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

    // Implemented in Adapters/BotBuilder, which uses the Microsoft.Bot.Builder package. In other builds these calls vanish.
    static partial void UseOtherAdapter(IServiceCollection services);

    static partial void MapOtherAdapter(WebApplication app, ref bool isMapped);

    /// <summary>Starts listening.</summary>
    /// <returns>False when the address is in use, which is written to <paramref name="error"/>.</returns>
    internal static async Task<bool> StartAsync(WebApplication app, TextWriter error, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
            return true;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // The message names the address; the list of addresses is empty by now.
            await error.WriteLineAsync($"{e.Message} Stop what listens there, or set ASPNETCORE_URLS to another address.");
            // Stop cleanly; otherwise the running background services would log faults.
            await app.StopAsync(CancellationToken.None);
            return false;
        }
    }

    // Uses HttpContext directly: compiling a handler with arguments and results would cost 5 % of the start.
    private static async Task ReadyAsync(HttpContext context)
    {
        if (!await context.RequestServices.GetRequiredService<Readiness>().AskAsync().WaitAsync(context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
