using System.Text.Json;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Totals;

/// <summary>What a month's tallies have become, on its way to where it is read across units.</summary>
/// <remarks>
/// It carries the counters as they stand after the save, not the change: with the number of the save as its version, twice
/// and late do no harm.
/// </remarks>
/// <param name="Hash">Hash of the rules it was counted by.</param>
/// <param name="Month">yyyyMM.</param>
internal sealed record TotalsMessage(TotalsKind Kind, string Hash, string Month, SortedDictionary<string, long> Counters)
{
    /// <summary>Kind of the outbox message.</summary>
    public const string OutboxKind = "totals";

    /// <summary>The messages for a month that a save has changed; none where nothing of it is read across units.</summary>
    /// <param name="sequence">Number of the save in its unit.</param>
    public static IEnumerable<OutboxMessage> Of(TallySheet before, TallySheet after, long sequence, Func<string, TotalsKind> kindOf)
    {
        foreach (var kind in (TotalsKind[])[TotalsKind.Year, TotalsKind.Standing])
        {
            var counters = Select(after, kind, kindOf);
            if (counters.SequenceEqual(Select(before, kind, kindOf)))
                continue;
            var message = new TotalsMessage(kind, after.Hash, after.Month, counters);
            yield return new OutboxMessage(
                OutboxKind,
                $"{kind}-{after.Month}",
                checked((int)sequence),
                JsonSerializer.Serialize(message, StorageJson.Readable.TotalsMessage));
        }
    }

    /// <summary>Reads a body.</summary>
    public static TotalsMessage Read(OutboxMessage message) =>
        JsonSerializer.Deserialize(message.Body, StorageJson.Readable.TotalsMessage)
        ?? throw new InvalidDataException($"Outbox message {message.Key} is empty.");

    private static SortedDictionary<string, long> Select(TallySheet sheet, TotalsKind kind, Func<string, TotalsKind> kindOf)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (counter, value) in sheet.Counters)
        {
            if (kindOf(counter).HasFlag(kind))
                counters[counter] = value;
        }

        return counters;
    }
}
