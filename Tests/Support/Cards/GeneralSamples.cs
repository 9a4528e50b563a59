using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class GeneralSamples
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("help-member", HelpCard.Render(new([HelpCard.Topic.Meetings, HelpCard.Topic.My, HelpCard.Topic.Help]), t));
        yield return ("help-recorder", HelpCard.Render(new(Enum.GetValues<HelpCard.Topic>()), t));
        yield return ("not-on-roster", NotOnRosterCard.Render(new(), t));
        yield return ("not-on-roster-named", NotOnRosterCard.Render(new("机关党委办公室（电话 1234）"), t));
        yield return ("my-empty", MyCard.Render(new([], MeetingSamples.Monday), t));
        yield return ("my-few", MyCard.Render(new(Items, MeetingSamples.Monday), t));
        yield return ("my-many", MyCard.Render(new([.. Enumerable.Repeat(Items, 4).SelectMany(items => items)], MeetingSamples.Monday), t));
        yield return ("notice-turn-failed", Notices.TurnFailed("4bf92f3577b34da6a3ce929d0e0e4736", t));
        yield return ("notice-unknown-command", Notices.UnknownCommand(t));
        yield return ("notice-not-allowed", Notices.NotAllowed(t));
        yield return ("notice-not-yours", Notices.NotYours(t));
        yield return ("notice-not-found", Notices.NotFound(t));
        yield return ("notice-draft-gone", Notices.DraftGone(t));
        yield return ("notice-too-long", Notices.TooLong(t.MeetingTopic, t));
        yield return ("notice-busy", Notices.Busy(t));
        yield return ("notice-markdown", NoticeCard.Render(new(t.UnknownCommandTitle, MeetingSamples.Markdown), t));
    }

    private static MyCard.Item[] Items { get; } =
    [
        new("整理会议纪要，报机关党委存档", MeetingSamples.Monday.AddDays(-3), "支部委员会会议", MeetingSamples.Monday.AddDays(-10)),
        new("联系场地", MeetingSamples.Monday.AddDays(-1), "主题党日", MeetingSamples.Monday.AddDays(-4)),
        new(MeetingSamples.Markdown, MeetingSamples.Monday, null, null),
        new("上报项目库", MeetingSamples.Monday.AddDays(22), "领导小组会议", MeetingSamples.Monday.AddDays(-5)),
        new("自查 · 进行中：主题教育检视剖析", MeetingSamples.Monday.AddDays(18), null, null, new("继续", "自查")),
        new("补充学习笔记", null, "党课", MeetingSamples.Monday.AddDays(-5)),
    ];
}
