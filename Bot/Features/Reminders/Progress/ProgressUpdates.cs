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
internal sealed class ProgressUpdates(ReminderStore reminders, ProgressCards cards, ConnectorClient connector)
{
    /// <summary>Updates what shows something else than there is.</summary>
    public async Task UpdateAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        var watches = await reminders.WatchesAsync(reminder.Id, ct);
        if (watches.Count == 0)
            return;

        var (_, counts) = await cards.CountsAsync(reminder, ct);
        var now = Describe(reminder, counts);
        foreach (var watch in watches)
        {
            // One host writes it; should it die here, the next change brings the card up to date.
            if (watch.Shown == now || !await reminders.ClaimAsync(watch with { Shown = now }, ct)
                || JsonSerializer.Deserialize(watch.Reference, ActivityJson.Reference) is not { } where)
                continue;

            var card = await cards.CardAsync(reminder, roster, CardTexts.For(watch.Language), ct);
            await connector.UpdateAsync(where, watch.MessageId, Outgoing.CardMessage(card), ct);
        }
    }

    private static string Describe(Reminder reminder, DeliveryCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{reminder.State} {counts.Pending + counts.Sending} {counts.Sent} {counts.Acknowledged} {counts.Unknown} {counts.Unreachable} {counts.Suppressed} {counts.Failed}");
}
