namespace BotApp.Office.Roster;

/// <summary>How the kinds of units are written: as codes in ids, files and registers; by people also in Chinese.</summary>
internal static class UnitKinds
{
    private static readonly (string Code, string Word)[] Names = [("branch", "支部"), ("department", "部门"), ("office", "机关")];

    /// <summary>As written in ids, files and the choices of a register.</summary>
    public static string Code(this UnitKind kind) => Names[(int)kind].Code;

    /// <summary>As people write it in Chinese.</summary>
    public static string Word(this UnitKind kind) => Names[(int)kind].Word;

    /// <summary>The kind of a code; null for anything else.</summary>
    public static UnitKind? Parse(string code) => At(Array.FindIndex(Names, n => n.Code == code));

    /// <summary>The kind of a word, in either language; null for anything else.</summary>
    public static UnitKind? Read(string word, StringComparison comparison = StringComparison.Ordinal) =>
        At(Array.FindIndex(Names, n => n.Code.Equals(word, comparison) || n.Word == word));

    private static UnitKind? At(int index) => index < 0 ? null : (UnitKind)index;
}
