using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Support.Turns;

/// <summary>JSON as searchable text. The library escapes all Chinese by default, so a search would never find it.</summary>
internal static partial class ReadableJson
{
    private static readonly JsonSerializerOptions AsRead = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, unescaped.</summary>
    public static string Readable(this JsonNode node) => node.ToJsonString(AsRead);

    /// <summary>Text that may contain JSON, unescaped.</summary>
    public static string Unescaped(string text) =>
        Escape().Replace(text, escape => ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}")]
    private static partial Regex Escape();
}
