using BotApp.Office;
using BotApp.Office.Roster;
using BotApp.Storage.Roster;
using Microsoft.Extensions.Options;

namespace BotApp.Turns;

/// <summary>
/// The roster in memory, so that no turn waits for it; a change takes effect within seconds. Until it was first read,
/// nobody is known and every turn is asked to try again: rights fail closed.
/// </summary>
internal sealed partial class RosterView(
    RosterStore store, IOptions<OfficeOptions> office, TimeProvider time, ILogger<RosterView> logger) : RefreshedView(Pause, time)
{
    /// <summary>When to try again while it could not be read yet.</summary>
    public static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private long version = -1;
    private bool isAway;

    /// <summary>The roster, or null while it could not be read yet.</summary>
    public RosterSnapshot? Current { get; private set; }

    /// <summary>When the first roster was imported; null before that, and while it could not be read yet.</summary>
    public DateTimeOffset? FirstImportedAt { get; private set; }

    /// <summary>Reads an import made since the last look.</summary>
    public override async Task RefreshAsync(CancellationToken ct)
    {
        try
        {
            if (await store.VersionAsync(ct) != version)
                await ReadAsync(ct);
            if (isAway)
                LogBack(logger);
            isAway = false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever the error, the host continues with what it knows.
            LogUnread(logger, e);
            isAway = true;
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var stored = await store.ReadAsync(ct);
        Current = RosterMapping.Read(stored.Rows, office.Value.Admins, office.Value.Zone);
        FirstImportedAt = stored.FirstImportedAt;
        version = stored.Version;
        LogRead(logger, version, Current.Units.Length, Current.People.Count);
    }

    [LoggerMessage(1, LogLevel.Information, "Roster version {Version}: {Units} units, {People} people.")]
    private static partial void LogRead(ILogger logger, long version, int units, int people);

    [LoggerMessage(2, LogLevel.Warning, "The roster could not be read; what was read before stays in force.")]
    private static partial void LogUnread(ILogger logger, Exception e);

    // Logged here because this class reads every three seconds, and so notices every longer outage.
    [LoggerMessage(3, LogLevel.Information, "The storage can be read again.")]
    private static partial void LogBack(ILogger logger);
}
