using BotApp.Delivery;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>The result of one schedule.</summary>
/// <param name="Violations">Violated rules; empty if all hold.</param>
/// <param name="Transactions">Table transactions that took effect.</param>
internal sealed record SimResult(
    SimCase Case, IReadOnlyList<string> Violations, long Events, int Transactions, int Deliveries, int Marked, int Unknown);

/// <summary>One schedule: several hosts plan, claim, send and record while being killed, stopped and having their clocks set, until all is done.</summary>
internal sealed class SimRun
{
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SweepBelieves = TimeSpan.FromMinutes(6);
    private const int MaxRounds = 60;

    private readonly SimCase terms;
    private readonly SimWorld world;
    private readonly SimStorage storage;
    private readonly SimPeople people = new();
    private readonly List<SimBot> bots = [];
    private readonly HashSet<string> blocked = new(StringComparer.Ordinal);
    private int started;

    private SimRun(SimCase terms)
    {
        this.terms = terms;
        world = new SimWorld(terms.Seed);
        storage = new SimStorage(world);
    }

    /// <summary>Runs a schedule to its end and checks it.</summary>
    public static SimResult Of(SimCase terms)
    {
        var run = new SimRun(terms);
        try
        {
            run.Rough();
            var ends = run.Calm();
            return run.Judge(ends);
        }
        catch (InvalidOperationException e)
        {
            return new SimResult(terms, [e.Message], run.world.Events, run.storage.Transactions, 0, 0, 0);
        }
        finally
        {
            foreach (var bot in run.bots)
                bot.Dispose();
        }
    }

    /// <summary>The people and reminders of a schedule.</summary>
    internal static string PersonId(int number) => $"p{number}";

    internal static OccurrenceKey Key(int reminder) => new($"r{reminder}", "once");

    private void Rough()
    {
        world.Faults = terms.Faults;
        world.IsCalm = terms.IsQuiet;
        for (var i = 0; i < terms.Blocked; i++)
            blocked.Add(PersonId(world.Random.Next(terms.People)));
        people.Blocked.UnionWith(blocked);
        for (var i = 0; i < terms.Hosts; i++)
            StartBot();
        for (var i = 0; i < terms.Kills; i++)
            world.After(world.Between(0, 40), KillOne);
        for (var i = 0; i < terms.Stops; i++)
            world.After(world.Between(0, 40), StopOne);
        for (var i = 0; i < terms.Jumps; i++)
            world.After(world.Between(0, 40), () => world.Shift += world.Between(-600, 600));
        for (var at = TimeSpan.FromSeconds(5); at < Horizon && terms.Bug is not PlantedBug.MessageDeletedFirst; at += world.Between(2, 10))
            world.After(at, () => Someone()?.Sweep());
        world.After(world.Between(5, 50), Speak);
        if (terms.IsCalledOff)
            world.After(world.Between(0, 20), CallOff);
        world.Run(Horizon);
    }

    /// <summary>Ends the faults and advances time until nothing is left to do.</summary>
    /// <returns>Whether it finished.</returns>
    private bool Calm()
    {
        world.Faults = SimFaults.None;
        world.IsCalm = true;
        if (Someone() is null)
            StartBot();
        if (terms.IsCalledOff)
            CallOff();
        Run();
        world.Pass(SweepBelieves);
        // People who could not be written to write now, to any host.
        Speak();
        for (var round = 0; round < MaxRounds; round++)
        {
            Run();
            if (SimBooks.NextAt(storage, terms) is not { } next)
                return true;
            if (terms.Bug is PlantedBug.MessageDeletedFirst)
                return false;
            // After enqueuing work, a sweep assumes for a while that it is on its way.
            world.Pass(next > world.Now ? next - world.Now : TimeSpan.Zero);
            world.Pass(SweepBelieves);
            Someone()!.Sweep();
        }

        return false;
    }

    private void Run() => world.Run(world.Elapsed + TimeSpan.FromDays(1));

    private SimResult Judge(bool ends)
    {
        var violations = new List<string>();
        if (!ends)
            violations.Add("Something is left to do and nobody does it.");
        if (storage.Dead.Count > 0)
            violations.Add("A message was given up.");
        var (deliveries, unknown) = SimBooks.Check(storage, people, terms, violations);
        return new SimResult(terms, violations, world.Events, storage.Transactions, deliveries, people.Arrivals.Count(a => a.IsMarked), unknown);
    }

    private void StartBot()
    {
        var bot = new SimBot(world, terms, storage, people, $"h{++started}");
        bots.Add(bot);
        bot.Start();
        // Every host plans what is due at its start, even if others do so, too.
        world.After(world.Between(0, 2), () => bot.Insist(() => PlanAsync(bot)));
    }

    private async Task PlanAsync(SimBot bot)
    {
        for (var reminder = 0; reminder < terms.Reminders; reminder++)
        {
            var from = terms.PlannedFor(reminder);
            var recipients = Enumerable.Range(0, terms.People).Select(n => new PlannedRecipient(
                PersonId(n), from, from + terms.Life, DateOnly.FromDateTime(from.UtcDateTime)));
            await bot.Planner.PlanAsync(
                new DeliveryPlan(Key(reminder).Reminder, Key(reminder).Occurrence, SimMessages.KindName, terms.CountsForDay, [.. recipients]),
                CancellationToken.None);
        }
    }

    private void KillOne()
    {
        if (Someone() is not { } bot)
            return;
        bot.Kill();
        bots.Remove(bot);
        world.After(world.Between(0.1, 10), StartBot);
    }

    private void StopOne()
    {
        if (Someone() is not { } bot)
            return;
        bots.Remove(bot);
        bot.Stop();
        StartBot();
    }

    private void Speak()
    {
        people.Blocked.Clear();
        foreach (var person in blocked)
        {
            if (Someone() is { } bot)
                bot.Insist(() => bot.Reachability.SpokeAsync(person, CancellationToken.None));
        }
    }

    private void CallOff()
    {
        if (Someone() is { } bot)
            bot.Insist(() => bot.Cancelling.CancelAsync(Key(0).Reminder, Key(0).Occurrence, CancellationToken.None));
    }

    private SimBot? Someone() => bots.Count == 0 ? null : bots[world.Random.Next(bots.Count)];
}
