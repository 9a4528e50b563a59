using System.Net;
using System.Text.RegularExpressions;

namespace BotApp.Turns;

/// <summary>A message's HTML as Teams delivers it.</summary>
internal static partial class MessageHtml
{
    /// <summary>The plain text: paragraphs and line breaks become newlines, other tags are removed.</summary>
    public static string PlainText(string html)
    {
        var lines = LineEnd().Replace(html, "\n");
        return WebUtility.HtmlDecode(Mark().Replace(lines, "")).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex(@"</p>|<br\s*/?>|</div>|</li>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex LineEnd();

    // A tag must not contain `<`; so a text of many unclosed `<` takes linear time.
    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Mark();
}
