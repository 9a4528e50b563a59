namespace BotApp.Office.Registers;

/// <summary>A short text in the office's two languages.</summary>
internal sealed record LocalText(string Zh, string En)
{
    /// <summary>The text by ISO 639-1 code, as the cards name their language: English for <c>en</c>, Chinese for any other.</summary>
    public string In(string language) => language == "en" ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}
