using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Ledgers;

namespace BotApp.Office.Settings;

/// <summary>The settings there are, with their keys and ranges. Pure.</summary>
internal static class SettingLists
{
    /// <summary>Languages that can be chosen.</summary>
    public static ImmutableArray<string> Languages { get; } = ["zh-CN", "en-US"];

    /// <summary>What the office sets for everyone.</summary>
    public static SettingList<OfficeSettings> Office { get; } = new(
        OfficeSettings.Default,
        [
            Setting.Number<OfficeSettings>("holidayDraft", 6, 20, s => s.HolidayDraftWorkdays, (s, n) => s with { HolidayDraftWorkdays = n }),
            Setting.Number<OfficeSettings>("holidayLead", 3, 5, s => s.HolidayLeadWorkdays, (s, n) => s with { HolidayLeadWorkdays = n }),
            Setting.Time<OfficeSettings>("holidayHour", s => s.HolidayHour, (s, t) => s with { HolidayHour = t }),
            Setting.Flag<OfficeSettings>("holidayByItself", s => s.HolidaySendsByItself, (s, on) => s with { HolidaySendsByItself = on }),
            Setting.Time<OfficeSettings>("dayHour", s => s.DayCardHour, (s, t) => s with { DayCardHour = t }),
            Setting.Number<OfficeSettings>("obligationLead", 1, 10, s => s.ObligationLeadWorkdays, (s, n) => s with { ObligationLeadWorkdays = n }),
            Setting.Flag<OfficeSettings>("escalates", s => s.EscalatesToSecretary, (s, on) => s with { EscalatesToSecretary = on }),
            Setting.Number<OfficeSettings>("lookBack", 1, 730, s => s.LookBackDays, (s, n) => s with { LookBackDays = n }),
            Setting.Choice<OfficeSettings>("content", Enum.GetNames<ContentLevel>(), s => s.ContentLevel.ToString(), (s, c) => s with { ContentLevel = Enum.Parse<ContentLevel>(c) }),
            Setting.Number<OfficeSettings>("retention", 1, 30, s => s.RetentionYears, (s, n) => s with { RetentionYears = n }),
            Setting.Text<OfficeSettings>("ledgers", s => Lines(s.Ledgers), (s, text) => LedgersOf(text) is { } read ? s with { Ledgers = read } : null),
            Setting.OptionalNumber<OfficeSettings>("fixedDay", 1, 31, s => s.FixedDay, (s, n) => s with { FixedDay = n }),
            Setting.Text<OfficeSettings>("formerFixedDays", s => FormerFixedDays.Format(s.FormerFixedDays), (s, text) => FormerFixedDays.Parse(text) is { } read ? s with { FormerFixedDays = read } : null),
            Setting.Text<OfficeSettings>("termStarts", s => TermStarts.Format(s.TermStarts), (s, text) => TermStarts.Parse(text) is { } read ? s with { TermStarts = read } : null),
            Setting.Text<OfficeSettings>("termStartsEntered", s => TermStarts.Format(s.TermStartsEntered), (s, text) => TermStarts.Parse(text) is { } read ? s with { TermStartsEntered = read } : null),
            Setting.Text<OfficeSettings>("cadences", s => Lines(s.Cadences), (s, text) => CadencesOf(text) is { } read ? s with { Cadences = read } : null),
            Setting.Text<OfficeSettings>("formerCadences", s => FormerCadences.Format(s.FormerCadences), (s, text) => FormerCadences.Parse(text) is { } read ? s with { FormerCadences = read } : null),
        ]);

    /// <summary>What people set for themselves.</summary>
    public static SettingList<PersonalSettings> Personal { get; } = new(
        PersonalSettings.Default,
        [
            Setting.Time<PersonalSettings>("dayHour", s => s.DayCardHour, (s, t) => s with { DayCardHour = t }),
            Setting.Choice<PersonalSettings>("language", Languages, s => s.Language, (s, l) => s with { Language = l }),
            Setting.Choice<PersonalSettings>("clientLanguage", Languages, s => s.ClientLanguage, (s, l) => s with { ClientLanguage = l }),
            Setting.Text<PersonalSettings>("timeZone", s => s.TimeZone, (s, z) => TimeZoneInfo.TryFindSystemTimeZoneById(z, out _) ? s with { TimeZone = z } : null),
            Setting.Time<PersonalSettings>("quietFrom", s => s.QuietFrom, (s, t) => s with { QuietFrom = t }),
            Setting.Time<PersonalSettings>("quietUntil", s => s.QuietUntil, (s, t) => s with { QuietUntil = t }),
            Setting.Date<PersonalSettings>("awayFrom", s => s.AwayFrom, (s, d) => s with { AwayFrom = d }),
            Setting.Date<PersonalSettings>("awayUntil", s => s.AwayUntil, (s, d) => s with { AwayUntil = d }),
            Setting.Text<PersonalSettings>("awayToo", s => Absences.Format(s.AwayToo), (s, text) => Absences.Parse(text) is { } read ? s with { AwayToo = read } : null),
            Setting.Text<PersonalSettings>("datedDone", s => s.DatedDone.IsEmpty ? null : string.Join(',', s.DatedDone), (s, text) => s with { DatedDone = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)] }),
            Setting.Moment<PersonalSettings>("snoozedUntil", s => s.SnoozedUntil, (s, at) => s with { SnoozedUntil = at }),
            Setting.Moment<PersonalSettings>("backAt", s => s.BackAt, (s, at) => s with { BackAt = at }),
            Setting.Moment<PersonalSettings>("againAt", s => s.AgainAt, (s, at) => s with { AgainAt = at }),
        ]);

    /// <summary>What the office sets for one channel.</summary>
    public static SettingList<ChannelSettings> Channel { get; } = new(
        ChannelSettings.Default,
        [
            Setting.Text<ChannelSettings>("units", s => s.Units.IsEmpty ? null : string.Join(',', s.Units), (s, text) => s with { Units = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)] }),
            Setting.Choice<ChannelSettings>("language", Languages, s => s.Language, (s, l) => s with { Language = l }),
            Setting.Choice<ChannelSettings>("post", Enum.GetNames<ChannelPost>(), s => s.Post.ToString(), (s, p) => s with { Post = Enum.Parse<ChannelPost>(p) }),
            Setting.Time<ChannelSettings>("postHour", s => s.PostHour, (s, t) => s with { PostHour = t }),
            Setting.Text<ChannelSettings>("name", ChannelSettings.LongestName, s => s.Name, (s, name) => s with { Name = name }),
            Setting.Text<ChannelSettings>("reference", s => s.Reference, (s, reference) => s with { Reference = reference }),
        ]);

    private static string? Lines(ImmutableSortedDictionary<string, CadenceSetting> cadences) => cadences.IsEmpty
        ? null
        : string.Join(';', cadences.Select(c => $"{c.Key}={c.Value.Format()}"));

    private static string? Lines(ImmutableSortedDictionary<string, LedgerSetting> ledgers) => ledgers.IsEmpty
        ? null
        : string.Join(';', ledgers.Select(l => $"{l.Key}={l.Value.Format()}"));

    private static ImmutableSortedDictionary<string, LedgerSetting>? LedgersOf(string text)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, LedgerSetting>(StringComparer.Ordinal);
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=') is not [var code, var value] || LedgerSetting.Parse(value) is not { } setting)
                return null;
            read[code] = setting;
        }

        return read.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, CadenceSetting>? CadencesOf(string text)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, CadenceSetting>(StringComparer.Ordinal);
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=') is not [var key, var value] || CadenceSetting.Parse(value) is not { } cadence)
                return null;
            read[key] = cadence;
        }

        return read.ToImmutable();
    }
}

/// <summary>How often something is due, where the office has changed it from the registers' file.</summary>
/// <param name="Times">How many a period; 0: nothing is owed.</param>
internal sealed record CadenceSetting(int Times)
{
    /// <summary>The most that can be asked for in a period.</summary>
    public const int MaxTimes = 12;

    /// <summary>As it is stored.</summary>
    public string Format() => Times.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Format"/> wrote, or what was typed; null if it is invalid.</summary>
    public static CadenceSetting? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times <= MaxTimes ? new CadenceSetting(times) : null;
}
