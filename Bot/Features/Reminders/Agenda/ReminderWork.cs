using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Office.Roster;
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

    // What was open at the last look, or is to be looked at again.
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
        // What is closed is looked at once more, as its cards have yet to say so; and whenever it is confirmed afterwards.
        lastOpen = [.. open.Select(r => r.Id).Union(lastOpen, StringComparer.Ordinal).Union(signal.TakeChanged(), StringComparer.Ordinal)];
        var left = new List<string>();
        foreach (var id in lastOpen)
        {
            try
            {
                if ((open.FirstOrDefault(r => r.Id == id) ?? await book.FindAsync(id, ct)) is { } reminder
                    && (!await ShowAsync(reminder, snapshot, ct) || open.Contains(reminder) || await IsUnderWayAsync(reminder, ct)))
                    left.Add(id);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One reminder that cannot be looked at does not hold up the others.
                LogNotShown(logger, id, e);
                left.Add(id);
            }
        }

        lastOpen = left;
    }

    /// <returns>Whether its cards say how it stands.</returns>
    private async Task<bool> ShowAsync(Reminder reminder, RosterSnapshot snapshot, CancellationToken ct)
    {
        var look = await progress.UpdateAsync(reminder, snapshot, ct);
        if (look is not ProgressLook.Same)
            await agenda.RecordAsync(reminder, snapshot, ct);
        return look is not ProgressLook.NotShown;
    }

    // Called off while it was being sent: what is under way comes to its end later.
    private async Task<bool> IsUnderWayAsync(Reminder reminder, CancellationToken ct) =>
        reminder.State is ReminderState.Cancelled && (await cards.CountsAsync(reminder, ct)).Counts is { Pending: > 0 } or { Sending: > 0 };

    [LoggerMessage(1, LogLevel.Error, "The agenda could not be carried out; it is looked at again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);

    [LoggerMessage(2, LogLevel.Error, "How far reminder {Reminder} is could not be shown; it is looked at again in a moment.")]
    private static partial void LogNotShown(ILogger logger, string reminder, Exception e);
}
