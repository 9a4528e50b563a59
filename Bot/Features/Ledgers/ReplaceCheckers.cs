using BotApp.Office.Ledgers;
using BotApp.Office.Roster;
using BotApp.Storage.Ledgers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>A closed item, and the current roster, which may no longer have its checker.</summary>
internal sealed record ReplaceCheckerInput(Stored<OfficeRecord> Item, RosterSnapshot Roster, DateTimeOffset Now);

/// <summary>Assigns another checker to look-backs whose checker has left the roster.</summary>
internal sealed class ReplaceCheckers(LedgerIndex index, UnitStore units, OfficeClock clock)
{
    /// <summary>The actor in the audit chain.</summary>
    public const string Who = "look-backs";

    private const string What = "ledger.checker";
    private const int PageSize = 100;

    /// <summary>Decides. Pure.</summary>
    public static ItemDecision Decide(ReplaceCheckerInput input)
    {
        var item = new LedgerItem(input.Item.Value);
        if (item is not { Record.State: RecordState.Closed, LookBackDue: not null, CheckerId: { } lost } || input.Roster.Find(lost) is not null
            || CloseItem.CheckerOf(item, item.ClosedBy, input.Roster) is not { } checker)
            return new ItemDecision.Nothing();

        var fields = item.Record.Fields.SetItem(LedgerFields.Checker, checker.Name).SetItem(LedgerFields.CheckerId, checker.Id);
        var operation = new ItemForm(null, null, null, item.Record.Version).OperationOf(What, item.Record, checker.Id);
        return ItemWrites.Write(input.Item, fields, item.Record.State, What, operation, Who, input.Now);
    }

    /// <summary>
    /// Goes through all items that await a look-back. An item that changes meanwhile is skipped: it was looked back on or
    /// withdrawn. Any number of hosts may run this at once.
    /// </summary>
    public async Task RunAsync(RosterSnapshot roster, CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await index.ListAsync(
                new LedgerQuery(null, Closed: true) { After = after, PageSize = PageSize, Fits = line => line.LookBackDue is not null }, ct);
            foreach (var line in page.Lines)
                if (await units.FindAsync(line.Unit, line.RecordId, ct) is { } item
                    && Decide(new ReplaceCheckerInput(item, roster, clock.Now)) is ItemDecision.Write write)
                    await units.SaveAsync(write.Save, ct);
            after = page.Next;
        }
        while (after is not null);
    }
}

/// <summary>Runs on every host once per roster: people leave through an import, which creates a new roster.</summary>
internal sealed partial class ReplaceCheckersWork(ReplaceCheckers checkers, RosterView roster, TimeProvider time, ILogger<ReplaceCheckersWork> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private RosterSnapshot? done;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (roster.Current is { Units.IsEmpty: false } current && !ReferenceEquals(current, done))
                {
                    await checkers.RunAsync(current, stoppingToken);
                    done = current;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // On any error the host keeps serving, and the next tick tries again.
                LogFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "Look-backs of who left the roster could not be given to others; that is tried again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
