using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Settings;

/// <summary>What the office sets for everyone.</summary>
public static class OfficeSettingsCard
{
    private const string CadencesId = "cadences";

    /// <summary>How often something is due, where the rules leave it to the office.</summary>
    /// <param name="Key">Identifies the cadence; see <see cref="SettingInputs.Cadence"/>.</param>
    /// <param name="Name">What is due.</param>
    /// <param name="Period">In which stretch of time, e.g. "每季度".</param>
    /// <param name="Since">The day from which it applies; null if it has always applied.</param>
    /// <param name="Before">How many were due before that day.</param>
    public sealed record Cadence(string Key, string Name, string Period, DateOnly? Since = null, int Before = 0);

    /// <summary>Fewer years to keep than before; the person is asked before they are saved.</summary>
    /// <param name="LastDay">Records up to this day will be deleted.</param>
    public sealed record FewerYears(int Years, DateOnly LastDay);

    /// <summary>What the form shows.</summary>
    public sealed record Data : SettingsForm
    {
        public IReadOnlyList<Cadence> Cadences { get; init; } = [];

        /// <summary>The largest number a cadence takes.</summary>
        public required int MostTimes { get; init; }

        /// <summary>The longest list of terms of office, in UTF-16 units.</summary>
        public required int LongestTermStarts { get; init; }

        /// <summary>The settings of the channels, one line each, for information; they are changed in the channel itself.</summary>
        public IReadOnlyList<string> Channels { get; init; } = [];

        /// <summary>Set with <see cref="SettingsOccasion.Asked"/>.</summary>
        public FewerYears? Fewer { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var fields = new FormFields(data.Values, data.Errors, t);
        List<CardElement> body = [CardParts.Heading(t.SettingsOffice), .. SettingsParts.Occasion(data, t), CardParts.Note(t.SettingsOfficeNote)];

        body.Add(SettingsParts.Section(t.SettingsReminders));
        body.Add(SettingsParts.Pair(
            fields.WithError(fields.Time(SettingInputs.DayHour, t.SettingsDayHour)), Number(SettingInputs.ObligationLead, t.SettingsObligationLead, 1, 10)));
        body.AddRange(fields.WithError(fields.Toggle(SettingInputs.Escalates, t.SettingsEscalation, t.SettingsEscalates)));

        body.Add(SettingsParts.Section(t.SettingsHolidays));
        body.Add(SettingsParts.Pair(
            Number(SettingInputs.HolidayDraft, t.SettingsHolidayDraft, 6, 20), Number(SettingInputs.HolidayLead, t.SettingsHolidayLead, 3, 5)));
        body.AddRange(fields.WithError(fields.Time(SettingInputs.HolidayHour, t.SettingsHolidayHour)));
        body.AddRange(fields.WithError(fields.Toggle(SettingInputs.HolidayByItself, t.SettingsHolidaySending, t.SettingsHolidayByItself)));

        body.Add(SettingsParts.Section(t.SettingsRecords));
        body.AddRange(fields.WithError(fields.Choose(
            SettingInputs.Content, t.SettingsContent, [new(t.SettingsContentFull, "Full"), new(t.SettingsContentCounts, "CountsOnly")])));
        body.Add(SettingsParts.Pair(
            Number(SettingInputs.Retention, t.SettingsRetention, 1, 30), Number(SettingInputs.LookBack, t.SettingsLookBack, 1, 730)));
        if (data.Fewer is { } fewer)
            body.Add(CardParts.Notice(t.SettingsRetentionFewer(fewer.LastDay), ContainerStyle.Warning));

        var cadenceInputs = data.Cadences.Select(c => SettingInputs.Cadence(c.Key)).Append(SettingInputs.FixedDay).Append(SettingInputs.TermStarts);
        body.Add(new Container(
            [
                SettingsParts.Section(t.SettingsCadences),
                .. Number(SettingInputs.FixedDay, t.SettingsFixedDay, 1, 31),
                .. fields.WithError(fields.Text(SettingInputs.TermStarts, t.SettingsTermStarts, t.SettingsTermStartsHint, data.LongestTermStarts) with { IsMultiline = true }),
                .. data.Cadences.Count > 0 ? [CardParts.Note(t.SettingsCadencesNote)] : (CardElement[])[],
                .. data.Cadences.SelectMany(c => Times(c)),
            ])
        {
            Id = CadencesId,
            IsVisible = cadenceInputs.Any(data.Errors.ContainsKey) ? null : false,
        });

        body.Add(SettingsParts.Section(t.SettingsChannels));
        body.AddRange(data.Channels.Count > 0 ? data.Channels.Select(c => CardParts.Written(c)) : []);
        body.Add(CardParts.Note(t.SettingsChannelsHow));

        CardAction[] buttons = [Save(data, t), new ToggleVisibilityAction(t.SettingsCadences, [CadencesId])];
        body.Add(new ActionSet(buttons) { Spacing = Spacing.Large });
        return CardParts.Card(t, t.SettingsOffice, body);

        IReadOnlyList<CardElement> Times(Cadence cadence) =>
        [
            .. Number(SettingInputs.Cadence(cadence.Key), t.SettingsCadence(cadence.Name, cadence.Period), 0, data.MostTimes),
            .. cadence.Since is { } since ? [CardParts.Note(t.SettingsCadenceSince(since, cadence.Before))] : (CardElement[])[],
        ];

        IReadOnlyList<CardElement> Number(string input, string label, int min, int max) =>
            fields.WithError(fields.Number(input, label, min, max, t.ErrorRange(min, max)));
    }

    private static ExecuteAction Save(Data data, CardTexts t)
    {
        var save = SettingsParts.Save(data, CardVerbs.SettingsSaveOffice, t);
        return data.Fewer is { Years: var years }
            ? save with { Data = new Dictionary<string, string>(save.Data, StringComparer.Ordinal) { [CardData.Years] = years.ToString(CultureInfo.InvariantCulture) } }
            : save;
    }
}
