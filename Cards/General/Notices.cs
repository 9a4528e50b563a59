using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The answers for when something is not as it should be. Each says what was done, or not, and what to do now.</summary>
public static class Notices
{
    /// <summary>An error of ours.</summary>
    /// <param name="id">Finds the turn in the log.</param>
    public static AdaptiveCard TurnFailed(string id, CardTexts t) => Plain(t.TurnFailedTitle, t.TurnFailed(id), t);

    /// <summary>A message that is neither a command nor a report of a meeting.</summary>
    public static AdaptiveCard UnknownCommand(CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(t.UnknownCommandTitle, t.UnknownCommand)
        {
            Commands = [new(t.HelpLog, t.CommandLog), new(t.HelpMeetings, t.CommandMeetings), new(t.HelpTitle, t.CommandHelp)],
        },
        t);

    /// <summary>The person's role does not cover it.</summary>
    public static AdaptiveCard NotAllowed(CardTexts t) => Plain(t.NotAllowedTitle, t.NotAllowed, t);

    /// <summary>A posted meeting was tapped by someone else than its writer, recorder or secretary.</summary>
    public static AdaptiveCard NotYours(CardTexts t) => Plain(t.NotYoursTitle, t.NotYours, t);

    /// <summary>There is no such record, or none that this person may know of.</summary>
    public static AdaptiveCard NotFound(CardTexts t) => Plain(t.NotFoundTitle, t.NotFound, t);

    /// <summary>The draft behind a form is gone.</summary>
    public static AdaptiveCard DraftGone(CardTexts t) => Plain(t.DraftGoneTitle, t.DraftGone, t);

    /// <summary>A text that does not fit a card any more.</summary>
    /// <param name="field">Label of the input.</param>
    public static AdaptiveCard TooLong(string field, CardTexts t) => Plain(t.TooLongTitle, t.TooLong(field), t);

    /// <summary>Storage did not take it; the same click may be made again.</summary>
    public static AdaptiveCard Busy(CardTexts t) => Plain(t.BusyTitle, t.Busy, t);

    private static AdaptiveCard Plain(string title, string text, CardTexts t) => NoticeCard.Render(new NoticeCard.Data(title, text), t);
}
