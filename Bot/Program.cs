using BotApp.Commands;
using BotApp.Features.Demo;
using BotApp.Features.Holidays;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster;
using BotApp.Hosting;
using BotApp.Turns;

// The office assistant: `serve` (or nothing) is the bot, the other commands are for the operator.
var office = new Lazy<IServiceProvider>(OfficeServices.ForCommand);
return await CommandLine.RunAsync(
    args,
    [
        ServeCommand.Create(Serve),
        ImportCommand.Create(
            () => office.Value.GetRequiredService<StoredRosterWriter>(),
            () => office.Value.GetRequiredService<IHolidayWriter>(),
            () => office.Value.GetRequiredService<ImportRecords>()),
        SeedCommand.Create(
            () => office.Value.GetRequiredService<SeedDemo>(), () => office.Value.GetRequiredService<OfficeClock>().Today),
        ExportCommand.Create(() => office.Value),
        EraseCommand.Create(() => office.Value),
        AuditCommand.Create(() => office.Value),
        DeliveriesCommand.Create(() => office.Value),
        StatusCommand.Create(() => office.Value),
        RebuildCommand.Create(() => office.Value),
        ManifestCommand.Create(() => office.Value),
    ],
    Serve);

Task<int> Serve(CancellationToken ct) => BotHost.RunAsync(args, ct);
