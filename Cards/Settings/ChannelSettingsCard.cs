using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Settings;

/// <summary>What the office sets for a channel or group chat, asked for and shown there.</summary>
public static class ChannelSettingsCard
{
    /// <summary>What the form shows.</summary>
    public sealed record Data : SettingsForm
    {
        /// <summary>Units to choose from: name and value.</summary>
        public required IReadOnlyList<Choice> Units { get; init; }

        /// <summary>The longest name that can be given, in UTF-16 units.</summary>
        public required int LongestName { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var fields = new FormFields(data.Values, data.Errors, t);
        List<CardElement> body = [CardParts.Heading(t.SettingsChannel), .. SettingsParts.Occasion(data, t), CardParts.Note(t.SettingsChannelNote)];
        if (data.Units.Count > 0)
            body.AddRange(fields.WithError(fields.Choose(SettingInputs.Units, t.SettingsChannelUnits, data.Units, t.SettingsAllUnits) with { IsMultiSelect = true }));
        body.AddRange(fields.WithError(fields.Choose(SettingInputs.Language, t.SettingsChannelLanguage, [new(t.LanguageChinese, "zh-CN"), new(t.LanguageEnglish, "en-US")])));
        body.Add(SettingsParts.Pair(
            fields.WithError(fields.Choose(
                SettingInputs.Post,
                t.SettingsPost,
                [new(t.SettingsPostNone, "None"), new(t.SettingsPostWeekly, "Weekly"), new(t.SettingsPostMonthly, "Monthly")])),
            fields.WithError(fields.Time(SettingInputs.PostHour, t.SettingsPostHour))));
        body.AddRange(fields.WithError(fields.Text(SettingInputs.Name, t.SettingsChannelName, t.SettingsChannelNameHint, data.LongestName)));
        body.Add(new ActionSet([SettingsParts.Save(data, CardVerbs.SettingsSaveChannel, t)]) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.SettingsChannel, body);
    }
}
