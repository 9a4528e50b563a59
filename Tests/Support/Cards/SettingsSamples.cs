using BotApp.Cards.Model;
using BotApp.Cards.Settings;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class SettingsSamples
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        var own = new PersonalSettingsCard.Data { Version = 0, Values = new Dictionary<string, string> { [SettingInputs.Language] = SettingInputs.FollowClient }, OfficeHour = "08:30" };
        yield return ("settings-own", PersonalSettingsCard.Render(own, t));
        yield return ("settings-own-saved", PersonalSettingsCard.Render(
            own with { Version = 3, Values = Full, Occasion = SettingsOccasion.Saved, OffersOffice = true, AwayToo = "2026年12月1日 周二至2026年12月3日 周四" }, t));
        yield return ("settings-own-stale", PersonalSettingsCard.Render(own with { Values = Full, Occasion = SettingsOccasion.Stale }, t));
        yield return ("settings-own-errors", PersonalSettingsCard.Render(
            own with
            {
                Values = new Dictionary<string, string>(Full) { [SettingInputs.DayHour] = "9点", [SettingInputs.AwayUntil] = "月底" },
                Errors = new Dictionary<string, string> { [SettingInputs.DayHour] = t.ErrorTime, [SettingInputs.AwayUntil] = t.ErrorDate },
            },
            t));
        yield return ("settings-office", OfficeSettingsCard.Render(Office(t), t));
        yield return ("settings-office-errors", OfficeSettingsCard.Render(
            Office(t) with
            {
                Values = new Dictionary<string, string>(OfficeValues)
                {
                    [SettingInputs.HolidayLead] = "六",
                    [SettingInputs.TermStarts] = "第一党支部=2024-03-15\n第三党支部=三月",
                    [SettingInputs.Cadence("party-lecture.0")] = "99",
                },
                Errors = new Dictionary<string, string>
                {
                    [SettingInputs.HolidayLead] = t.ErrorRange(3, 5),
                    [SettingInputs.TermStarts] = t.ErrorTermStart(2),
                    [SettingInputs.Cadence("party-lecture.0")] = t.ErrorRange(0, 12),
                },
                Channels = [],
            },
            t));
        yield return ("settings-office-asked", OfficeSettingsCard.Render(
            Office(t) with
            {
                Values = new Dictionary<string, string>(OfficeValues) { [SettingInputs.Retention] = "5" },
                Occasion = SettingsOccasion.Asked,
                Fewer = new OfficeSettingsCard.FewerYears(5, MeetingSamples.Monday.AddYears(-5).AddDays(-1)),
            },
            t));
        yield return ("settings-channel", ChannelSettingsCard.Render(
            new ChannelSettingsCard.Data
            {
                Version = 1,
                Values = new Dictionary<string, string> { [SettingInputs.Name] = "党务工作群", [SettingInputs.Language] = "zh-CN", [SettingInputs.Post] = "Weekly", [SettingInputs.PostHour] = "09:00", [SettingInputs.Units] = "branch:1,branch:3" },
                Units = [.. Enumerable.Range(1, 20).Select(i => new Choice($"第{i}党支部", $"branch:{i}"))],
                LongestName = 350,
            },
            t));
    }

    private static Dictionary<string, string> Full { get; } = new()
    {
        [SettingInputs.Language] = "en-US",
        [SettingInputs.DayHour] = "09:15",
        [SettingInputs.QuietFrom] = "21:00",
        [SettingInputs.QuietUntil] = "07:30",
        [SettingInputs.AwayFrom] = "2026-11-24",
        [SettingInputs.AwayUntil] = "2026-11-27",
    };

    private static Dictionary<string, string> OfficeValues { get; } = new()
    {
        [SettingInputs.DayHour] = "08:30",
        [SettingInputs.ObligationLead] = "3",
        [SettingInputs.Escalates] = "false",
        [SettingInputs.HolidayDraft] = "10",
        [SettingInputs.HolidayLead] = "5",
        [SettingInputs.HolidayHour] = "09:00",
        [SettingInputs.HolidayByItself] = "true",
        [SettingInputs.Content] = "Full",
        [SettingInputs.Retention] = "10",
        [SettingInputs.LookBack] = "90",
        [SettingInputs.FixedDay] = "20",
        [SettingInputs.TermStarts] = "第一党支部=2024-03-15",
        [SettingInputs.Cadence("party-lecture.0")] = "1",
        [SettingInputs.Cadence("theme-day:0")] = "1",
    };

    private static OfficeSettingsCard.Data Office(CardTexts t) => new()
    {
        Version = 2,
        Values = OfficeValues,
        MostTimes = 12,
        LongestTermStarts = 4000,
        Cadences = [new("party-lecture.0", "党课", t.SettingsPerYear, Since: new DateOnly(2026, 1, 1), Before: 4), new("theme-day:0", "主题党日", t.SettingsPerMonth), new("election:0", "换届选举大会", t.SettingsPerYears(3))],
        Channels = [t.SettingsChannelLine("机关 / 常规", t.LanguageChinese, t.SettingsPostWeekly)],
    };
}
