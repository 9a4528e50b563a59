using BotApp.Storage;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>Compares each delivery's state in storage with what the person received.</summary>
internal static class SimBooks
{
    // Allows for a send that a slow clock began in time, and for its way.
    private static readonly TimeSpan LateBy = TimeSpan.FromMinutes(1);

    /// <summary>When the next delivery is due according to storage; null if none is.</summary>
    public static DateTimeOffset? NextAt(SimStorage storage, SimCase terms)
    {
        DateTimeOffset? next = null;
        for (var reminder = 0; reminder < terms.Reminders; reminder++)
        {
            foreach (var row in Head(storage, reminder)?.Partitions.SelectMany(p => storage.Range(p, TableKey.Under("chunk"))) ?? [])
            {
                if (ChunkRow.NextAt(row) is { } at && (next is null || at < next))
                    next = at;
            }
        }

        return next;
    }

    /// <summary>Adds every violated rule to <paramref name="violations"/>.</summary>
    /// <returns>The number of deliveries, and of those with a final unknown outcome.</returns>
    public static (int Deliveries, int Unknown) Check(SimStorage storage, SimPeople people, SimCase terms, List<string> violations)
    {
        var (deliveries, unknown) = (0, 0);
        for (var reminder = 0; reminder < terms.Reminders; reminder++)
        {
            var recipients = Recipients(storage, reminder, violations);
            var planned = recipients.Select(r => r.PersonId).ToList();
            var whole = !terms.IsCalledOff || reminder > 0;
            if (planned.Distinct().Count() != planned.Count)
                violations.Add($"r{reminder}: someone is planned twice.");
            if (whole && planned.Count != terms.People)
                violations.Add($"r{reminder}: {planned.Count} of {terms.People} are planned.");

            deliveries += planned.Count;
            unknown += recipients.Count(r => r.State is DeliveryState.Unknown);
            foreach (var recipient in recipients)
            {
                var came = people.Arrivals.Where(a => a.PersonId == recipient.PersonId && a.Of.Contains(SimRun.Key(reminder))).ToList();
                if (Fault(recipient, came, terms, whole) is { } fault)
                    violations.Add($"r{reminder} {recipient.PersonId} ({recipient.State} {recipient.Reason}): {fault}");
            }
        }

        var crowded = people.Arrivals.Where(a => a.IsDay && !a.IsMarked).GroupBy(a => (a.PersonId, (SimWorld.Start + a.At).Date)).Where(g => g.Count() > 1);
        violations.AddRange(crowded.Select(g => $"{g.Key.PersonId}: {g.Count()} messages on one day."));
        return (deliveries, unknown);
    }

    private static string? Fault(Recipient recipient, List<SimArrival> came, SimCase terms, bool whole)
    {
        var (marked, plain) = (came.Count(a => a.IsMarked), came.Count(a => !a.IsMarked));
        if (plain > 1)
            return $"came {plain} times and does not say so.";
        if (marked > 1)
            return $"was repeated {marked} times.";
        if (terms.IsQuiet && marked > 0)
            return "is marked as a repetition, and nothing had happened.";
        // They write when all is calm, and get whatever waits for that.
        var hasWritten = whole && terms is { Jumps: 0, Life.TotalHours: > 1 };
        // If a host was killed while holding it back, only the person's page has the new time.
        if (terms.Jumps == 0 && recipient.State is not DeliveryState.Unknown && came.Any(a => SimWorld.Start + a.At > recipient.ExpiresAt + LateBy))
            return "came too late.";
        return recipient.State switch
        {
            DeliveryState.Sent or DeliveryState.Acknowledged => came.Count == 0 ? "never came." : null,
            DeliveryState.Unknown => terms.IsQuiet ? "nothing had happened."
                : recipient.AwaitsPerson && hasWritten ? "has written since and does not get it." : null,
            DeliveryState.Unreachable =>
                terms.Blocked == 0 ? "nobody was blocked." : recipient.IsResend ? "the first one may have come." : plain > 0 ? "it came."
                    : hasWritten ? "has written since and does not get it." : null,
            DeliveryState.Suppressed => whole ? "nobody called it off." : came.Count > 0 ? "it came." : null,
            DeliveryState.Failed when recipient.Reason is ChunkRules.Missed =>
                terms.Life > TimeSpan.FromHours(1) ? "there was time enough." : came.Count > 0 ? "it came." : null,
            _ => "is not done.",
        };
    }

    private static List<Recipient> Recipients(SimStorage storage, int reminder, List<string> violations)
    {
        var all = new List<Recipient>();
        foreach (var partition in Head(storage, reminder)?.Partitions ?? [])
        {
            var of = storage.Range(partition, TableKey.Under("chunk"))
                .SelectMany(row => ChunkRow.Read(ChunkKey.Read(SimRun.Key(reminder), row.RowKey), row).Recipients).ToList();
            if (ChunkRow.ReadCounts(storage.Find(partition, ChunkRow.CountsKey)) != DeliveryCounts.Of(of))
                violations.Add($"r{reminder}: the counts are not those of the recipients.");
            all.AddRange(of);
        }

        return all;
    }

    private static OccurrenceHead? Head(SimStorage storage, int reminder) =>
        storage.Find(HeadRow.Partition, SimRun.Key(reminder).Row) is { } row ? HeadRow.Read(row) : null;
}
