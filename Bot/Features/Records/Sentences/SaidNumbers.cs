using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>
/// Finds the number that a sentence says of a field: 参加30人，合格28人; 发文86件. A number that is approximate or part of another
/// (约1500字, 1,200字, 一万二千字) is ignored, and 120人次 does not count people.
/// </summary>
internal static class SaidNumbers
{
    private const string Whole = $"{SentenceWords.WholeNumber}(?<n>{Mark.Number})";

    /// <param name="text">The working text.</param>
    /// <param name="among">All fields of the register that still lack a number.</param>
    /// <returns>The number and where it stands; null if none is said, or more than one.</returns>
    public static (int Number, Span Where)? Find(string text, RegisterField field, IReadOnlyList<RegisterField> among) =>
        WaysToSay(field, among).Select(way => OneIn(text, way)).FirstOrDefault(n => n is not null);

    // A lone number with its unit belongs to a lone field with that unit; else what is counted stands beside it.
    private static IEnumerable<string> WaysToSay(RegisterField field, IReadOnlyList<RegisterField> among)
    {
        var counted = Regex.Escape(CountedBy(field));
        var keys = KeysOf(field, among);
        if (UnitOf(field) is not { } unit)
            return keys.Select(key => $"{key}[数量]?{Whole}(?![0-9.,%万亿年月日])");

        var inUnits = $"{Whole}(?:{unit})(?!次|左右|上下|以上|多|余|不等)";
        return among.Count(f => UnitOf(f) == unit) is 1
            ? [inUnits, .. keys.Select(key => $@"{key}{Whole}(?:[个条项名]|(?=[,。;\s]|$))")]
            : [$"{counted}[^{Mark.Ends}0-9]{{0,3}}{inUnits}", $"{Whole}(?:{unit}){counted}"];
    }

    // 参加人数, 发文数: what is counted. 当月阅读数 is also said as 阅读, if no other number is.
    private static IEnumerable<string> KeysOf(RegisterField field, IReadOnlyList<RegisterField> among)
    {
        var counted = CountedBy(field);
        return new[] { counted, counted.Length > 2 ? counted[^2..] : "" }
            .Where(key => key.Length > 1 && among.Count(f => CountedBy(f).Contains(key, StringComparison.Ordinal)) is 1)
            .Select(Regex.Escape);
    }

    private static (int Number, Span Where)? OneIn(string text, string pattern)
    {
        var found = Regex.Matches(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout))
            .Select(m => (Number: Numerals.Read(m.Groups["n"].ValueSpan), Where: m.ToSpan())).Where(m => m.Number is not null).ToList();
        return found is [var (number, where)] ? (number!.Value, where) : null;
    }

    private static string CountedBy(RegisterField field) => Fold.Apply(field.Label.Zh.Replace("人数", "", StringComparison.Ordinal).TrimEnd('数'));

    private static string? UnitOf(RegisterField field) => field.CountedIn is { } units ? string.Join('|', units.Select(Regex.Escape)) : null;
}
