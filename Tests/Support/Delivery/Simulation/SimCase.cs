namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>A deliberate bug, built in through the real code's seams, that the simulator must find.</summary>
internal enum PlantedBug
{
    /// <summary>No planted bug.</summary>
    None,

    /// <summary>A claim is treated as written before it is.</summary>
    ClaimIsNotWritten,

    /// <summary>A message is recorded as sent before it is sent.</summary>
    RecordedBeforeSending,

    /// <summary>A send without an answer is simply retried.</summary>
    BlindRetry,

    /// <summary>A write overwrites another host's concurrent write.</summary>
    WritesWithoutETag,

    /// <summary>A queue message is deleted when it is received, and no sweep finds forgotten work.</summary>
    MessageDeletedFirst,
}

/// <summary>The parameters of one schedule, drawn from its seed.</summary>
internal sealed record SimCase
{
    public required int Seed { get; init; }

    /// <summary>Hosts that work at the same time.</summary>
    public required int Hosts { get; init; }

    /// <summary>Chunks that a host can have in flight.</summary>
    public required int Lanes { get; init; }

    public required int People { get; init; }

    /// <summary>Messages a second that the connector accepts; decides the size of a claim.</summary>
    public required int PerSecond { get; init; }

    /// <summary>Reminders that are planned for all of them on the same day.</summary>
    public required int Reminders { get; init; }

    /// <summary>Whether they count for the limit of one message a day.</summary>
    public required bool CountsForDay { get; init; }

    public required SimFaults Faults { get; init; }

    /// <summary>Number of hosts killed, one after the other; each is restarted.</summary>
    public required int Kills { get; init; }

    /// <summary>Number of hosts stopped gracefully, as in a deployment.</summary>
    public required int Stops { get; init; }

    /// <summary>Number of times that all clocks are set forward or back.</summary>
    public required int Jumps { get; init; }

    /// <summary>Number of people who cannot be written to until they write.</summary>
    public required int Blocked { get; init; }

    /// <summary>Whether the first reminder is cancelled meanwhile.</summary>
    public required bool IsCalledOff { get; init; }

    /// <summary>How long after planning a message may be sent.</summary>
    public required TimeSpan Life { get; init; }

    public PlantedBug Bug { get; init; }

    /// <summary>Days off before the next day on which held-back messages may come.</summary>
    public int DaysOff { get; init; }

    /// <summary>Whether a day's message includes the second reminder, whichever delivery carries it and even if that one is not due yet.</summary>
    public bool SaysBesides { get; init; }

    /// <summary>The moment a reminder is planned for; with days off, the last reminder is planned for the first of them.</summary>
    public DateTimeOffset PlannedFor(int reminder) => SimWorld.Start.AddDays(DaysOff > 0 && reminder == Reminders - 1 ? 1 : 0);

    /// <summary>Whether nothing happens that could make an outcome unknown.</summary>
    public bool IsQuiet => Kills + Jumps == 0 && Faults is { Storage: 0, Send: 0, Content: 0 };

    /// <summary>The parameters for a seed.</summary>
    public static SimCase Of(int seed, PlantedBug bug = PlantedBug.None)
    {
        var random = new Random(seed ^ 0x5eed);
        bool Chance(double probability) => random.NextDouble() < probability;
        double Rate() => random.Next(4) switch { 0 => 0, 1 => 0.02, 2 => 0.1, _ => 0.3 };

        var isQuiet = Chance(0.1);
        var drawn = new SimCase
        {
            Seed = seed,
            Hosts = random.Next(1, 4),
            Lanes = random.Next(1, 4),
            // Mostly few, as races between two show with few people; sometimes enough for several chunks and claims.
            People = Chance(0.04) ? random.Next(30, 70) : random.Next(1, 7),
            PerSecond = random.Next(1, 200),
            Reminders = random.Next(1, 3),
            CountsForDay = Chance(0.4),
            Faults = isQuiet ? SimFaults.None : new SimFaults(Rate(), Rate(), Rate()),
            Kills = isQuiet ? 0 : random.Next(0, 5),
            Stops = random.Next(0, 3),
            Jumps = isQuiet || Chance(0.8) ? 0 : random.Next(1, 3),
            Blocked = Chance(0.25) ? 1 : 0,
            IsCalledOff = Chance(0.1),
            // Long enough to be held back for another day, like real notices; or short enough to be missed.
            Life = Chance(0.1) ? TimeSpan.FromSeconds(random.Next(5, 60)) : TimeSpan.FromDays(5),
            Bug = bug,
        };
        // More waiting hides a planted bug longer, so bugs are searched for in the simpler schedules.
        return bug is not PlantedBug.None ? drawn : WithMoreToWaitFor(drawn, random);
    }

    private static SimCase WithMoreToWaitFor(SimCase drawn, Random random)
    {
        bool Chance(double probability) => random.NextDouble() < probability;

        var more = drawn with
        {
            Faults = !drawn.IsQuiet && Chance(0.2) ? drawn.Faults with { Later = 0.3 } : drawn.Faults,
            // Sometimes more than one day's message can hold.
            Reminders = Chance(0.05) ? random.Next(4, 6) : drawn.Reminders,
        };
        more = Chance(0.05) ? more with { DaysOff = random.Next(1, 3), Reminders = Math.Max(3, more.Reminders) } : more;
        return more with { SaysBesides = more is { CountsForDay: true, Reminders: > 1 } && more.Life > TimeSpan.FromHours(1) && Chance(0.3) };
    }
}
