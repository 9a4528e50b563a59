using System.Buffers;
using System.Globalization;
using System.Text;

namespace BotApp.Storage;

/// <summary>The only builder of partition and row keys.</summary>
/// <remarks>
/// A key is its parts joined by <c>|</c>. Within a part, ASCII letters and digits, <c>- . _ :</c> and the common Han
/// characters are written as they are, so that keys stay readable; every other UTF-16 unit becomes <c>!</c> and four hex
/// digits. So no part contains the separator, a character the service refuses (<c>/ \ # ?</c>, controls), a quote or a
/// lone surrogate; different lists of parts never make the same key; and every key can be read back.
/// </remarks>
public static class TableKey
{
    /// <summary>The platform's limit of 1 KiB for a key, in UTF-16 units.</summary>
    public const int MaxLength = 512;

    private const char Separator = '|';
    private const char AfterSeparator = '}';
    private const char Escape = '!';
    private const string DayFormat = "yyyyMMdd";

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("-._:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The key of these parts.</summary>
    /// <exception cref="ArgumentException">The key would be longer than <see cref="MaxLength"/>.</exception>
    public static string Of(params ReadOnlySpan<string> parts) =>
        TryOf(out var key, parts)
            ? key
            : throw new ArgumentException($"A key of {parts.Length} parts is longer than {MaxLength} characters.", nameof(parts));

    /// <summary>The key of these parts, unless it would be longer than <see cref="MaxLength"/>; for untrusted parts.</summary>
    public static bool TryOf(out string key, params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("A key has at least one part.", nameof(parts));

        var text = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                text.Append(Separator);
            AppendPart(text, parts[i]);
            if (text.Length > MaxLength)
            {
                key = "";
                return false;
            }
        }

        key = text.ToString();
        return true;
    }

    /// <summary>The parts a key was made of.</summary>
    /// <exception cref="FormatException">Not a key that <see cref="Of"/> makes.</exception>
    public static IReadOnlyList<string> Parts(string key) => [.. key.Split(Separator).Select(Unescape)];

    /// <summary>All keys that have these parts and at least one more.</summary>
    public static KeyRange Under(params ReadOnlySpan<string> parts)
    {
        var prefix = Of(parts);
        return new KeyRange(prefix + Separator, prefix + AfterSeparator);
    }

    /// <summary>All possible keys: no character of a key sorts after the last Han character.</summary>
    internal static KeyRange Everything { get; } = new("", "\uA000");

    /// <summary>What follows these parts in <paramref name="key"/>, still escaped.</summary>
    internal static string Rest(string key, params ReadOnlySpan<string> parts) => key[(Of(parts).Length + 1)..];

    /// <summary>
    /// The longest prefix of <paramref name="text"/> made of characters that occur in keys: makes an untrusted
    /// position safe for a range query.
    /// </summary>
    internal static string Readable(string text)
    {
        var length = 0;
        while (length < text.Length && length < MaxLength && (IsPlain(text[length]) || text[length] is Separator or Escape))
            length++;
        return text[..length];
    }

    /// <summary>A day as a part; earlier days sort first.</summary>
    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A day as a part; later days sort first.</summary>
    public static string DayNewestFirst(DateOnly day) =>
        (99999999 - (day.Year * 10000 + day.Month * 100 + day.Day)).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>A month as a part; its day is ignored.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>A year as a part.</summary>
    public static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>A number of zero or more as a part; smaller numbers sort first.</summary>
    public static string Number(long number) => number.ToString("D12", CultureInfo.InvariantCulture);

    private static void AppendPart(StringBuilder text, string part)
    {
        // An empty part is written as the escape alone, so that no key is empty and parts stay distinct.
        if (part.Length == 0)
            text.Append(Escape);

        foreach (var c in part)
        {
            if (IsPlain(c))
                text.Append(c);
            else
                text.Append(Escape).Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsPlain(char c) => Plain.Contains(c) || c is >= '\u4E00' and <= '\u9FFF';

    private static string Unescape(string part)
    {
        if (part is ['!'])
            return "";

        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (IsPlain(part[i]))
                text.Append(part[i]);
            else if (part[i] == Escape && i + 4 < part.Length && TryHex(part.AsSpan(i + 1, 4), out var c) && !IsPlain(c))
                (_, i) = (text.Append(c), i + 4);
            else
                throw new FormatException("Not a key of ours.");
        }

        return text.Length > 0 ? text.ToString() : throw new FormatException("Not a key of ours.");
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out char value)
    {
        var ok = ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        value = (char)number;
        return ok && !digits.ContainsAnyInRange('a', 'f');
    }
}

/// <summary>Row keys from <paramref name="From"/>, inclusive, to <paramref name="To"/>, exclusive, in ordinal order.</summary>
public readonly record struct KeyRange(string From, string To);
