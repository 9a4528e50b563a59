using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Numbers that only some kinds of meeting keep: 慰问困难党员3户, 共8学时. Of two numbers with the same unit, neither is taken.</summary>
internal static partial class OwnNumbers
{
    /// <summary>The values by the ids of their fields, with what the name of the kind says.</summary>
    public static IReadOnlyDictionary<string, string> Read(Message message, TypeReading type)
    {
        if (type.Register is not { Numbers.Count: > 0 } register)
            return type.Says;

        var values = type.Says.ToDictionary(StringComparer.Ordinal);
        foreach (var (field, units) in register.Numbers)
        {
            var said = (
                from match in Number().Matches(message.Folded)
                let end = match.Index + match.Length
                let unit = units.FirstOrDefault(unit => message.Folded.AsSpan(end).StartsWith(unit, StringComparison.Ordinal))
                where unit is not null
                select (Number: match, End: end + unit.Length)).ToList();
            if (said is [var (one, behind)] && !one.Groups["about"].Success && Numerals.Read(one.Groups["n"].ValueSpan) is { } number
                && !OnlyAbout().IsMatch(message.Folded.AsSpan(behind)))
                values.TryAdd(field, FieldValues.Format(number));
        }

        return values;
    }

    // 2.5小时 and 1,200 are ignored, and so is an amount per person: 每人2小时.
    [GeneratedRegex(
        $@"(?<about>每[\u4e00-\u9fff]?|人均|各|第|约|大概|大约|近|将近|接近|超过?|不到|至少|差不多|好几)?(?<![0-9.,零〇一二两三四五六七八九十百千])(?<n>{Mark.Number})(?![{Mark.Digits}.])个?",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Number();

    [GeneratedRegex("^(?:多|余|半|左右|上下|以上|不等|[前后内])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OnlyAbout();
}
