using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>Looks at the agenda every few seconds, on every host; no leader is elected, since every step is keyed.</summary>
internal sealed partial class ReminderWork(
    AgendaRunner agenda,
    SecretaryNotices secretaries,
    DayPlanner days,
    ProgressUpdates progress,
    ProgressCards cards,
    ReminderBook book,
    RosterView roster,
    ReminderSignal signal,
    ILogger<ReminderWork> logger)
    : BackgroundService
{
    // A holiday reminder may be some seconds late; a click by the office wakes the agenda at once.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private IReadOnlyCollection<string> lastOpen = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // On any error the host keeps serving, and the next tick tries again.
                LogFailed(logger, e);
            }

            await signal.WaitAsync(Pause, stoppingToken);
        }
    }

    /// <summary>One look.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (roster.Current is not { } snapshot || snapshot.Units.IsEmpty)
            return;

        await secretaries.NoteAsync(snapshot, roster.FirstImportedAt, ct);
        var open = await agenda.RunAsync(snapshot, ct);
        await days.PlanAsync(snapshot, open, ct);
        var left = new List<string>();
        foreach (var reminder in open.Concat(await ClosedSinceAsync(open, ct)))
        {
            var look = await progress.UpdateAsync(reminder, snapshot, ct);
            if (look is not ProgressLook.Same)
                await agenda.RecordAsync(reminder, snapshot, ct);
            // Called off while being sent: deliveries in flight end later, so look again.
            if (look is ProgressLook.NotShown || open.Contains(reminder) || await IsUnderWayAsync(reminder, ct))
                left.Add(reminder.Id);
        }

        lastOpen = left;
    }

    private async Task<bool> IsUnderWayAsync(Reminder reminder, CancellationToken ct) =>
        reminder.State is ReminderState.Cancelled && (await cards.CountsAsync(reminder, ct)).Counts is { Pending: > 0 } or { Sending: > 0 };

    // Closed reminders get one more look to update their cards, and another with each later confirmation.
    private async Task<IReadOnlyList<Reminder>> ClosedSinceAsync(IReadOnlyList<Reminder> open, CancellationToken ct)
    {
        var closed = new List<Reminder>();
        foreach (var id in lastOpen.Union(signal.TakeChanged(), StringComparer.Ordinal).Except(open.Select(r => r.Id), StringComparer.Ordinal))
        {
            if (await book.FindAsync(id, ct) is { } reminder)
                closed.Add(reminder);
        }

        return closed;
    }

    [LoggerMessage(1, LogLevel.Error, "The agenda could not be carried out; it is looked at again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
