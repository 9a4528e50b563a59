using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// Now and then, and when a round was opened or closed: puts it on the lists of those who take part and of the branches that
/// answer, takes it off those who do no more, and lets follow what a crash left behind.
/// </summary>
internal sealed partial class ReviewFollowUpWorker(
    SelfReviewStore store, ReviewCycles cycles, ReviewFollowUp follow, RosterView roster, OfficeClock clock, TimeProvider time, Jitter jitter,
    ILogger<ReviewFollowUpWorker> logger)
    : BackgroundService
{
    // At most so many lists hold, for as long as it takes to write them, what an erasure has just removed.
    private const int SettledAtOnce = 20;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim wake = new(0);
    private readonly SemaphoreSlim round = new(1);

    // What this host has listed already; a restart lists once more, which changes nothing.
    private readonly Dictionary<(string Cycle, string Author), (bool IsOver, bool TakesPart)> listed = [];

    // Whose lists were written and not looked at since, should they have been erased meanwhile; stays when a round fails.
    private readonly List<string> unsettled = [];

    /// <summary>Does not wait for the next time.</summary>
    public void Wake() => wake.Release();

    /// <summary>One round. Rounds asked for at the same time follow one another.</summary>
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
                // Before the write: what did not come back may be there.
                unsettled.Add(author);
                if (takesPart)
                {
                    // Who comes back may have submitted and withdrawn: a list that has seen that takes no earlier version.
                    begun ??= stands.IsOver ? [] : await store.OfCycleAsync(cycle.Id, ct).ToDictionaryAsync(head => head.Author, StringComparer.Ordinal, ct);
                    await follow.ListAsync(author, cycle, begun.GetValueOrDefault(author), clock.Today, ct);
                }
                else
                    await follow.UnlistAsync(author, cycle, ct);
                listed[(cycle.Id, author)] = stands;
            }
        }

        // Who comes back to the roster is listed anew.
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

            // Hosts that were started together drift apart.
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var delay = Task.Delay(Every * (0.75 + jitter() / 2), time, pause.Token);
            await Task.WhenAny(delay, wake.WaitAsync(pause.Token));
            await pause.CancelAsync();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The follow-up of self-reviews failed; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
