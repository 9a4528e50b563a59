using System.Buffers;
using System.Globalization;

namespace BotApp.Sentences.Text;

/// <summary>Numbers as people write them: 13, 十三, 二十一, 廿, 两百零五, 俩, 仨.</summary>
internal static class Numerals
{
    private static readonly SearchValues<char> DigitCharacters = SearchValues.Create("零〇一二三四五六七八九");

    /// <summary>Reads a whole number below 100,000; null if it is not one (三四, 百十).</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9)
            return null;
        if (char.IsAsciiDigit(text[0]))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var arabic) && arabic < 100_000 ? arabic : null;

        return IsDigitByDigit(text) ? DigitByDigit(text) : ByPlace(text);
    }

    private static bool IsDigitByDigit(ReadOnlySpan<char> text) =>
        text.Length > 2 && !text.ContainsAnyExcept(DigitCharacters);

    // 二〇二六
    private static int? DigitByDigit(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
            value = value * 10 + Digit(c);
        return value < 100_000 ? value : null;
    }

    private static int? ByPlace(ReadOnlySpan<char> text)
    {
        var (total, pending, lastPlace, sawZero) = (0, -1, 100_000, false);
        foreach (var c in text)
        {
            var place = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (c is '零' or '〇')
            {
                if (text.Length == 1)
                    return 0;
                sawZero = true;
                continue;
            }

            if (c is '廿')
            {
                if (pending >= 0)
                    return null;
                (total, lastPlace) = (total + 20, 10);
            }
            else if (place > 0)
            {
                // 百十 and 十百 are not numbers; 十 alone is ten.
                if (place >= lastPlace || (pending < 0 && place != 10))
                    return null;
                (total, pending, lastPlace) = (total + Math.Max(pending, 1) * place, -1, place);
            }
            else
            {
                // 三四 is "three or four".
                if (pending >= 0)
                    return null;
                pending = Digit(c);
            }
        }

        // 一百二 is 120 to some and a slip to others.
        var bare = pending > 0 && lastPlace is 100 or 1000 && !sawZero;
        return bare ? null : total + Math.Max(pending, 0);
    }

    private static int Digit(char c) => c switch
    {
        '一' => 1,
        '二' or '两' or '俩' => 2,
        '三' or '仨' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => 0,
    };
}
