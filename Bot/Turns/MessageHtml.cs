using System.Net;
using System.Text.RegularExpressions;

namespace BotApp.Turns;

/// <summary>A message as Teams hands it over: with marks.</summary>
internal static partial class MessageHtml
{
    /// <summary>The text alone: paragraphs and line breaks become lines, other marks go.</summary>
    public static string PlainText(string html)
    {
        var lines = LineEnd().Replace(html, "\n");
        return WebUtility.HtmlDecode(Mark().Replace(lines, "")).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex(@"</p>|<br\s*/?>|</div>|</li>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex LineEnd();

    // No mark holds another's beginning: so a text of beginnings without an end is gone through once.
    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Mark();
}
