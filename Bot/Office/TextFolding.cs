namespace BotApp.Office;

/// <summary>Folds what input methods write in two widths into one, character for character, so that positions do not change.</summary>
public static class TextFolding
{
    /// <summary>Full-width ASCII becomes half-width, exotic spaces become a plain one.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            span[i] = Fold(source[i]);
    });

    private static char Fold(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '　' or '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\u202F' => ' ',
        _ => c,
    };
}
