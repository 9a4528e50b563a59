using System.Text.Json;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>The office's reminders in storage.</summary>
internal sealed class ReminderBook(ReminderStore store)
{
    private const int Tries = 5;
    private const int MostOfADay = 1000;

    /// <inheritdoc cref="ReminderStore.VersionAsync"/>
    public Task<string?> VersionAsync(CancellationToken ct) => store.VersionAsync(ct);

    /// <summary>Stores a new reminder; leaves an existing one of the same id as it is.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> CreateAsync(Reminder reminder, CancellationToken ct) => store.CreateAsync(Write(reminder), ct);

    /// <summary>The reminder of this id, which may come from a card.</summary>
    public async Task<Reminder?> FindAsync(string? id, CancellationToken ct) =>
        id is not null && await store.FindAsync(id, ct) is { } stored ? Read(stored) : null;

    /// <summary>The reminders that may still need something done.</summary>
    public async Task<IReadOnlyList<Reminder>> OpenAsync(CancellationToken ct) => [.. (await store.OpenAsync(ct)).Select(Read)];

    /// <summary>Reminders that were composed on these days or precede a holiday that begins on them, newest first.</summary>
    public async Task<IReadOnlyList<Reminder>> OfDaysAsync(DateOnly first, DateOnly last, int most, CancellationToken ct) =>
        [.. (await store.BetweenAsync(ReminderIds.FirstOf(last), ReminderIds.FirstOf(first.AddDays(-1)), most, ct)).Select(Read)];

    /// <summary>The newest reminders, open or not: by the day of their ids, and those of a day by when they go out, the latest first.</summary>
    public async Task<IReadOnlyList<Reminder>> ListAsync(int most, CancellationToken ct)
    {
        var newest = await store.ListAsync(most, ct);
        // Ids order by day only, so all reminders of the last day are needed to sort them.
        if (newest.Count == most && newest is [.., { Id: var last }])
            newest = [.. newest, .. (await store.BetweenAsync(last, ReminderIds.EndOf(last), MostOfADay, ct)).Where(r => r.Id != last)];
        return
        [
            .. newest.Select(Read)
                .OrderBy(r => ReminderIds.DayOf(r.Id), StringComparer.Ordinal)
                .ThenByDescending(r => r.Times.On.ToDateTime(r.Times.At))
                .ThenByDescending(r => r.CreatedAt)
                .Take(most),
        ];
    }

    /// <summary>Changes the stored reminder.</summary>
    /// <param name="change">Returns null to leave it as it is.</param>
    /// <returns>The reminder afterwards, and whether it changed; null if there is none.</returns>
    public async Task<(Reminder Value, bool Changed)?> ChangeAsync(string id, Func<Reminder, Reminder?> change, CancellationToken ct)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await store.FindAsync(id, ct) is not { } stored)
                return null;
            var current = Read(stored);
            if (change(current) is not { } next)
                return (current, false);
            if (await store.ReplaceAsync(Write(next) with { ETag = stored.ETag }, ct))
                return (next, true);
        }

        throw new InvalidOperationException($"Reminder {id} is changed by too many at once.");
    }

    private static StoredReminder Write(Reminder reminder) => new(
        reminder.Id,
        reminder.State is ReminderState.Draft or ReminderState.Approved,
        JsonSerializer.Serialize(reminder, ReminderJson.Default.Reminder));

    private static Reminder Read(StoredReminder stored) =>
        JsonSerializer.Deserialize(stored.Body, ReminderJson.Default.Reminder)
        ?? throw new InvalidDataException($"Reminder {stored.Id} is empty.");
}
