namespace BotApp.Sentences.Text;

/// <summary>
/// What stands in the working text in place of something already understood. Constants, not an enum, because they
/// are part of patterns.
/// </summary>
internal static class Mark
{
    /// <summary>A character within quotation marks: “12·4” is no date, 《支委会工作规则》 no meeting.</summary>
    public const char Quoted = '\uE000';

    /// <summary>A deadline: 12月5日前.</summary>
    public const char Due = '\uE001';

    /// <summary>The day or the hour of the meeting.</summary>
    public const char When = '\uE002';

    /// <summary>The name of a register.</summary>
    public const char Type = '\uE003';

    /// <summary>Anything else that a reader has taken.</summary>
    public const char Taken = '\uE004';

    /// <summary>For a character class: punctuation and marks at which a clause or a word ends (quoted text is no end).</summary>
    public const string Ends = @"\s,。;!?|:()\[\]\uE001-\uE004";

    /// <summary>For a character class: what ends a statement.</summary>
    public const string Stops = @"。;!?|\n";

    /// <summary>For a character class: digits, Chinese and half-width.</summary>
    public const string Digits = "0-9零〇一二两俩仨三四五六七八九十百千廿";

    /// <summary>A number as written, up to 99,999.</summary>
    public const string Number = "(?:[0-9]{1,5}|[零〇一二两俩仨三四五六七八九十百千廿]{1,7})";

    /// <summary>Whether a word, a name or a value ends before this character.</summary>
    public static bool EndsWord(char c) =>
        c is >= Due and <= Taken || char.IsWhiteSpace(c) || ",。;!?|:()[]".Contains(c, StringComparison.Ordinal);
}
