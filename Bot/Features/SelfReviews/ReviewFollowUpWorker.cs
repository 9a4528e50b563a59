using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// Periodically, and when a round is opened or closed: puts it on the lists of members who take part and of branches that
/// answer, takes it off others, and completes what a crash left undone.
/// </summary>
internal sealed partial class ReviewFollowUpWorker(
    SelfReviewStore store, ReviewCycles cycles, ReviewFollowUp follow, RosterView roster, OfficeClock clock, TimeProvider time, Jitter jitter,
    ILogger<ReviewFollowUpWorker> logger)
    : BackgroundService
{
    // Limits how many lists can briefly hold what an erasure has just removed.
    private const int SettledAtOnce = 20;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim wake = new(0);
    private readonly SemaphoreSlim round = new(1);

    // What this host has already listed; a restart lists it again, which changes nothing.
    private readonly Dictionary<(string Cycle, string Author), (bool IsOver, bool TakesPart)> listed = [];

    // People whose lists were written but not yet checked for an erasure meanwhile; kept when a round fails.
    private readonly List<string> unsettled = [];

    /// <summary>Starts the next round at once.</summary>
    public void Wake() => wake.Release();

    /// <summary>Runs one round; concurrent calls run one after another.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        await round.WaitAsync(ct);
        try
        {
            await RunAsync(ct);
        }
        finally
        {
            round.Release();
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var all = await cycles.ListAsync(ct);
        await foreach (var head in store.PendingAsync(ct))
        {
            if (all.FirstOrDefault(c => c.Id == head.Cycle) is { } cycle)
                await follow.TryAsync(head, cycle, roster.Current, ct);
        }

        if (roster.Current is not { } current)
            return;
        foreach (var cycle in all)
        {
            var branches = ReviewAccess.BranchByMember(cycle, current);
            Dictionary<string, ReviewHead>? begun = null;
            foreach (var person in current.People)
            {
                await ListAsync(person.Id, branches.ContainsKey(person.Id));
                if (unsettled.Count >= SettledAtOnce)
                    await SettleAsync(ct);
            }

            foreach (var branch in current.Units.Where(unit => ReviewAccess.Answers(cycle, unit)))
                await ListAsync(branch.Id, takesPart: true);
            await SettleAsync(ct);

            async Task ListAsync(string author, bool takesPart)
            {
                var stands = (IsOver: cycle.ClosedAt is not null, TakesPart: takesPart);
                if (listed.TryGetValue((cycle.Id, author), out var known) && known == stands)
                    return;
                // Before the write, which may succeed even if its answer is lost.
                unsettled.Add(author);
                if (takesPart)
                {
                    // A person who returns may have submitted and withdrawn before; the list would refuse an older version.
                    begun ??= stands.IsOver ? [] : await store.OfCycleAsync(cycle.Id, ct).ToDictionaryAsync(head => head.Author, StringComparer.Ordinal, ct);
                    await follow.ListAsync(author, cycle, begun.GetValueOrDefault(author), clock.Today, ct);
                }
                else
                    await follow.UnlistAsync(author, cycle, ct);
                listed[(cycle.Id, author)] = stands;
            }
        }

        // Forgets people who left the roster, so that they are listed anew on return.
        foreach (var gone in listed.Keys.Where(key => current.Find(key.Author) is null && current.Unit(key.Author) is null).ToList())
            listed.Remove(gone);
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        if (unsettled.Count == 0)
            return;
        await follow.SettleAsync(unsettled, ct);
        unsettled.Clear();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            // Jitter lets hosts that started together drift apart.
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var delay = Task.Delay(Every * (0.75 + jitter() / 2), time, pause.Token);
            await Task.WhenAny(delay, wake.WaitAsync(pause.Token));
            await pause.CancelAsync();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The follow-up of self-reviews failed; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
