using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Settings;

/// <summary>A person's own settings (<c>设置</c>).</summary>
public static class PersonalSettingsCard
{
    /// <summary>What the form shows.</summary>
    public sealed record Data : SettingsForm
    {
        /// <summary>The office's hour of the day's card, as HH:mm; applies if the hour is left empty.</summary>
        public required string OfficeHour { get; init; }

        /// <summary>Further days on which the person is away, in words; null for none.</summary>
        public string? AwayToo { get; init; }

        /// <summary>Whether the person may open the office's settings.</summary>
        public bool OffersOffice { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var fields = new FormFields(data.Values, data.Errors, t);
        List<CardElement> body = [CardParts.Heading(t.SettingsTitle), .. SettingsParts.Occasion(data, t), CardParts.Note(t.SettingsPersonalNote)];

        body.AddRange(fields.WithError(fields.Choose(SettingInputs.Language, t.SettingsLanguage, SettingsParts.Languages(t, t.LanguageOfClient))));
        body.AddRange(fields.WithError(fields.Time(SettingInputs.DayHour, t.SettingsOwnDayHour(data.OfficeHour))));
        body.Add(SettingsParts.Section(t.SettingsQuiet));
        body.Add(SettingsParts.Pair(
            fields.WithError(fields.Time(SettingInputs.QuietFrom, t.SettingsFrom)),
            fields.WithError(fields.Time(SettingInputs.QuietUntil, t.SettingsUntil))));
        body.Add(SettingsParts.Section(t.SettingsAway));
        body.Add(CardParts.Note(t.SettingsAwayNote));
        body.Add(SettingsParts.Pair(
            fields.WithError(fields.Date(SettingInputs.AwayFrom, t.SettingsFromDay)),
            fields.WithError(fields.Date(SettingInputs.AwayUntil, t.SettingsUntilDay))));
        if (data.AwayToo is { } days)
            body.Add(CardParts.Note(t.SettingsAwayToo(days)));

        List<CardAction> buttons = [SettingsParts.Save(data, CardVerbs.SettingsSave, t)];
        if (data.OffersOffice)
            buttons.Add(new ExecuteAction(t.SettingsOffice, CardVerbs.SettingsOffice) { AssociatedInputs = AssociatedInputs.None });
        body.Add(new ActionSet(buttons) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.SettingsTitle, body);
    }
}
