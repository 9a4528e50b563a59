using System.Globalization;

namespace BotApp.Sentences.Text;

/// <summary>
/// One form for what is typed in several: full-width and half-width forms, the many dashes and quotes, traditional characters.
/// Every character becomes exactly one character, so an offset in the folded text is the offset in the message and
/// values can be cut from the message as it was written (８人 is read as 8人; a topic keeps its ：).
/// </summary>
internal static class Fold
{
    public static string Apply(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = source[i] is '.' && EndsStatement(source, i) ? '。' : One(source[i]);
    });

    // 主持周砚清.记录林晓禾, 应到14.实到13: a full stop typed half-width. The number of a list item, 1., has one digit and follows no word.
    private static bool EndsStatement(string text, int dot)
    {
        if (dot == 0 || dot + 1 >= text.Length || !IsHan(text[dot + 1]))
            return false;

        var before = dot;
        while (before > 0 && char.IsAsciiDigit(text[before - 1]))
            before--;
        return before > 0 && IsHan(text[before - 1]) && dot - before != 1;
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static char One(char c) => c switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' => '\n',
        >= '\uFF01' and <= '\uFF5E' => OneHalfWidth((char)(c - 0xFEE0)),
        '\u3000' or '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\u202F' or '\t' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u301C' or '\u2192' => '-',
        '~' => '-',
        '\u3010' or '\u3014' => '[',
        '\u3011' or '\u3015' => ']',
        '\u2022' or '\u30FB' or '\u2027' => '·',
        '丶' => '、',
        '\uFF61' => '。',
        '\u2502' or '\u2503' or '\u00A6' => '|',
        // Reserved for our marks: a message must not bring them along.
        >= '\uE000' and <= '\uF8FF' => ' ',
        _ when char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format => ' ',
        _ => Traditional.Simplify(c),
    };

    private static char OneHalfWidth(char c) => c is '~' ? '-' : c;
}
