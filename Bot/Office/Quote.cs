namespace BotApp.Office;

/// <summary>What someone typed, as an answer repeats it.</summary>
internal static class Quote
{
    /// <summary>Cut where it is longer than a name, and never within a character.</summary>
    public static string Short(string text, int longest = 20) =>
        text.Length > longest ? text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…" : text;
}
