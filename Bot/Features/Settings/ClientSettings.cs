using BotApp.Cards.Texts;
using BotApp.Office;
using BotApp.Office.Settings;
using BotApp.Protocol;
using BotApp.Storage.Tables;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Settings;

/// <summary>Stores a person's time zone and language as their client states them, for messages the bot sends unasked. Never fails a turn.</summary>
internal sealed partial class ClientSettings(
    SettingsView view, PersonalSettingsKeeper keeper, IOptions<OfficeOptions> office, ILogger<ClientSettings> logger)
{
    /// <summary>Stores what has changed. The office's own zone and language are defaults and not stored.</summary>
    public async Task KeepAsync(Turn turn, CancellationToken ct)
    {
        // The turn has just read the settings. If it could not, reading again would only wait for the same storage.
        if (turn.IsShared || view.KnownOf(turn.Person.Id) is not { } known)
            return;
        var wanted = Stated(turn.Activity, known);
        if (wanted == known)
            return;

        try
        {
            var operation = OperationId.Of("client", turn.Person.Id, turn.Activity.Id ?? "", wanted.TimeZone ?? "", wanted.ClientLanguage ?? "");
            await keeper.ChangeAsync(turn.Person.Id, turn.Person.Id, operation, turn.Now, s => Stated(turn.Activity, s), ct);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogNotKept(logger, turn.Activity.Id, e);
        }
    }

    private PersonalSettings Stated(Activity activity, PersonalSettings was) => was with
    {
        TimeZone = activity.ClientTimezone is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found.HasSameRules(office.Value.Zone) ? null : zone
            : was.TimeZone,
        // Messages and clicks only: an installation may be made for many people, and then states nobody's client.
        ClientLanguage = activity is { Type: ActivityTypes.Message or ActivityTypes.Invoke, Locale: { Length: > 0 } locale }
            ? CardTexts.For(locale).Language is "en" ? "en-US" : null
            : was.ClientLanguage,
    };

    [LoggerMessage(1, LogLevel.Warning, "What the client behind activity {ActivityId} states was not kept.")]
    private static partial void LogNotKept(ILogger logger, string? activityId, Exception e);
}
