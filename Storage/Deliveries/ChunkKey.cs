using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BotApp.Storage.Deliveries;

/// <summary>One occurrence of one reminder.</summary>
public readonly record struct OccurrenceKey(string Reminder, string Occurrence)
{
    internal string Row => TableKey.Of(Reminder, Occurrence);

    internal static OccurrenceKey Of(string row) => TableKey.Parts(row) is [var reminder, var occurrence]
        ? new OccurrenceKey(reminder, occurrence)
        : throw new FormatException("Not the key of an occurrence.");
}

/// <summary>A chunk of an occurrence's recipients, claimed, sent and recorded together.</summary>
/// <param name="Number">Derived from the person's hash.</param>
/// <param name="Overflow">0 for the first row of this number; counts up as rows fill.</param>
public readonly record struct ChunkKey(OccurrenceKey Of, int Number, int Overflow)
{
    /// <summary>Persons planned per chunk; small enough that one claim takes most chunks whole.</summary>
    internal const int Expected = 24;

    /// <summary>Most persons in a chunk: some 20 KB.</summary>
    internal const int Capacity = 64;

    /// <summary>Chunks per partition, and so per row of counts: about a thousand persons.</summary>
    internal const int PerShard = 40;

    /// <summary>How many chunks this many persons need.</summary>
    public static int CountFor(int persons) => Math.Max(1, (persons + Expected - 1) / Expected);

    /// <summary>About how many persons this many chunks are for.</summary>
    public static int PersonsIn(int chunks) => chunks * Expected;

    /// <summary>The chunk of a person; the same on every host and in every release.</summary>
    public static int NumberOf(string personId, int chunks)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(personId), digest);
        return (int)(BitConverter.ToUInt32(digest) % (uint)chunks);
    }

    internal int Shard => Number / PerShard;

    internal string Partition => PartitionOf(Of, Shard);

    internal string Row => TableKey.Of("chunk", TableKey.Number(Number), TableKey.Number(Overflow));

    internal static string PartitionOf(OccurrenceKey of, int shard) => TableKey.Of(of.Reminder, of.Occurrence, TableKey.Number(shard));

    internal static ChunkKey Read(OccurrenceKey of, string row) => TableKey.Parts(row) is ["chunk", var number, var overflow]
        ? new ChunkKey(of, int.Parse(number, CultureInfo.InvariantCulture), int.Parse(overflow, CultureInfo.InvariantCulture))
        : throw new FormatException("Not the key of a chunk.");
}
