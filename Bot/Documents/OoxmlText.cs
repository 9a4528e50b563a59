using System.Globalization;
using System.Text;
using System.Xml;

namespace BotApp.Documents;

/// <summary>Escapes text for Office Open XML, so that no input produces a file that cannot be opened.</summary>
internal static class OoxmlText
{
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>
    /// For a cell (ST_Xstring, ECMA-376 part 1, 22.9.2.19): writes characters that XML cannot hold, and a carriage return, which XML
    /// would turn into a line feed, as <c>_xHHHH_</c>; escapes text that already looks like such an escape.
    /// </summary>
    public static string Cell(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var plain = pair || (XmlConvert.IsXmlChar(text[i]) && text[i] != '\r' && !IsEscape(text, i));
            if (!plain)
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (plain)
                escaped?.Append(text, i, pair ? 2 : 1);
            else if (text[i] == '_')
                escaped!.Append("_x005F_");
            else
                escaped!.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            if (pair)
                i++;
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>For a paragraph: drops characters that XML cannot hold.</summary>
    public static string Run(string text)
    {
        if (text.All(c => !char.IsSurrogate(c) && XmlConvert.IsXmlChar(c)))
            return text;

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as the replacement character.
            if (rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value))
                kept.Append(rune);
        }

        return kept.ToString();
    }

    private static bool IsEscape(string text, int at) =>
        text[at] == '_' && at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
        && text.AsSpan(at + 2, 4).IndexOfAnyExcept(HexDigits) < 0;
}
