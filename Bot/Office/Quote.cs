namespace BotApp.Office;

/// <summary>What someone typed, for repeating it in an answer.</summary>
internal static class Quote
{
    /// <summary>Cuts what is longer than a name, but never within a character.</summary>
    public static string Short(string text, int longest = 20) =>
        text.Length > longest ? text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…" : text;
}
