using System.Globalization;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Support.Documents;

/// <summary>Reads what spreadsheets write.</summary>
public static partial class OoxmlReading
{
    /// <summary>Text of a cell with <c>_xHHHH_</c> escapes decoded.</summary>
    public static string Unescape(string written) =>
        Escape().Replace(written, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
