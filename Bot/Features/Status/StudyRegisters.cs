using System.Collections.Frozen;
using BotApp.Office.Registers;

namespace BotApp.Features.Status;

/// <summary>Which meetings are study sessions.</summary>
internal static class StudyRegisters
{
    private static readonly FrozenSet<string> Codes =
        FrozenSet.ToFrozenSet(["central-group-study", "seminar", "reading-class", "party-lecture", "training"], StringComparer.Ordinal);

    /// <summary>Whether entries of a register are study sessions.</summary>
    public static bool Contains(Register register) => Codes.Contains(register.Code);
}
