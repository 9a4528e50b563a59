using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The answers for when something is not as it should be. Each says what was done, or not, and what to do now.</summary>
public static class Notices
{
    /// <summary>A message that is neither a command nor a report of a meeting.</summary>
    /// <param name="commands">What the person can do; at most <see cref="ActionSet.MostInARow"/>.</param>
    /// <param name="mayLog">Whether the person may record a meeting.</param>
    public static AdaptiveCard UnknownCommand(IReadOnlyList<NoticeCard.Command> commands, bool mayLog, CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(t.UnknownCommandTitle, mayLog ? t.UnknownCommand : t.UnknownCommandOnly) { Commands = commands }, t);

    /// <summary>A message that looks like a mistyped command.</summary>
    /// <param name="commands">What may have been meant; at most <see cref="ActionSet.MostInARow"/>.</param>
    /// <param name="mayLog">Whether the person may record a meeting.</param>
    public static AdaptiveCard MistypedCommand(IReadOnlyList<NoticeCard.Command> commands, bool mayLog, CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(t.UnknownCommandTitle, mayLog ? t.MistypedCommand : t.MistypedCommandOnly) { Commands = commands }, t);

    /// <summary>The person's role does not cover it.</summary>
    public static AdaptiveCard NotAllowed(CardTexts t) => Plain(t.NotAllowedTitle, t.NotAllowed, t);

    /// <summary>Storage did not answer; the same may be asked again.</summary>
    public static AdaptiveCard Busy(CardTexts t) => Plain(t.BusyTitle, t.BusyMessage, t);

    /// <summary>There is no roster yet, so nobody can do anything for a unit.</summary>
    public static AdaptiveCard NoRoster(string title, CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(title, t.NoRoster) { Commands = [new NoticeCard.Command(t.CommandFirstRun, t.CommandFirstRun)] }, t);

    /// <summary>The units that a channel is for have all left the roster.</summary>
    public static AdaptiveCard UnitsGone(string title, CardTexts t) => Plain(title, t.UnitsGone, t);

    /// <summary>The channel is for units that the person has nothing to do with.</summary>
    public static AdaptiveCard ChannelOfOthers(string title, IEnumerable<string> units, CardTexts t) =>
        Plain(title, t.ChannelOfOthers(string.Join(t.ListSeparator, units)), t);

    /// <summary>What was named after a command does not exist; offers the command alone.</summary>
    /// <param name="text">Says so; may contain what the person typed.</param>
    public static AdaptiveCard NoSuch(string title, string text, string command, CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(title, text) { Commands = [new NoticeCard.Command(title, command)] }, t);

    private static AdaptiveCard Plain(string title, string text, CardTexts t) => NoticeCard.Render(new NoticeCard.Data(title, text), t);
}
