using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>A message that a person received.</summary>
/// <param name="Of">The deliveries it contains: one, or several of the day.</param>
internal sealed record SimArrival(string PersonId, IReadOnlyList<OccurrenceKey> Of, bool IsMarked, bool IsDay, TimeSpan At);

/// <summary>Everyone's chats.</summary>
internal sealed class SimPeople
{
    public List<SimArrival> Arrivals { get; } = [];

    public HashSet<string> Blocked { get; } = new(StringComparer.Ordinal);
}

/// <summary>The connector as one host reaches it.</summary>
internal sealed class SimPort(SimWorld world, SimHost host, SimNetwork network, SimPeople people, SimCase terms) : ISendPort
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public DateTimeOffset? PausedUntil => null;

    /// <inheritdoc/>
    public double PerSecond => terms.PerSecond;

    /// <inheritdoc/>
    public async Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct)
    {
        // Waits for its turn; it can be cancelled only until then.
        await Task.Delay(world.Between(0, 0.3), host.Clock, ct);
        if (terms.Bug is PlantedBug.RecordedBeforeSending)
        {
            world.After(world.Between(0.05, 0.5), () =>
            {
                if (host.IsAlive)
                    Arrive(personId, message);
            });
            return new PortResult.Sent("early");
        }

        var result = await TryAsync(personId, message);
        return terms.Bug is PlantedBug.BlindRetry && result is PortResult.Unknown ? await TryAsync(personId, message) : result;
    }

    private Task<PortResult> TryAsync(string personId, Activity message)
    {
        var mishap = world.Chance(world.Faults.Send) ? world.Random.Next(5) : -1;
        return network.CallAsync<PortResult>(
            () =>
            {
                if (mishap is 2)
                    return new PortResult.NotNow(Wait, "throttled");
                if (mishap is 1)
                    return new PortResult.Unknown("server-error");
                if (people.Blocked.Contains(personId))
                    return new PortResult.Unreachable("blocked");
                Arrive(personId, message);
                return mishap is 0 ? new PortResult.Unknown("timed-out") : new PortResult.Sent("id");
            },
            mishap is 4 ? new InvalidOperationException("A fault of the way to the connector.") : null);
    }

    private void Arrive(string personId, Activity message) => people.Arrivals.Add(SimMessages.Read(personId, message, world.Elapsed));
}

/// <summary>Messages that contain their delivery's key, so that arrivals can be counted.</summary>
internal sealed class SimMessages(SimNetwork network, SimWorld world, SimCase terms) : IDeliveryContent, IDayMessage
{
    public const string KindName = "sim";

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct) => ComposeAsync([item], [], isDay: false);

    /// <inheritdoc/>
    public Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) =>
        ComposeAsync(items, Besides(day, items), isDay: true);

    public static SimArrival Read(string personId, Activity message, TimeSpan at)
    {
        var parts = message.Text!.Split(' ');
        return new SimArrival(
            personId, [.. parts[2..].Select(p => p.Split('/')).Select(p => new OccurrenceKey(p[0], p[1]))], parts[0] is TestNotice.Mark, parts[1] is "day", at);
    }

    // Like a real notice that uses up the day's message and therefore lists what is owed.
    private IReadOnlyList<DayItem> Besides(DateOnly day, IReadOnlyList<DeliveryItem> items)
    {
        var (key, from) = (SimRun.Key(1), terms.PlannedFor(1));
        return terms.SaysBesides && day == DateOnly.FromDateTime(from.UtcDateTime) && !items.Any(i => i.IsResend || i.Reminder == key.Reminder)
            ? [new DayItem(key.Reminder, key.Occurrence, KindName, from + terms.Life)]
            : [];
    }

    private Task<Composed> ComposeAsync(IReadOnlyList<DeliveryItem> items, IReadOnlyList<DayItem> besides, bool isDay)
    {
        var text = string.Join(' ', items.Select(i => $"{i.Reminder}/{i.Occurrence}")
            .Concat(besides.Select(i => $"{i.Reminder}/{i.Occurrence}"))
            .Prepend(isDay ? "day" : "apart").Prepend(items.Any(i => i.IsResend) ? TestNotice.Mark : "new"));
        var fails = world.Chance(world.Faults.Content);
        Composed made = world.Chance(world.Faults.Later)
            ? new Composed.Later(world.Now + world.Between(1, 40))
            : new Composed.Message(Activity.Message(text)) { Besides = besides };
        return network.CallAsync<Composed>(
            () => made, fails ? new Azure.RequestFailedException(503, "No answer, on purpose.") : null);
    }
}

/// <summary>Days from midnight to midnight with a message at eight; held-back messages come after the days off.</summary>
internal sealed class SimDays(int daysOff) : IDayClock
{
    /// <inheritdoc/>
    public DateOnly DayOf(string personId, DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <inheritdoc/>
    public DateTimeOffset NextMessage(string personId, DateOnly after) => new(after.AddDays(1 + daysOff), new TimeOnly(8, 0), TimeSpan.Zero);
}
