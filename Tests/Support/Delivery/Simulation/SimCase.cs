namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>A mistake that is built in on purpose, through the seams the real code has: the simulator must find it.</summary>
internal enum PlantedBug
{
    /// <summary>The code as it is.</summary>
    None,

    /// <summary>A claim is taken for written before it is.</summary>
    ClaimIsNotWritten,

    /// <summary>A message counts as sent before it is sent.</summary>
    RecordedBeforeSending,

    /// <summary>A send without an answer is simply tried again.</summary>
    BlindRetry,

    /// <summary>A write overwrites what another host has written meanwhile.</summary>
    WritesWithoutETag,

    /// <summary>A message is taken out of the queue when it is received, and nothing looks after what is forgotten.</summary>
    MessageDeletedFirst,
}

/// <summary>The terms of one schedule, drawn from its seed.</summary>
internal sealed record SimCase
{
    public required int Seed { get; init; }

    /// <summary>Hosts that work at the same time.</summary>
    public required int Hosts { get; init; }

    /// <summary>Chunks that a host has in flight.</summary>
    public required int Lanes { get; init; }

    public required int People { get; init; }

    /// <summary>Messages a second that the connector takes; decides how many a claim takes.</summary>
    public required int PerSecond { get; init; }

    /// <summary>Reminders that are planned for all of them on the same day.</summary>
    public required int Reminders { get; init; }

    /// <summary>Whether they come within the day's one message.</summary>
    public required bool CountsForDay { get; init; }

    public required SimFaults Faults { get; init; }

    /// <summary>Hosts that are killed, one after the other; each is started anew.</summary>
    public required int Kills { get; init; }

    /// <summary>Hosts that are stopped as a deployment does.</summary>
    public required int Stops { get; init; }

    /// <summary>Times that everybody's clock is set forward or back.</summary>
    public required int Jumps { get; init; }

    /// <summary>People who cannot be written to until they speak.</summary>
    public required int Blocked { get; init; }

    /// <summary>Whether the first reminder is called off in between.</summary>
    public required bool IsCalledOff { get; init; }

    /// <summary>How long what is planned may be sent.</summary>
    public required TimeSpan Life { get; init; }

    public PlantedBug Bug { get; init; }

    /// <summary>Days off between a day and the next on which what was held back may come.</summary>
    public int DaysOff { get; init; }

    /// <summary>Whether a message of the day says the second reminder too, whoever carries it and whether or not that has come up.</summary>
    public bool SaysBesides { get; init; }

    /// <summary>When a reminder is planned for: with days off, the last on the first of them.</summary>
    public DateTimeOffset PlannedFor(int reminder) => SimWorld.Start.AddDays(DaysOff > 0 && reminder == Reminders - 1 ? 1 : 0);

    /// <summary>Nothing happens that could make an outcome unknown.</summary>
    public bool IsQuiet => Kills + Jumps == 0 && Faults is { Storage: 0, Send: 0, Content: 0 };

    /// <summary>The terms that a seed stands for.</summary>
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
            // Mostly few, as what goes wrong between two goes wrong between few; now and then several chunks and claims.
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
            // Long enough to be held back to another day, as notices of the day are; or so short that it is missed.
            Life = Chance(0.1) ? TimeSpan.FromSeconds(random.Next(5, 60)) : TimeSpan.FromDays(5),
            Bug = bug,
        };
        // A planted bug hides longer where there is more to wait for: it is looked for in the plainer schedules.
        return bug is not PlantedBug.None ? drawn : WithMoreToWaitFor(drawn, random);
    }

    private static SimCase WithMoreToWaitFor(SimCase drawn, Random random)
    {
        bool Chance(double probability) => random.NextDouble() < probability;

        var more = drawn with
        {
            Faults = !drawn.IsQuiet && Chance(0.2) ? drawn.Faults with { Later = 0.3 } : drawn.Faults,
            // Now and then more than one message of the day says.
            Reminders = Chance(0.05) ? random.Next(4, 6) : drawn.Reminders,
        };
        more = Chance(0.05) ? more with { DaysOff = random.Next(1, 3), Reminders = Math.Max(3, more.Reminders) } : more;
        return more with { SaysBesides = more is { CountsForDay: true, Reminders: > 1 } && more.Life > TimeSpan.FromHours(1) && Chance(0.3) };
    }
}
