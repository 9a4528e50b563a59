using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

internal static class Captures
{
    public static Span ToSpan(this Capture capture) => new(capture.Index, capture.Index + capture.Length);

    /// <summary>The first group of these names that took part in the match.</summary>
    public static Group? First(this Match match, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (match.Groups[name] is { Success: true } group)
                return group;
        }

        return null;
    }
}
