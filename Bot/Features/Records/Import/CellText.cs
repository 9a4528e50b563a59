using System.Text.RegularExpressions;
using BotApp.Office;
using BotApp.Office.Registers;

namespace BotApp.Features.Records.Import;

/// <summary>Turns cells as offices write them into the form that a card's input has. What is not recognised is left unchanged.</summary>
internal static partial class CellText
{
    /// <summary>The value of a field.</summary>
    public static string Normalise(RegisterCatalog registers, Register register, RegisterField field, string cell) => field.Type switch
    {
        FieldType.Date => Date(TextFolding.Fold(cell)),
        FieldType.Time => Seconds().Replace(TextFolding.Fold(cell), "$1"),
        FieldType.Tags => string.Join(',', FieldValues.Codes(cell).Select(name => TagOf(registers, register, name))),
        _ => cell,
    };

    private static string Date(string cell) => Day().Match(cell) is { Success: true } day
        ? $"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}"
        : cell;

    private static string TagOf(RegisterCatalog registers, Register register, string name) =>
        RecordFields.TagsOf(registers, register).FirstOrDefault(t => t.Code == name || t.Name.Zh == name || string.Equals(t.Name.En, name, StringComparison.OrdinalIgnoreCase))?.Code ?? name;

    // 2026-11-23, 2026/11/3, 2026.11.3, 2026年11月3日, 20261103; a time of midnight after it is ignored.
    [GeneratedRegex(@"^(\d{4})(?:[-/.年]?)(\d{2}|(?<=[-/.年])\d)(?:[-/.月]?)(\d{2}|(?<=[-/.月])\d)日?(?:[ T]0?0:00(?::00)?)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(\d{1,2}:\d{2}):\d{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Seconds();
}
