using System.Globalization;
using System.Text;

namespace BotApp.Office.Roster;

/// <summary>How the names of people and units are stored, and when two are the same name. Pure.</summary>
internal static class RosterNames
{
    // What input methods offer for the dot in a name such as 阿卜杜拉·买买提.
    private const char Dot = '·';
    private const string Dots = "•・‧･∙⋅";

    /// <summary>A name as it is stored: without the blanks that pad it to a width (王　强), and without invisible characters.</summary>
    public static string Clean(string name)
    {
        if (IsPlain(name))
            return name;
        var clean = new StringBuilder(name.Length);
        var isApart = false;
        foreach (var c in name)
        {
            switch (char.GetUnicodeCategory(c))
            {
                case UnicodeCategory.Format:
                    continue;
                case UnicodeCategory.SpaceSeparator:
                    isApart = clean.Length > 0;
                    continue;
            }

            // A blank separates words in letters; Chinese has none.
            if (isApart && !IsWritten(clean[^1]) && !IsWritten(c))
                clean.Append(' ');
            isApart = false;
            clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>What the spellings of one name have in common: width, case, padding and the kind of dot do not distinguish people or units.</summary>
    public static string Key(string name) =>
        IsPlain(name) ? name : Clean(string.Concat(TextFolding.Fold(name).Select(c => Dots.Contains(c) ? Dot : c))).ToLowerInvariant();

    /// <summary>The name without a bracket at its end, by which an office distinguishes namesakes.</summary>
    public static string WithoutRemark(string name) => name.IndexOfAny(['（', '(']) is > 0 and var remark ? name[..remark].Trim() : name;

    private static bool IsPlain(string name) => name.All(c => c is >= '\u4e00' and <= '\u9fff');

    // Chinese characters, including those beyond the first plane, and the dot between the parts of a name.
    private static bool IsWritten(char c) => c is Dot or (>= '\u2e80' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') || char.IsSurrogate(c) || Dots.Contains(c);
}
