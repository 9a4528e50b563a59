using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Settings;

/// <summary>What the settings cards have in common.</summary>
internal static class SettingsParts
{
    /// <summary>What happened, if anything did.</summary>
    public static IEnumerable<CardElement> Occasion(SettingsForm form, CardTexts t)
    {
        if (form.Errors.Count > 0)
            yield return CardParts.Notice(t.SettingsFaulty(form.Errors.Count), ContainerStyle.Attention);
        else if (form.Occasion is SettingsOccasion.Saved)
            yield return CardParts.Notice(t.SettingsSaved, ContainerStyle.Good);
        else if (form.Occasion is SettingsOccasion.Stale)
            yield return CardParts.Notice(t.SettingsStale, ContainerStyle.Warning);
        else if (form.Occasion is SettingsOccasion.Asked)
            yield return CardParts.Notice(t.SettingsAsked, ContainerStyle.Warning);
    }

    public static ExecuteAction Save(SettingsForm form, string verb, CardTexts t) => new(t.Save, verb)
    {
        Data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Version] = form.Version.ToString(CultureInfo.InvariantCulture),
        },
        Style = ActionStyle.Positive,
    };

    public static TextBlock Section(string text) =>
        new(text) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };

    public static IReadOnlyList<Choice> Languages(CardTexts t, string otherwise) =>
        [new(otherwise, SettingInputs.FollowClient), new(t.LanguageChinese, "zh-CN"), new(t.LanguageEnglish, "en-US")];

    /// <summary>Two inputs side by side.</summary>
    public static ColumnSet Pair(IReadOnlyList<CardElement> left, IReadOnlyList<CardElement> right) => new([new Column(left), new Column(right)]);
}
