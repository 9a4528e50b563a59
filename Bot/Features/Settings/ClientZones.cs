using BotApp.Office;
using BotApp.Storage.Tables;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Settings;

/// <summary>Keeps a person's time zone as the own client states it, for the hour of reminders. Never fails a turn.</summary>
internal sealed partial class ClientZones(
    SettingsView view, PersonalSettingsKeeper keeper, IOptions<OfficeOptions> office, ILogger<ClientZones> logger)
{
    /// <summary>Keeps the zone if it is another one than before. The office's own is the default and not kept.</summary>
    public async Task KeepAsync(Turn turn, CancellationToken ct)
    {
        if (turn.IsShared || turn.Activity.ClientTimezone is not { Length: > 0 } stated || !TimeZoneInfo.TryFindSystemTimeZoneById(stated, out var zone))
            return;

        var wanted = zone.HasSameRules(office.Value.Zone) ? null : stated;
        try
        {
            if ((await view.OfPersonAsync(turn.Person.Id, ct)).TimeZone == wanted)
                return;

            var operation = OperationId.Of("zone", turn.Person.Id, turn.Activity.Id ?? "", stated);
            await keeper.ChangeAsync(turn.Person.Id, turn.Person.Id, operation, turn.Now, s => s with { TimeZone = wanted }, ct);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogNotKept(logger, turn.Activity.Id, e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The time zone behind activity {ActivityId} was not kept.")]
    private static partial void LogNotKept(ILogger logger, string? activityId, Exception e);
}
