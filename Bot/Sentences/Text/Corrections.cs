using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>The writer takes something back: 实到11，更正，10人; 17日，不对，是18日.</summary>
internal static partial class Corrections
{
    public const string Words =
        "更正|纠正|订正|修正一下|不对|说错|写错|记错|搞错|弄错|打错|数错|报错|算错|口误|笔误|手误|手滑|应为|应该是|哦不|噢不|啊不|呃不|" +
        "重新数|重数|记反了|看错";

    /// <summary>Whether a correction is announced between two offsets.</summary>
    public static bool Between(string text, int start, int end) =>
        start < end && Announced().IsMatch(text.AsSpan(start, end - start));

    [GeneratedRegex($"(?:{Words}|[,。;]不[,。]|改成|改为)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Announced();
}
