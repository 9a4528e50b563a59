namespace BotApp.Cards.Texts;

// Texts of the settings.
public sealed partial class CardTexts
{
    public string CommandSettings => Get();

    public string SettingsTitle => Get();

    public string SettingsOffice => Get();

    public string SettingsChannel => Get();

    public string SettingsPersonalNote => Get();

    public string SettingsOfficeNote => Get();

    public string SettingsChannelNote => Get();

    public string SettingsFaulty(int count) => Fill([count]);

    public string SettingsSaved => Get();

    public string SettingsStale => Get();

    public string SettingsAsked => Get();

    public string SettingsLanguage => Get();

    public string LanguageOfClient => Get();

    public string LanguageChinese => Get();

    public string LanguageEnglish => Get();

    public string SettingsOwnDayHour(string office) => Fill([office]);

    public string SettingsQuiet => Get();

    public string SettingsFrom => Get();

    public string SettingsUntil => Get();

    public string SettingsAway => Get();

    public string SettingsAwayNote => Get();

    public string SettingsAwayToo(string days) => Fill([days]);

    public string SettingsFromDay => Get();

    public string SettingsUntilDay => Get();

    public string SettingsReminders => Get();

    public string SettingsDayHour => Get();

    public string SettingsObligationLead => Get();

    public string SettingsEscalation => Get();

    public string SettingsEscalates => Get();

    public string SettingsHolidays => Get();

    public string SettingsHolidayDraft => Get();

    public string SettingsHolidayLead => Get();

    public string SettingsHolidayHour => Get();

    public string SettingsHolidaySending => Get();

    public string SettingsHolidayByItself => Get();

    public string SettingsRecords => Get();

    public string SettingsContent => Get();

    public string SettingsContentFull => Get();

    public string SettingsContentCounts => Get();

    public string SettingsRetention => Get();

    public string SettingsRetentionFewer(DateOnly lastDay) => Fill([DateWithoutWeekday(lastDay)]);

    public string SettingsLookBack => Get();

    public string SettingsCadences => Get();

    public string SettingsFixedDay => Get();

    public string SettingsTermStarts => Get();

    public string SettingsTermStartsHint => Get();

    public string SettingsCadencesNote => Get();

    public string SettingsCadence(string name, string period) => Fill([name, period]);

    public string SettingsCadenceSince(DateOnly day, int before) => Fill([DateWithoutWeekday(day), before]);

    public string SettingsPerMonth => Get();

    public string SettingsPerQuarter => Get();

    public string SettingsPerYear => Get();

    public string SettingsPerYears(int years) => Fill([years]);

    public string SettingsChannels => Get();

    public string SettingsChannelsHow => Get();

    public string SettingsChannelLine(string channel, string language, string post) => Fill([channel, language, post]);

    public string SettingsChannelSaved(string channel, DateTimeOffset at) => Fill([channel, Moment(at)]);

    public string SettingsChannelSavedBy(string channel, string name, DateTimeOffset at) => Fill([channel, name, Moment(at)]);

    public string SettingsChannelName => Get();

    public string SettingsChannelNameHint => Get();

    public string SettingsChannelUnits => Get();

    public string SettingsAllUnits => Get();

    public string SettingsChannelLanguage => Get();

    public string SettingsPost => Get();

    public string SettingsPostNone => Get();

    public string SettingsPostWeekly => Get();

    public string SettingsPostMonthly => Get();

    public string SettingsPostRefused(string post, DateOnly day) => Fill([post, ShortDate(day)]);

    public string SettingsPostUnknown(string post, DateOnly day) => Fill([post, ShortDate(day)]);

    public string SettingsPostHour => Get();

    public string SettingsInPersonal => Get();

    public string ErrorRange(int min, int max) => Fill([min, max]);

    public string ErrorQuietPair => Get();

    public string ErrorTermStart(int line) => Fill([line]);

    public string ErrorAwayEnd => Get();

    public string ErrorInPast => Get();

    public string ErrorDatesTurned => Get();

    public string ErrorTooFar => Get();

    public string AwayTitle => Get();

    public string AwaySet(string until) => Fill([until]);

    public string AwaySetFrom(string from, string until) => Fill([from, until]);

    public string AwayToo(string days) => Fill([days]);

    public string AwayDays(string from, string until) => Fill([from, until]);

    public string AwayDaysUntil(string until) => Fill([until]);

    public string AwayBackTitle => Get();

    public string AwayBack => Get();

    public string AwayCalledOff(string days) => Fill([days]);

    public string AwayUnclearTitle => Get();

    public string AwayUnclear => Get();

    public string AwayBackCommand => Get();
}
