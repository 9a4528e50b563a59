using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BotApp.Storage.Totals;

/// <summary>Counters of one unit by month.</summary>
public sealed class UnitTotals
{
    // Counters mostly have few months: walking an array is faster than a dictionary per counter.
    private readonly Dictionary<string, MonthCount[]> counters;

    private UnitTotals(Dictionary<string, MonthCount[]> counters) => this.counters = counters;

    /// <summary>No counters.</summary>
    public static UnitTotals None { get; } = new([]);

    /// <summary>Counters that are not zero in some month.</summary>
    public IEnumerable<string> Counters => counters.Keys;

    /// <summary>A counter in a month, given by its first day.</summary>
    public long Of(string counter, DateOnly month) => Sum(counter, month, month);

    /// <summary>A counter summed over all months.</summary>
    public long Sum(string counter) => Sum(counter, DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>A counter summed over the months that begin within these days.</summary>
    public long Sum(string counter, DateOnly first, DateOnly last)
    {
        if (!counters.TryGetValue(counter, out var months))
            return 0;

        var sum = 0L;
        foreach (var (month, count) in months)
        {
            if (month >= first && month <= last)
                sum += count;
        }

        return sum;
    }

    /// <summary>Those counters of tally sheets that belong to this kind.</summary>
    internal static UnitTotals Of(
        IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>> months, TotalsKind kind, Func<string, TotalsKind> kindOf) => new((
        from sheet in months
        from counter in sheet.Value
        where kindOf(counter.Key).HasFlag(kind)
        group new MonthCount(sheet.Key, counter.Value) by counter.Key).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));

    /// <summary>Reads the counters of a row as they are written: {"theme-day/count":{"10":1,"11":2}}.</summary>
    /// <param name="year">Prefix of each month; empty if months are written in full.</param>
    /// <exception cref="JsonException">The text does not have this format.</exception>
    /// <param name="names">Names already read from other rows: a thousand units have the same counters and share the strings.</param>
    internal static UnitTotals Parse(string json, string year, CounterNames? names = null)
    {
        names ??= new CounterNames();
        var counters = new Dictionary<string, MonthCount[]>(StringComparer.Ordinal);
        var months = new List<MonthCount>(12);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var counter = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    counter = names.Of(ref reader);
                    months.Clear();
                    break;
                case JsonTokenType.PropertyName:
                    var month = MonthOf(reader.ValueSpan, year);
                    reader.Read();
                    months.Add(new MonthCount(month, reader.GetInt64()));
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 1:
                    counters[counter] = [.. months];
                    break;
            }
        }

        return new UnitTotals(counters);
    }

    // Digits only, so the raw bytes need no JSON unescaping.
    private static DateOnly MonthOf(ReadOnlySpan<byte> written, ReadOnlySpan<char> year)
    {
        var number = 0;
        if (year.Length + written.Length == 6 && (year.Length == 0 || int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            && Utf8Parser.TryParse(written, out int rest, out var read) && read == written.Length)
        {
            var whole = year.Length == 0 ? rest : (number * 100) + rest;
            return new DateOnly(whole / 100, whole % 100, 1);
        }

        throw new JsonException("A month is written yyyyMM.");
    }

    private readonly record struct MonthCount(DateOnly Month, long Count);
}

/// <summary>Interned names of counters. Not thread-safe.</summary>
internal sealed class CounterNames
{
    private const int Longest = 256;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;

    public CounterNames() => spans = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The property name at the reader's position.</summary>
    public string Of(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > Longest)
            return reader.GetString()!;

        Span<char> text = stackalloc char[Longest];
        var name = text[..reader.CopyString(text)];
        if (spans.TryGetValue(name, out var known))
            return known;
        var added = name.ToString();
        names.Add(added);
        return added;
    }
}
