using BotApp.Cards.General;
using BotApp.Office.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>「我出差到周五」「出差回来了」, told in the personal chat: sets or ends the absence and says so.</summary>
internal sealed class TellAbsence(PersonalSettingsKeeper keeper)
{
    /// <summary>Null for a sentence that tells no absence.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct)
    {
        // Where others read along, nobody's absence is anybody's business.
        if (turn.IsShared || AbsenceSentence.Read(sentence, turn.Now.DateTime) is not { } told)
            return null;

        var t = turn.Texts;
        switch (told)
        {
            case AbsenceSentence.Away away:
                await SetAsync(turn, away.From, away.Until, ct);
                var said = away.From is { } from ? t.AwaySetFrom(t.Date(from), t.Date(away.Until)) : t.AwaySet(t.Date(away.Until));
                return Notice(t.AwayTitle, said, new(t.AwayBackCommand, t.AwayBackCommand), new(t.SettingsTitle, t.CommandSettings));
            case AbsenceSentence.Back:
                await BackAsync(turn, ct);
                return Notice(t.AwayBackTitle, t.AwayBack);
            default:
                return Notice(t.AwayUnclearTitle, t.AwayUnclear, new NoticeCard.Command(t.SettingsTitle, t.CommandSettings));
        }

        Reply Notice(string title, string text, params NoticeCard.Command[] commands) =>
            new Reply.Card(NoticeCard.Render(new NoticeCard.Data(title, text) { Commands = commands }, t));
    }

    private Task<PersonalSettings> SetAsync(Turn turn, DateOnly? from, DateOnly until, CancellationToken ct) =>
        ChangeAsync(turn, s => s with { AwayFrom = from, AwayUntil = until }, ct);

    // What was held back until now comes with the next card, as after a card that was put off until now.
    private Task<PersonalSettings> BackAsync(Turn turn, CancellationToken ct) => ChangeAsync(
        turn, s => s with { AwayFrom = null, AwayUntil = null, SnoozedUntil = s.IsAwayOn(turn.Today) ? turn.Now : s.SnoozedUntil }, ct);

    private Task<PersonalSettings> ChangeAsync(Turn turn, Func<PersonalSettings, PersonalSettings> change, CancellationToken ct) => keeper.ChangeAsync(
        turn.Person.Id, turn.Person.Id, OperationId.Of("absence", turn.ConversationId, turn.Activity.Id ?? ""), turn.Now, change, ct);
}
