using System.Collections.Immutable;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Status;

/// <summary>The reminders of a period: how many of the units' people got them and confirmed.</summary>
internal sealed class StatusReminders(ReminderBook book, ReminderStore reminders, DeliveryStore deliveries, DeliveryQueue queue)
{
    /// <summary>Reminders that a status tells of; the office's list has them all.</summary>
    public const int Most = 3;

    private const int MostRead = 12;

    // A reminder precedes its holiday, and one composed may recur or be for a later day.
    private const int HolidayAhead = 40;
    private const int ComposedBefore = 40;

    /// <summary>The newest that went out in the period.</summary>
    public async Task<(ImmutableArray<ReminderStatus> Reminders, DeliveryTroubles? Troubles)> OfAsync(StatusQuestion question, CancellationToken ct)
    {
        var days = question.Period.Days;
        var found = await book.OfDaysAsync(days.First.AddDays(-ComposedBefore), days.Last.AddDays(HolidayAhead), MostRead, ct);
        var went = (await Task.WhenAll(found.Where(r => r.State is not ReminderState.Draft).Select(r => SentAsync(r, days, ct))))
            .SelectMany(o => o).OrderByDescending(o => o.Sent.Day).ThenBy(o => o.Reminder.Id, StringComparer.Ordinal).Take(Most).ToList();
        var counted = await Task.WhenAll(went.Select(o => CountAsync(question, o.Reminder, o.Sent, ct)));
        DeliveryTroubles? troubles = null;
        if (question.WithTroubles)
        {
            var all = counted.Aggregate(new DeliveryCounts(), (sum, c) => sum + c.All);
            troubles = new DeliveryTroubles(all.Unknown, all.Unreachable, all.Failed, await queue.DeadAsync(ct));
        }

        return ([.. counted.Select(c => c.Status).OfType<ReminderStatus>()], troubles);
    }

    /// <summary>Of a unit's people those who got a reminder and have not confirmed it. Names: for the unit's secretary alone.</summary>
    public async Task<IReadOnlyList<Person>> UnconfirmedAsync(RosterSnapshot roster, Unit unit, ReminderStatus reminder, CancellationToken ct)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var recipient in deliveries.RecipientsAsync(new OccurrenceKey(reminder.Id, reminder.Occurrence), ct))
        {
            if (recipient.State is DeliveryState.Sent or DeliveryState.Unknown)
                open.Add(recipient.PersonId);
        }

        return [.. roster.MembersOf(unit.Id).Where(p => open.Contains(p.Id))];
    }

    private async Task<IEnumerable<(Reminder Reminder, StoredOccurrence Sent)>> SentAsync(Reminder reminder, Stretch days, CancellationToken ct) =>
        (await reminders.OccurrencesAsync(reminder.Id, ct))
            .Where(o => !o.IsMissed && days.Contains(o.Day) && !OccurrenceName.IsRepeat(o.Key))
            .TakeLast(1)
            .Select(o => (reminder, o));

    private async Task<(ReminderStatus? Status, DeliveryCounts All)> CountAsync(StatusQuestion question, Reminder reminder, StoredOccurrence sent, CancellationToken ct)
    {
        var key = new OccurrenceKey(reminder.Id, sent.Key);
        (string, string)? holiday = reminder.Holiday is { } h ? (h.NameZh, h.NameEn) : null;
        if (question.IsWhole)
        {
            var all = await deliveries.CountAsync(key, ct);
            return (new ReminderStatus(reminder.Id, sent.Key, holiday, sent.Day, all.Total - all.Suppressed, all.Sent + all.Acknowledged, all.Acknowledged), all);
        }

        var people = question.Units.SelectMany(u => question.Roster.MembersOf(u.Unit.Id)).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var (recipients, delivered, acknowledged) = (0, 0, 0);
        await foreach (var recipient in deliveries.RecipientsAsync(key, ct))
        {
            if (recipient.State is DeliveryState.Suppressed || !people.Contains(recipient.PersonId))
                continue;
            recipients++;
            delivered += recipient.State is DeliveryState.Sent or DeliveryState.Acknowledged ? 1 : 0;
            acknowledged += recipient.State is DeliveryState.Acknowledged ? 1 : 0;
        }

        // Nobody of these units was meant.
        return (recipients == 0 ? null : new ReminderStatus(reminder.Id, sent.Key, holiday, sent.Day, recipients, delivered, acknowledged), new DeliveryCounts());
    }
}
