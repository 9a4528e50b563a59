using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BotApp.Storage.Totals;

/// <summary>Counters of one unit by month.</summary>
public sealed class UnitTotals
{
    // A counter has a dozen months at most, mostly fewer: a walk over them is quicker than a table for each.
    private readonly Dictionary<string, MonthCount[]> counters;

    private UnitTotals(Dictionary<string, MonthCount[]> counters) => this.counters = counters;

    /// <summary>Nothing counted.</summary>
    public static UnitTotals None { get; } = new([]);

    /// <summary>Counters that are not zero in some month.</summary>
    public IEnumerable<string> Counters => counters.Keys;

    /// <summary>A counter in a month, by its first day.</summary>
    public long Of(string counter, DateOnly month) => Sum(counter, month, month);

    /// <summary>A counter over all months there are.</summary>
    public long Sum(string counter) => Sum(counter, DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>A counter over the months that begin within these days.</summary>
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

    /// <summary>The counters of tally sheets, as far as they belong to this kind.</summary>
    internal static UnitTotals Of(
        IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>> months, TotalsKind kind, Func<string, TotalsKind> kindOf) => new((
        from sheet in months
        from counter in sheet.Value
        where kindOf(counter.Key).HasFlag(kind)
        group new MonthCount(sheet.Key, counter.Value) by counter.Key).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));

    /// <summary>Reads the counters of a row as they are written: {"theme-day/count":{"10":1,"11":2}}.</summary>
    /// <param name="year">What stands before each month; empty where it is written whole.</param>
    /// <exception cref="JsonException">The text is none of ours.</exception>
    /// <param name="names">Names met in other rows: a thousand units have the same counters, and share their names.</param>
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

    // Digits alone: nothing that JSON would escape.
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

/// <summary>Names of counters, each once. Not thread-safe.</summary>
internal sealed class CounterNames
{
    private const int Longest = 256;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;

    public CounterNames() => spans = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name that the reader stands on.</summary>
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
