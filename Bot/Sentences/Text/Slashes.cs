using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>
/// A message whose fields are separated by slashes only (支委会/11.24/14:30/三楼/实到4人): they become the separators they stand
/// for. Those of 11/24, 5/4 and 应到/实到 stay; in a message with other punctuation all stay: 缺席：凌笛/许芷，….
/// </summary>
internal static partial class Slashes
{
    private const int Fewest = 2;

    public static string AsSeparators(string text)
    {
        if (text.AsSpan().Count('/') < Fewest || OtherSeparators().IsMatch(text.AsSpan().Trim()))
            return text;

        return string.Create(text.Length, text, static (target, source) =>
        {
            source.CopyTo(target);
            for (var i = 1; i < source.Length - 1; i++)
            {
                if (source[i] is '/' && Parts(source, i))
                    target[i] = '|';
            }
        });
    }

    private static bool Parts(string text, int slash)
    {
        var before = text.AsSpan(0, slash);
        var after = text.AsSpan(slash + 1);
        if (ExpectedBefore().IsMatch(before) && after.StartsWith("实到"))
            return false;

        return !char.IsAsciiDigit(before[^1]) || !char.IsAsciiDigit(after[0]) || DayHourOrRoomBefore().IsMatch(before) || HourOrRoomAfter().IsMatch(after);
    }

    [GeneratedRegex(@"[,;。!?|\n\s]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OtherSeparators();

    [GeneratedRegex("应到(?:会|人数|人)?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex ExpectedBefore();

    [GeneratedRegex("(?:[0-9][.:-][0-9]{1,2}|(?<![0-9])[0-9]{3})$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex DayHourOrRoomBefore();

    [GeneratedRegex("^(?:[0-9]{1,2}[:.][0-9]|[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex HourOrRoomAfter();
}
