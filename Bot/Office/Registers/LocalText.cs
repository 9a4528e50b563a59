using System.Globalization;

namespace BotApp.Office.Registers;

/// <summary>A short text in the office's two languages.</summary>
internal sealed record LocalText(string Zh, string En)
{
    /// <summary>The English text for an English culture, the Chinese one for any other.</summary>
    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Zh;

    /// <summary>The same by ISO 639-1 code, as the cards name their language.</summary>
    public string In(string language) => language == "en" ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}
