using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Progress;

/// <summary>What a look at a reminder's progress came to.</summary>
internal enum ProgressLook
{
    /// <summary>Nothing is other than at the last look.</summary>
    Same,

    /// <summary>Something is, and its cards say so.</summary>
    Changed,

    /// <summary>Something is, and a card could not be brought up to date.</summary>
    NotShown,
}

/// <summary>Brings the posted progress cards up to date in their place; never a new message.</summary>
internal sealed class ProgressUpdates(ReminderStore reminders, ProgressCards cards, IConnector connector)
{
    // What this host saw last; another start looks once more.
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Updates what shows something else than there is.</summary>
    public async Task<ProgressLook> UpdateAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        var now = Describe(reminder, await cards.CountsAsync(reminder, ct));
        if (seen.GetValueOrDefault(reminder.Id) == now)
            return ProgressLook.Same;

        var isShown = true;
        foreach (var watch in await reminders.WatchesAsync(reminder.Id, ct))
        {
            // One host writes it; should it die here, the next change brings the card up to date.
            if (watch.Shown == now || await AddressAsync(watch, roster, ct) is not { } where || !await reminders.ClaimAsync(watch with { Shown = now }, ct))
                continue;

            var card = await cards.CardAsync(reminder, roster, CardTexts.For(watch.Language), ct);
            // What was refused stays refused; what the platform could not take now is shown at a later look.
            if (await connector.UpdateAsync(where, watch.MessageId, Outgoing.CardMessage(card), ct) is SendResult.NotSent or SendResult.Throttled or SendResult.Unknown)
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

    /// <summary>What the card of a reminder shows, in short: the same for the same.</summary>
    internal static string Describe(Reminder reminder, ReminderProgress progress)
    {
        var (last, counts) = progress;
        var shown = string.Create(
            CultureInfo.InvariantCulture,
            $"{reminder.State} {last?.Key} {last?.IsMissed} {last?.Recipients} {counts.Pending + counts.Sending} {counts.Held} {counts.Blocked} {counts.Sent} {counts.Acknowledged} {counts.Unknown} {counts.Unreachable} {counts.Suppressed} {counts.Failed} {progress.UnknownRepeats}");
        return reminder.Moved is { } moved ? string.Create(CultureInfo.InvariantCulture, $"{shown} {moved.From:yyyyMMdd} {reminder.Times.On:yyyyMMdd}") : shown;
    }
}
