using System.Collections.Frozen;

namespace BotApp.Features.Import;

/// <summary>What a spreadsheet shows in a cell whose formula has no value. It remains, without the formula, when pasted as values or saved as CSV.</summary>
internal static class ErrorCells
{
    // ECMA-376 part 1, 18.17.3, and what Excel has added since.
    private static readonly FrozenSet<string> Values = FrozenSet.Create(
        StringComparer.Ordinal,
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!");

    /// <summary>Whether a cell holds one.</summary>
    public static bool IsOne(string cell) => Values.Contains(cell.Trim());
}
