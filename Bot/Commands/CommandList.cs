using System.CommandLine;
using BotApp.Features.Demo;
using BotApp.Features.Holidays;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster;
using BotApp.Turns;

namespace BotApp.Commands;

/// <summary>All commands. Anyone who can start the host with its settings may run them; no role is checked.</summary>
internal static class CommandList
{
    /// <param name="office">Provides the services of the commands; created on first use.</param>
    /// <param name="serve">Runs the bot.</param>
    public static IReadOnlyList<Command> Of(Func<IServiceProvider> office, Func<CancellationToken, Task<int>> serve) =>
    [
        ServeCommand.Create(serve),
        ImportCommand.Create(
            () => office().GetRequiredService<StoredRosterWriter>(),
            () => office().GetRequiredService<IHolidayWriter>(),
            () => office().GetRequiredService<ImportRecords>()),
        SeedCommand.Create(() => office().GetRequiredService<SeedDemo>(), () => office().GetRequiredService<OfficeClock>().Today),
        FiguresCommand.Create(office),
        ExportCommand.Create(office),
        EraseCommand.Create(office),
        ReportCommand.Create(office),
        AuditCommand.Create(office),
        DeliveriesCommand.Create(office),
        StatusCommand.Create(office),
        RebuildCommand.Create(office),
        ManifestCommand.Create(office),
    ];
}
