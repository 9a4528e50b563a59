using System.Globalization;
using System.Resources;
using BotApp.Office;

namespace BotApp.Features.Import;

/// <summary>The words of the import, in Chinese or English.</summary>
internal sealed class ImportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(ImportTexts).FullName!, typeof(ImportTexts).Assembly);

    /// <summary>The text of a key with its arguments put in. They may be a foreign file's words, and the terminal gets no control sequence of theirs and no line.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key.</exception>
    public string Say(string key, params IReadOnlyList<string> arguments) => string.Format(
        culture,
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
        [.. arguments.Select(a => TypedText.Visible(a.ReplaceLineEndings(" ")))]);

    /// <summary>Place and reason of an error, in one line.</summary>
    public string Say(FileError error)
    {
        var place = error switch
        {
            { Row: 0, Sheet: { } sheet } => Say("at-whole-sheet", sheet),
            { Row: 0 } => Say("at-file"),
            { Column: null } => Say("at-row", $"{error.Row}"),
            _ => Say("at-cell", $"{error.Row}", error.Column),
        };
        return (error is { Sheet: { } within, Row: > 0 } ? Say("at-sheet", within) : "") + place + Say("colon") + Reason(error);
    }

    /// <summary>The reason in words, without the place.</summary>
    public string Reason(FileError error) => Say(error.Code, error.Arguments);
}
