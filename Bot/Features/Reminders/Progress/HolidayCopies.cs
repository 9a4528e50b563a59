using System.Collections.Concurrent;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders.Progress;

/// <summary>The progress of a reminder.</summary>
/// <param name="Last">The time whose counts are shown; null while nothing has gone out.</param>
/// <param name="Counts">Each person counts once.</param>
internal sealed record ReminderProgress(StoredOccurrence? Last, DeliveryCounts Counts)
{
    /// <summary>People who have the first copy, but it is unknown whether the repeat arrived.</summary>
    public int UnknownRepeats { get; init; }
}

/// <summary>What the card shows about recipients besides the counts.</summary>
/// <param name="Problems">People it has not reached, grouped by reason, and people whose repeat has an unknown outcome.</param>
/// <param name="Away">How many are away until it is too late to be of use.</param>
/// <param name="ToRepeat">How many have an unknown outcome and a resend that is waiting or in flight.</param>
/// <param name="IsUnderWay">Whether anything is still going to be sent automatically.</param>
internal sealed record CopiesSeen(IReadOnlyList<(Recipient Recipient, bool IsRepeat)> Problems, int Away, int ToRepeat, bool IsUnderWay)
{
    /// <summary>The value while nothing has gone out.</summary>
    public static CopiesSeen None { get; } = new([], 0, 0, false);

    /// <summary>How many wait for another day, as they already had the day's message.</summary>
    public int Held { get; init; }

    /// <summary>When the first of those get it; null if there are none.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <inheritdoc cref="DeliveryCounts.Blocked"/>
    public int Blocked { get; init; }
}

/// <summary>Treats the two copies of a holiday reminder as one: a person who has either has it.</summary>
internal sealed class HolidayCopies(DeliveryStore deliveries)
{
    // A person's two copies, the better first.
    private static readonly DeliveryState[] BestFirst =
    [
        DeliveryState.Acknowledged, DeliveryState.Sent, DeliveryState.Sending, DeliveryState.Pending, DeliveryState.Unknown,
        DeliveryState.Unreachable, DeliveryState.Failed, DeliveryState.Suppressed,
    ];

    private static readonly Func<Recipient, bool>[] Problems =
    [
        r => r.State is DeliveryState.Unknown || IsToRepeat(r),
        r => r.State is DeliveryState.Unreachable,
        r => r.State is DeliveryState.Failed,
        IsAway,
    ];

    // Cache: progress is computed every few seconds and needs all copies, so they are read only when a count has changed.
    private readonly ConcurrentDictionary<OccurrenceKey, (DeliveryCounts First, DeliveryCounts Repeat, ReminderProgress Progress)> known = new();

    /// <summary>The repeat, if there is one.</summary>
    /// <param name="noted">The reminder's noted times.</param>
    public static OccurrenceKey? RepeatOf(Reminder reminder, IEnumerable<StoredOccurrence> noted) =>
        reminder.Holiday is not null && noted.FirstOrDefault(o => !o.IsMissed && OccurrenceName.IsRepeat(o.Key)) is { } repeat
            ? new OccurrenceKey(reminder.Id, repeat.Key)
            : null;

    /// <summary>Counts both copies.</summary>
    /// <param name="last">The time of the first copies.</param>
    /// <param name="repeat">Null while nothing is repeated; then only the first copies count.</param>
    public async Task<ReminderProgress> CountAsync(StoredOccurrence last, OccurrenceKey? repeat, CancellationToken ct)
    {
        var first = new OccurrenceKey(last.Reminder, last.Key);
        var ofFirst = await deliveries.CountAsync(first, ct);
        if (repeat is not { } again)
            return new ReminderProgress(last, ofFirst);
        var ofRepeat = await deliveries.CountAsync(again, ct);
        if (known.TryGetValue(first, out var before) && (before.First, before.Repeat, before.Progress.Last) == (ofFirst, ofRepeat, last))
            return before.Progress;

        var copies = await JoinAsync(first, repeat, ct);
        var counts = DeliveryCounts.Of(copies.Select(c => c.Better));
        // For a time long past only the counts are stored.
        var progress = counts.Total < ofFirst.Total
            ? new ReminderProgress(last, ofFirst)
            : new ReminderProgress(last, counts) { UnknownRepeats = copies.Count(c => c.UnknownRepeat is not null) };
        known[first] = (ofFirst, ofRepeat, progress);
        return progress;
    }

    /// <summary>Looks at everyone's copies.</summary>
    /// <param name="repeat">Null while nothing is repeated.</param>
    public async Task<CopiesSeen> SeeAsync(OccurrenceKey first, OccurrenceKey? repeat, CancellationToken ct) =>
        See(await JoinAsync(first, repeat, ct), deliveries.Timing);

    /// <summary>What the card shows about the copies. Pure.</summary>
    public static CopiesSeen See(IReadOnlyList<(Recipient Better, Recipient? UnknownRepeat)> copies, DeliveryTiming timing)
    {
        var problems = Problems.SelectMany(isProblem => copies.Where(c => isProblem(c.Better)).Select(c => (c.Better, false))).ToList();
        problems.AddRange(copies.Select(c => c.UnknownRepeat).OfType<Recipient>().Select(unknown => (unknown, true)));
        var held = copies.Select(c => c.Better).Where(r => r.WaitsForAnotherDay).ToList();
        return new CopiesSeen(
            problems,
            copies.Count(c => IsAway(c.Better)),
            copies.Count(c => IsToRepeat(c.Better)),
            ChunkRules.NextAt([.. copies.Select(c => c.Better), .. copies.Select(c => c.UnknownRepeat).OfType<Recipient>()], timing) is not null)
        {
            Held = held.Count,
            HeldUntil = held.Min(r => (DateTimeOffset?)r.NotBefore),
            Blocked = copies.Count(c => c.Better.WaitsForSettings),
        };
    }

    // The first send has an unknown outcome, and the resend is not out yet.
    private static bool IsToRepeat(Recipient recipient) => recipient is { IsResend: true, State: DeliveryState.Pending or DeliveryState.Sending };

    private static bool IsAway(Recipient recipient) => recipient is { State: DeliveryState.Suppressed, Reason: NoticeContent.Away };

    /// <summary>
    /// The better copy of each person; and the repeat, if the person has the first copy and it is unknown whether the repeat
    /// arrived. Pure.
    /// </summary>
    public static IReadOnlyList<(Recipient Better, Recipient? UnknownRepeat)> Join(IReadOnlyList<Recipient> first, IReadOnlyList<Recipient> repeat)
    {
        var repeated = repeat.ToDictionary(r => r.PersonId, StringComparer.Ordinal);
        return [.. first.Select(one => repeated.TryGetValue(one.PersonId, out var two) ? Join(one, two) : (one, null))];
    }

    private static (Recipient Better, Recipient? UnknownRepeat) Join(Recipient first, Recipient repeat) =>
        Array.IndexOf(BestFirst, repeat.State) < Array.IndexOf(BestFirst, first.State)
            ? (repeat, null)
            : (first, first.State is DeliveryState.Sent && repeat.State is DeliveryState.Unknown ? repeat : null);

    /// <summary>The better copy of each person.</summary>
    /// <param name="repeat">Null while nothing is repeated.</param>
    public async Task<IEnumerable<Recipient>> BetterAsync(OccurrenceKey first, OccurrenceKey? repeat, CancellationToken ct) =>
        (await JoinAsync(first, repeat, ct)).Select(c => c.Better);

    private async Task<IReadOnlyList<(Recipient Better, Recipient? UnknownRepeat)>> JoinAsync(OccurrenceKey first, OccurrenceKey? repeat, CancellationToken ct) =>
        Join(await ReadAsync(first, ct), repeat is { } again ? await ReadAsync(again, ct) : []);

    private async Task<List<Recipient>> ReadAsync(OccurrenceKey key, CancellationToken ct)
    {
        var all = new List<Recipient>();
        await foreach (var recipient in deliveries.RecipientsAsync(key, ct))
            all.Add(recipient);
        return all;
    }
}
