using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Progress;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>Looks at the agenda every few seconds, on every host; nothing elects a leader, since every step is keyed.</summary>
internal sealed partial class ReminderWork(
    AgendaRunner agenda,
    SecretaryNotices secretaries,
    DayPlanner days,
    ProgressUpdates progress,
    RosterView roster,
    ReminderSignal signal,
    ILogger<ReminderWork> logger)
    : BackgroundService
{
    // A holiday's reminder may come some seconds late; a click of the office wakes the agenda at once.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

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
                // Whatever it is, the turns go on, and the agenda is looked at again.
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
        foreach (var reminder in open)
        {
            if (await progress.UpdateAsync(reminder, snapshot, ct))
                await agenda.RecordAsync(reminder, snapshot, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The agenda could not be carried out; it is looked at again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
