using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class GeneralSamples
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("help-member", HelpCard.Render(new([.. Topics(t).Skip(1)]), t));
        yield return ("help-recorder", HelpCard.Render(new(Topics(t), t.HelpIntro), t));
        foreach (var role in Enum.GetValues<WelcomeCard.Role>())
            yield return ($"welcome-{role.ToString().ToLowerInvariant()}", WelcomeCard.Render(new(role, "林晓禾"), t));
        yield return ("welcome-team", TeamWelcomeCard.Render(t));
        yield return ("first-run", FirstRunCard.Render(new(Steps(t, done: 1)), t));
        yield return ("first-run-done", FirstRunCard.Render(new(Steps(t, done: 3)), t));
        yield return ("not-on-roster", NotOnRosterCard.Render(new(), t));
        yield return ("not-on-roster-named", NotOnRosterCard.Render(new("机关党委办公室（电话 1234）"), t));
        yield return ("my-empty", MyCard.Render(new([], MeetingSamples.Monday), t));
        yield return ("my-few", MyCard.Render(new(Items, MeetingSamples.Monday), t));
        yield return ("my-many", MyCard.Render(new([.. Enumerable.Repeat(Items, 4).SelectMany(items => items)], MeetingSamples.Monday), t));
        yield return ("notice-unknown-command", Notices.UnknownCommand([new(t.HelpLog, t.CommandLog), new(t.HelpTitle, t.CommandHelp)], mayLog: true, t));
        yield return ("notice-mistyped-command", Notices.MistypedCommand([new(t.HelpMeetings, t.CommandMeetings)], mayLog: true, t));
        yield return ("notice-not-allowed", Notices.NotAllowed(t));
        yield return ("notice-busy", Notices.Busy(t));
        yield return ("notice-markdown", NoticeCard.Render(new(t.UnknownCommandTitle, MeetingSamples.Markdown), t));
    }

    private static HelpCard.Topic[] Topics(CardTexts t) =>
    [
        new(t.HelpLog, t.HelpLogHow, t.CommandLog, t.HelpLogExample),
        new(t.HelpMeetings, t.HelpMeetingsHow, t.CommandMeetings),
        new(t.HelpMy, t.HelpMyHow, t.CommandMy),
        new(t.SettingsTitle, t.HelpSettingsHow, t.CommandSettings, t.HelpSettingsExample),
        new(t.HelpHelp, t.HelpHelpHow, t.CommandHelp),
    ];

    private static FirstRunCard.Step[] Steps(CardTexts t, int done) =>
    [
        new(t.FirstRunRoster, t.FirstRunRosterThere(21, 245), IsDone: done > 0),
        new(t.FirstRunCalendar, done > 1 ? t.FirstRunCalendarThere(2026) : t.FirstRunCalendarHow(2027), IsDone: done > 1),
        new(t.FirstRunChannel, done > 1 ? t.FirstRunChannelThere(1) : t.SettingsChannelsHow, IsDone: done > 1),
        new(t.FirstRunReminders, done > 2 ? t.FirstRunRemindersThere : t.FirstRunRemindersHow, IsDone: done > 2, CardVerbs.SettingsOffice),
    ];

    private static MyCard.Item[] Items { get; } =
    [
        new("整理会议纪要，报机关党委存档", MeetingSamples.Monday.AddDays(-3), "支部委员会会议", MeetingSamples.Monday.AddDays(-10)) { WorkdaysLate = 1 },
        new("联系场地", MeetingSamples.Monday.AddDays(-4), "主题党日", MeetingSamples.Monday.AddDays(-4)) { WorkdaysLate = 2 },
        new(MeetingSamples.Markdown, MeetingSamples.Monday, null, null),
        new("上报项目库", MeetingSamples.Monday.AddDays(22), "领导小组会议", MeetingSamples.Monday.AddDays(-5)),
        new("自查 · 进行中：主题教育检视剖析", MeetingSamples.Monday.AddDays(18), null, null, new("继续", "自查")),
        new("建立问题整改周通报", MeetingSamples.Monday.AddDays(-5), "机关", MeetingSamples.Monday.AddDays(-30))
        {
            WorkdaysLate = 3,
            Ledger = LedgerSamples.Hidden,
            Duty = "由您牵头",
        },
        new("补充学习笔记", null, "党课", MeetingSamples.Monday.AddDays(-5)),
    ];
}
