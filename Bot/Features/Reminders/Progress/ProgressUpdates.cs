using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Progress;

/// <summary>The outcome of checking a reminder's progress.</summary>
internal enum ProgressLook
{
    /// <summary>Nothing has changed since the last check.</summary>
    Same,

    /// <summary>Something changed, and its cards were updated.</summary>
    Changed,

    /// <summary>Something changed, but a card could not be updated.</summary>
    NotShown,
}

/// <summary>Updates posted progress cards in place; never sends a new message.</summary>
internal sealed class ProgressUpdates(ReminderStore reminders, ProgressCards cards, IConnector connector)
{
    // What this host saw last; a restart checks everything once more.
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Updates cards that are out of date.</summary>
    public async Task<ProgressLook> UpdateAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        var now = Describe(reminder, await cards.CountsAsync(reminder, ct));
        if (seen.GetValueOrDefault(reminder.Id) == now)
            return ProgressLook.Same;

        var isShown = true;
        var watches = (await reminders.WatchesAsync(reminder.Id, ct)).Where(w => w.Shown != now).ToList();
        // The cards first: while they cannot be made nothing is taken over.
        var made = new Dictionary<string, AdaptiveCard>(StringComparer.Ordinal);
        foreach (var language in watches.Select(w => w.Language).Distinct(StringComparer.Ordinal))
            made[language] = await cards.CardAsync(reminder, roster, CardTexts.For(language), ct);
        foreach (var watch in watches)
        {
            // Only one host claims and writes it; if it dies here, the next change updates the card.
            if (await AddressAsync(watch, roster, ct) is not { } where || !await reminders.ClaimAsync(watch with { Shown = now }, ct))
                continue;

            // A refusal is final; if the platform could not take it now, a later check tries again.
            if (await connector.UpdateAsync(where, watch.MessageId, Outgoing.CardMessage(made[watch.Language]), ct) is SendResult.NotSent or SendResult.Throttled or SendResult.Unknown)
            {
                isShown = false;
                await GiveBackAsync(watch, now, ct);
            }
        }

        if (!isShown)
            return ProgressLook.NotShown;
        seen[reminder.Id] = now;
        return ProgressLook.Changed;
    }

    // A message outlives the office of the person who has it: from then on it says no more than it did. Whoever comes back opens it again.
    private async Task<ConversationReference?> AddressAsync(ProgressWatch watch, RosterSnapshot roster, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize(watch.Reference, ActivityJson.Reference) is not { } where)
            return null;
        if (Rights.May(roster.Find(where.User?.AadObjectId), Operation.ManageReminders))
            return where;

        await reminders.UnwatchAsync(where.Conversation?.Id ?? "", watch.MessageId, ct);
        return null;
    }

    private async Task GiveBackAsync(ProgressWatch watch, string claimed, CancellationToken ct)
    {
        if ((await reminders.WatchesAsync(watch.Reminder, ct)).FirstOrDefault(w => w.MessageId == watch.MessageId && w.Shown == claimed) is { } mine)
            await reminders.ClaimAsync(mine with { Shown = watch.Shown }, ct);
    }

    /// <summary>A short digest of what the card shows; equal for equal content.</summary>
    internal static string Describe(Reminder reminder, ReminderProgress progress)
    {
        var (last, counts) = progress;
        var shown = string.Create(
            CultureInfo.InvariantCulture,
            $"{reminder.State} {last?.Key} {last?.IsMissed} {last?.Recipients} {counts.Pending + counts.Sending} {counts.Held} {counts.Blocked} {counts.Sent} {counts.Acknowledged} {counts.Unknown} {counts.Unreachable} {counts.Suppressed} {counts.Failed} {progress.UnknownRepeats}");
        return reminder.Moved is { } moved ? string.Create(CultureInfo.InvariantCulture, $"{shown} {moved.From:yyyyMMdd} {reminder.Times.On:yyyyMMdd}") : shown;
    }
}
