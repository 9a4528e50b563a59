using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Documents;
using BotApp.Storage.Records;

namespace BotApp.Features.Export;

/// <summary>Holds records between storage, which delivers them unit by unit, and the file, which needs them register by register.</summary>
/// <remarks>They lie in a file without a name; memory holds only where each of them begins.</remarks>
internal sealed class RecordSpool : IDisposable
{
    private readonly FileStream file = NamelessFile.Create();
    private readonly Dictionary<string, List<Place>> places = new(StringComparer.Ordinal);

    /// <summary>How many records of each register there are.</summary>
    public IReadOnlyDictionary<string, int> Counts => places.ToDictionary(p => p.Key, p => p.Value.Count, StringComparer.Ordinal);

    /// <summary>Takes a record.</summary>
    /// <param name="unitOrder">Place of its unit among the units.</param>
    public void Add(OfficeRecord record, int unitOrder)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record, SpoolJson.Default.OfficeRecord);
        if (!places.TryGetValue(record.Register, out var list))
            places.Add(record.Register, list = []);
        list.Add(new Place(unitOrder, record.Date.DayNumber, record.Id, file.Length, bytes.Length));
        file.Seek(0, SeekOrigin.End);
        file.Write(bytes);
    }

    /// <summary>The records of a register, unit by unit, the oldest first.</summary>
    public IEnumerable<OfficeRecord> Read(string register)
    {
        var list = places.GetValueOrDefault(register, []);
        list.Sort();
        var buffer = Array.Empty<byte>();
        foreach (var place in list)
        {
            if (buffer.Length < place.Length)
                buffer = new byte[Math.Max(place.Length, 4096)];
            file.Seek(place.Offset, SeekOrigin.Begin);
            file.ReadExactly(buffer, 0, place.Length);
            yield return JsonSerializer.Deserialize(buffer.AsSpan(0, place.Length), SpoolJson.Default.OfficeRecord)!;
        }
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private readonly record struct Place(int Unit, int Day, string Id, long Offset, int Length) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var order = Unit.CompareTo(other.Unit);
            order = order != 0 ? order : Day.CompareTo(other.Day);
            return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
        }
    }
}

[JsonSerializable(typeof(OfficeRecord))]
internal sealed partial class SpoolJson : JsonSerializerContext;
