using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Totals;

/// <summary>A month's tallies after a save, on their way to the totals that are read across units.</summary>
/// <remarks>
/// Carries the counters after the save, not the change. Versioned by the number of the save, so duplicates and late
/// messages do no harm.
/// </remarks>
/// <param name="Hash">Hash of the rules it was counted by.</param>
/// <param name="Month">yyyyMM.</param>
/// <param name="Beside">
/// The other months of the same row that the save changed; each message carries all of them. Whichever comes first writes them
/// together, so that a count moved between months is never seen in both or in neither. Null where there are none, and in
/// messages of former builds.
/// </param>
internal sealed record TotalsMessage(
    TotalsKind Kind, string Hash, string Month, SortedDictionary<string, long> Counters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SortedDictionary<string, SortedDictionary<string, long>>? Beside = null)
{
    public const string OutboxKind = "totals";

    /// <summary>The messages of a save: one for each row and month that it has changed; none if no changed counter is read across units.</summary>
    /// <param name="sheets">The months before and after the save.</param>
    /// <param name="sequence">Number of the save in its unit.</param>
    public static IEnumerable<OutboxMessage> Of(IReadOnlyList<(TallySheet Before, TallySheet After)> sheets, long sequence, Func<string, TotalsKind> kindOf)
    {
        foreach (var kind in (TotalsKind[])[TotalsKind.Year, TotalsKind.Standing])
        {
            var changed = new List<TotalsMessage>();
            foreach (var (before, after) in sheets)
            {
                var counters = Select(after, kind, kindOf);
                if (!counters.SequenceEqual(Select(before, kind, kindOf)))
                    changed.Add(new TotalsMessage(kind, after.Hash, after.Month, counters));
            }

            foreach (var message in changed)
                yield return new OutboxMessage(
                    OutboxKind,
                    $"{kind}-{message.Month}",
                    checked((int)sequence),
                    JsonSerializer.Serialize(message with { Beside = message.Besides(changed) }, StorageJson.Readable.TotalsMessage));
        }
    }

    /// <summary>All months in the message.</summary>
    public IEnumerable<(string Month, SortedDictionary<string, long> Counters)> Months() =>
        (Beside ?? []).Select(m => (m.Key, m.Value)).Prepend((Month, Counters));

    private SortedDictionary<string, SortedDictionary<string, long>>? Besides(IEnumerable<TotalsMessage> changed)
    {
        var row = TotalsRow.PartitionOf(Kind, Month);
        var others = changed.Where(m => m.Month != Month && TotalsRow.PartitionOf(Kind, m.Month) == row).ToDictionary(m => m.Month, m => m.Counters);
        return others.Count == 0 ? null : new SortedDictionary<string, SortedDictionary<string, long>>(others, StringComparer.Ordinal);
    }

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
