using BotApp.Office.Ledgers;
using BotApp.Office.Roster;
using BotApp.Storage.Ledgers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>A closed item, and the roster that may have lost who is to look back on it.</summary>
internal sealed record ReplaceCheckerInput(Stored<OfficeRecord> Item, RosterSnapshot Roster, DateTimeOffset Now);

/// <summary>Asks somebody else to look back where the one who was to do it has left the roster.</summary>
internal sealed class ReplaceCheckers(LedgerIndex index, UnitStore units, OfficeClock clock)
{
    /// <summary>Who stands in the audit chain for it.</summary>
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
    /// Goes through all items that are to be looked back on. One that changes meanwhile was looked back on or taken back; any
    /// number of hosts may do so at once.
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

/// <summary>Does so once a roster, on every host: people leave by an import, which makes another one.</summary>
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
                // Whatever it is, the turns go on, and it is looked at again.
                LogFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "Look-backs of who left the roster could not be given to others; that is tried again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
