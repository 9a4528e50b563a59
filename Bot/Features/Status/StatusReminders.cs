using System.Collections.Immutable;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Office.Obligations;
using BotApp.Office.Roster;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Status;

/// <summary>The reminders of a period: how many of the units' people got them and confirmed.</summary>
internal sealed class StatusReminders(ReminderBook book, ReminderStore reminders, HolidayCopies copies, DeliveryQueue queue)
{
    /// <summary>Most reminders that a status shows; the office's list has them all.</summary>
    public const int Most = 3;

    // Enough for years, as a recurring reminder may have been written long ago.
    private const int MostRead = 1000;
    private const int AtOnce = 8;

    // Days: copies for people away go out late, and a time zone may be a day ahead.
    private const int Apart = 14;

    private Read? read;

    /// <summary>The newest reminders that went out in the period.</summary>
    public async Task<(ImmutableArray<ReminderStatus> Reminders, DeliveryTroubles? Troubles)> OfAsync(StatusQuestion question, CancellationToken ct)
    {
        var days = question.Period.Days;
        var sent = await SentAsync([.. (await ReadAsync(ct)).Where(r => MayHaveGoneOut(r, days))], days, ct);
        var went = sent.SelectMany(times => times.TakeLast(1))
            .OrderByDescending(s => s.Time.Day).ThenByDescending(s => s.Time.At).ThenBy(s => s.Reminder.Id, StringComparer.Ordinal);
        var counted = ImmutableArray.CreateBuilder<ReminderStatus>();
        // The newest ones may all have gone to other units, so it looks on until enough concern these.
        foreach (var some in went.Chunk(Most))
        {
            counted.AddRange((await Task.WhenAll(some.Select(s => CountAsync(question, s, ct)))).OfType<ReminderStatus>());
            if (counted.Count >= Most)
                break;
        }

        var troubles = question.WithTroubles ? await TroublesAsync(sent.SelectMany(times => times), ct) : null;
        return ([.. counted.Take(Most)], troubles);
    }

    // Cached until a reminder changes: a status is asked for far more often than a reminder is sent.
    private async Task<IReadOnlyList<Reminder>> ReadAsync(CancellationToken ct)
    {
        var version = await book.VersionAsync(ct);
        if (Volatile.Read(ref read) is { } known && known.Version == version)
            return known.Reminders;
        var now = new Read(version, version is null ? [] : await book.ListAsync(MostRead, ct));
        Volatile.Write(ref read, now);
        return now.Reminders;
    }

    /// <summary>Whether any of a reminder's times can lie in these days.</summary>
    private static bool MayHaveGoneOut(Reminder reminder, Stretch days)
    {
        if (reminder.State is ReminderState.Draft || reminder.Times.On > days.Last.AddDays(Apart))
            return false;
        if (reminder.Times.Repeats is Repeats.Never)
            return reminder.Times.On >= days.First.AddDays(-Apart);
        // A recurring reminder ends when the office stops it.
        return reminder is not { State: ReminderState.Cancelled, DecidedAt: { } stopped } || DateOnly.FromDateTime(stopped.UtcDateTime) >= days.First.AddDays(-Apart);
    }

    // Includes reminders too old to be listed.
    private async Task<DeliveryTroubles> TroublesAsync(IEnumerable<Sent> sent, CancellationToken ct)
    {
        var gate = new Lock();
        var all = new DeliveryCounts();
        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, token) =>
        {
            var (_, counts) = await copies.CountAsync(one.Time, one.Repeat, token);
            lock (gate)
                all += counts;
        });
        return new DeliveryTroubles(all.Unknown, all.Unreachable, all.Failed, await queue.DeadIfReadableAsync(ct));
    }

    /// <summary>The unit's people who got a reminder and have not confirmed it. These are names, so only for the unit's secretary.</summary>
    public async Task<IReadOnlyList<Person>> UnconfirmedAsync(RosterSnapshot roster, Unit unit, ReminderStatus reminder, CancellationToken ct)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        OccurrenceKey? repeat = reminder.Repeat is { } again ? new OccurrenceKey(reminder.Id, again) : null;
        foreach (var recipient in await copies.BetterAsync(new OccurrenceKey(reminder.Id, reminder.Occurrence), repeat, ct))
        {
            if (recipient.State is DeliveryState.Sent or DeliveryState.Unknown)
                open.Add(recipient.PersonId);
        }

        return [.. roster.MembersOf(unit.Id).Where(p => open.Contains(p.Id))];
    }

    // The times of each reminder in the period, in order; a holiday's repeat belongs to its first copies, whenever it went out.
    private async Task<IReadOnlyList<Sent>[]> SentAsync(IReadOnlyList<Reminder> found, Stretch days, CancellationToken ct)
    {
        var sent = new IReadOnlyList<Sent>[found.Count];
        // A late copy keeps the key of its planned day, which may be before the period.
        var from = OccurrenceName.FirstOf(days.First.AddDays(-Apart));
        await Parallel.ForAsync(0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
        {
            var noted = await reminders.OccurrencesAsync(found[i].Id, token, from);
            var repeat = HolidayCopies.RepeatOf(found[i], noted);
            sent[i] =
            [
                .. noted.Where(o => !o.IsMissed && !OccurrenceName.IsRepeat(o.Key) && days.Contains(o.Day)).Select(o => new Sent(found[i], o, repeat)),
            ];
        });
        return sent;
    }

    // Null if it was for nobody in these units.
    private async Task<ReminderStatus?> CountAsync(StatusQuestion question, Sent sent, CancellationToken ct)
    {
        (string, string)? holiday = sent.Reminder.Holiday is { } h ? (h.NameZh, h.NameEn) : null;
        if (question.IsWhole)
        {
            var (_, all) = await copies.CountAsync(sent.Time, sent.Repeat, ct);
            return Status(all.Total - all.Suppressed, all.Sent + all.Acknowledged, all.Acknowledged);
        }

        var people = question.Units.SelectMany(u => question.Roster.MembersOf(u.Unit.Id)).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var (recipients, delivered, acknowledged) = (0, 0, 0);
        foreach (var recipient in await copies.BetterAsync(new OccurrenceKey(sent.Reminder.Id, sent.Time.Key), sent.Repeat, ct))
        {
            if (recipient.State is DeliveryState.Suppressed || !people.Contains(recipient.PersonId))
                continue;
            recipients++;
            delivered += recipient.State is DeliveryState.Sent or DeliveryState.Acknowledged ? 1 : 0;
            acknowledged += recipient.State is DeliveryState.Acknowledged ? 1 : 0;
        }

        return recipients == 0 ? null : Status(recipients, delivered, acknowledged);

        ReminderStatus Status(int recipients, int delivered, int acknowledged) =>
            new(sent.Reminder.Id, sent.Time.Key, holiday, sent.Time.Day, recipients, delivered, acknowledged) { Repeat = sent.Repeat?.Occurrence };
    }

    /// <summary>A time of a reminder that went out.</summary>
    /// <param name="Repeat">The repeat of a holiday reminder, counted with it; null if there is none.</param>
    private sealed record Sent(Reminder Reminder, StoredOccurrence Time, OccurrenceKey? Repeat);

    /// <summary>The reminders at a version.</summary>
    private sealed record Read(string? Version, IReadOnlyList<Reminder> Reminders);
}
