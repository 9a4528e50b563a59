using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Progress;

/// <summary>Brings the posted progress cards up to date in their place; never a new message.</summary>
internal sealed class ProgressUpdates(ReminderStore reminders, ProgressCards cards, IConnector connector)
{
    // What this host saw last; another start looks once more.
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Updates what shows something else than there is.</summary>
    /// <returns>Whether anything is other than it was at the last look.</returns>
    public async Task<bool> UpdateAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        var (_, counts) = await cards.CountsAsync(reminder, ct);
        var now = Describe(reminder, counts);
        if (seen.GetValueOrDefault(reminder.Id) == now)
            return false;

        foreach (var watch in await reminders.WatchesAsync(reminder.Id, ct))
        {
            // One host writes it; should it die here, the next change brings the card up to date.
            if (watch.Shown == now || !await reminders.ClaimAsync(watch with { Shown = now }, ct)
                || JsonSerializer.Deserialize(watch.Reference, ActivityJson.Reference) is not { } where)
                continue;

            var card = await cards.CardAsync(reminder, roster, CardTexts.For(watch.Language), ct);
            await connector.UpdateAsync(where, watch.MessageId, Outgoing.CardMessage(card), ct);
        }

        seen[reminder.Id] = now;
        return true;
    }

    private static string Describe(Reminder reminder, DeliveryCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{reminder.State} {counts.Pending + counts.Sending} {counts.Sent} {counts.Acknowledged} {counts.Unknown} {counts.Unreachable} {counts.Suppressed} {counts.Failed}");
}
