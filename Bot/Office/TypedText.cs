namespace BotApp.Office;

/// <summary>Typed text without invisible characters.</summary>
public static class TypedText
{
    /// <summary>
    /// Whether nobody means to type a character: a control character, or one that changes the direction of the text that
    /// follows (Unicode UAX #9, explicit directional formatting).
    /// </summary>
    public static bool IsHidden(char c) => c switch
    {
        '\n' or '\r' or '\t' => false,
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
        _ => char.IsControl(c),
    };

    /// <summary>The text without hidden characters; line ends and tabs stay.</summary>
    public static string Visible(string text) => text.AsSpan().ContainsAny(Hidden) ? string.Concat(text.Where(c => !IsHidden(c))) : text;

    private static readonly System.Buffers.SearchValues<char> Hidden =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(IsHidden)]);
}
