using BotApp.Features.Settings;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Retention;

/// <summary>
/// Deletes records past the retention time that the office has set, with their former versions and counts, and what
/// features keep besides records. Each deletion leaves an audit entry, so that the chain stays valid and shows the reason.
/// </summary>
internal sealed partial class DeleteExpired(
    UnitStore units, OrphanedVersions versions, UnitRegistry registry, RegisterCatalog registers, IEnumerable<IRecordTrace> traces, IEnumerable<IExpiring> others,
    DeletedRecords deletedRecords, SettingsView settings, OfficeClock clock, ILogger<DeleteExpired> logger)
{
    /// <summary>The actor in the audit chain.</summary>
    public const string Who = "retention";

    private const int PageSize = 100;

    /// <summary>Runs once; returns how many records and other things it deleted. A record that changes meanwhile waits for the next run.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        // The office may have set more years than the default, so without its settings nothing is deleted.
        if (!settings.IsRead)
        {
            LogUnknown(logger);
            return 0;
        }

        var lastDay = RetentionRules.LastDay(clock.Today, settings.Office.RetentionYears);
        var deleted = 0;
        foreach (var unit in await registry.AllAsync(ct))
            deleted += await RunAsync(unit, lastDay, ct);
        foreach (var other in others)
            deleted += await other.DeleteAsync(lastDay, ct);
        if (deleted > 0)
            LogDeleted(logger, deleted, lastDay);
        return deleted;
    }

    private async Task<int> RunAsync(string unit, DateOnly lastDay, CancellationToken ct)
    {
        var deleted = 0;
        string? after = null;
        do
        {
            var page = await units.ListAsync(new RecordQuery(unit, [], To: lastDay, PageSize: PageSize, After: after), ct);
            foreach (var line in page.Lines)
            {
                var register = registers.Find(line.Register);
                if (await units.FindAsync(unit, line.Id, ct) is not { } stored
                    || !RetentionRules.MayGo(stored.Value, register, clock.DayOf(stored.Value.ChangedAt), lastDay)
                    || await HasMeetingAsync(stored.Value, ct)
                    || (RetentionRules.RunsATerm(register) && await IsNewestAsync(unit, line, ct)))
                    continue;
                // Noted before the first deletion, so that missing counts of these days are not taken for undone duties.
                await deletedRecords.NoteAsync(lastDay, ct);
                if (await units.RemoveAsync(stored, Who, clock.Now, [.. traces.Select(t => t.Gone(stored, register)).OfType<OutboxMessage>()], ct))
                    deleted++;
            }

            after = page.Next;
        }
        while (after is not null);

        await versions.RemoveAsync(unit, lastDay, ct);
        return deleted;
    }

    // An item is deleted after its meeting: else the next edit of the meeting would take the item's line for a new task.
    private async Task<bool> HasMeetingAsync(OfficeRecord record, CancellationToken ct) =>
        record.Fields.GetValueOrDefault(LedgerFields.Meeting) is { } id && await units.FindAsync(record.Unit, id, ct) is not null;

    // Cancelled records do not count, as no term runs from them.
    private async Task<bool> IsNewestAsync(string unit, RecordLine line, CancellationToken ct)
    {
        RecordPage page;
        string? after = null;
        do
        {
            page = await units.ListAsync(new RecordQuery(unit, [line.Register], PageSize: PageSize, After: after), ct);
            if (page.Lines.FirstOrDefault(l => l.State != RecordState.Cancelled) is { } newest)
                return newest.Id == line.Id;
            after = page.Next;
        }
        while (after is not null);

        return false;
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} records up to {LastDay:yyyy-MM-dd} were kept for as long as the office has set, and are deleted.")]
    private static partial void LogDeleted(ILogger logger, int count, DateOnly lastDay);

    [LoggerMessage(2, LogLevel.Warning, "How long records are kept could not be read yet, so nothing is deleted; the next day tries again.")]
    private static partial void LogUnknown(ILogger logger);
}
