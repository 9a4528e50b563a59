using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards;

/// <summary>The few shapes all cards are put together from, so that they look alike.</summary>
internal static class CardParts
{
    public static AdaptiveCard Card(CardTexts t, string fallbackText, IReadOnlyList<CardElement> body) =>
        new() { Lang = t.Language, FallbackText = fallbackText, Body = body };

    public static TextBlock Heading(string text) =>
        new(text) { Style = TextStyle.Heading, Size = TextSize.Medium, Weight = TextWeight.Bolder };

    /// <summary>A sentence of ours beside the matter.</summary>
    public static TextBlock Note(string text) => new(text) { IsSubtle = true, Spacing = Spacing.Small };

    /// <summary>A sentence of ours that must not be overlooked. The box is beside the words, not instead of them.</summary>
    public static Container Notice(string text, ContainerStyle style) =>
        new([new TextBlock(text) { Weight = TextWeight.Bolder }]) { Style = style, Spacing = Spacing.Small };

    /// <summary>Words of a person, as they were written.</summary>
    public static RichTextBlock Written(string text, TextWeight weight = TextWeight.Default) =>
        new([new TextRun(text) { Weight = weight }]) { Spacing = Spacing.Small };

    /// <summary>"Place: Room 3".</summary>
    public static RichTextBlock Line(CardTexts t, string label, string value) =>
        new([new TextRun(t.Labelled(label)) { IsSubtle = true }, new TextRun(value)]) { Spacing = Spacing.Small };

    public static ExecuteAction Run(string title, string command) => new(title, CardVerbs.CommandRun)
    {
        Data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Command] = command },
        AssociatedInputs = AssociatedInputs.None,
    };

    /// <summary>The data of a button with one key set anew.</summary>
    public static Dictionary<string, string> With(this IReadOnlyDictionary<string, string> data, string key, string value) =>
        new(data, StringComparer.Ordinal) { [key] = value };

    /// <summary>The data of a button without a key.</summary>
    public static Dictionary<string, string> Without(this IReadOnlyDictionary<string, string> data, string key)
    {
        var rest = new Dictionary<string, string>(data, StringComparer.Ordinal);
        rest.Remove(key);
        return rest;
    }
}
